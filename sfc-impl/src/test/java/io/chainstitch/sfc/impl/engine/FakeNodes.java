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

import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Nodes in memory, behind the gateway's interface. They refuse a stage whose idea of them is wrong. */
public final class FakeNodes implements NodeGateway {
    static final String NO_VPP = "VPP unavailable: no connection";

    private final Map<String, NodePlan> held = new ConcurrentSkipListMap<>();
    private final Map<String, NodePlan> configured = new ConcurrentSkipListMap<>();
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private volatile ConnectionListener listener = (node, connection, message) -> { };
    private volatile Map<String, Node.Agent> agents = Map.of();
    /** Objects that no node gives up. */
    final Set<ObjectKey> stuck = new HashSet<>();
    int writes;
    int stages;
    int reads;
    /** How often nodes were asked whether they hold their plan. */
    int questions;
    /** Whether nodes can tell whether they hold their plan; those of earlier versions cannot. */
    boolean tellWhetherTheyHold = true;
    /** Objects that nodes refuse, by node. */
    final Map<String, ObjectKey> refused = new HashMap<>();
    /** Nodes that refuse the next commit only. */
    final Set<String> refuseCommit = new HashSet<>();
    /** Nodes whose agents are there but have no VPP. */
    final Set<String> withoutVpp = new HashSet<>();
    /** Nodes whose next commit is applied, but the answer is lost. */
    final Set<String> loseAnswer = new HashSet<>();
    /** Nodes that refuse every removal. */
    private final Set<String> keeping = new HashSet<>();
    private final Set<String> hanging = new HashSet<>();
    /** The controller was killed while it was about to do something; what it asks for is not heard. */
    boolean controllerDead;
    private final Map<String, Runnable> heldBack = new HashMap<>();

    public NodePlan held(String node) {
        return held.getOrDefault(node, NodePlan.EMPTY);
    }

    public Map<String, NodePlan> all() {
        Map<String, NodePlan> all = new TreeMap<>(held);
        all.values().removeIf(NodePlan::isEmpty);
        return all;
    }

    Set<String> connectedAgents() {
        return agents.keySet();
    }

    /** Somebody changes VPP behind the agent's back. */
    public void tamper(String node, ObjectKey key, Optional<VppObject> object) {
        held.put(node, held(node).with(Map.of(key, object)));
    }

    public void down(String node) {
        down.add(node);
        if (agents.containsKey(node)) {
            listener.connectionChanged(node, Connection.UNREACHABLE, "connection refused");
        }
    }

    public void up(String node) {
        down.remove(node);
        if (agents.containsKey(node)) {
            listener.connectionChanged(node, Connection.CONNECTED, "");
        }
    }

    /** The VPP of a node goes or comes, and its agent has yet to say so. */
    void vppUnnoticed(String node, boolean there) {
        if (there) {
            withoutVpp.remove(node);
        } else {
            withoutVpp.add(node);
        }
    }

    /** The VPP of a node goes or comes, and its agent says so. */
    void vpp(String node, boolean there) {
        vppUnnoticed(node, there);
        listener.dataplaneChanged(node);
    }

    /** The next commit of a node is not answered, nor applied, before it is released. */
    void hang(String node) {
        hanging.add(node);
    }

    void refuseRemoval(String node, boolean refuse) {
        if (refuse) {
            keeping.add(node);
        } else {
            keeping.remove(node);
        }
    }

    boolean isHanging(String node) {
        return heldBack.containsKey(node);
    }

    boolean isAnyHanging() {
        return !heldBack.isEmpty();
    }

    void release(String node) {
        hanging.remove(node);
        Runnable commit = heldBack.remove(node);
        if (commit != null) {
            commit.run();
        }
    }

    /** The controller's process ends: its sessions are gone. */
    void controllerGone() {
        controllerDead = false;
        agents = Map.of();
        hanging.clear();
        heldBack.clear();
        listener = (node, connection, message) -> { };
    }

    @Override
    public void connect(Map<String, Node.Agent> wanted) {
        Map<String, Node.Agent> before = agents;
        agents = wanted;
        wanted.keySet().stream().filter(node -> !before.containsKey(node)).forEach(this::tell);
    }

    private void tell(String node) {
        boolean lost = down.contains(node);
        listener.connectionChanged(node, lost ? Connection.UNREACHABLE : Connection.CONNECTED,
            lost ? "connection refused" : "");
    }

    @Override
    public AutoCloseable listen(ConnectionListener newListener) {
        listener = newListener;
        agents.keySet().forEach(this::tell);
        return () -> listener = (node, connection, message) -> { };
    }

    @Override
    public CompletionStage<NodeReading> read(String node) {
        reads++;
        return withoutVpp.contains(node) ? failed(GatewayException.Kind.REJECTED, NO_VPP)
            : unlessDown(node, () -> reading(node, held(node).with(underlay(node))));
    }

    /** Node n7 has the addresses 10.0.0.7, fd00::7 and fd00::71, which is its owner's business. */
    private static Map<ObjectKey, Optional<VppObject>> underlay(String node) {
        String number = node.substring(1);
        Map<ObjectKey, Optional<VppObject>> addresses = new HashMap<>();
        for (String own : new String[] {"10.0.0." + number + "/24", "fd00::" + number + "/64",
            "fd00::" + number + "1/64"}) {
            Address address = new Address("eth0", InterfaceAddress.of(own));
            addresses.put(address.key(), Optional.of(address));
        }
        return addresses;
    }

    private static NodeReading reading(String node, NodePlan plan) {
        Map<String, InterfaceState> states = new HashMap<>();
        states.put("eth0", new InterfaceState("eth0", "eth0", 1, true, true, "",
            new MacAddress("02:fe:00:00:00:02"), 9000));
        plan.objects().values().stream().filter(InterfaceObject.class::isInstance).map(InterfaceObject.class::cast)
            .forEach(one -> states.put(one.name(), new InterfaceState(one.name(), one.name(), states.size() + 1L, true,
                true, Names.tag(one), new MacAddress("02:fe:00:00:00:01"), 9000)));
        plan.objects().values().stream().filter(SubInterface.class::isInstance).map(SubInterface.class::cast)
            .forEach(sub -> states.putIfAbsent(sub.parent(), new InterfaceState(sub.parent(), sub.parent(),
                states.size() + 1L, true, true, "", new MacAddress("02:fe:00:00:00:03"), 9000)));
        return new NodeReading(node, Instant.EPOCH, plan, states);
    }

    @Override
    public CompletionStage<Configured> configured(String node) {
        return unlessDown(node, () -> new Configured(configured.getOrDefault(node, NodePlan.EMPTY), ""));
    }

    @Override
    public CompletionStage<Boolean> holds(String node, NodePlan plan) {
        questions++;
        NodePlan told = configured.getOrDefault(node, NodePlan.EMPTY);
        return unlessDown(node, () -> tellWhetherTheyHold && !withoutVpp.contains(node) && told.equals(plan)
            && plan.objects().entrySet().stream()
                .allMatch(object -> held(node).get(object.getKey()).equals(Optional.of(object.getValue()))));
    }

    @Override
    public CompletionStage<Staged> stage(String node, String transaction, NodePlan before, NodePlan after) {
        stages++;
        if (controllerDead) {
            return new CompletableFuture<>();
        }
        if (withoutVpp.contains(node)) {
            return failed(GatewayException.Kind.REJECTED, NO_VPP);
        }
        ObjectKey bad = refused.get(node);
        if (bad != null && after.get(bad).isPresent() && before.get(bad).isEmpty()) {
            return failed(GatewayException.Kind.REJECTED, "VPP rejected: " + bad);
        }
        if (stuck.stream().anyMatch(key -> before.get(key).isPresent() && after.get(key).isEmpty())) {
            return failed(GatewayException.Kind.REJECTED, "VPP rejected: " + stuck + " is in use");
        }
        if (keeping.contains(node) && !after.objects().keySet().containsAll(before.objects().keySet())) {
            return failed(GatewayException.Kind.REJECTED, "VPP rejected: it is in use");
        }
        Map<ObjectKey, Optional<VppObject>> difference = difference(before, after);
        Optional<String> missing = missing(held(node).with(difference), difference);
        if (missing.isPresent()) {
            return failed(GatewayException.Kind.REJECTED, missing.get());
        }
        return unlessDown(node, () -> new FakeStaged(node, before, after));
    }

    private static Map<ObjectKey, Optional<VppObject>> difference(NodePlan before, NodePlan after) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        before.objects().forEach((key, object) -> {
            if (!after.get(key).equals(Optional.of(object))) {
                changes.put(key, after.get(key));
            }
        });
        after.objects().forEach((key, object) -> {
            if (!before.get(key).equals(Optional.of(object))) {
                changes.put(key, Optional.of(object));
            }
        });
        return changes;
    }

    /** Agents look for the interfaces and tables that an object needs. Those that pods do not bring are others'. */
    private static Optional<String> missing(NodePlan result, Map<ObjectKey, Optional<VppObject>> difference) {
        Set<String> names = new HashSet<>();
        result.objects().values().stream().filter(InterfaceObject.class::isInstance)
            .forEach(one -> names.add(((InterfaceObject) one).name()));
        for (VppObject object : difference.values().stream().flatMap(Optional::stream).toList()) {
            for (String name : object.interfaces()) {
                if (name.startsWith("pod/") && !names.contains(name)) {
                    return Optional.of(object.key() + ": VPP has no interface " + name + ", make it first");
                }
            }
            for (TableRef table : object.tables()) {
                if (table.id() != 0 && result.get(new ObjectKey(ObjectKind.TABLE, table.toString())).isEmpty()) {
                    return Optional.of(object.key() + ": VPP has no table " + table + ", make it first");
                }
            }
        }
        return Optional.empty();
    }

    private <T> CompletionStage<T> unlessDown(String node, java.util.function.Supplier<T> answer) {
        return down.contains(node) || !agents.containsKey(node)
            ? failed(GatewayException.Kind.UNREACHABLE, node + " is down")
            : CompletableFuture.completedFuture(answer.get());
    }

    private static <T> CompletionStage<T> failed(GatewayException.Kind kind, String message) {
        return CompletableFuture.failedFuture(new GatewayException(kind, message, null));
    }

    private final class FakeStaged implements Staged {
        private final String node;
        private final NodePlan before;
        private final NodePlan after;

        FakeStaged(String node, NodePlan before, NodePlan after) {
            this.node = node;
            this.before = before;
            this.after = after;
        }

        @Override
        public CompletionStage<Void> commit() {
            if (controllerDead) {
                return new CompletableFuture<>();
            }
            if (!hanging.remove(node)) {
                return apply();
            }
            CompletableFuture<Void> answer = new CompletableFuture<>();
            heldBack.put(node, () -> apply().whenComplete((done, failure) -> {
                if (failure == null) {
                    answer.complete(null);
                } else {
                    answer.completeExceptionally(failure);
                }
            }));
            return answer;
        }

        private CompletionStage<Void> apply() {
            if (refuseCommit.remove(node)) {
                return failed(GatewayException.Kind.REJECTED, "VPP rejected: at commit");
            }
            if (down.contains(node)) {
                return failed(GatewayException.Kind.OUTCOME_UNKNOWN, node + " went down");
            }
            Map<ObjectKey, Optional<VppObject>> changes = difference(before, after);
            takeAlong(changes);
            held.put(node, held(node).with(changes));
            configured.put(node, configured.getOrDefault(node, NodePlan.EMPTY).with(changes));
            writes++;
            return loseAnswer.remove(node) ? failed(GatewayException.Kind.OUTCOME_UNKNOWN, "no answer")
                : CompletableFuture.completedFuture(null);
        }

        /**
         * Agents keep the routes of a table in one entry, and sub-interfaces with their parent. An edit removes as a
         * whole an entry of which {@code after} has nothing, and replaces one of which {@code before} has nothing.
         */
        private void takeAlong(Map<ObjectKey, Optional<VppObject>> changes) {
            Set<String> known = entries(before);
            Set<String> wanted = entries(after);
            held(node).objects().forEach((key, object) -> {
                String entry = entry(object);
                if (known.contains(entry) != wanted.contains(entry) && after.get(key).isEmpty()) {
                    changes.put(key, Optional.empty());
                }
            });
        }

        private static Set<String> entries(NodePlan plan) {
            return plan.objects().values().stream().map(FakeStaged::entry).collect(Collectors.toSet());
        }

        private static String entry(VppObject object) {
            return object instanceof Route route ? route.prefix().family() + " " + route.table()
                : object instanceof SubInterface sub ? sub.parent()
                : object instanceof InterfaceObject iface ? iface.name() : object.key().toString();
        }

        @Override
        public CompletionStage<Void> discard() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
