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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Vxlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Component;

/**
 * Renders a chain as L2 cross-connects between neighbouring interfaces; between nodes a VXLAN tunnel (RFC 7348) of its
 * own carries each hop of each path. An interface has one cross-connect, hence every instance is on one path only.
 */
@Component(service = ChainRenderer.class)
public final class L2xconnRenderer implements ChainRenderer {
    /** The name by which chains select this renderer. */
    public static final String NAME = "l2xconn";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PathScheme pathScheme(ChainDefinition chain, Layer layer) {
        return chain.unidirectional() ? PathScheme.EXCLUSIVE_JOINED_STARTS : PathScheme.EXCLUSIVE;
    }

    @Override
    public Optional<Refusal> refuse(ChainDefinition chain) {
        List<FunctionDefinition> functions = chain.functions();
        if (chain.unidirectional() || functions.size() < 3) {
            return Optional.empty();
        }
        return functions.subList(1, functions.size() - 1).stream()
            .filter(function -> function.inputInterface().isPresent()
                && function.inputInterface().equals(function.outputInterface()))
            .findFirst()
            .map(function -> new Refusal(Reason.INTERFACE_CONFLICT, "function " + function.name() + " uses interface "
                + function.inputInterface().orElseThrow() + " as input and as output, but an interface has one "
                + "cross-connect; make the chain unidirectional or give the function two interfaces"));
    }

    @Override
    public Optional<String> unlinked(Node from, Node to) {
        for (Node node : List.of(from, to)) {
            if (node.underlayAddress().isEmpty()) {
                return Optional.of("node " + node.name() + " needs an underlay-address");
            }
        }
        IpAddress source = from.underlayAddress().orElseThrow();
        IpAddress destination = to.underlayAddress().orElseThrow();
        if (source.family() != destination.family()) {
            return Optional.of("the underlay addresses of nodes " + from.name() + " (" + source + ") and " + to.name()
                + " (" + destination + ") must be of one family");
        }
        if (source.equals(destination)) {
            return Optional.of("nodes " + from.name() + " and " + to.name() + " have the same underlay address "
                + source);
        }
        return Optional.empty();
    }

    @Override
    public Set<IdentifierKey> identifiers(ResolvedChain chain) {
        Set<IdentifierKey> keys = new TreeSet<>();
        Segment.of(chain).stream().filter(Segment::crossesNodes).map(Segment::vni).forEach(keys::add);
        return keys;
    }

    @Override
    public Rendering render(ResolvedChain chain, Map<IdentifierKey, Long> identifiers) {
        Map<String, NodeObjects> nodes = new TreeMap<>();
        for (Segment segment : Segment.of(chain)) {
            NodeObjects sender = nodes.computeIfAbsent(segment.from().node(), name -> new NodeObjects());
            NodeObjects receiver = nodes.computeIfAbsent(segment.to().node(), name -> new NodeObjects());
            sender.use(segment.from().output());
            receiver.use(segment.to().input());
            String out = segment.from().output().name();
            String in = segment.to().input().name();
            boolean bothWays = !chain.definition().unidirectional();
            if (segment.crossesNodes()) {
                Vxlan tunnel = tunnel(chain, segment, identifiers);
                sender.tunnel(tunnel);
                sender.connect(out, tunnel.name(), bothWays);
                Vxlan mirror = new Vxlan(segment.tunnelIn(), tunnel.destination(), tunnel.source(), tunnel.vni());
                receiver.tunnel(mirror);
                receiver.connect(mirror.name(), in, bothWays);
            } else {
                sender.connect(out, in, bothWays);
            }
        }
        return new Rendering(plans(chain, nodes), List.of());
    }

    private static Vxlan tunnel(ResolvedChain chain, Segment segment, Map<IdentifierKey, Long> identifiers) {
        Long vni = identifiers.get(segment.vni());
        if (vni == null) {
            throw new IllegalArgumentException("no VNI for " + segment.vni() + " of chain " + segment.chain());
        }
        return new Vxlan(segment.tunnelOut(), underlay(chain, segment.from().node()),
            underlay(chain, segment.to().node()), Math.toIntExact(vni));
    }

    private static IpAddress underlay(ResolvedChain chain, String name) {
        return Optional.ofNullable(chain.nodes().get(name)).flatMap(Node::underlayAddress)
            .orElseThrow(() -> new IllegalArgumentException("chain " + chain.definition().name()
                + " crosses node " + name + ", which has no underlay address"));
    }

    private static Map<String, NodePlan> plans(ResolvedChain chain, Map<String, NodeObjects> nodes) {
        Map<String, NodePlan> plans = new HashMap<>();
        nodes.forEach((name, objects) -> {
            try {
                plans.put(name, objects.plan());
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("chain " + chain.definition().name() + " contradicts itself on node "
                    + name + ": " + e.getMessage(), e);
            }
        });
        return plans;
    }
}
