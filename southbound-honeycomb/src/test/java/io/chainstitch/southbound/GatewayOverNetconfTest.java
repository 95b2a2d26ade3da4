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
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.Node.Agent;
import io.chainstitch.sfc.api.NodeGateway.Connection;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.sfc.api.NodeGateway.Staged;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.netconf.common.impl.DefaultNetconfTimer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNode;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.Node;

/** Mount, read, stage and commit over real NETCONF sessions between OpenDaylight's client and server of one JVM. */
public class GatewayOverNetconfTest {
    private static final NodePlan ONE = NodePlan.of(List.of(
        new Interface("pod/default/web/eth1", new Attachment.AfPacket("veth1"), 0, 0)));

    @Rule
    public final TemporaryFolder cache = new TemporaryFolder();
    private final DefaultNetconfTimer timer = new DefaultNetconfTimer();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile Connection connection;
    private TestController controller;
    private int port;

    @BeforeClass
    public static void patience() {
        Awaitility.setDefaultTimeout(60, TimeUnit.SECONDS);
    }

    @Before
    public void start() throws Exception {
        port = TestAgent.freePort();
        controller = new TestController(timer, cache.getRoot().toPath());
        controller.gateway.listen((node, now, message) -> {
            messages.add(message);
            connection = now;
        });
    }

    @After
    public void stop() throws Exception {
        controller.close();
        for (AutoCloseable resource : opened) {
            resource.close();
        }
        timer.close();
    }

    @Test
    public void changeIsStagedCommittedAndReadBack() throws Exception {
        connected("n1");
        Staged staged = get(controller.gateway.stage("n1", "t1", NodePlan.EMPTY, ONE));
        assertEquals(NodePlan.EMPTY, get(controller.gateway.configured("n1")).plan());
        get(staged.commit());
        var configured = get(controller.gateway.configured("n1"));
        assertEquals(ONE, configured.plan());
        assertEquals("t1", configured.transaction());
        assertEquals("n1", get(controller.gateway.read("n1")).node());

        get(get(controller.gateway.stage("n1", "t2", ONE, NodePlan.EMPTY)).commit());
        assertEquals(NodePlan.EMPTY, get(controller.gateway.configured("n1")).plan());
    }

    @Test
    public void planIsHeldWhenBothDigestsOfTheAgentAreItsOwn() throws Exception {
        TestAgent agent = connected("n1");
        assertFalse("VPP is away", get(controller.gateway.holds("n1", ONE)));
        agent.digests.set(new AgentDigests(ONE.digest(), ONE.digest()));
        assertTrue(get(controller.gateway.holds("n1", ONE)));
        assertFalse(get(controller.gateway.holds("n1", NodePlan.EMPTY)));
        agent.digests.set(new AgentDigests(ONE.digest(), NodePlan.EMPTY.digest()));
        assertFalse("VPP lacks something", get(controller.gateway.holds("n1", ONE)));
        agent.digests.set(new AgentDigests(NodePlan.EMPTY.digest(), ONE.digest()));
        assertFalse("VPP holds what the agent was not told", get(controller.gateway.holds("n1", ONE)));
    }

    @Test
    public void segmentRoutingIsWrittenChangedAndRemoved() throws Exception {
        connected("n1");
        NodePlan before = plan("local-sid sid=fc00::1 table=0 behavior=end.dx4 out-interface=a next-hop=10.0.0.5",
            "policy bsid=fc00:b::1 table=0 encap-source=fc00::9 segment-list.1=1,fc00:2::1,fc00:3::1,fc00:2::1",
            "steering interface=b bsid=fc00:b::1", "steering table=0 prefix=10.2.0.0/16 bsid=fc00:b::1",
            "classifier interface=c table=7 match.1=10.0.0.0/8,10.2.0.0/16 match.2=10.0.0.0/8,10.3.0.0/16");
        NodePlan after = plan("local-sid sid=fc00::1 table=0 behavior=end.ad out-interface=a in-interface=d",
            "policy bsid=fc00:b::1 table=0 encap-source=fc00::9 segment-list.1=2,fc00:2::1,fc00:3::1 "
                + "segment-list.2=2,fc00:2::1,fc00:3::1", "steering table=0 prefix=10.2.0.0/16 bsid=fc00:b::2",
            "classifier interface=c table=7 match.1=10.0.0.0/8,10.3.0.0/16");
        NodePlan last = NodePlan.EMPTY;
        for (NodePlan next : List.of(before, after, before, NodePlan.EMPTY)) {
            get(get(controller.gateway.stage("n1", "t", last, next)).commit());
            assertEquals(next, get(controller.gateway.configured("n1")).plan());
            last = next;
        }
    }

    @Test
    public void countersOfSidsAndInterfacesAreReadAsFarAsTheyAreAskedFor() throws Exception {
        connected("n1");
        assertEquals(TestAgent.COUNTERS, get(controller.gateway.read("n1")).sidCounters());
        assertEquals(new NodeCounters(TestAgent.COUNTERS, Map.of()),
            get(controller.gateway.counters("n1", Set.of(Counted.LOCAL_SIDS))));
        assertEquals(new NodeCounters(Map.of(), TestAgent.INTERFACES),
            get(controller.gateway.counters("n1", Set.of(Counted.INTERFACES))));
        assertEquals(new NodeCounters(TestAgent.COUNTERS, TestAgent.INTERFACES),
            get(controller.gateway.counters("n1", Set.of(Counted.values()))));
    }

    @Test
    public void discardedChangeIsForgotten() throws Exception {
        connected("n1");
        get(get(controller.gateway.stage("n1", "t1", NodePlan.EMPTY, ONE)).discard());
        get(get(controller.gateway.stage("n1", "t2", NodePlan.EMPTY, NodePlan.EMPTY)).commit());
        var configured = get(controller.gateway.configured("n1"));
        assertEquals(NodePlan.EMPTY, configured.plan());
        assertEquals("t2", configured.transaction());
    }

    @Test
    public void refusedValidationLeavesNothingInTheCandidate() throws Exception {
        TestAgent agent = connected("n1");
        agent.refuseValidate.set("VPP rejected: no such host interface");
        GatewayException refusal = failure(controller.gateway.stage("n1", "t1", NodePlan.EMPTY, ONE));
        assertEquals(GatewayException.Kind.REJECTED, refusal.kind());
        assertEquals("node n1: VPP rejected: no such host interface", refusal.getMessage());
        agent.refuseValidate.set(null);
        get(get(controller.gateway.stage("n1", "t2", NodePlan.EMPTY, NodePlan.EMPTY)).commit());
        assertEquals(NodePlan.EMPTY, get(controller.gateway.configured("n1")).plan());
    }

    @Test
    public void refusedCommitChangesNothing() throws Exception {
        TestAgent agent = connected("n1");
        Staged staged = get(controller.gateway.stage("n1", "t1", NodePlan.EMPTY, ONE));
        agent.refuseCommit.set("VPP rejected: retval -71");
        GatewayException refusal = failure(staged.commit());
        assertEquals(GatewayException.Kind.REJECTED, refusal.kind());
        assertEquals("node n1: VPP rejected: retval -71", refusal.getMessage());
        agent.refuseCommit.set(null);
        assertEquals(NodePlan.EMPTY, get(controller.gateway.configured("n1")).plan());
        get(get(controller.gateway.stage("n1", "t2", NodePlan.EMPTY, ONE)).commit());
        assertEquals(ONE, get(controller.gateway.configured("n1")).plan());
    }

    @Test
    public void stagedChangeDiesWithItsSession() throws Exception {
        TestAgent agent = connected("n1");
        Staged staged = get(controller.gateway.stage("n1", "t1", NodePlan.EMPTY, ONE));
        agent.close();
        await().until(() -> connection, is(Connection.UNREACHABLE));
        agent("n1");
        await().until(() -> connection, is(Connection.CONNECTED));
        assertEquals(GatewayException.Kind.UNREACHABLE, failure(staged.commit()).kind());
        assertEquals(NodePlan.EMPTY, get(controller.gateway.configured("n1")).plan());
    }

    @Test
    public void agentOfAnotherNameIsNeverWritten() throws Exception {
        agent("other");
        connect("n1", TestAgent.PASSWORD);
        await().until(() -> messages.get(messages.size() - 1), containsString("'other'"));
        assertEquals(Connection.UNREACHABLE, connection);
        GatewayException refusal = failure(controller.gateway.stage("n1", "t1", NodePlan.EMPTY, ONE));
        assertEquals(GatewayException.Kind.UNREACHABLE, refusal.kind());
        assertThat(refusal.getMessage(), containsString("'n1'"));
    }

    @Test
    public void wrongPasswordIsNamedAndItsCorrectionConnects() throws Exception {
        agent("n1");
        connect("n1", "wrong");
        await().until(() -> messages.get(messages.size() - 1), containsString("user name and password"));
        connect("n1", TestAgent.PASSWORD);
        await().until(() -> connection, is(Connection.CONNECTED));
    }

    /** Upstream's locks are taken in both orders then, and all mounts would stand still for ever. */
    @Test
    public void addressThatChangesWhileTheMountIsMadeConnects() throws Exception {
        agent("n1");
        var mounting = new CountDownLatch(1);
        controller.beforeMount = () -> {
            mounting.countDown();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        };
        connect("n1", TestAgent.PASSWORD);
        assertTrue(mounting.await(60, TimeUnit.SECONDS));
        controller.beforeMount = () -> { };
        port = TestAgent.freePort();
        agent("n1");
        connect("n1", TestAgent.PASSWORD);
        await().until(() -> connection, is(Connection.CONNECTED));
        assertEquals("n1", get(controller.gateway.read("n1")).node());
        assertFalse("by the old address", messages.stream().anyMatch(message -> message.contains("was lost")));
    }

    @Test
    public void nodeThatLeavesTheInventoryIsUnmounted() throws Exception {
        connected("n1");
        controller.gateway.connect(Map.of());
        await().until(() -> controller.mounts.getMountPoint(MountNode.mountPath("n1")).isEmpty());
        assertEquals(GatewayException.Kind.UNREACHABLE, failure(controller.gateway.read("n1")).kind());
    }

    /** Two writes of the topology one right after the other break OpenDaylight's datastore now and then. */
    @Test
    public void nodeThatLeavesIsToldToBeDisconnectedBeforeItIsDeleted() throws Exception {
        connected("n1");
        List<String> events = new CopyOnWriteArrayList<>();
        follow(LogicalDatastoreType.CONFIGURATION, node -> events.add("configured " + (node != null)));
        follow(LogicalDatastoreType.OPERATIONAL, node -> events.add(node == null ? "not known"
            : node.augmentation(NetconfNode.class).getConnectionStatus().getName()));
        await().until(() -> events.containsAll(List.of("configured true", "connected")));
        int before = events.size();
        controller.gateway.connect(Map.of());
        await().until(() -> List.copyOf(events).subList(before, events.size()),
            is(List.of("connecting", "configured false", "not known")));
    }

    private void follow(LogicalDatastoreType store, Consumer<Node> listener) {
        opened.add(controller.broker.registerTreeChangeListener(DataTreeIdentifier.of(store, MountNode.path("n1")),
            changes -> changes.forEach(change -> listener.accept(change.getRootNode().dataAfter())))::close);
    }

    private static NodePlan plan(String... lines) {
        return NodePlan.of(Stream.of(lines).map(ObjectText::parse).toList());
    }

    private TestAgent connected(String name) throws Exception {
        TestAgent agent = agent(name);
        connect(name, TestAgent.PASSWORD);
        await().until(() -> connection, is(Connection.CONNECTED));
        return agent;
    }

    private TestAgent agent(String name) throws Exception {
        var agent = new TestAgent(name, port, timer);
        opened.add(agent);
        return agent;
    }

    private void connect(String name, String password) {
        controller.gateway.connect(Map.of(name, new Agent("127.0.0.1", port, TestAgent.USER, password)));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static GatewayException failure(CompletionStage<?> stage) {
        var failure = assertThrows(ExecutionException.class, () -> get(stage));
        return (GatewayException) failure.getCause();
    }
}
