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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which chains a change of the inventory may concern. Not thread-safe; belongs to the engine's thread. */
final class ChainIndex {
    private final SetsByKey<InventoryMirror.Label, String> byLabel = new SetsByKey<>();
    private final SetsByKey<String, String> byExternalInterface = new SetsByKey<>();

    void replace(Optional<ChainDefinition> before, Optional<ChainDefinition> after) {
        before.ifPresent(chain -> chain.functions().forEach(function -> remove(chain.name(), function)));
        after.ifPresent(chain -> chain.functions().forEach(function -> add(chain.name(), function)));
    }

    private void add(String chain, FunctionDefinition function) {
        label(function).ifPresent(label -> byLabel.add(label, chain));
        external(function).ifPresent(name -> byExternalInterface.add(name, chain));
    }

    private void remove(String chain, FunctionDefinition function) {
        label(function).ifPresent(label -> byLabel.remove(label, chain));
        external(function).ifPresent(name -> byExternalInterface.remove(name, chain));
    }

    /** One label of the selector is enough to find the chain: a pod must carry them all. */
    private static Optional<InventoryMirror.Label> label(FunctionDefinition function) {
        if (function.selection().orElse(null) instanceof Selection.Pods pods && !pods.labels().isEmpty()) {
            Map.Entry<String, String> first = new TreeMap<>(pods.labels()).firstEntry();
            return Optional.of(new InventoryMirror.Label(first.getKey(), first.getValue()));
        }
        return Optional.empty();
    }

    private static Optional<String> external(FunctionDefinition function) {
        return function.selection().orElse(null) instanceof Selection.External external
            ? Optional.of(external.name()) : Optional.empty();
    }

    /** Chains that may select the pod. */
    Set<String> concernedBy(Pod pod) {
        Set<String> chains = new HashSet<>();
        pod.labels().forEach((key, value) ->
            chains.addAll(byLabel.at(new InventoryMirror.Label(key, value))));
        return chains;
    }

    /** Chains that name the external interface. */
    Set<String> concernedBy(String externalInterface) {
        return byExternalInterface.at(externalInterface);
    }
}
