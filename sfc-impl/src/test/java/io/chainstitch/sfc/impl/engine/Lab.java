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

import static org.junit.Assert.assertEquals;

import io.chainstitch.renderer.l2xconn.L2xconnRenderer;
import io.chainstitch.renderer.srv6.Srv6Renderer;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An engine with everything around it in memory: nodes, store and what users read. */
final class Lab {
    static final Settings SETTINGS = new Settings("l2xconn", IpPrefix.of("fcbb:bb00::/32"),
        IpPrefix.of("fcbb:bbff::/48"), new Settings.Range(5000, 5999), new Settings.Range(1000, 1999), 0);

    static final List<ChainRenderer> RENDERERS = List.of(new L2xconnRenderer(), new Srv6Renderer());

    final ManualExecutor executor = new ManualExecutor();
    final FakeNodes nodes = new FakeNodes();
    final Store store = new Store();
    final Sink sink = new Sink();
    final Map<String, Optional<ChainDefinition>> definitions = new TreeMap<>();
    final Map<String, Optional<Node>> inventoryNodes = new TreeMap<>();
    final Map<Pod.Id, Optional<Pod>> pods = new TreeMap<>();
    private final Map<String, Network> networks = new TreeMap<>();
    private final Map<String, ExternalInterface> externals = new TreeMap<>();
    private final Settings settings;
    Consumer<CommitPoint> points = point -> { };
    Engine engine;

    Lab() {
        this(SETTINGS);
    }

    Lab(Settings settings) {
        this.settings = settings;
        boot();
    }

    /** A controller starts, with what the store remembers and what the user has declared. */
    void boot() {
        engine = new Engine(new Engine.Ports(executor, nodes, store, sink,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), executor::nanoTime, new Random(1),
            point -> points.accept(point)), settings,
            new Engine.Remembered(List.copyOf(store.records.values()), store.agents, store.lastGeneration));
        engine.tell(inbox -> {
            networks.forEach((name, network) -> inbox.network(name, Optional.of(network)));
            externals.forEach((name, external) -> inbox.externalInterface(name, Optional.of(external)));
            inventoryNodes.forEach(inbox::node);
            pods.forEach(inbox::pod);
            definitions.forEach((name, chain) -> inbox.definition(name, chain, digest(chain)));
        });
        engine.renderers(RENDERERS);
        engine.start(1000);
        executor.settle();
    }

    /** The controller is killed, from within itself: it does nothing from now on, whatever it is about to do. */
    void kill() {
        executor.die();
        nodes.controllerDead = true;
        store.controllerDead = true;
    }

    /** The controller is killed, unless it was already, and started again. */
    void restart() {
        executor.revive();
        nodes.controllerGone();
        store.controllerDead = false;
        // What another controller told users is wiped, as StatePublisher does it.
        sink.chains.clear();
        sink.nodes.clear();
        boot();
    }

    /** Whoever is to be looked at was, unless a change is under way. */
    void assertNobodyIsLeftOut(String what) {
        executor.settle();
        if (!nodes.isAnyHanging()) {
            assertEquals(what + ": chains that are to be looked at", 0, engine.figures(Instant.EPOCH).waitingChains());
        }
    }

    Lab node(String... names) {
        for (String name : names) {
            nodeAt(name, "10.0.0." + name.substring(1));
        }
        return this;
    }

    void nodeAt(String name, String underlayAddress) {
        set(name, Optional.of(new Node(name, OptionalInt.empty(), Optional.of(IpAddress.of(underlayAddress)),
            Optional.empty(), OptionalInt.empty(), Optional.empty(),
            Optional.of(new Node.Agent("127.0.0.1", 2831, "u", "p")))));
    }

    void set(String name, Network network) {
        networks.put(name, network);
        engine.tell(inbox -> inbox.network(name, Optional.of(network)));
        executor.settle();
    }

    void removeNetwork(String name) {
        networks.remove(name);
        engine.tell(inbox -> inbox.network(name, Optional.empty()));
        executor.settle();
    }

    /** An external interface with one attachment. */
    void external(String name, String node, String vppInterface) {
        ExternalInterface external = new ExternalInterface(name, "default", List.of(new ExternalInterface.Attached(
            node, vppInterface, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        set(name, external);
    }

    void set(String name, ExternalInterface external) {
        externals.put(name, external);
        engine.tell(inbox -> inbox.externalInterface(name, Optional.of(external)));
        executor.settle();
    }

    void removeExternal(String name) {
        externals.remove(name);
        engine.tell(inbox -> inbox.externalInterface(name, Optional.empty()));
        executor.settle();
    }

    void set(String name, Optional<Node> node) {
        inventoryNodes.put(name, node);
        engine.tell(inbox -> inbox.node(name, node));
        executor.settle();
    }

    /** A pod with label {@code app=APP} and interfaces in0 and out0. */
    Lab pod(String name, String node, String app) {
        return pod(name, node, app, "default", false);
    }

    Lab pod(String name, String node, String app, String network, boolean attachedByOthers) {
        Pod.Id id = new Pod.Id("ns", name);
        Map<String, Pod.Interface> interfaces = new HashMap<>();
        for (String face : List.of("in0", "out0")) {
            Optional<Attachment> managed = Optional.of(new Attachment.AfPacket(name + "-" + face));
            interfaces.put(face, new Pod.Interface(face, network, List.of(), Optional.empty(), List.of(),
                attachedByOthers ? Optional.of("vpp-" + name + "-" + face) : Optional.empty(),
                attachedByOthers ? Optional.empty() : managed));
        }
        set(id, Optional.of(new Pod(id, Optional.of(node), false, Map.of("app", app), interfaces)));
        return this;
    }

    void set(Pod.Id id, Optional<Pod> pod) {
        pods.put(id, pod);
        engine.tell(inbox -> inbox.pod(id, pod));
        executor.settle();
    }

    void removePod(String name) {
        set(new Pod.Id("ns", name), Optional.empty());
    }

    /** A bidirectional chain through pods of the given apps. */
    Lab chain(String name, String... apps) {
        return define(definition(name, false, 8, apps));
    }

    static ChainDefinition definition(String name, boolean unidirectional, int maxPaths, String... apps) {
        List<FunctionDefinition> functions = new ArrayList<>();
        Arrays.stream(apps).forEach(app -> functions.add(new FunctionDefinition("f" + functions.size(),
            Optional.of(new Selection.Pods(Optional.empty(), Map.of("app", app))), Optional.of("in0"),
            Optional.of("out0"))));
        return new ChainDefinition(name, true, "l2xconn", unidirectional, Optional.empty(), maxPaths,
            ChainDefinition.Srv6Proxy.AUTO, functions);
    }

    Lab define(ChainDefinition chain) {
        definitions.put(chain.name(), Optional.of(chain));
        engine.tell(inbox -> inbox.definition(chain.name(), Optional.of(chain), digest(Optional.of(chain))));
        executor.settle();
        return this;
    }

    void undefine(String name) {
        definitions.put(name, Optional.empty());
        engine.tell(inbox -> inbox.definition(name, Optional.empty(), ""));
        executor.settle();
    }

    private static String digest(Optional<ChainDefinition> chain) {
        return chain.map(Object::toString).orElse("");
    }

    ChainState state(String chain) {
        return sink.chains.get(chain).state();
    }

    Reason reason(String chain) {
        return sink.chains.get(chain).why().orElseThrow().reason();
    }

    String message(String chain) {
        return sink.chains.get(chain).why().orElseThrow().message();
    }

    /** What all accepted renderings together ask of the nodes. */
    Map<String, NodePlan> planned() {
        Map<String, List<VppObject>> objects = new TreeMap<>();
        store.records.values().forEach(record -> record.nodes().forEach((node, plan) ->
            objects.computeIfAbsent(node, key -> new ArrayList<>()).addAll(plan.objects().values())));
        Map<String, NodePlan> plans = new TreeMap<>();
        objects.forEach((node, all) -> plans.put(node, NodePlan.of(all)));
        return plans;
    }

    static final class Store implements RecordStore {
        final Map<String, ChainRecord> records = new TreeMap<>();
        Map<String, Node.Agent> agents = Map.of();
        long lastGeneration;
        int writes;
        boolean controllerDead;
        /** What is kept from being written for a while; empty when everything is written at once. */
        Optional<List<Runnable>> heldBack = Optional.empty();

        void holdBack() {
            heldBack = Optional.of(new ArrayList<>());
        }

        void release() {
            List<Runnable> late = heldBack.orElseThrow();
            heldBack = Optional.empty();
            late.forEach(Runnable::run);
        }

        @Override
        public CompletionStage<Void> write(Map<String, Optional<ChainRecord>> changes, long generation) {
            if (controllerDead) {
                return new CompletableFuture<>();
            }
            if (heldBack.isPresent()) {
                CompletableFuture<Void> written = new CompletableFuture<>();
                heldBack.get().add(() -> {
                    write(changes, generation);
                    written.complete(null);
                });
                return written;
            }
            changes.forEach((name, record) -> record.ifPresentOrElse(found -> records.put(name, found),
                () -> records.remove(name)));
            lastGeneration = generation;
            writes++;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void agents(Map<String, Node.Agent> inUse) {
            agents = inUse;
        }
    }

    static final class Sink implements StateSink {
        final Map<String, ChainStatus> chains = new TreeMap<>();
        final Map<String, NodeStatus> nodes = new TreeMap<>();
        final List<TransactionStatus> transactions = new ArrayList<>();
        /** Whether the next transaction is not taken. */
        boolean defect;
        /** Whether it is not taken that the next chain is gone. */
        boolean defectWhenGone;

        @Override
        public void chain(ChainStatus status) {
            chains.put(status.name(), status);
        }

        @Override
        public void chainGone(String name) {
            if (defectWhenGone) {
                defectWhenGone = false;
                throw new IllegalStateException("a defect that the test made");
            }
            chains.remove(name);
        }

        @Override
        public void node(NodeStatus status) {
            nodes.put(status.name(), status);
        }

        @Override
        public void nodeGone(String name) {
            nodes.remove(name);
        }

        @Override
        public void transaction(TransactionStatus status) {
            if (defect) {
                defect = false;
                throw new IllegalStateException("a defect that the test made");
            }
            transactions.add(status);
        }
    }
}
