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

import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes of some chains that go to the nodes as one transaction. Enters what the chains give up and take into the
 * compositions, tells what that means for each node, and can take it out again. All chains give up first, so that they
 * may take from each other, or change together what they hold together. Belongs to the engine's thread.
 */
final class Batch {
    private final NodeTable nodes;
    private final Reception reception;
    private final Map<String, Changed> released = new LinkedHashMap<>();
    private final Map<String, Changed> chains = new LinkedHashMap<>();
    private final Map<String, Cut> cuts = new TreeMap<>();
    private final Set<String> brokenOff = new TreeSet<>();
    private SetsByKey<Place, String> freedReceivers = new SetsByKey<>();
    private SetsByKey<Place, String> freedTakers = new SetsByKey<>();

    /**
     * A chain of the batch.
     *
     * @param before its record so far
     * @param after its record as it shall be
     * @param was what it did with interfaces so far
     * @param becomes what it shall do with them
     * @param along whether it keeps its rendering, and only what it holds together with others changes
     */
    record Changed(ChainRecord before, ChainRecord after, Roles was, Roles becomes, boolean along) {
        Changed(ChainRecord before, ChainRecord after) {
            this(before, after, Roles.of(before), Roles.of(after), false);
        }

        /** A chain that only goes along with others. */
        static Changed along(ChainRecord before, ChainRecord after) {
            return new Changed(before, after, Roles.of(before), Roles.of(after), true);
        }

        /** What becomes of an object on a node, null when the chain does not hold it then. */
        VppObject becomes(String node, ObjectKey key) {
            return after.nodes().getOrDefault(node, NodePlan.EMPTY).objects().get(key);
        }

        String name() {
            return after.name();
        }

        /** The nodes on which something of the chain changes. */
        Set<String> nodes() {
            Set<String> names = new TreeSet<>(before.nodes().keySet());
            names.addAll(after.nodes().keySet());
            names.removeIf(node -> before.nodes().getOrDefault(node, NodePlan.EMPTY)
                .equals(after.nodes().getOrDefault(node, NodePlan.EMPTY)));
            return names;
        }

        /** What sends to the interfaces of a node that the chain leaves, and what takes from them. */
        private List<VppObject> waysThrough(String node) {
            Set<String> left = new HashSet<>();
            left(node, was.uses(), becomes.uses(), left);
            left(node, was.receives(), becomes.receives(), left);
            left(node, was.takes(), becomes.takes(), left);
            return before.nodes().getOrDefault(node, NodePlan.EMPTY).objects().values().stream()
                .filter(object -> object instanceof LocalSid || object.attractsTraffic())
                .filter(object -> !Collections.disjoint(object.interfaces(), left)).toList();
        }

        private static void left(String node, Set<Place> before, Set<Place> after, Set<String> names) {
            before.stream().filter(place -> place.node().equals(node) && !after.contains(place))
                .forEach(place -> names.add(place.interfaceName()));
        }
    }

    /** The part of a node's plan that the batch touches, as it was before the batch. */
    private static final class Cut {
        private final Map<ObjectKey, Optional<VppObject>> before = new HashMap<>();
        /** What becomes of objects of chains that are broken off, before anything else happens. */
        private final Map<ObjectKey, Optional<VppObject>> gap = new HashMap<>();
        private final List<VppObject> touched = new ArrayList<>();
        /** The interfaces and tables whose objects are among these. */
        private final Set<Object> seen = new HashSet<>();
    }

    Batch(NodeTable nodes, Reception reception) {
        this.nodes = nodes;
        this.reception = reception;
    }

    /**
     * Has chains leave the interfaces that they give up before any chain gets something new. Must come before all
     * else.
     */
    void breakOff(Collection<Changed> changes) {
        changes.forEach(change -> brokenOff.add(change.name()));
        Map<Changed, Map<String, List<VppObject>>> gone = new HashMap<>();
        changes.forEach(change -> forEachNode(change, (node, before, after) -> {
            List<VppObject> ways = change.waysThrough(node.name);
            gone.computeIfAbsent(change, key -> new HashMap<>()).put(node.name, ways);
            cut(node, ways);
        }));
        gone.forEach((change, byNode) -> byNode.forEach((node, ways) ->
            nodes.get(node).composition.release(change.name(), NodePlan.of(ways), NodePlan.EMPTY)));
        gone.forEach((change, byNode) -> byNode.forEach((node, ways) -> ways.forEach(object ->
            cuts.get(node).gap.put(object.key(), nodes.get(node).composition.get(object.key())))));
        gone.forEach((change, byNode) -> byNode.forEach((node, ways) ->
            nodes.get(node).composition.hold(change.name(), NodePlan.of(ways))));
    }

    /** Takes out of the compositions what a chain gives up. */
    void release(Changed change) {
        released.put(change.name(), change);
        reception.remove(change.name(), change.was, change.becomes);
        change.was.receives().stream().filter(place -> !change.becomes.receives().contains(place))
            .forEach(place -> freedReceivers.add(place, change.name()));
        change.was.takes().stream().filter(place -> !change.becomes.takes().contains(place))
            .forEach(place -> freedTakers.add(place, change.name()));
        forEachNode(change, (node, before, after) -> {
            cut(node, different(before, after));
            node.composition.release(change.name(), before, after);
        });
    }

    /** Enters into the compositions what a chain takes. The caller has released it, and checked that it can have it. */
    void hold(Changed change) {
        chains.put(change.name(), change);
        reception.add(change.name(), change.becomes);
        forEachNode(change, (node, before, after) -> {
            cut(node, different(after, before));
            node.composition.hold(change.name(), after);
            node.version++;
        });
    }

    /** Takes all changes out of the compositions again. */
    void takeBack() {
        chains.values().forEach(change -> {
            reception.remove(change.name(), change.becomes, change.was);
            forEachNode(change, (node, before, after) -> node.composition.release(change.name(), after, before));
        });
        released.values().forEach(this::giveBack);
    }

    /** Gives a chain back what it released; it holds nothing new. */
    void giveBack(String chain) {
        giveBack(released.remove(chain));
    }

    private void giveBack(Changed change) {
        reception.add(change.name(), change.was);
        forEachNode(change, (node, before, after) -> {
            node.composition.hold(change.name(), before);
            node.version++;
        });
    }

    /** Takes all changes out again and forgets them. */
    void restart() {
        takeBack();
        released.clear();
        chains.clear();
        cuts.clear();
        brokenOff.clear();
        freedReceivers = new SetsByKey<>();
        freedTakers = new SetsByKey<>();
    }

    @FunctionalInterface
    private interface OnNode {
        void accept(NodeRuntime node, NodePlan before, NodePlan after);
    }

    private void forEachNode(Changed change, OnNode action) {
        change.nodes().forEach(name -> action.accept(nodes.get(name),
            change.before.nodes().getOrDefault(name, NodePlan.EMPTY),
            change.after.nodes().getOrDefault(name, NodePlan.EMPTY)));
    }

    /** A key that no earlier change of the batch touched still has its old object. */
    private void cut(NodeRuntime node, Collection<VppObject> touched) {
        if (touched.isEmpty()) {
            return;
        }
        Cut cut = cuts.computeIfAbsent(node.name, name -> new Cut());
        cut.touched.addAll(touched);
        for (ObjectKey key : node.composition.neighbourhood(touched, cut.seen)) {
            cut.before.computeIfAbsent(key, node.composition::get);
        }
    }

    /** The objects of one plan that the other one does not have in the same form. */
    private static List<VppObject> different(NodePlan plan, NodePlan other) {
        return plan.objects().values().stream()
            .filter(object -> !object.equals(other.objects().get(object.key()))).toList();
    }

    /**
     * While traffic is switched, a proxy that comes or goes takes everything on its interface: whoever else receives
     * there must come after it went, or be gone before it comes.
     *
     * @return the chains of the batch that must have gone before a chain comes
     */
    Set<String> mustGoBefore(Changed change) {
        Set<String> chains = new TreeSet<>();
        change.becomes.receives().stream().filter(place -> !change.was.receives().contains(place))
            .forEach(place -> chains.addAll(freedTakers.at(place)));
        change.becomes.takes().stream().filter(place -> !change.was.takes().contains(place))
            .forEach(place -> chains.addAll(freedReceivers.at(place)));
        chains.remove(change.name());
        return chains;
    }

    /** What changes on each node; nodes on which nothing changes after all are left out. */
    Map<String, NetworkTransaction.Change> changes() {
        Map<String, NetworkTransaction.Change> changes = new TreeMap<>();
        cuts.forEach((name, cut) -> {
            Composition composition = nodes.get(name).composition;
            Set<ObjectKey> keys = new HashSet<>(cut.before.keySet());
            keys.addAll(composition.neighbourhood(cut.touched, new HashSet<>()));
            NodePlan before = NodePlan.of(cut.before.values().stream().flatMap(Optional::stream).toList());
            NodePlan after = composition.slice(keys);
            if (!after.equals(before)) {
                changes.put(name, new NetworkTransaction.Change(before, before.with(cut.gap), after));
            }
        });
        return changes;
    }

    /** Every node whose plan the batch touches. */
    Set<String> nodes() {
        return cuts.keySet();
    }

    /** The chains that {@link #breakOff} has give up first. */
    Set<String> brokenOff() {
        return brokenOff;
    }

    /** The chains that change. */
    Map<String, Changed> chains() {
        return chains;
    }

    boolean isEmpty() {
        return chains.isEmpty();
    }
}
