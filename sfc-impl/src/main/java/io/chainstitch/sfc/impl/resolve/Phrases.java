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
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Inventory;
import java.util.List;
import java.util.stream.Collectors;

/** The words that the messages share. */
final class Phrases {
    private static final int LISTED = 3;

    private Phrases() {
    }

    static String function(ChainDefinition chain, FunctionDefinition function) {
        return "Function '" + function.name() + "' of chain '" + chain.name() + "'";
    }

    static String lower(String phrase) {
        return Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
    }

    static String instance(InstanceId id) {
        if (id instanceof InstanceId.OfExternal external) {
            return "external interface '" + external.name() + "' on node '" + external.node() + "'";
        }
        return "pod " + ((InstanceId.OfPod) id).id();
    }

    /** Names an interface of an instance; an external instance is its interface. */
    static String side(Candidate candidate, Candidate.Side side) {
        return candidate.id() instanceof InstanceId.OfPod
            ? "interface '" + side.face().label() + "' of " + instance(candidate.id()) : instance(candidate.id());
    }

    static String network(String name) {
        return "network '" + name + "'" + (Inventory.STUB_NETWORK.equals(name) ? " (no addresses)" : "");
    }

    /** Joins at most three entries and counts the rest. */
    static String list(List<String> entries) {
        String listed = entries.stream().limit(LISTED).collect(Collectors.joining("; "));
        int more = entries.size() - LISTED;
        return more > 0 ? listed + "; and " + more + " more" : listed;
    }
}
