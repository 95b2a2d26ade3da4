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

import io.chainstitch.shell.facts.ChainLine;
import java.time.Instant;
import java.util.List;

/** Shows chains, one on a line. */
public final class ChainsView {
    private ChainsView() {
    }

    /**
     * Shows chains.
     *
     * @param chains what to show
     * @param detailed whether what a chain carries and the sentence to its state are shown too
     * @param screen where
     * @param now what ages are counted to
     * @return the lines
     */
    public static List<String> lines(List<ChainLine> chains, boolean detailed, Screen screen, Instant now) {
        if (chains.isEmpty()) {
            return List.of("No chain is declared.");
        }
        return (detailed ? detailed(chains, now) : brief(chains, now)).lines(screen);
    }

    static Table brief(List<ChainLine> chains, Instant now) {
        Table table = new Table("NAME", "STATE", "REASON", "PATHS", "NODES", "AGE");
        chains.forEach(chain -> table.row(Cell.of(chain.name()), Cell.word(chain.state()), Cell.of(chain.reason()),
            Cell.of(chain.paths()), Phrases.names(chain.nodes()), Ages.cell(chain.since(), now)));
        return table;
    }

    private static Table detailed(List<ChainLine> chains, Instant now) {
        Table table = new Table("NAME", "STATE", "REASON", "PATHS", "NODES", "AGE", "RENDERER", "LAYER", "NETWORK",
            "MESSAGE");
        chains.forEach(chain -> table.row(Cell.of(chain.name()), Cell.word(chain.state()), Cell.of(chain.reason()),
            Cell.of(chain.paths()), Cell.of(String.join(",", chain.nodes())), Ages.cell(chain.since(), now),
            Cell.of(chain.renderer()), Cell.of(chain.layer()), Cell.of(chain.network()), Cell.of(chain.message())));
        return table;
    }
}
