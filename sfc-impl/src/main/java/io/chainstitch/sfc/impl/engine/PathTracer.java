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

import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.walk.HeldObject;
import io.chainstitch.vpp.model.walk.Host;
import io.chainstitch.vpp.model.walk.PathTrace;
import io.chainstitch.vpp.model.walk.PathWalk;
import io.chainstitch.vpp.model.walk.Stop;
import io.chainstitch.vpp.model.walk.Traffic;
import io.chainstitch.vpp.model.walk.WalkStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Follows the traffic of a path through what its nodes hold now. Who is behind an interface is what the inventory says.
 * Belongs to the engine's thread.
 */
final class PathTracer {
    private static final int PERCENT = 100;

    private final EngineState state;

    PathTracer(EngineState state) {
        this.state = state;
    }

    static PathTrace broken(String message) {
        return new PathTrace(false, message, List.of(), 0);
    }

    /** Reads the nodes of a chain and walks; a chain of both families is walked with packets of each. */
    CompletionStage<PathTrace> trace(ChainRecord record, ChainRecord.PathRecord path, boolean reverse) {
        Map<String, IpAddress> underlay = new TreeMap<>();
        state.inventory.nodes().forEach((node, info) ->
            info.underlayAddress().ifPresent(address -> underlay.put(node, address)));
        List<Stop> stops = path.hops().stream().map(hop -> stop(record, hop)).toList();
        Map<String, List<Traffic>> kinds = traffic(record, path, reverse);
        Map<String, String> unread = new TreeMap<>();
        return read(new TreeSet<>(record.nodes().keySet()), unread).thenApply(readings -> {
            if (!unread.isEmpty()) {
                return broken("Not every node could be read: " + unread.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue()).collect(Collectors.joining("; ")));
            }
            Map<String, PathTrace> traces = new TreeMap<>();
            kinds.forEach((kind, flows) -> traces.put(kind, shown(flows.stream()
                .map(flow -> PathWalk.check(stops, reverse, readings, underlay, flow)).toList(), kind)));
            return together(traces);
        });
    }

    private Stop stop(ChainRecord record, ChainRecord.HopRecord hop) {
        NodePlan plan = record.nodes().getOrDefault(hop.node(), NodePlan.EMPTY);
        Set<InterfaceObject> attached = new HashSet<>();
        plan.interfaceNamed(hop.input()).ifPresent(attached::add);
        plan.interfaceNamed(hop.output()).ifPresent(attached::add);
        InstanceId instance = InstanceId.parse(hop.instance());
        Map<String, Host> hosts = new HashMap<>();
        hosts.put(hop.input(), state.inventory.behind(instance, hop.inputLabel()).host());
        hosts.put(hop.output(), state.inventory.behind(instance, hop.outputLabel()).host());
        return new Stop(hop.function() + " (" + hop.instance() + ")", hop.node(), hop.input(), hop.output(), attached,
            hosts);
    }

    /** What the chain carries, by family: frames, or packets between all addresses of both ends. */
    private Map<String, List<Traffic>> traffic(ChainRecord record, ChainRecord.PathRecord path, boolean reverse) {
        if (record.rendered().families().isEmpty()) {
            return Map.of("", List.of(Traffic.FRAMES));
        }
        ChainRecord.HopRecord start = path.hops().get(0);
        ChainRecord.HopRecord end = path.hops().get(path.hops().size() - 1);
        Behind first = state.inventory.behind(InstanceId.parse(start.instance()), start.outputLabel());
        Behind last = state.inventory.behind(InstanceId.parse(end.instance()), end.inputLabel());
        Map<String, List<Traffic>> kinds = new TreeMap<>();
        for (IpFamily family : record.rendered().families()) {
            List<Traffic> flows = new ArrayList<>();
            for (IpPrefix source : (reverse ? last : first).prefixes(family)) {
                for (IpPrefix destination : (reverse ? first : last).prefixes(family)) {
                    flows.add(new Traffic.Packets(source, destination));
                }
            }
            kinds.put(family.label(), flows);
        }
        return kinds;
    }

    /** The first trace that is broken, else the first one. */
    private static PathTrace shown(List<PathTrace> traces, String kind) {
        return traces.stream().filter(trace -> !trace.ok()).findFirst().or(() -> traces.stream().findFirst())
            .orElseGet(() -> broken("The inventory gives no " + kind + " address of start or end any more"));
    }

    private static PathTrace together(Map<String, PathTrace> traces) {
        if (traces.size() == 1) {
            PathTrace only = traces.values().iterator().next();
            return new PathTrace(only.ok(), only.message() + share(only), only.steps(), only.mtu(), only.share(),
                only.used(), only.kept());
        }
        List<WalkStep> steps = new ArrayList<>();
        Set<HeldObject> used = new HashSet<>();
        traces.values().forEach(trace -> {
            trace.steps().forEach(step ->
                steps.add(new WalkStep(steps.size() + 1, step.node(), step.action(), step.detail())));
            used.addAll(trace.used());
        });
        boolean ok = traces.values().stream().allMatch(PathTrace::ok);
        String message = traces.entrySet().stream().filter(entry -> ok || !entry.getValue().ok())
            .map(entry -> entry.getKey() + ": " + entry.getValue().message() + share(entry.getValue()))
            .collect(Collectors.joining("; "));
        return new PathTrace(ok, message, steps, traces.values().stream().mapToInt(PathTrace::mtu).min().orElse(0),
            traces.values().stream().mapToDouble(PathTrace::share).min().orElse(0), used, Set.of());
    }

    private static String share(PathTrace trace) {
        return trace.ok() && trace.share() < 1
            ? "; " + Math.round(trace.share() * PERCENT) + " % of the flows take this path" : "";
    }

    private CompletionStage<Map<String, NodeReading>> read(Collection<String> nodes, Map<String, String> unread) {
        Map<String, NodeReading> readings = new TreeMap<>();
        List<CompletableFuture<Void>> all = nodes.stream()
            .map(node -> state.ports.gateway().read(node).<Void>handleAsync((reading, failure) -> {
                if (failure == null) {
                    readings.put(node, reading);
                    state.locatorWatch.read(reading);
                } else {
                    unread.put(node, NetworkTransaction.gatewayFailure(failure).getMessage());
                }
                return null;
            }, state.ports.executor()).toCompletableFuture()).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
            .thenApplyAsync(ignored -> readings, state.ports.executor());
    }
}
