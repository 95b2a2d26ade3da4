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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.walk.FlowCheck;
import io.chainstitch.vpp.model.walk.HeldObject;
import io.chainstitch.vpp.model.walk.Host;
import io.chainstitch.vpp.model.walk.PathWalk;
import io.chainstitch.vpp.model.walk.Stop;
import io.chainstitch.vpp.model.walk.Traffic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out whether nodes that hold a rendering serve the chain. */
final class Faults {
    private static final double ROUNDING = 1e-9;

    private final ResolvedChain chain;
    private final Map<String, NodeReading> readings;
    private final Map<Boolean, Map<Integer, Integer>> weights = new HashMap<>();
    private final Set<HeldObject> used = new HashSet<>();

    private Faults(ResolvedChain chain, Rendering rendering, Map<String, NodeReading> readings) {
        this.chain = chain;
        this.readings = readings;
        rendering.paths().forEach(detail -> weights.computeIfAbsent(detail.reverse(), key -> new HashMap<>())
            .put(detail.id(), detail.weight()));
    }

    /**
     * What was found.
     *
     * @param fault the first thing that is wrong
     * @param used what the walks relied on
     */
    record Found(Optional<String> fault, Set<HeldObject> used) {
    }

    /** Looks at nodes that hold certain plans, with the shares that a rendering promises. */
    static Found of(ResolvedChain chain, Rendering rendering, Map<String, NodePlan> plans) {
        Map<String, NodeReading> readings = World.readings(List.of(chain), plans);
        Faults faults = new Faults(chain, rendering, readings);
        Optional<String> fault = dangling(readings.values());
        for (Direction direction : directions(chain)) {
            if (fault.isEmpty()) {
                fault = faults.direction(direction == Direction.REVERSE);
            }
        }
        return new Found(fault, faults.used);
    }

    /**
     * What is wrong with a chain of one path in one direction, for each kind of traffic that it carries, on nodes that
     * may hold objects of other chains, too.
     */
    static List<Optional<String>> walk(ResolvedChain chain, Direction direction, List<ResolvedChain> all,
        Map<String, NodePlan> plans) {
        boolean reverse = direction == Direction.REVERSE;
        Map<String, NodeReading> readings = World.readings(all, plans);
        Optional<String> dangling = dangling(readings.values());
        Faults faults = new Faults(chain, Rendering.EMPTY, readings);
        List<Stop> stops = stops(chain.paths().get(0));
        return faults.traffic(chain.paths().get(0), reverse).stream()
            .map(traffic -> PathWalk.check(stops, reverse, readings, World.underlay(chain), traffic))
            .map(trace -> dangling.or(() -> trace.ok() ? Optional.empty() : Optional.of(trace.message())))
            .toList();
    }

    /** {@return the directions in which a chain passes traffic} */
    static List<Direction> directions(ResolvedChain chain) {
        return chain.definition().unidirectional() ? List.of(Direction.FORWARD) : List.of(Direction.values());
    }

    /** What a node would not take: an object that refers to a table, an interface or a policy that is not there. */
    private static Optional<String> dangling(Collection<NodeReading> readings) {
        for (NodeReading reading : readings) {
            Map<ObjectKey, VppObject> all = reading.objects().objects();
            for (VppObject object : all.values()) {
                boolean complete = all.keySet().containsAll(object.needs())
                    && reading.interfaces().keySet().containsAll(object.interfaces())
                    && object.tables().stream().allMatch(table -> all.containsKey(key(table)));
                if (!complete) {
                    return Optional.of("node " + reading.node() + " does not take " + object.key());
                }
            }
        }
        return Optional.empty();
    }

    private static ObjectKey key(TableRef table) {
        return new Table(table, "").key();
    }

    private Optional<String> direction(boolean reverse) {
        for (List<ChainPath> group : groups(reverse).values()) {
            for (Traffic traffic : traffic(group.get(0), reverse)) {
                Optional<String> fault = flow(group, reverse, traffic);
                if (fault.isPresent()) {
                    return fault.map(text -> (reverse ? "reverse: " : "forward: ") + text);
                }
            }
        }
        return Optional.empty();
    }

    /** The paths that share one policy: of frames those of a start, of packets those of a start and an end. */
    private Map<Object, List<ChainPath>> groups(boolean reverse) {
        return chain.paths().stream().collect(Collectors.groupingBy(path -> chain.families().isEmpty()
            ? first(path, reverse).instance() : List.of(first(path, false).instance(), first(path, true).instance()),
            LinkedHashMap::new, Collectors.toList()));
    }

    private static Hop first(ChainPath path, boolean reverse) {
        return path.hops().get(reverse ? path.hops().size() - 1 : 0);
    }

    private List<Traffic> traffic(ChainPath path, boolean reverse) {
        if (chain.families().isEmpty()) {
            return List.of(Traffic.FRAMES);
        }
        List<Traffic> all = new ArrayList<>();
        for (IpFamily family : chain.families()) {
            for (IpPrefix source : prefixes(first(path, reverse), family)) {
                for (IpPrefix destination : prefixes(first(path, !reverse), family)) {
                    all.add(new Traffic.Packets(source, destination));
                }
            }
        }
        return all;
    }

    private static List<IpPrefix> prefixes(Hop hop, IpFamily family) {
        List<IpPrefix> hosts = hop.input().addresses().stream().map(InterfaceAddress::address)
            .filter(address -> address.family() == family).map(IpPrefix::host).toList();
        return hosts.isEmpty() && hop.instance() instanceof InstanceId.OfExternal
            ? hop.input().gateways().stream().map(InterfaceAddress::prefix).toList() : hosts;
    }

    private Optional<String> flow(List<ChainPath> group, boolean reverse, Traffic traffic) {
        FlowCheck check = PathWalk.checkAll(group.stream().map(Faults::stops).toList(), reverse, readings,
            World.underlay(chain), traffic);
        used.addAll(check.used());
        if (!check.ok()) {
            return Optional.of(check.message());
        }
        double sum = group.stream().mapToInt(path -> weights.get(reverse).get(path.id())).sum();
        for (int index = 0; index < group.size(); index++) {
            double wanted = weights.get(reverse).get(group.get(index).id()) / sum;
            if (Math.abs(wanted - check.shares().get(index)) > ROUNDING) {
                return Optional.of("path " + group.get(index).id() + " gets " + check.shares().get(index)
                    + " of the flows instead of " + wanted);
            }
        }
        return Optional.empty();
    }

    static List<Stop> stops(ChainPath path) {
        return path.hops().stream().map(Faults::stop).toList();
    }

    private static Stop stop(Hop hop) {
        Set<InterfaceObject> attached = Stream.of(hop.input(), hop.output()).map(ChainInterface::created)
            .flatMap(Optional::stream).collect(Collectors.toSet());
        Map<String, Host> hosts = new HashMap<>();
        Stream.of(hop.input(), hop.output()).forEach(iface -> hosts.put(iface.name(), new Host(iface.addresses()
            .stream().map(InterfaceAddress::address).collect(Collectors.toSet()), iface.mac())));
        return new Stop(hop.instance().text(), hop.node(), hop.input().name(), hop.output().name(), attached, hosts);
    }

    /** Objects of plans that no walk relies on, and tables that no object refers to. */
    static Set<HeldObject> unused(Map<String, NodePlan> plans, Set<HeldObject> used) {
        Set<HeldObject> unused = new HashSet<>();
        plans.forEach((node, plan) -> {
            Set<ObjectKey> tables = plan.objects().values().stream().flatMap(object -> object.tables().stream())
                .map(Faults::key).collect(Collectors.toSet());
            plan.objects().keySet().stream().filter(key -> !tables.contains(key))
                .forEach(key -> unused.add(new HeldObject(node, key)));
        });
        unused.removeAll(used);
        return unused;
    }
}
