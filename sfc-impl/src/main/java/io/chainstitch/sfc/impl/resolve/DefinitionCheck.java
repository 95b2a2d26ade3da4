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
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The checks of a definition that need no inventory. */
final class DefinitionCheck {
    private final ChainDefinition chain;

    DefinitionCheck(ChainDefinition chain) {
        this.chain = chain;
    }

    void run() throws RefusedException {
        if (!chain.enabled()) {
            throw new RefusedException(Reason.DISABLED,
                "Chain '" + chain.name() + "' is disabled: set enabled to true to install it");
        }
        List<FunctionDefinition> functions = chain.functions();
        if (functions.size() < 2) {
            throw new RefusedException(Reason.TOO_SHORT, "Chain '" + chain.name() + "' has "
                + (functions.isEmpty() ? "no function" : "only the function '" + functions.get(0).name() + "'")
                + ": give it two functions or more");
        }
        if (chain.maxPaths() < 1) {
            throw invalid("max-paths of chain '" + chain.name() + "' is " + chain.maxPaths() + ": use 1 or more");
        }
        uniqueNames();
        for (int index = 0; index < functions.size(); index++) {
            complete(functions.get(index), inner(index));
        }
        externalOnlyAtEdges();
    }

    private boolean inner(int index) {
        return index > 0 && index < chain.functions().size() - 1;
    }

    private void uniqueNames() throws RefusedException {
        Set<String> names = new HashSet<>();
        for (FunctionDefinition function : chain.functions()) {
            if (!names.add(function.name())) {
                throw invalid(Phrases.function(chain, function) + " is there twice: give each function a name of its"
                    + " own");
            }
        }
    }

    private void complete(FunctionDefinition function, boolean inner) throws RefusedException {
        Selection selection = function.selection().orElseThrow(() -> invalid(Phrases.function(chain, function)
            + " selects nothing: give it a pod-selector or an external-interface"));
        if (selection instanceof Selection.Pods pods) {
            if (pods.labels().isEmpty()) {
                throw invalid("pod-selector of " + Phrases.lower(Phrases.function(chain, function))
                    + " has no label: give it one label or more");
            }
            interfaceLeaves(function, inner);
        }
    }

    private void interfaceLeaves(FunctionDefinition function, boolean inner) throws RefusedException {
        boolean input = function.inputInterface().isPresent();
        boolean output = function.outputInterface().isPresent();
        if (!input && !output) {
            throw invalid(Phrases.function(chain, function) + " names no interface: set interface"
                + (inner ? ", or input-interface and output-interface" : ""));
        }
        if (inner && !(input && output)) {
            throw invalid(Phrases.function(chain, function) + " stands between two others and has no "
                + (input ? "output-interface" : "input-interface") + ": set it, or set interface for both ways");
        }
    }

    private void externalOnlyAtEdges() throws RefusedException {
        for (int index = 1; index < chain.functions().size() - 1; index++) {
            FunctionDefinition function = chain.functions().get(index);
            if (function.selection().orElseThrow() instanceof Selection.External external) {
                throw new RefusedException(Reason.EXTERNAL_INTERFACE_NOT_AT_EDGE, "External interface '"
                    + external.name() + "' is " + Phrases.lower(Phrases.function(chain, function))
                    + ", between two others: use external interfaces only as first or last function");
            }
        }
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(Reason.INVALID_DEFINITION, message);
    }
}
