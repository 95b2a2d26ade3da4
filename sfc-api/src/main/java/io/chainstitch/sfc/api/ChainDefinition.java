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
package io.chainstitch.sfc.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A chain as the user wrote it, with defaults applied.
 *
 * @param name unique name
 * @param enabled false keeps the definition but installs nothing
 * @param renderer name of the renderer, the default one filled in
 * @param unidirectional true when no traffic passes back
 * @param network the network that all interfaces must be in; empty means whichever they share
 * @param maxPaths how many parallel paths at the most, 1 or more
 * @param srv6Proxy how SR-unaware functions are attached, for the SRv6 renderer
 * @param functions the functions in the order of the forward direction, the first and the last are the ends
 */
public record ChainDefinition(String name, boolean enabled, String renderer, boolean unidirectional,
    Optional<String> network, int maxPaths, Srv6Proxy srv6Proxy, List<FunctionDefinition> functions) {

    public ChainDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(renderer);
        Objects.requireNonNull(network);
        Objects.requireNonNull(srv6Proxy);
        functions = List.copyOf(functions);
    }

    /** How an SR-unaware function is attached to an SRv6 chain. */
    public enum Srv6Proxy {
        /** Whichever serves the chain. */
        AUTO,
        /** End.AD. */
        DYNAMIC,
        /** Decapsulation to the function and steering of what returns. */
        STITCHED
    }
}
