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

import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.IdentifierKey;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;

/** The metrics by their names. What they show comes from the mirror, the controller's figures and counted events. */
final class Instruments implements StateListener {
    /** More hops than this are not shown one by one: a scrape stays small enough for any network. */
    static final int MOST_HOPS = 20_000;

    private static final double[] PROGRAMMING_BOUNDS =
        {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
    private static final String[] HOP_LABELS = {"chain", "direction", "path", "hop", "function", "node"};
    private static final String COMMITTED = "committed";

    private final PrometheusRegistry registry;
    private final Histogram programming;
    private final Counter transactions;
    private final Histogram transactionTime;
    private final Counter repairs;

    Instruments(PrometheusRegistry registry) {
        this.registry = registry;
        programming = Histogram.builder().name("chainstitch_chain_programming_seconds").unit(Unit.SECONDS)
            .help("From the change of a chain to the acknowledgement of the last node.")
            .classicOnly().classicUpperBounds(PROGRAMMING_BOUNDS).register(registry);
        transactions = Counter.builder().name("chainstitch_transactions_total")
            .help("Transactions over the nodes by their end: committed, or taken-back on all nodes.")
            .labelNames("result").register(registry);
        transactionTime = Histogram.builder().name("chainstitch_transaction_duration_seconds").unit(Unit.SECONDS)
            .help("From the start of a transaction to the last answer of a node.")
            .classicOnly().classicUpperBounds(PROGRAMMING_BOUNDS).register(registry);
        repairs = Counter.builder().name("chainstitch_drift_repaired_objects_total")
            .help("Objects that were found different from the plan and put right.")
            .labelNames("node").register(registry);
        transactions.initLabelValues(COMMITTED);
        transactions.initLabelValues("taken-back");
    }

    @Override
    public void programmed(double seconds) {
        programming.observe(seconds);
    }

    @Override
    public void transaction(String result, double seconds) {
        transactions.labelValues(result.startsWith(COMMITTED) ? COMMITTED : "taken-back").inc();
        transactionTime.observe(seconds);
    }

    @Override
    public void repaired(String node, long objects) {
        repairs.labelValues(node).inc(objects);
    }

    /** Adds the metrics of the JVM. */
    Instruments withJvm() {
        JvmMetrics.builder().register(registry);
        return this;
    }

    /** Adds what the state tree shows. */
    Instruments with(StateMirror mirror) {
        gauge("chainstitch_chains", "Chains by state.", callback -> countByState(mirror).forEach(
            (state, count) -> callback.call(count, state)), "state");
        gauge("chainstitch_chain_not_ready", "1 for each chain that is not ready, with its state and reason.",
            callback -> mirror.chains().stream().filter(row -> !"ready".equals(row.state()))
                .forEach(row -> callback.call(1, row.name(), row.state(), row.reason())), "chain", "state", "reason");
        node(mirror, "chainstitch_node_connected", "1 while the node's agent is connected, else 0.",
            row -> "connected".equals(row.connection()) ? 1 : 0);
        node(mirror, "chainstitch_node_in_sync", "1 while the node holds what it must, else 0.",
            row -> "in-sync".equals(row.sync()) ? 1 : 0);
        node(mirror, "chainstitch_node_objects", "Objects in the node's plan.", NodeRow::objects);
        node(mirror, "chainstitch_node_drift_objects", "Objects that differed when the node was last compared.",
            NodeRow::drift);
        hops(mirror, "chainstitch_hop_packets_total", "Packets that the SID or the interface of a hop carried.",
            ChainRow.HopRow::packets);
        hops(mirror, "chainstitch_hop_bytes_total", "Bytes of these packets, without the headers that a SID took off.",
            ChainRow.HopRow::bytes);
        gauge("chainstitch_hops_not_shown", "Hops that are counted and left out, because there are too many.",
            callback -> callback.call(Math.max(0,
                mirror.chains().stream().mapToInt(row -> row.hops().size()).sum() - MOST_HOPS)));
        return this;
    }

    /** Adds what only the controller knows. */
    Instruments with(ControllerFigures figures) {
        gauge("chainstitch_controller_active", "1 while the controller runs on this member of the cluster, else 0.",
            callback -> callback.call(figures.figures().isPresent() ? 1 : 0));
        gauge("chainstitch_queue_depth", "Chains that wait to be looked at.", callback -> figures.figures()
            .ifPresent(now -> callback.call(now.waitingChains())));
        gauge("chainstitch_identifiers_in_use", "Identifiers given out, by pool.", callback -> figures.figures()
            .ifPresent(now -> now.identifiersInUse().forEach((pool, count) -> callback.call(count, name(pool)))),
            "pool");
        return this;
    }

    private static String name(IdentifierKey.Pool pool) {
        return pool.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> countByState(StateMirror mirror) {
        Map<String, Long> counts = new TreeMap<>();
        List.of(ChainState.values()).forEach(state -> counts.put(state.getName(), 0L));
        mirror.chains().forEach(row -> counts.merge(row.state(), 1L, Long::sum));
        return counts;
    }

    private void gauge(String name, String help, Consumer<GaugeWithCallback.Callback> callback, String... labels) {
        GaugeWithCallback.builder().name(name).help(help).labelNames(labels).callback(callback).register(registry);
    }

    private void node(StateMirror mirror, String name, String help, ToDoubleFunction<NodeRow> value) {
        gauge(name, help, callback -> mirror.nodes().forEach(
            row -> callback.call(value.applyAsDouble(row), row.name())), "node");
    }

    private void hops(StateMirror mirror, String name, String help, ToDoubleFunction<ChainRow.HopRow> value) {
        CounterWithCallback.builder().name(name).help(help).labelNames(HOP_LABELS)
            .callback(callback -> mirror.chains().stream()
                .flatMap(row -> row.hops().stream().map(hop -> new Shown(row.name(), hop))).limit(MOST_HOPS)
                .forEach(shown -> callback.call(value.applyAsDouble(shown.hop), shown.chain, shown.hop.direction(),
                    shown.hop.path(), shown.hop.index(), shown.hop.function(), shown.hop.node())))
            .register(registry);
    }

    private record Shown(String chain, ChainRow.HopRow hop) {
    }
}
