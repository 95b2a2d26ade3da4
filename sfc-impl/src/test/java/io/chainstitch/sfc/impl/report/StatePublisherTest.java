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
package io.chainstitch.sfc.impl.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.ManualExecutor;
import io.chainstitch.sfc.impl.engine.StateSink;
import io.chainstitch.sfc.impl.engine.Way;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SidCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.Hop;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.NodeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Path;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Notification;
import org.opendaylight.yangtools.yang.common.Uint32;

public class StatePublisherTest extends AbstractConcurrentDataBrokerTest {
    private final List<Notification<?>> announced = new ArrayList<>();
    private final List<Runnable> pauses = new ArrayList<>();
    private SlowBroker slow;
    private StatePublisher publisher;

    public StatePublisherTest() {
        super(true);
    }

    @Before
    public void publisher() {
        slow = new SlowBroker(getDataBroker());
        publisher = new StatePublisher(slow.broker(), new NotificationPublishService() {
            @Override
            public void putNotification(Notification<?> notification) {
                announced.add(notification);
            }

            @Override
            public ListenableFuture<? extends Object> offerNotification(Notification<?> notification) {
                announced.add(notification);
                return Futures.immediateVoidFuture();
            }

            @Override
            public ListenableFuture<? extends Object> offerNotification(Notification<?> notification, int timeout,
                TimeUnit unit) {
                return offerNotification(notification);
            }
        }, Runnable::run, pauses::add);
    }

    private SfcState state() throws Exception {
        try (ReadTransaction tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(SfcState.class)).get()
                .orElse(null);
        }
    }

    private static StateSink.ChainStatus status(String name, ChainState state, long generation) {
        ChainRecord.HopRecord hop = new ChainRecord.HopRecord("f", "pod/ns/p", "n1", "a", "b", "in0", "out0");
        ChainRecord.HopRecord end = new ChainRecord.HopRecord("g", "external/uplink/n2", "n2", "c", "c", "eth0",
            "eth0");
        ChainRecord.PathRecord path = new ChainRecord.PathRecord(4, OptionalInt.empty(), List.of(hop, end),
            new ChainRecord.WayRecord(3, Map.of(1, IpAddress.of("fcbb:bb00:2::9"))),
            new ChainRecord.WayRecord(1, Map.of(0, IpAddress.of("fcbb:bb00:1::7"))));
        ChainRecord record = new ChainRecord(name, generation, "", new ChainRecord.Rendered("srv6", "ipv4",
            Set.of(IpFamily.IPV4), "stub", false, List.of(path)), Map.of(), Map.of(),
            Map.of("n1", NodePlan.EMPTY), Set.of(), Optional.empty());
        Optional<Refusal> why = state == ChainState.READY ? Optional.empty()
            : Optional.of(new Refusal(Reason.NODE_UNREACHABLE, "Node n1 is away."));
        return new StateSink.ChainStatus(name, state, why, "", generation, Instant.EPOCH, OptionalLong.of(1234),
            record, Map.of(new Way(4, false), 1450, new Way(4, true), 1434), Map.of("n1", StateSink.NodePart.IN_SYNC),
            Map.of("n1", "Node n1 has no route."));
    }

    @Test
    public void chainIsPublishedWithEverythingThatIsKnown() throws Exception {
        publisher.chain(status("c", ChainState.DEGRADED, 7));
        slow.finishCommits();

        Chain chain = state().nonnullChain().get(new ChainKey("c"));
        assertEquals("degraded", chain.getState().getName());
        assertEquals("node-unreachable", chain.getReason().getName());
        assertEquals("Node n1 is away.", chain.getMessage());
        assertEquals(7, chain.getGeneration().intValue());
        assertEquals(7, chain.getObservedGeneration().intValue());
        assertEquals(1234, chain.getLastProgramTime().intValue());
        assertEquals("1970-01-01T00:00:00Z", chain.getSince().getValue());
        assertEquals("in-sync", chain.nonnullNode().values().iterator().next().getState().getName());
        assertEquals("forward and reverse", 2, chain.nonnullPath().size());
        assertPath(chain, Direction.Forward, 3, 1450, List.of("", "fcbb:bb00:2::9"));
        assertPath(chain, Direction.Reverse, 1, 1434, List.of("", "fcbb:bb00:1::7"));
    }

    private static void assertPath(Chain chain, Direction direction, int weight, int mtu, List<String> sids) {
        Path path = chain.nonnullPath().get(new PathKey(direction, Uint32.valueOf(4)));
        assertEquals(weight, path.getWeight().intValue());
        assertEquals(mtu, path.getMtu().intValue());
        assertEquals(sids, path.nonnullHop().values().stream().sorted(Comparator.comparing(Hop::getIndex))
            .map(hop -> hop.getSid() == null ? "" : hop.getSid().getValue()).toList());
    }

    @Test
    public void whileOneTransactionRunsOnlyTheNewestStateWaits() throws Exception {
        publisher.chain(status("c", ChainState.DEGRADED, 1));
        for (int generation = 2; generation <= 100; generation++) {
            publisher.chain(status("c", ChainState.DEGRADED, generation));
        }
        assertEquals(1, slow.commits.size());
        slow.finishCommits();
        assertEquals(1, state().nonnullChain().get(new ChainKey("c")).getGeneration().intValue());
        assertEquals("all others in one", 1, slow.commits.size());
        slow.finishCommits();

        assertEquals(100, state().nonnullChain().get(new ChainKey("c")).getGeneration().intValue());
        assertTrue(slow.commits.isEmpty());
    }

    @Test
    public void whatTheDatastoreDoesNotTakeIsWrittenAgainUnlessThereIsSomethingNewer() throws Exception {
        publisher.chain(status("c", ChainState.READY, 1));
        slow.finishCommits();
        publisher.chain(status("c", ChainState.READY, 2));
        publisher.chain(status("d", ChainState.READY, 2));
        slow.noLeader = true;
        slow.finishCommits();
        publisher.chain(status("d", ChainState.READY, 3));
        assertEquals("not before a pause", 0, slow.commits.size());
        pauses.remove(0).run();
        slow.finishCommits();

        assertEquals(2, state().nonnullChain().get(new ChainKey("c")).getGeneration().intValue());
        assertEquals(3, state().nonnullChain().get(new ChainKey("d")).getGeneration().intValue());
        assertEquals(List.of(), pauses);
    }

    @Test
    public void whatWasToldBeforeTheEndIsWrittenAndNothingAfterIt() throws Exception {
        publisher.chain(status("c", ChainState.DEGRADED, 1));
        publisher.chain(status("c", ChainState.READY, 2));
        var end = publisher.end().toCompletableFuture();
        publisher.chain(status("c", ChainState.READY, 3));
        slow.finishCommits();
        assertFalse(end.isDone());
        slow.finishCommits();
        assertTrue(end.isDone());
        assertEquals(2, state().nonnullChain().get(new ChainKey("c")).getGeneration().intValue());
    }

    @Test
    public void onlyAnotherStateIsAnnounced() {
        publisher.chain(status("c", ChainState.DEGRADED, 1));
        publisher.chain(status("c", ChainState.DEGRADED, 2));
        publisher.chain(status("c", ChainState.READY, 2));

        assertEquals(2, announced.size());
    }

    @Test
    public void whatIsGoneIsTakenOffTheList() throws Exception {
        publisher.chain(status("c", ChainState.READY, 1));
        publisher.node(new StateSink.NodeStatus("n1", NodeGateway.Connection.CONNECTED, StateSink.Sync.OUT_OF_SYNC,
            "being read", 5, 2, Optional.of(Instant.EPOCH)));
        slow.finishCommits();
        slow.finishCommits();
        Node node = state().nonnullNode().get(new NodeKey("n1"));
        assertEquals("out-of-sync", node.getSync().getName());
        assertEquals("being read", node.getMessage());
        assertEquals(5, node.getObjects().intValue());
        assertEquals(2, node.getDrift().intValue());

        publisher.chainGone("c");
        publisher.nodeGone("n1");
        slow.finishCommits();
        slow.finishCommits();
        assertTrue(state() == null || state().nonnullChain().isEmpty() && state().nonnullNode().isEmpty());
    }

    private static StateSink.NodeStatus node(String name, StateSink.Sync sync) {
        return new StateSink.NodeStatus(name, NodeGateway.Connection.CONNECTED, sync, "", 5, 0, Optional.empty());
    }

    private List<String> packets(Direction direction) throws Exception {
        return state().nonnullChain().get(new ChainKey("c")).nonnullPath()
            .get(new PathKey(direction, Uint32.valueOf(4))).nonnullHop()
            .values().stream().sorted(Comparator.comparing(Hop::getIndex))
            .map(hop -> hop.getPackets() == null ? "" : hop.getPackets().getValue() + "/" + hop.getBytes().getValue())
            .toList();
    }

    /** A reading of the node of the second hop. */
    private static NodeCounters carried(int packets) {
        return new NodeCounters(Map.of(IpAddress.of("fcbb:bb00:2::9"), new SidCounters(packets, 100 * packets, 1, 60)),
            Map.of());
    }

    private void finishAll() {
        while (!slow.commits.isEmpty()) {
            slow.finishCommits();
        }
    }

    @Test
    public void hopsShowWhatTheirSidsCarriedAndKeepItWhenTheChainIsReportedAgain() throws Exception {
        publisher.chain(status("c", ChainState.READY, 1));
        publisher.counters("n2", carried(3));
        finishAll();
        assertEquals(List.of("", "3/300"), packets(Direction.Forward));
        assertEquals("not read yet", List.of("", ""), packets(Direction.Reverse));

        publisher.chain(status("c", ChainState.DEGRADED, 2));
        finishAll();
        assertEquals(List.of("", "3/300"), packets(Direction.Forward));

        publisher.counters("n2", NodeCounters.NONE);
        finishAll();
        assertEquals("the SID is not counted any more", List.of("", ""), packets(Direction.Forward));
    }

    @Test
    public void sidOfAnotherNodeIsNoneOfTheChains() throws Exception {
        publisher.chain(status("c", ChainState.READY, 1));
        publisher.counters("n1", carried(3));
        finishAll();

        assertEquals(List.of("", ""), packets(Direction.Forward));
    }

    @Test
    public void countersThatStayTheSameAreNotWrittenAgain() {
        publisher.chain(status("c", ChainState.READY, 1));
        publisher.counters("n2", carried(3));
        finishAll();

        publisher.counters("n2", carried(3));
        assertTrue(slow.commits.isEmpty());
    }

    @Test
    public void onlyNodesThatAreInSyncAndHaveHopsWithSidsAreCounted() {
        publisher.node(node("n1", StateSink.Sync.IN_SYNC));
        publisher.node(node("n2", StateSink.Sync.SYNCING));
        publisher.node(node("n3", StateSink.Sync.IN_SYNC));
        assertEquals(Map.of(), publisher.countedNodes());

        Set<Counted> sids = Set.of(Counted.LOCAL_SIDS);
        publisher.chain(status("c", ChainState.READY, 1));
        assertEquals(Map.of("n1", sids), publisher.countedNodes());
        publisher.node(node("n2", StateSink.Sync.IN_SYNC));
        assertEquals(Map.of("n1", sids, "n2", sids), publisher.countedNodes());
        publisher.chainGone("c");
        assertEquals(Map.of(), publisher.countedNodes());
    }

    @Test
    public void oneNodeIsAskedAtATimeAndOneThatFailsHoldsUpNoOther() throws Exception {
        ManualExecutor executor = new ManualExecutor();
        SlowCounters gateway = new SlowCounters();
        publisher.chain(status("c", ChainState.READY, 1));
        publisher.node(node("n1", StateSink.Sync.IN_SYNC));
        publisher.node(node("n2", StateSink.Sync.IN_SYNC));
        CounterPoll poll = new CounterPoll(executor, gateway, publisher, executor::nanoTime);
        poll.start();

        executor.advance(CounterPoll.PAUSE_MILLIS);
        assertEquals(List.of("n1"), gateway.asked);
        executor.advance(3 * CounterPoll.PAUSE_MILLIS);
        assertEquals("n1 hangs", List.of("n1"), gateway.asked);
        gateway.answer.completeExceptionally(new IllegalStateException("it did not answer"));
        executor.settle();
        assertEquals(List.of("n1", "n2"), gateway.asked);
        assertEquals(Set.of(Counted.LOCAL_SIDS), gateway.wanted.get(1));
        gateway.answer.complete(carried(3));
        executor.settle();
        finishAll();
        assertEquals(List.of("", "3/300"), packets(Direction.Forward));

        executor.advance(3 * CounterPoll.PAUSE_FACTOR * CounterPoll.PAUSE_MILLIS - 1);
        assertEquals("a long round is followed by a long pause", 2, gateway.asked.size());
        executor.advance(1);
        assertEquals(3, gateway.asked.size());
        poll.close();
        gateway.answer.complete(NodeCounters.NONE);
        executor.settle();
        assertEquals(3, gateway.asked.size());
    }

    @Test
    public void historyIsBounded() throws Exception {
        for (int i = 0; i < 130; i++) {
            publisher.transaction(new StateSink.TransactionStatus("t" + i, Instant.EPOCH, "chains changed",
                List.of("c"), Map.of("n1", "committed"), "committed", Duration.ofMillis(3)));
        }
        while (!slow.commits.isEmpty()) {
            slow.finishCommits();
        }
        assertEquals(100, state().nonnullTransaction().size());
        assertTrue(state().nonnullTransaction().values().stream().noneMatch(one -> one.getId().equals("t29")));
        assertEquals(3000, state().nonnullTransaction().values().iterator().next().getDuration().intValue());
    }

    @Test
    public void whatAnotherControllerPublishedIsWiped() throws Exception {
        publisher.chain(status("old", ChainState.READY, 1));
        slow.finishCommits();
        publisher.end();
        publisher();
        publisher.chain(status("new", ChainState.READY, 1));
        slow.finishCommits();

        assertNull(state().nonnullChain().get(new ChainKey("old")));
        assertEquals(1, state().nonnullChain().size());
    }
}
