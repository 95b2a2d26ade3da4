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
package io.chainstitch.renderer.l2xconn;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.walk.Frame;
import io.chainstitch.vpp.model.walk.Outcome;
import io.chainstitch.vpp.model.walk.PacketWalk;
import io.chainstitch.vpp.model.walk.PathTrace;
import io.chainstitch.vpp.model.walk.PathWalk;
import io.chainstitch.vpp.model.walk.Port;
import io.chainstitch.vpp.model.walk.Stop;
import io.chainstitch.vpp.model.walk.WalkInput;
import io.chainstitch.vpp.model.walk.Wiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nodes that hold a rendering, as if read back, with the interfaces that were there before. */
final class World {
    static final String UNDERLAY = "underlay0";
    private static final MacAddress MAC = new MacAddress("02:fe:00:00:00:01");

    private World() {
    }

    /** Numbers the identifiers of a chain in their order, from 5000. */
    static Map<IdentifierKey, Long> numbered(Set<IdentifierKey> keys) {
        Map<IdentifierKey, Long> values = new TreeMap<>();
        for (IdentifierKey key : new TreeSet<>(keys)) {
            values.put(key, 5000L + values.size());
        }
        return values;
    }

    static Map<String, NodePlan> rendered(ResolvedChain chain) {
        L2xconnRenderer renderer = new L2xconnRenderer();
        return renderer.render(chain, numbered(renderer.identifiers(chain))).nodes();
    }

    static Map<String, NodeReading> readings(ResolvedChain chain, Map<String, NodePlan> plans) {
        return readings(List.of(chain), plans);
    }

    static Map<String, NodeReading> readings(List<ResolvedChain> chains, Map<String, NodePlan> plans) {
        Map<String, NodeReading> readings = new HashMap<>();
        for (Node node : chains.get(0).nodes().values()) {
            readings.put(node.name(), reading(chains, node, plans.getOrDefault(node.name(), NodePlan.EMPTY)));
        }
        return readings;
    }

    private static NodeReading reading(List<ResolvedChain> chains, Node node, NodePlan plan) {
        List<VppObject> objects = new ArrayList<>(plan.objects().values());
        IpAddress underlay = node.underlayAddress().orElseThrow();
        objects.add(new Address(UNDERLAY, new InterfaceAddress(underlay, underlay.family().bits() / 2)));
        Map<String, InterfaceState> interfaces = new HashMap<>();
        foreign(chains, node.name()).forEach(name -> interfaces.put(name, up(name)));
        plan.objects().values().forEach(object -> {
            if (object instanceof InterfaceObject iface) {
                interfaces.put(iface.name(), up(iface.name()));
            }
        });
        return new NodeReading(node.name(), Instant.EPOCH, NodePlan.of(objects), interfaces);
    }

    private static InterfaceState up(String name) {
        return new InterfaceState(name, name, name.hashCode(), true, true, "", MAC, 9000);
    }

    /** The interfaces that chains find on a node. */
    private static Set<String> foreign(List<ResolvedChain> chains, String node) {
        Set<String> names = new TreeSet<>(Set.of(UNDERLAY));
        chains.stream().flatMap(chain -> chain.paths().stream()).flatMap(path -> path.hops().stream())
            .filter(hop -> hop.node().equals(node))
            .flatMap(hop -> Stream.of(hop.input(), hop.output()))
            .forEach(iface -> {
                if (iface.created().isEmpty()) {
                    names.add(iface.name());
                } else if (iface.created().get() instanceof SubInterface sub) {
                    names.add(sub.parent());
                }
            });
        return names;
    }

    static Map<String, IpAddress> underlay(ResolvedChain chain) {
        return chain.nodes().values().stream()
            .collect(Collectors.toMap(Node::name, node -> node.underlayAddress().orElseThrow()));
    }

    static List<Stop> stops(ChainPath path) {
        return path.hops().stream().map(World::stop).toList();
    }

    private static Stop stop(Hop hop) {
        Set<InterfaceObject> attached = Stream.of(hop.input(), hop.output()).map(ChainInterface::created)
            .flatMap(created -> created.stream()).collect(Collectors.toSet());
        return new Stop(hop.instance().text(), hop.node(), hop.input().name(), hop.output().name(), attached);
    }

    /**
     * What is wrong with a chain: a path that does not pass as it should, or, where traffic passes one way only, an
     * interface that lets something in the other way.
     */
    static Optional<String> fault(ResolvedChain chain, Map<String, NodeReading> readings, List<Port> sinks) {
        for (ChainPath path : chain.paths()) {
            PathTrace forward = trace(chain, path, false, readings);
            if (!forward.ok()) {
                return Optional.of("path " + path.id() + " forward: " + forward.message());
            }
            PathTrace back = trace(chain, path, true, readings);
            if (back.ok() == chain.definition().unidirectional()) {
                return Optional.of("path " + path.id() + " reverse: " + back.message());
            }
        }
        Wiring outside = new Wiring(underlay(chain), List.of(), List.of());
        return sinks.stream().filter(sink -> readings.get(sink.node()).interfaces().containsKey(sink.interfaceName()))
            .map(sink -> new WalkResultAt(sink, PacketWalk.walk(new WalkInput(readings, outside),
                frameFor(sink.interfaceName()), sink).outcome()))
            .filter(end -> !(end.outcome instanceof Outcome.Dropped dropped) || !dropped.at().equals(end.sink))
            .findFirst()
            .map(end -> end.sink + " lets frames in: " + end.outcome);
    }

    private record WalkResultAt(Port sink, Outcome outcome) {
    }

    private static Frame frameFor(String interfaceName) {
        String[] parts = interfaceName.split("\\.");
        return interfaceName.startsWith("Gigabit") && parts.length == 2
            ? new Frame(List.of(Integer.parseInt(parts[1]))) : Frame.UNTAGGED;
    }

    static List<Port> sinks(Map<String, NodePlan> plans) {
        return plans.entrySet().stream()
            .flatMap(entry -> entry.getValue().objects().values().stream()
                .filter(object -> object instanceof CrossConnect connect && connect.isSink())
                .map(object -> new Port(entry.getKey(), object.id())))
            .toList();
    }

    static PathTrace trace(ResolvedChain chain, ChainPath path, boolean reverse, Map<String, NodeReading> readings) {
        return PathWalk.check(stops(path), reverse, readings, underlay(chain));
    }
}
