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
package io.chainstitch.metrics;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.IdentifierKey;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.NodeSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.Hop;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.HopBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Transaction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.TransactionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Path;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

public class ScrapeTest extends AbstractConcurrentDataBrokerTest {
    private static final InstanceIdentifier<SfcState> STATE = InstanceIdentifier.create(SfcState.class);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private Optional<ControllerFigures.Figures> figures = Optional.empty();
    private StateMirror mirror;

    public ScrapeTest() {
        super(true);
    }

    @Before
    public void follow() {
        Instruments instruments = new Instruments(registry);
        mirror = new StateMirror(instruments);
        instruments.with(mirror).with(() -> figures);
    }

    @After
    public void close() {
        mirror.close();
    }

    private <T extends DataObject> void put(InstanceIdentifier<T> path, T data) throws Exception {
        WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path, data);
        tx.commit().get();
    }

    private static ChainBuilder chain(String name, ChainState state) {
        return new ChainBuilder().setName(name).setState(state);
    }

    private void put(Chain chain) throws Exception {
        put(STATE.child(Chain.class, chain.key()), chain);
    }

    private static NodeBuilder node(String name, NodeSync sync, int drift) {
        return new NodeBuilder().setName(name).setConnection(Node.Connection.Connected).setSync(sync)
            .setObjects(Uint32.valueOf(12)).setDrift(Uint32.valueOf(drift));
    }

    private void put(Node node) throws Exception {
        put(STATE.child(Node.class, node.key()), node);
    }

    private void put(String id, String result) throws Exception {
        Transaction transaction = new TransactionBuilder().setId(id).setResult(result)
            .setDuration(Uint64.valueOf(40_000)).build();
        put(STATE.child(Transaction.class, transaction.key()), transaction);
    }

    /** This datastore tells what a list held on another thread than what becomes of it: that may overtake. */
    private void follow(Class<? extends DataObject> list) {
        mirror.follow(getDataBroker());
        Awaitility.await().until(() -> mirror.hasBegun(list));
    }

    private String scrape() {
        return Scraped.of(registry, null).body();
    }

    private void awaitLine(String line) {
        Awaitility.await().untilAsserted(() -> assertThat(scrape(), containsString("\n" + line + "\n")));
    }

    @Test
    public void chainsAreCountedByStateAndNamedWhileTheyAreNotReady() throws Exception {
        mirror.follow(getDataBroker());
        put(chain("a", ChainState.Ready).build());
        put(chain("b", ChainState.Degraded).setReason(Reason.NodeUnreachable).build());

        awaitLine("chainstitch_chains{state=\"ready\"} 1.0");
        awaitLine("chainstitch_chains{state=\"degraded\"} 1.0");
        awaitLine("chainstitch_chains{state=\"failed\"} 0.0");
        awaitLine("chainstitch_chain_not_ready{chain=\"b\",reason=\"node-unreachable\",state=\"degraded\"} 1.0");

        WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.OPERATIONAL, STATE.child(Chain.class, new ChainKey("b")));
        tx.commit().get();
        awaitLine("chainstitch_chains{state=\"degraded\"} 0.0");
        assertThat(scrape(), not(containsString("chain=\"b\"")));
    }

    @Test
    public void everyProgrammingIsOneObservationAndWhatWasThereBeforeIsNone() throws Exception {
        put(chain("old", ChainState.Ready).setLastProgramTime(Uint64.valueOf(7_000)).build());
        follow(Chain.class);
        put(chain("a", ChainState.Programming).build());
        put(chain("a", ChainState.Ready).setLastProgramTime(Uint64.valueOf(31_250)).build());
        put(chain("a", ChainState.Degraded).setLastProgramTime(Uint64.valueOf(31_250)).build());
        put(chain("a", ChainState.Ready).setLastProgramTime(Uint64.valueOf(500_000)).build());

        awaitLine("chainstitch_chain_programming_seconds_count 2");
        awaitLine("chainstitch_chain_programming_seconds_bucket{le=\"0.025\"} 0");
        awaitLine("chainstitch_chain_programming_seconds_bucket{le=\"0.05\"} 1");
        awaitLine("chainstitch_chain_programming_seconds_sum 0.53125");
    }

    @Test
    public void transactionsAreCountedByTheirEnd() throws Exception {
        put("t0", "committed");
        follow(Transaction.class);
        put("t1", "committed, nodes to be read: n2");
        put("t2", "taken back: node n1: VPP rejected: retval -71");
        put("t3", "committed");

        awaitLine("chainstitch_transactions_total{result=\"committed\"} 2.0");
        awaitLine("chainstitch_transactions_total{result=\"taken-back\"} 1.0");
        awaitLine("chainstitch_transaction_duration_seconds_count 3");
    }

    @Test
    public void nodesShowConnectionAndSyncAndEachRepairIsCountedOnce() throws Exception {
        mirror.follow(getDataBroker());
        DateAndTime first = new DateAndTime("2026-11-25T12:00:00Z");
        put(node("n1", NodeSync.InSync, 5).setLastSync(first).build());
        awaitLine("chainstitch_node_objects{node=\"n1\"} 12.0");
        assertThat("all is new at the start", scrape(), not(containsString("repaired_objects_total{")));

        put(node("n1", NodeSync.Syncing, 5).setLastSync(first).build());
        awaitLine("chainstitch_node_in_sync{node=\"n1\"} 0.0");
        put(node("n1", NodeSync.InSync, 2).setLastSync(new DateAndTime("2026-11-25T12:01:00Z")).build());
        awaitLine("chainstitch_node_in_sync{node=\"n1\"} 1.0");
        awaitLine("chainstitch_node_connected{node=\"n1\"} 1.0");
        awaitLine("chainstitch_node_drift_objects{node=\"n1\"} 2.0");
        awaitLine("chainstitch_drift_repaired_objects_total{node=\"n1\"} 2.0");
    }

    @Test
    public void hopsShowPacketsAndBytesWhereTheyAreCounted() throws Exception {
        mirror.follow(getDataBroker());
        Hop start = new HopBuilder().setIndex(Uint16.ZERO).setFunction("client").setNode("n1").build();
        Hop end = new HopBuilder().setIndex(Uint16.ONE).setFunction("server").setNode("n2")
            .setPackets(new Counter64(Uint64.valueOf(31))).setBytes(new Counter64(Uint64.valueOf(3100))).build();
        Path path = new PathBuilder().setDirection(Direction.Forward).setId(Uint32.TWO)
            .setHop(Map.of(start.key(), start, end.key(), end)).build();
        put(chain("a", ChainState.Ready).setPath(Map.of(path.key(), path)).build());

        String labels = "{chain=\"a\",direction=\"forward\",function=\"server\",hop=\"1\",node=\"n2\",path=\"2\"}";
        awaitLine("chainstitch_hop_packets_total" + labels + " 31.0");
        awaitLine("chainstitch_hop_bytes_total" + labels + " 3100.0");
        assertThat(scrape(), not(containsString("function=\"client\"")));
    }

    @Test
    public void whatOnlyTheControllerKnowsIsThereWhileItRunsHere() {
        assertThat(scrape(), containsString("chainstitch_controller_active 0.0"));
        assertThat(scrape(), not(containsString("chainstitch_queue_depth ")));

        figures = Optional.of(new ControllerFigures.Figures(Instant.EPOCH, Instant.EPOCH, 4, 0, true,
            Map.of(IdentifierKey.Pool.VNI, 3, IdentifierKey.Pool.SID, 17)));
        assertThat(scrape(), containsString("chainstitch_controller_active 1.0"));
        assertThat(scrape(), containsString("chainstitch_queue_depth 4.0"));
        assertThat(scrape(), containsString("chainstitch_identifiers_in_use{pool=\"sid\"} 17.0"));
        assertThat(scrape(), containsString("chainstitch_identifiers_in_use{pool=\"vni\"} 3.0"));
    }

    @Test
    public void thousandsOfHopsAreBoundedAndTheRestIsCounted() throws Exception {
        mirror.follow(getDataBroker());
        List<Hop> hops = new ArrayList<>();
        for (int index = 0; index < Instruments.MOST_HOPS + 5; index++) {
            hops.add(new HopBuilder().setIndex(Uint16.valueOf(index)).setFunction("f").setNode("n")
                .setPackets(new Counter64(Uint64.ONE)).build());
        }
        Path path = new PathBuilder().setDirection(Direction.Forward).setId(Uint32.ONE)
            .setHop(hops.stream().collect(Collectors.toMap(Hop::key, hop -> hop))).build();
        put(chain("a", ChainState.Ready).setPath(Map.of(path.key(), path)).build());

        awaitLine("chainstitch_hops_not_shown 5.0");
        assertEquals(Instruments.MOST_HOPS,
            scrape().lines().filter(line -> line.startsWith("chainstitch_hop_packets_total{")).count());
    }

    @Test
    public void hostileNamesAreQuoted() throws Exception {
        mirror.follow(getDataBroker());
        put(chain("a\"} 1\nx{y=\"", ChainState.Failed).setReason(Reason.NodeRejected).build());

        awaitLine("chainstitch_chain_not_ready{chain=\"a\\\"} 1\\nx{y=\\\"\",reason=\"node-rejected\","
            + "state=\"failed\"} 1.0");
    }

    @Test
    public void everyNameInTheDashboardAndTheDocumentationIsServed() throws Exception {
        mirror.follow(getDataBroker());
        figures = Optional.of(new ControllerFigures.Figures(Instant.EPOCH, Instant.EPOCH, 0, 0, true,
            Map.of(IdentifierKey.Pool.VNI, 3)));
        Hop hop = new HopBuilder().setIndex(Uint16.ONE).setFunction("f").setNode("n1")
            .setPackets(new Counter64(Uint64.ONE)).setBytes(new Counter64(Uint64.ONE)).build();
        Path path = new PathBuilder().setDirection(Direction.Forward).setId(Uint32.ONE)
            .setHop(Map.of(hop.key(), hop)).build();
        put(chain("a", ChainState.Failed).setPath(Map.of(path.key(), path)).build());
        put(node("n1", NodeSync.InSync, 0).setLastSync(new DateAndTime("2026-11-25T12:00:00Z")).build());
        put(node("n1", NodeSync.InSync, 2).setLastSync(new DateAndTime("2026-11-25T12:01:00Z")).build());
        awaitLine("chainstitch_drift_repaired_objects_total{node=\"n1\"} 2.0");

        Set<String> served = named(scrape(), "");
        for (String file : List.of("../config/grafana-dashboard.json", "../docs/operations-metrics.md")) {
            Set<String> named = named(Files.readString(java.nio.file.Path.of(file)), "(?<![/])");
            named.removeAll(served);
            assertEquals(file, Set.of(), named);
        }
    }

    private static Set<String> named(String text, String before) {
        return Pattern.compile(before + "\\bchainstitch_[a-z_]+[a-z]").matcher(text).results()
            .map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    public void readerOfOpenMetricsGetsThem() {
        Scraped scraped = Scraped.of(registry, "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(scraped.contentType(), containsString("application/openmetrics-text"));
        assertThat(scraped.body(), containsString("# EOF"));
        assertThat(Scraped.of(registry, "text/plain").contentType(), containsString("text/plain"));
    }
}
