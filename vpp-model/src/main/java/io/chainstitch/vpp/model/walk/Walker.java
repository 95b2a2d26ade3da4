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

import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One walk under way. */
final class Walker {
    /** Far above what any path needs; ends walks on which a frame grows with each round. */
    private static final int MAX_STEPS = 2_000;

    private final WalkInput in;
    private final List<WalkStep> steps = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final Set<Arrival> seen = new HashSet<>();
    private int mtu;

    Walker(WalkInput in) {
        this.in = in;
    }

    /** Either a frame that arrives at a node, or the end. */
    private sealed interface Move {
    }

    private record Arrival(Port at, Frame frame) implements Move {
    }

    private record End(Outcome outcome) implements Move {
    }

    WalkResult walk(Frame frame, Port start) {
        Move move = new Arrival(start, frame);
        while (move instanceof Arrival arrival) {
            if (!seen.add(arrival) || steps.size() > MAX_STEPS) {
                step(arrival.at, "loop", "the frame was at interface " + arrival.at.interfaceName() + " before");
                move = new End(new Outcome.Looped(arrival.at));
            } else {
                move = receive(arrival.at, arrival.frame);
            }
        }
        return new WalkResult(((End) move).outcome, steps, visits, mtu);
    }

    private Move receive(Port wire, Frame arrived) {
        NodeReading reading = in.readings().get(wire.node());
        if (reading == null) {
            return drop(wire, "node " + wire.node() + " was not read");
        }
        NodeView node = new NodeView(reading);
        Port at = classified(node, wire, arrived);
        step(at, "receive", "interface " + at.interfaceName() + ", " + arrived);
        Optional<String> fault = node.deaf(at.interfaceName()).or(() -> misattached(node, at));
        if (fault.isPresent()) {
            return drop(at, fault.get());
        }
        if (node.vxlan(at.interfaceName()).isEmpty()) {
            limit(node.mtu(at.interfaceName()));
        }
        Frame frame = arrived;
        Optional<SubInterface> sub = node.subInterface(at.interfaceName());
        if (sub.isPresent()) {
            if (!arrived.tags().equals(List.of(sub.get().vlan()))) {
                return drop(at, "interface " + at.interfaceName() + " takes frames tagged " + sub.get().vlan()
                    + ", this one is " + arrived);
            }
            frame = sub.get().popTags() == 1 ? arrived.popped() : arrived;
        }
        return crossConnect(node, at, frame);
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

    private Move crossConnect(NodeView node, Port at, Frame frame) {
        Optional<CrossConnect> found = node.crossConnect(at.interfaceName());
        if (found.isEmpty()) {
            return drop(at, "interface " + at.interfaceName() + " is not cross-connected");
        }
        if (found.get().isSink()) {
            return drop(at, "interface " + at.interfaceName() + " is transmit-only, what it receives goes to a sink");
        }
        Port out = new Port(at.node(), found.get().transmit());
        step(at, "cross-connect", at.interfaceName() + " to " + out.interfaceName());
        Optional<String> fault = node.mute(out.interfaceName()).or(() -> misattached(node, out));
        if (fault.isPresent()) {
            return drop(out, fault.get());
        }
        if (node.crossConnect(out.interfaceName()).isEmpty()) {
            return drop(out, "interface " + out.interfaceName()
                + " is not in L2 mode, it needs a cross-connect or a sink of its own (l2-output-bad-intf)");
        }
        Optional<Vxlan> vxlan = node.vxlan(out.interfaceName());
        return vxlan.isPresent() ? tunnel(node, out, vxlan.get(), frame) : transmit(node, out, frame);
    }

    private Move transmit(NodeView node, Port out, Frame frame) {
        limit(node.mtu(out.interfaceName()));
        Optional<SubInterface> sub = node.subInterface(out.interfaceName());
        Frame sent = sub.isPresent() && sub.get().popTags() == 1 ? frame.pushed(sub.get().vlan()) : frame;
        step(out, "transmit", "interface " + out.interfaceName() + ", " + sent);
        Optional<Stop> function = in.wiring().functionAt(out);
        if (function.isPresent()) {
            Port back = function.get().otherSide(out);
            step(out, "function", function.get().label() + ", in by " + out.interfaceName() + ", out by "
                + back.interfaceName());
            visits.add(new Visit(function.get(), out, sent));
            return new Arrival(back, sent);
        }
        String receiver = in.wiring().endAt(out).map(Stop::label).orElse("nothing known");
        step(out, "deliver", receiver + " behind interface " + out.interfaceName());
        return new End(new Outcome.Delivered(out, sent));
    }

    private Move tunnel(NodeView node, Port out, Vxlan sent, Frame frame) {
        step(out, "encapsulate", "VXLAN " + sent.vni() + " from " + sent.source() + " to " + sent.destination());
        Optional<String> holder = node.holder(sent.source());
        if (holder.isEmpty()) {
            return drop(out, "tunnel " + sent.name() + " sends from " + sent.source()
                + ", which is on no interface of the node that is up");
        }
        limitTunnel(node.mtu(holder.get()), sent);
        List<String> owners = in.wiring().nodesAt(sent.destination());
        if (owners.size() != 1) {
            return drop(out, "tunnel " + sent.name() + " leads to " + sent.destination() + ", which "
                + (owners.isEmpty() ? "is no node's underlay address" : "is the underlay address of " + owners));
        }
        step(out, "underlay", "from " + sent.source() + " to " + sent.destination() + " on node " + owners.get(0));
        return decapsulate(owners.get(0), sent, frame);
    }

    private Move decapsulate(String peerName, Vxlan sent, Frame frame) {
        Port arrival = new Port(peerName, sent.destination().toString());
        NodeReading reading = in.readings().get(peerName);
        if (reading == null) {
            return drop(arrival, "node " + peerName + " was not read");
        }
        NodeView peer = new NodeView(reading);
        IpAddress address = sent.destination();
        Optional<String> holder = peer.holder(address);
        if (holder.isEmpty()) {
            return drop(arrival, "underlay address " + address + " is on no interface of the node that is up");
        }
        limitTunnel(peer.mtu(holder.get()), sent);
        Optional<Vxlan> mirror = peer.mirrorOf(sent);
        if (mirror.isEmpty()) {
            return drop(arrival, "no tunnel takes VXLAN " + sent.vni() + " from " + sent.source() + " to " + address);
        }
        Port inner = new Port(peerName, mirror.get().name());
        step(inner, "decapsulate", "VXLAN " + sent.vni() + " to interface " + mirror.get().name());
        return new Arrival(inner, frame);
    }

    private Optional<String> misattached(NodeView node, Port at) {
        return in.wiring().attachedAt(at)
            .flatMap(object -> object instanceof Interface iface ? node.misattached(iface) : Optional.empty());
    }

    private Move drop(Port at, String reason) {
        step(at, "drop", reason);
        return new End(new Outcome.Dropped(at, reason));
    }

    private void step(Port at, String action, String detail) {
        steps.add(new WalkStep(steps.size() + 1, at.node(), action, detail));
    }

    private void limitTunnel(int underlayMtu, Vxlan vxlan) {
        if (underlayMtu > 0) {
            limit(Math.max(1, underlayMtu - vxlan.overhead()));
        }
    }

    private void limit(int bytes) {
        if (bytes > 0) {
            mtu = mtu == 0 ? bytes : Math.min(mtu, bytes);
        }
    }
}
