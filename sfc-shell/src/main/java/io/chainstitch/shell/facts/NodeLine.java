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
package io.chainstitch.shell.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A node on one line.
 *
 * @param name its name
 * @param connection with its agent; {@code unknown} while nothing is published
 * @param sync how it compares with its plan; {@code unknown} while nothing is published
 * @param message what is wrong
 * @param objects how many its plan has
 * @param drift how many differed when it was last compared
 * @param lastSync when it was last found in sync
 * @param chains names of the chains with a part on it
 */
public record NodeLine(String name, String connection, String sync, Optional<String> message, OptionalLong objects,
    OptionalLong drift, Optional<Instant> lastSync, List<String> chains) {
    private static final String UNKNOWN = "unknown";

    /** Keeps an unchangeable copy of the list. */
    public NodeLine {
        chains = List.copyOf(chains);
    }

    /**
     * Tells the essence of a node.
     *
     * @param node the node
     * @param snapshot where its chains are
     * @return its line
     */
    public static NodeLine of(Node node, Snapshot snapshot) {
        Optional<Node.State> state = node.state();
        return new NodeLine(node.name(), state.map(Node.State::connection).orElse(UNKNOWN),
            state.map(Node.State::sync).orElse(UNKNOWN), state.flatMap(Node.State::message),
            state.map(Node.State::objects).orElse(OptionalLong.empty()),
            state.map(Node.State::drift).orElse(OptionalLong.empty()), state.flatMap(Node.State::lastSync),
            snapshot.chainsOn(node.name()));
    }
}
