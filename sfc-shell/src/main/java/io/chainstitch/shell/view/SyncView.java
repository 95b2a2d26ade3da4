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

import io.chainstitch.shell.facts.Comparison;
import io.chainstitch.shell.facts.Resync;
import java.util.List;

/** Shows how nodes compare with their plan, and what became of those that were synchronised. */
public final class SyncView {
    private static final String NO_NODE = "No node is declared.";

    private SyncView() {
    }

    /**
     * Shows comparisons.
     *
     * @param nodes what to show
     * @param screen where
     * @return the lines
     */
    public static List<String> compared(List<Comparison> nodes, Screen screen) {
        if (nodes.isEmpty()) {
            return List.of(NO_NODE);
        }
        Table table = new Table("NAME", "SYNC", "DIFFERENCES", "MESSAGE");
        nodes.forEach(node -> table.row(Cell.of(node.name()), Cell.word(node.sync()),
            Cell.of(node.differences().size()), Cell.of(node.message())));
        Table differences = new Table("NODE", "REPAIR", "KIND", "KEY", "EXPECTED", "ACTUAL");
        nodes.forEach(node -> node.differences().forEach(one -> differences.row(Cell.of(node.name()),
            Cell.word(one.operation()), Cell.of(one.kind()), Cell.of(one.key()), Cell.of(one.expected()),
            Cell.of(one.actual()))));
        List<String> lines = new java.util.ArrayList<>(table.lines(screen));
        if (!differences.isEmpty()) {
            lines.add("");
            lines.addAll(differences.lines(screen));
        }
        return lines;
    }

    /**
     * Shows results.
     *
     * @param nodes what to show
     * @param screen where
     * @return the lines
     */
    public static List<String> synchronised(List<Resync> nodes, Screen screen) {
        if (nodes.isEmpty()) {
            return List.of(NO_NODE);
        }
        Table table = new Table("NAME", "SYNC", "CHANGED", "MESSAGE");
        nodes.forEach(node -> table.row(Cell.of(node.name()), Cell.word(node.sync()), Cell.of(node.changed()),
            Cell.of(node.message())));
        return table.lines(screen);
    }
}
