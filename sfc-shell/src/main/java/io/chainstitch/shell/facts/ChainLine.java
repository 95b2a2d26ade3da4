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

/**
 * A chain on one line.
 *
 * @param name its name
 * @param state its state; {@code unknown} while nothing is published
 * @param reason why it is not ready
 * @param message the reason as a sentence
 * @param renderer who serves it
 * @param layer what it carries
 * @param network of its interfaces
 * @param unidirectional whether traffic passes one way only; empty when it was deleted
 * @param forwardPaths how many paths are installed forward
 * @param reversePaths how many paths are installed in reverse
 * @param nodes names of the nodes that it touches
 * @param since when it came into its state
 */
public record ChainLine(String name, String state, Optional<String> reason, Optional<String> message,
    Optional<String> renderer, Optional<String> layer, Optional<String> network, Optional<Boolean> unidirectional,
    long forwardPaths, long reversePaths, List<String> nodes, Optional<Instant> since) {
    private static final String FORWARD = "forward";

    /** Keeps an unchangeable copy of the list. */
    public ChainLine {
        nodes = List.copyOf(nodes);
    }

    /**
     * Tells the essence of a chain.
     *
     * @param chain the chain
     * @return its line
     */
    public static ChainLine of(Chain chain) {
        Optional<Chain.State> state = chain.state();
        long forward = chain.paths().stream().filter(path -> path.direction().equals(FORWARD)).count();
        return new ChainLine(chain.name(), state.map(Chain.State::state).orElse("unknown"),
            state.flatMap(Chain.State::reason), state.flatMap(Chain.State::message),
            state.flatMap(Chain.State::renderer).or(() -> chain.definition().flatMap(Chain.Definition::renderer)),
            state.flatMap(Chain.State::layer), state.flatMap(Chain.State::network),
            chain.definition().map(Chain.Definition::unidirectional), forward, chain.paths().size() - forward,
            chain.nodes().stream().map(Chain.Part::name).toList(), state.flatMap(Chain.State::since));
    }

    /** {@return the numbers of paths: forward, and behind a plus those in reverse unless it has no way back} */
    public String paths() {
        return unidirectional.orElse(false) ? Long.toString(forwardPaths) : forwardPaths + "+" + reversePaths;
    }
}
