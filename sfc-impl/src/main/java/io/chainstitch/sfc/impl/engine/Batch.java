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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes of some chains that go to the nodes as one transaction. Enters what the chains give up and take into the
 * compositions, tells what that means for each node, and can take it out again. Belongs to the engine's thread.
 */
final class Batch {
    private final NodeTable nodes;
    private final Map<String, Changed> chains = new LinkedHashMap<>();
    private final Map<String, Cut> cuts = new TreeMap<>();

    /**
     * A chain of the batch.
     *
     * @param before its record so far
     * @param after its record as it shall be
     */
    record Changed(ChainRecord before, ChainRecord after) {
    }

    /** The part of a node's plan that the batch touches, as it was before the batch. */
    private static final class Cut {
        private final Map<ObjectKey, Optional<VppObject>> before = new HashMap<>();
        private final List<VppObject> touched = new ArrayList<>();
    }

    Batch(NodeTable nodes) {
        this.nodes = nodes;
    }

    /** Enters a change into the compositions. The caller has checked that nothing conflicts. */
    void enter(ChainRecord before, ChainRecord after) {
        chains.put(after.name(), new Changed(before, after));
        replace(after.name(), before.nodes(), after.nodes(), true);
    }

    /** Takes all changes out of the compositions again. */
    void takeBack() {
        List<Changed> reversed = new ArrayList<>(chains.values());
        Collections.reverse(reversed);
        reversed.forEach(change ->
            replace(change.after.name(), change.after.nodes(), change.before.nodes(), false));
    }

    private void replace(String chain, Map<String, NodePlan> from, Map<String, NodePlan> to, boolean cut) {
        Set<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        for (String name : names) {
            NodePlan before = from.getOrDefault(name, NodePlan.EMPTY);
            NodePlan after = to.getOrDefault(name, NodePlan.EMPTY);
            if (!before.equals(after)) {
                NodeRuntime node = nodes.get(name);
                if (cut) {
                    cut(node, before, after);
                }
                node.composition.replace(chain, before, after);
                node.version++;
            }
        }
    }

    /** A key that no earlier change of the batch touched still has its old object. */
    private void cut(NodeRuntime node, NodePlan before, NodePlan after) {
        Cut cut = cuts.computeIfAbsent(node.name, name -> new Cut());
        List<VppObject> touched = new ArrayList<>();
        before.objects().forEach((key, object) -> noteIfDifferent(object, after.objects().get(key), touched));
        after.objects().forEach((key, object) -> noteIfDifferent(object, before.objects().get(key), touched));
        cut.touched.addAll(touched);
        for (ObjectKey key : node.composition.neighbourhood(touched)) {
            cut.before.computeIfAbsent(key, node.composition::get);
        }
    }

    private static void noteIfDifferent(VppObject object, VppObject other, List<VppObject> touched) {
        if (!Objects.equals(object, other)) {
            touched.add(object);
        }
    }

    /** What changes on each node; nodes on which nothing changes after all are left out. */
    Map<String, NetworkTransaction.Change> changes() {
        Map<String, NetworkTransaction.Change> changes = new TreeMap<>();
        cuts.forEach((name, cut) -> {
            Composition composition = nodes.get(name).composition;
            Set<ObjectKey> keys = new HashSet<>(cut.before.keySet());
            keys.addAll(composition.neighbourhood(cut.touched));
            NodePlan before = NodePlan.of(cut.before.values().stream().flatMap(Optional::stream).toList());
            NodePlan after = composition.slice(keys);
            if (!after.equals(before)) {
                changes.put(name, new NetworkTransaction.Change(before, after));
            }
        });
        return changes;
    }

    /** Every node whose plan the batch touches. */
    Set<String> nodes() {
        return cuts.keySet();
    }

    Map<String, Changed> chains() {
        return chains;
    }

    boolean isEmpty() {
        return chains.isEmpty();
    }
}
