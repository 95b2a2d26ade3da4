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

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One object that is, or would be, different.
 *
 * @param operation what makes the node hold what it shall hold
 * @param key the object
 * @param expected what the node shall hold
 * @param actual what it holds
 */
public record Difference(Operation operation, ObjectKey key, Optional<VppObject> expected,
    Optional<VppObject> actual) {

    /** What makes a node hold what it shall hold. */
    public enum Operation {
        /** The object is missing. */
        ADD,
        /** The object is another one. */
        CHANGE,
        /** The object is left over. */
        REMOVE
    }

    /** What a chain's new record changes on the nodes, given what other chains hold. */
    static Map<String, List<Difference>> ofChange(ChainRecord before, ChainRecord after, NodeTable nodes) {
        Set<String> names = new TreeSet<>(before.nodes().keySet());
        names.addAll(after.nodes().keySet());
        Map<String, List<Difference>> differences = new TreeMap<>();
        for (String name : names) {
            Composition held = nodes.contains(name) ? nodes.get(name).composition : new Composition();
            NodePlan wanted = after.nodes().getOrDefault(name, NodePlan.EMPTY);
            List<Difference> found = new ArrayList<>();
            wanted.objects().forEach((key, object) -> addIfDifferent(key, Optional.of(object), held.get(key), found));
            before.nodes().getOrDefault(name, NodePlan.EMPTY).objects().forEach((key, object) -> {
                if (wanted.get(key).isEmpty() && held.holders(key).equals(Set.of(before.name()))) {
                    addIfDifferent(key, Optional.empty(), Optional.of(object), found);
                }
            });
            if (!found.isEmpty()) {
                differences.put(name, found);
            }
        }
        return differences;
    }

    /** How a node differs from its plan: what it was told beyond the plan is left over. */
    static List<Difference> ofNode(NodePlan desired, NodePlan configured, NodePlan actual) {
        List<Difference> found = new ArrayList<>();
        Set<ObjectKey> keys = new TreeSet<>(desired.objects().keySet());
        keys.addAll(configured.objects().keySet());
        for (ObjectKey key : keys) {
            Optional<VppObject> held = actual.get(key);
            addIfDifferent(key, desired.get(key), held, found);
        }
        return found;
    }

    private static void addIfDifferent(ObjectKey key, Optional<VppObject> expected, Optional<VppObject> actual,
        List<Difference> into) {
        if (!expected.equals(actual)) {
            Operation operation = expected.isEmpty() ? Operation.REMOVE
                : actual.isEmpty() ? Operation.ADD : Operation.CHANGE;
            into.add(new Difference(operation, key, expected, actual));
        }
    }
}
