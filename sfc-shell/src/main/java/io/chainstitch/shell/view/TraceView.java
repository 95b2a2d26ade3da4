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

import io.chainstitch.shell.facts.Trace;
import java.util.List;

/** Shows how a packet passed. */
public final class TraceView {
    private TraceView() {
    }

    /**
     * Shows a trace.
     *
     * @param trace what to show
     * @param screen where
     * @return the lines
     */
    public static List<String> lines(Trace trace, Screen screen) {
        Page page = new Page(screen);
        page.field("Chain", Cell.of(trace.chain()));
        page.field("Verdict", Cell.word(trace.verdict()));
        page.field("Message", Cell.of(trace.message()));
        Table table = new Table("#", "NODE", "ACTION", "DETAIL");
        trace.steps().forEach(step -> table.row(Cell.of(step.index()), Cell.of(step.node()), Cell.of(step.action()),
            Cell.of(step.detail())));
        if (!table.isEmpty()) {
            page.section("Steps").table(table, "");
        }
        return page.lines();
    }
}
