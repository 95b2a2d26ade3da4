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

import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.TreeMap;

/**
 * Tells when a node has no route to a locator that its policies send to. A node is read for that when a change needs a
 * route that the last reading did not show, once; every other reading serves as well, and the {@link Patrol} reads such
 * nodes from time to time. Belongs to the engine's thread.
 */
final class LocatorWatch {
    private final EngineState state;
    private final Reporter reporter;
    /** The nodes to which a node had no route when it was read last. */
    private final Map<String, Set<String>> missed = new HashMap<>();

    LocatorWatch(EngineState state, Reporter reporter) {
        this.state = state;
        this.reporter = reporter;
    }

    /** The sentences about routes that a chain lacks, by node. */
    static Map<String, String> missing(EngineState state, ChainRecord record) {
        Map<String, String> missing = new TreeMap<>();
        LocatorRoutes.needs(record, state.inventory.nodes()).stream().filter(need -> isMissing(state, need, false))
            .forEach(need ->
                missing.putIfAbsent(need.from(), LocatorRoutes.missing(need, state.inventory.nodes())));
        return missing;
    }

    private static boolean isMissing(EngineState state, LocatorRoutes.Need need, boolean whenUnknown) {
        Optional<Set<IpPrefix>> routes = state.nodes.find(need.from()).flatMap(node -> node.routes);
        return routes.map(known -> known.stream().noneMatch(prefix -> prefix.contains(need.sid())))
            .orElse(whenUnknown);
    }

    /**
     * Whether a node says that it holds exactly a plan. One whose routes are the operator's is not asked but has to be
     * read, since they are no part of the plan.
     */
    CompletionStage<Boolean> holds(String name, NodePlan plan) {
        if (LocatorRoutes.isOperators(state.inventory.nodes(), name)) {
            return CompletableFuture.completedFuture(false);
        }
        missed.remove(name);
        state.nodes.find(name).ifPresent(LocatorWatch::forget);
        return state.ports.gateway().holds(name, plan);
    }

    private static void forget(NodeRuntime node) {
        node.routes = Optional.empty();
        node.unrouted = "";
    }

    /** Chains were installed: reads the nodes that may lack a route for them. */
    void committed(Collection<ChainRuntime> chains) {
        Set<String> doubtful = new HashSet<>();
        chains.forEach(chain -> LocatorRoutes.needs(chain.record, state.inventory.nodes()).stream()
            .filter(need -> isMissing(state, need, true)
                && missed.computeIfAbsent(need.from(), name -> new HashSet<>()).add(need.to()))
            .forEach(need -> doubtful.add(need.from())));
        doubtful.forEach(this::read);
    }

    private void read(String name) {
        state.ports.gateway().read(name).thenAcceptAsync(this::read, state.ports.executor());
    }

    /** A node was read. */
    void read(NodeReading reading) {
        String name = reading.node();
        NodeRuntime node = state.nodes.find(name).orElse(null);
        if (node == null) {
            return;
        }
        if (!LocatorRoutes.isOperators(state.inventory.nodes(), name)) {
            missed.remove(name);
            forget(node);
            return;
        }
        Optional<Set<IpPrefix>> before = node.routes;
        String said = node.unrouted;
        node.routes = Optional.of(LocatorRoutes.of(reading));
        List<LocatorRoutes.Need> missing = state.chainsOn(name).keySet().stream().map(state.chains::get)
            .flatMap(chain -> LocatorRoutes.needs(chain.record, state.inventory.nodes()).stream())
            .filter(need -> need.from().equals(name) && isMissing(state, need, true)).toList();
        Set<String> to = missed.computeIfAbsent(name, key -> new HashSet<>());
        to.clear();
        missing.forEach(need -> to.add(need.to()));
        node.unrouted = missing.stream().findFirst()
            .map(need -> LocatorRoutes.missing(need, state.inventory.nodes())).orElse("");
        if (!node.routes.equals(before) || !node.unrouted.equals(said)) {
            reporter.reportNode(name);
            reporter.reportChainsOn(name);
        }
    }
}
