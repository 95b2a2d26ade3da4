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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import java.util.List;
import java.util.Optional;

/** Finds definitions that no inventory makes servable. */
final class DefinitionCheck {
    private DefinitionCheck() {
    }

    /** {@return why the chain can never be rendered} */
    static Optional<Refusal> refuse(ChainDefinition chain) {
        List<FunctionDefinition> functions = chain.functions();
        if (chain.srv6Proxy() != ChainDefinition.Srv6Proxy.DYNAMIC || functions.size() < 3) {
            return Optional.empty();
        }
        int limit = Math.max(SegmentLimit.of(Layer.L2), SegmentLimit.of(Layer.IPV4));
        if (functions.size() - 1 > limit) {
            return Optional.of(new Refusal(Reason.TOO_MANY_SEGMENTS, "with dynamic proxies the chain needs "
                + (functions.size() - 1) + " segments, and VPP has room for " + limit
                + "; set srv6-proxy to auto or shorten the chain"));
        }
        return chain.unidirectional() ? Optional.empty()
            : functions.subList(1, functions.size() - 1).stream().filter(DefinitionCheck::hasOneInterface).findFirst()
                .map(function -> new Refusal(Reason.INTERFACE_CONFLICT, "function " + function.name()
                    + " uses interface " + function.inputInterface().orElseThrow() + " both ways, and one interface "
                    + "takes back for one dynamic proxy; set srv6-proxy to auto, give the function two interfaces or "
                    + "make the chain unidirectional"));
    }

    private static boolean hasOneInterface(FunctionDefinition function) {
        return function.inputInterface().isPresent() && function.inputInterface().equals(function.outputInterface());
    }
}
