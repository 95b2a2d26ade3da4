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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions for tests. */
final class Chains {
    private Chains() {
    }

    static ChainDefinition chain(FunctionDefinition... functions) {
        return new ChainDefinition("c", true, "fake", false, Optional.empty(), 8, ChainDefinition.Srv6Proxy.AUTO,
            List.of(functions));
    }

    /** A chain over the pods with these apps, all by their interface {@code eth1}. */
    static ChainDefinition apps(String... apps) {
        return chain(Arrays.stream(apps).map(app -> function(app, "eth1")).toArray(FunctionDefinition[]::new));
    }

    static ChainDefinition limited(ChainDefinition chain, int maxPaths) {
        return new ChainDefinition(chain.name(), chain.enabled(), chain.renderer(), chain.unidirectional(),
            chain.network(), maxPaths, chain.srv6Proxy(), chain.functions());
    }

    static ChainDefinition oneWay(ChainDefinition chain) {
        return new ChainDefinition(chain.name(), chain.enabled(), chain.renderer(), true, chain.network(),
            chain.maxPaths(), chain.srv6Proxy(), chain.functions());
    }

    static ChainDefinition inNetwork(ChainDefinition chain, String network) {
        return new ChainDefinition(chain.name(), chain.enabled(), chain.renderer(), chain.unidirectional(),
            Optional.of(network), chain.maxPaths(), chain.srv6Proxy(), chain.functions());
    }

    static ChainDefinition disabled(ChainDefinition chain) {
        return new ChainDefinition(chain.name(), false, chain.renderer(), chain.unidirectional(), chain.network(),
            chain.maxPaths(), chain.srv6Proxy(), chain.functions());
    }

    static FunctionDefinition function(String app, String face) {
        return function(app, Optional.of(face), Optional.of(face));
    }

    static FunctionDefinition function(String app, Optional<String> input, Optional<String> output) {
        return new FunctionDefinition(app,
            Optional.of(new Selection.Pods(Optional.empty(), Map.of("app-" + app, "yes"))), input, output);
    }

    static FunctionDefinition external(String name) {
        return new FunctionDefinition(name, Optional.of(new Selection.External(name)), Optional.empty(),
            Optional.empty());
    }
}
