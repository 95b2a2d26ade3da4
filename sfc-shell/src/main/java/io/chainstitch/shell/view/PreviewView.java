/*
 * Copyright (c) 2026 The Chainstitch Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.chainstitch.shell.view;

import io.chainstitch.shell.facts.Preview;
import java.util.List;
import java.util.Map;

/** Shows what a chain would change. */
public final class PreviewView {
    private static final Map<String, String> SIGNS = Map.of("add", "+", "change", "~", "remove", "-");

    private PreviewView() {
    }

    /**
     * Shows a preview.
     *
     * @param preview what to show
     * @param screen where
     * @return the lines
     */
    public static List<String> lines(Preview preview, Screen screen) {
        Page page = new Page(screen);
        page.field("Chain", Cell.of(preview.chain()));
        page.field("Would be", Cell.word(preview.state()));
        page.field("Reason", preview.reason());
        page.field("Message", preview.message());
        page.section("Paths").table(ChainPage.paths(preview.paths()), "None would be installed.");
        page.section("Changes").table(changes(preview), "None: every node has what it must have for this chain.");
        return page.lines();
    }

    private static Table changes(Preview preview) {
        Table table = new Table("NODE", " ", "KIND", "KEY", "ATTRIBUTES");
        preview.nodes().forEach(node -> node.objects().forEach(object -> table.row(Cell.of(node.name()),
            new Cell(SIGNS.getOrDefault(object.operation(), "?"), Tone.of(object.operation())),
            Cell.of(object.kind()), Cell.of(object.key()),
            Cell.of(Phrases.changes(object)))));
        return table;
    }
}
