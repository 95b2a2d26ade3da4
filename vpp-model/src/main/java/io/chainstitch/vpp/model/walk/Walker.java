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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SubInterface;
import java.util.List;
import java.util.Optional;

/** One walk under way: what arrives at an interface, and whom it is given to. */
final class Walker {
    private final WalkInput in;
    private final Trail trail;
    private final Outside outside;
    private final Switching switching;
    private final Routing routing;
    private final SegmentRouting segmentRouting;

    Walker(WalkInput in, List<Integer> script) {
        this.in = in;
        trail = new Trail(script);
        outside = new Outside(in, trail);
        switching = new Switching(this);
        routing = new Routing(this);
        segmentRouting = new SegmentRouting(this);
    }

    Trail trail() {
        return trail;
    }

    Wiring wiring() {
        return in.wiring();
    }

    Outside outside() {
        return outside;
    }

    Switching switching() {
        return switching;
    }

    Routing routing() {
        return routing;
    }

    SegmentRouting segmentRouting() {
        return segmentRouting;
    }

    Optional<NodeView> node(String name) {
        return Optional.ofNullable(in.readings().get(name)).map(reading -> new NodeView(reading, trail));
    }

    WalkResult walk(Frame frame, Port start) {
        Move move = new Move.Arrival(start, frame);
        while (!(move instanceof Move.End)) {
            move = trail.isNew(move) ? go(move) : loop(move);
        }
        return trail.result(((Move.End) move).outcome());
    }

    private Move go(Move move) {
        return move instanceof Move.Arrival arrival ? receive(arrival.at(), arrival.frame())
            : move instanceof Move.Crossing crossing ? segmentRouting.receive(crossing)
            : segmentRouting.lookUp((Move.Segment) move);
    }

    private Move loop(Move move) {
        trail.step(move.at(), "loop", "the frame was at interface " + move.at().interfaceName() + " before");
        return new Move.End(new Outcome.Looped(move.at()));
    }

    private Move receive(Port wire, Frame arrived) {
        Optional<NodeView> node = node(wire.node());
        return node.isPresent() ? receive(node.get(), wire, arrived)
            : trail.drop(wire, "node " + wire.node() + " was not read");
    }

    private Move receive(NodeView node, Port wire, Frame arrived) {
        // A proxy for frames takes everything from the device, before tags are looked at.
        Port device = node.subInterface(wire.interfaceName()).map(sub -> new Port(wire.node(), sub.parent()))
            .orElse(wire);
        List<LocalSid> proxies = node.proxies(device.interfaceName(), Optional.empty());
        Port at = proxies.isEmpty() ? classified(node, wire, arrived) : device;
        trail.step(at, "receive", "interface " + at.interfaceName() + ", " + arrived);
        Optional<String> fault = node.deaf(at.interfaceName()).or(() -> misattached(node, at));
        if (fault.isPresent()) {
            return trail.drop(at, fault.get());
        }
        if (node.vxlan(at.interfaceName()).isEmpty()) {
            trail.limit(node.mtu(at.interfaceName()));
        }
        Optional<SubInterface> sub = node.subInterface(at.interfaceName());
        if (sub.isPresent() && !arrived.tags().equals(List.of(sub.get().vlan()))) {
            return trail.drop(at, "interface " + at.interfaceName() + " takes frames tagged " + sub.get().vlan()
                + ", this one is " + arrived.tagging());
        }
        return proxies.isEmpty() ? dispatch(node, at, arrived) : segmentRouting.giveBack(node, at, proxies, arrived);
    }

    /**
     * A frame with exactly one tag belongs to the sub-interface of that tag, where there is one. All others belong
     * to the main interface.
     */
    private static Port classified(NodeView node, Port wire, Frame frame) {
        if (frame.tags().size() != 1) {
            return wire;
        }
        String sub = wire.interfaceName() + "." + frame.tags().get(0);
        return node.subInterface(sub).isPresent() ? new Port(wire.node(), sub) : wire;
    }

    private Move dispatch(NodeView node, Port at, Frame arrived) {
        boolean layer2 = switching.serves(node, at);
        if (layer2 && arrived.packet().isPresent()) {
            return trail.drop(at, "interface " + at.interfaceName() + " is in L2 mode, where VPP answers nobody who "
                + "looks for a next hop");
        }
        if (layer2) {
            return switching.receive(node, at, arrived);
        }
        if (arrived.packet().isEmpty()) {
            return trail.drop(at, "interface " + at.interfaceName() + " is neither cross-connected nor steered");
        }
        boolean sub = node.subInterface(at.interfaceName()).isPresent();
        if (!sub && !arrived.tags().isEmpty()) {
            return trail.drop(at, "interface " + at.interfaceName() + " has no sub-interface for packets "
                + arrived.tagging());
        }
        return routing.receive(node, at, arrived.packet().get());
    }

    Optional<String> misattached(NodeView node, Port at) {
        return in.wiring().attachedAt(at)
            .flatMap(object -> object instanceof Interface iface ? node.misattached(iface) : Optional.empty());
    }

}
