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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A chain.
 *
 * @param name its name
 * @param definition what the user declared; empty when it was deleted and is still on a node
 * @param state what became of it; empty when nothing is known yet
 */
public record Chain(String name, Optional<Definition> definition, Optional<State> state) {

    /**
     * What the user declared.
     *
     * @param description free text
     * @param enabled whether it is to be installed
     * @param renderer name of the renderer; empty = the default one of the settings
     * @param unidirectional whether traffic passes one way only
     * @param network its network; empty = the one that its interfaces share
     * @param maxPaths how many parallel paths at the most
     * @param srv6Proxy kind of the SRv6 proxy
     * @param functions the functions in order
     */
    public record Definition(Optional<String> description, boolean enabled, Optional<String> renderer,
        boolean unidirectional, Optional<String> network, int maxPaths, String srv6Proxy, List<Function> functions) {

        /** Keeps an unchangeable copy of the list. */
        public Definition {
            functions = List.copyOf(functions);
        }
    }

    /**
     * A function of a chain.
     *
     * @param name its name
     * @param namespace in which its pods are; empty = in any
     * @param labels that its pods carry, none for an external interface
     * @param externalInterface name of the external interface; empty for pods
     * @param inputInterface where traffic enters it
     * @param outputInterface where traffic leaves it
     */
    public record Function(String name, Optional<String> namespace, Map<String, String> labels,
        Optional<String> externalInterface, Optional<String> inputInterface, Optional<String> outputInterface) {

        /** Keeps an unchangeable copy, by key. */
        public Function {
            labels = Sorted.copyOf(labels);
        }
    }

    /**
     * What became of a chain.
     *
     * @param state the state's name
     * @param reason why it is not ready
     * @param message the reason as a sentence
     * @param renderer who serves it
     * @param layer what it carries
     * @param network of its interfaces
     * @param generation of the definition
     * @param observedGeneration that the state speaks of
     * @param since when it came into its state
     * @param lastProgramTime microseconds from the last change to the last acknowledgement
     * @param paths that are installed
     * @param nodes that it touches
     */
    public record State(String state, Optional<String> reason, Optional<String> message, Optional<String> renderer,
        Optional<String> layer, Optional<String> network, OptionalLong generation, OptionalLong observedGeneration,
        Optional<Instant> since, OptionalLong lastProgramTime, List<Path> paths, List<Part> nodes) {

        /** Keeps unchangeable copies of the lists. */
        public State {
            paths = List.copyOf(paths);
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * A chain's part on a node.
     *
     * @param name name of the node
     * @param state how it stands there
     * @param message what the node said
     */
    public record Part(String name, String state, Optional<String> message) {
    }

    /** {@return the installed paths} */
    public List<Path> paths() {
        return state.map(State::paths).orElse(List.of());
    }

    /** {@return the nodes that it touches} */
    public List<Part> nodes() {
        return state.map(State::nodes).orElse(List.of());
    }
}
