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
package io.chainstitch.southbound;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import io.chainstitch.netconf.guard.ConnectQueue;
import io.chainstitch.netconf.guard.Retirement;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.Node.Agent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.dom.broker.DOMMountPointServiceImpl;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.device.rev240120.ConnectionOper.ConnectionStatus;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNode;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNodeBuilder;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.NodeId;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.NodeBuilder;
import org.opendaylight.yangtools.concepts.Registration;

/** The inventory's agents, the mounts, and what is told of them. */
public class AgentNetworkTest {
    private static final Agent AGENT = new Agent("127.0.0.1", 2831, "u", "secret");
    private static final ConnectQueue NOBODY_WAITS = node -> false;

    private final DataBroker broker = TestModels.CONTROLLER.binding(TestModels.CONTROLLER.broker());
    private final DOMMountPointServiceImpl mounts = new DOMMountPointServiceImpl();
    private final ManualExecutor executor = new ManualExecutor();
    private final FakeMount mount = new FakeMount();
    private final List<String> told = new ArrayList<>();
    private final Set<String> up = new HashSet<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    /** Completed by the test when an ended session is down. */
    private final CompletableFuture<Void> down = new CompletableFuture<>();
    private Instant now = Instant.EPOCH;
    private final AgentNetwork network = new AgentNetwork(mounts, new FakeRetirement(),
        removals -> new TopologyWriter(broker, Runnable::run, removals), () -> executor, Clock.systemUTC());

    /** Sessions that are up until the test says that they went down. */
    private final class FakeRetirement implements Retirement {
        @Override
        public boolean retire(String node) {
            return !up.contains(node);
        }

        @Override
        public CompletionStage<Void> end(String node) {
            ended.add(node);
            return down;
        }
    }

    @Test
    public void mountOfAnEarlierLifeIsUsed() throws Exception {
        register("n1");
        connect(Map.of("n1", AGENT));
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals(List.of("n1 CONNECTING ", "n1 CONNECTED "), told);
    }

    @Test
    public void mountsThatComeAndGoAreFollowed() throws Exception {
        mounts.registerProvisionListener(network);
        connect(Map.of("n1", AGENT));
        Registration mounted = register("n1");
        executor.settle();
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals("n1 CONNECTED ", told.get(1));
        mounted.close();
        assertThat(told.get(2), containsString("n1 UNREACHABLE"));
    }

    @Test
    public void mountOfTheOldAddressIsNotUsed() throws Exception {
        mounts.registerProvisionListener(network);
        up.add("chainstitch:n1");
        connect(Map.of("n1", AGENT));
        await().until(this::port, is(2831));
        network.connect(Map.of("n1", new Agent("127.0.0.1", 2832, "u", "secret")));
        assertEquals("the session of the old address is on its way", 2831, (int) port());
        Registration old = register("n1");
        executor.settle();
        assertTrue(mount.calls.isEmpty());
        network.check(NOBODY_WAITS);
        executor.settle();
        assertEquals("that it is connected is still to be written", 2831, (int) port());
        assertEquals(List.of(), ended);
        tell("n1", ConnectionStatus.Connected);
        network.told();
        executor.settle();
        await().until(() -> List.copyOf(ended), is(List.of("chainstitch:n1")));
        old.close();
        tell("n1", ConnectionStatus.Connecting);
        network.told();
        executor.settle();
        assertEquals("upstream still hears of the end of its session", 2831, (int) port());
        up.clear();
        down.complete(null);
        executor.settle();
        await().until(this::port, is(2832));
        register("n1");
        executor.settle();
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals(List.of("n1 CONNECTING ", "n1 CONNECTED "), told);
    }

    @Test
    public void nodeStaysUntilItsEndIsWritten() throws Exception {
        connect(Map.of("n1", AGENT));
        await().until(this::port, is(2831));
        tell("n1", ConnectionStatus.Connected);
        network.connect(Map.of());
        executor.settle();
        network.check(NOBODY_WAITS);
        assertEquals("no session is up, but that is still to be written", 2831, (int) port());
        tell("n1", ConnectionStatus.Connecting);
        network.told();
        executor.settle();
        await().until(this::port, is(0));
    }

    /** It would go on with a session that is about to end. */
    @Test
    public void nodeThatIsWantedAgainBeforeItIsGoneIsConnectedAnew() throws Exception {
        mounts.registerProvisionListener(network);
        List<Boolean> written = new CopyOnWriteArrayList<>();
        broker.registerTreeChangeListener(
            DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, MountNode.path("n1")),
            changes -> changes.forEach(change -> written.add(change.getRootNode().dataAfter() != null)));
        up.add("chainstitch:n1");
        connect(Map.of("n1", AGENT));
        Registration old = register("n1");
        tell("n1", ConnectionStatus.Connected);
        executor.settle();
        mount.calls.clear();
        network.connect(Map.of());
        network.connect(Map.of("n1", AGENT));
        executor.settle();
        await().until(() -> List.copyOf(ended), is(List.of("chainstitch:n1")));
        assertTrue("the old mount is not used", mount.calls.isEmpty());
        old.close();
        tell("n1", ConnectionStatus.Connecting);
        up.clear();
        down.complete(null);
        executor.settle();
        await().until(() -> List.copyOf(written), is(List.of(true, false, true)));
        register("n1");
        executor.settle();
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals("n1 CONNECTED ", told.get(told.size() - 1));
    }

    @Test
    public void correctedAddressConnectsAtOnce() throws Exception {
        mounts.registerProvisionListener(network);
        connect(Map.of("n1", new Agent("no host!", 2831, "u", "secret")));
        network.connect(Map.of("n1", AGENT));
        executor.settle();
        await().until(this::port, is(2831));
        register("n1");
        executor.settle();
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals("n1 CONNECTED ", told.get(told.size() - 1));
    }

    @Test
    public void nodeThatWasNeverMountedIsNotAwaitedWhenItLeaves() {
        AtomicInteger passes = new AtomicInteger();
        DataBroker counted = mock(DataBroker.class, delegatesTo(broker));
        doAnswer(call -> {
            passes.incrementAndGet();
            return broker.newReadWriteTransaction();
        }).when(counted).newReadWriteTransaction();
        AgentNetwork other = new AgentNetwork(mounts, new FakeRetirement(),
            removals -> new TopologyWriter(counted, Runnable::run, removals), () -> executor, Clock.systemUTC());
        other.connect(Map.of("bad", new Agent("no host!", 2831, "u", "secret")));
        other.connect(Map.of());
        AtomicInteger seen = new AtomicInteger();
        await().during(Duration.ofMillis(500)).until(() -> {
            other.check(NOBODY_WAITS);
            return seen.getAndSet(passes.get()) == passes.get();
        });
        assertTrue("the topology was looked at", passes.get() > 0);
    }

    @Test
    public void nodeWhoseTurnHasNotComeIsNotConnectedAnew() throws Exception {
        Clock clock = mock(Clock.class);
        doAnswer(call -> now).when(clock).instant();
        AgentNetwork other = new AgentNetwork(mounts, new FakeRetirement(),
            removals -> new TopologyWriter(broker, Runnable::run, removals), () -> executor, clock);
        other.listen((node, connection, message) -> told.add(node + " " + message));
        other.connect(Map.of("n1", AGENT, "n2", AGENT));
        now = now.plus(NodeLink.QUIET_LIMIT).plusSeconds(1);
        told.clear();
        other.check(node -> node.equals(MountNode.id("n1")));
        assertEquals(1, told.size());
        assertThat(told.get(0), startsWith("n2 the agent at 127.0.0.1:2831 accepts connections but"));
    }

    /** What OpenDaylight writes of a node. */
    private void tell(String node, ConnectionStatus status) throws Exception {
        var tx = broker.newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, MountNode.path(node), new NodeBuilder()
            .setNodeId(new NodeId(MountNode.id(node)))
            .addAugmentation(new NetconfNodeBuilder().setConnectionStatus(status).build())
            .build());
        tx.commit().get();
    }

    @Test
    public void mountsOfOthersAreNotTouched() {
        mounts.registerProvisionListener(network);
        connect(Map.of("n1", AGENT));
        register("n2");
        executor.settle();
        assertTrue(mount.calls.isEmpty());
    }

    @Test
    public void impossibleAddressIsToldAndOthersGoOn() throws Exception {
        register("n1");
        connect(Map.of("bad", new Agent("no host!", 2831, "u", "secret"), "n1", AGENT));
        mount.last().agentNamed("n1");
        executor.settle();
        assertTrue(told.contains("n1 CONNECTED "));
        String bad = told.stream().filter(text -> text.startsWith("bad UNREACHABLE")).findFirst().orElseThrow();
        assertThat(bad, containsString("'no host!' with port 2831"));
        assertFalse(bad.contains("secret"));
    }

    @Test
    public void nodeWithoutAgentIsUnreachable() {
        var failure = assertThrows(ExecutionException.class,
            () -> network.read("n9").toCompletableFuture().get()).getCause();
        assertEquals(GatewayException.Kind.UNREACHABLE, ((GatewayException) failure).kind());
    }

    @Test
    public void failedAttemptsAreToldForOurNodesOnly() {
        connect(Map.of("n1", AGENT));
        network.attemptFailed("chainstitch:n1", "refused");
        network.attemptFailed("n1", "of a mount that a user made");
        assertEquals(2, told.size());
        assertThat(told.get(1), containsString("refused"));
    }

    private void connect(Map<String, Agent> agents) {
        network.listen((node, state, message) -> told.add(node + " " + state + " " + message));
        network.connect(agents);
        executor.settle();
    }

    /** The port in the topology, 0 when the node is not there. */
    private Integer port() throws Exception {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, MountNode.path("n1")).get()
                .map(node -> node.augmentation(NetconfNode.class).getPort().getValue().intValue()).orElse(0);
        }
    }

    private Registration register(String node) {
        return mounts.createMountPoint(MountNode.mountPath(node))
            .addService(DOMRpcService.class, mount)
            .addService(DOMSchemaService.class, TestModels.AGENT.schemas())
            .register();
    }
}
