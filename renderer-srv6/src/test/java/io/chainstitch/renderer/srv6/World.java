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
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.VppObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Nodes that hold a rendering, as if read back, with what was there before. */
final class World {
    static final String UNDERLAY = "underlay0";
    private static final long FIRST_TABLE = 1000;

    private World() {
    }

    /** Numbers the identifiers of a chain in their order, tables from 1000 and all else from 1. */
    static Map<IdentifierKey, Long> numbered(Set<IdentifierKey> keys) {
        Map<IdentifierKey, Long> values = new TreeMap<>();
        Map<IdentifierKey.Pool, Long> next = new EnumMap<>(IdentifierKey.Pool.class);
        for (IdentifierKey key : new TreeSet<>(keys)) {
            long first = key.pool() == IdentifierKey.Pool.TABLE ? FIRST_TABLE : 1;
            values.put(key, next.merge(key.pool(), first, (last, ignored) -> last + 1));
        }
        return values;
    }

    static Rendering rendering(ResolvedChain chain) {
        Srv6Renderer renderer = new Srv6Renderer();
        return renderer.render(chain, numbered(renderer.identifiers(chain)));
    }

    static Map<String, NodePlan> rendered(ResolvedChain chain) {
        return rendering(chain).nodes();
    }

    static Map<String, NodeReading> readings(List<ResolvedChain> chains, Map<String, NodePlan> plans) {
        Map<String, NodeReading> readings = new HashMap<>();
        for (Node node : chains.get(0).nodes().values()) {
            readings.put(node.name(), reading(chains, node, plans));
        }
        return readings;
    }

    private static NodeReading reading(List<ResolvedChain> chains, Node node, Map<String, NodePlan> plans) {
        NodePlan plan = plans.getOrDefault(node.name(), NodePlan.EMPTY);
        Set<VppObject> objects = new LinkedHashSet<>(plan.objects().values());
        objects.addAll(Operator.routes(node, chains.get(0).nodes(), plans));
        node.underlayAddress().ifPresent(underlay -> objects.add(new Address(UNDERLAY,
            new InterfaceAddress(underlay, underlay.family().bits() / 2))));
        Map<String, InterfaceState> interfaces = new HashMap<>();
        Set<String> names = new TreeSet<>(Set.of(UNDERLAY));
        for (ResolvedChain chain : chains) {
            for (Hop hop : hops(chain)) {
                if (hop.node().equals(node.name())) {
                    objects.addAll(Operator.objects(chain, hop));
                    names.addAll(existing(hop));
                }
            }
        }
        plan.objects().values().stream().filter(InterfaceObject.class::isInstance)
            .forEach(made -> names.add(made.id()));
        names.forEach(name -> interfaces.put(name, up(node, name)));
        return new NodeReading(node.name(), Instant.EPOCH, NodePlan.of(objects), interfaces);
    }

    /** The instances of a chain, each once. */
    static Set<Hop> hops(ResolvedChain chain) {
        Set<Hop> hops = new LinkedHashSet<>();
        chain.paths().forEach(path -> hops.addAll(path.hops()));
        return hops;
    }

    private static InterfaceState up(Node node, String name) {
        MacAddress mac = MacAddress.of(new byte[] {2, (byte) 0xfe, 0, 0, (byte) node.name().hashCode(),
            (byte) name.hashCode()});
        return new InterfaceState(name, name, name.hashCode(), true, true, "", mac, 9000);
    }

    /** The interfaces of an instance that the chain finds on the node. */
    private static List<String> existing(Hop hop) {
        List<String> names = new ArrayList<>();
        for (ChainInterface iface : List.of(hop.input(), hop.output())) {
            if (iface.created().isEmpty()) {
                names.add(iface.name());
            } else if (iface.created().get() instanceof SubInterface sub) {
                names.add(sub.parent());
            }
        }
        return names;
    }

    static Map<String, IpAddress> underlay(ResolvedChain chain) {
        Map<String, IpAddress> underlay = new HashMap<>();
        chain.nodes().values().forEach(node ->
            node.underlayAddress().ifPresent(address -> underlay.put(node.name(), address)));
        return underlay;
    }

    static Stream<VppObject> objects(Map<String, NodePlan> plans) {
        return plans.values().stream().flatMap(plan -> plan.objects().values().stream());
    }
}
