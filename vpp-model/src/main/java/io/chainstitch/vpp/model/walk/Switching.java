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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Vxlan;
import java.util.List;
import java.util.Optional;

/** What becomes of frames on interfaces in L2 mode, and in tunnels. */
final class Switching {
    private final Walker walker;
    private final Trail trail;

    Switching(Walker walker) {
        this.walker = walker;
        trail = walker.trail();
    }

    /** {@return whether an interface is in L2 mode: cross-connected, or its frames are steered} */
    boolean serves(NodeView node, Port at) {
        return node.crossConnect(at.interfaceName()).isPresent() || node.steering(at.interfaceName()).isPresent();
    }

    Move receive(NodeView node, Port at, Frame arrived) {
        Optional<SubInterface> sub = node.subInterface(at.interfaceName());
        Frame frame = sub.isPresent() && sub.get().popTags() == 1 ? arrived.popped() : arrived;
        Optional<CrossConnect> connect = node.crossConnect(at.interfaceName());
        Optional<Steering> steering = node.steering(at.interfaceName());
        if (connect.isPresent() && steering.isPresent()) {
            return trail.drop(at, "interface " + at.interfaceName()
                + " is cross-connected and steered, VPP obeys only who came last");
        }
        return steering.isPresent() ? walker.segmentRouting().steer(node, at, steering.get(), frame)
            : crossConnect(node, at, connect.orElseThrow(), frame);
    }

    private Move crossConnect(NodeView node, Port at, CrossConnect connect, Frame frame) {
        if (connect.isSink()) {
            return trail.drop(at, "interface " + at.interfaceName()
                + " is transmit-only, what it receives goes to a sink");
        }
        Port out = new Port(at.node(), connect.transmit());
        trail.step(at, "cross-connect", at.interfaceName() + " to " + out.interfaceName());
        Optional<String> fault = unusable(node, out);
        if (fault.isPresent()) {
            return trail.drop(out, fault.get());
        }
        return serves(node, out) ? transmit(node, out, frame) : trail.drop(out, "interface " + out.interfaceName()
            + " is not in L2 mode, it needs a cross-connect or a sink of its own (l2-output-bad-intf)");
    }

    /** Sends a frame that a segment has decapsulated; for that an interface need not be in L2 mode. */
    Move output(NodeView node, Port out, Frame frame) {
        Optional<String> fault = unusable(node, out);
        return fault.isPresent() ? trail.drop(out, fault.get()) : transmit(node, out, frame);
    }

    /** Sends a frame as it is: the tag of a sub-interface is not put on. */
    Move outputRaw(NodeView node, Port out, Frame frame) {
        Optional<String> fault = unusable(node, out);
        return fault.isPresent() ? trail.drop(out, fault.get()) : send(node, out, frame);
    }

    private Optional<String> unusable(NodeView node, Port out) {
        return node.mute(out.interfaceName()).or(() -> walker.misattached(node, out));
    }

    private Move transmit(NodeView node, Port out, Frame frame) {
        Optional<SubInterface> sub = node.subInterface(out.interfaceName());
        return send(node, out, sub.isPresent() && sub.get().popTags() == 1 ? frame.pushed(sub.get().vlan()) : frame);
    }

    private Move send(NodeView node, Port out, Frame sent) {
        Optional<Vxlan> vxlan = node.vxlan(out.interfaceName());
        if (vxlan.isPresent()) {
            return tunnel(node, out, vxlan.get(), sent);
        }
        trail.limit(node.mtu(out.interfaceName()));
        trail.step(out, "transmit", "interface " + out.interfaceName() + ", " + sent);
        return walker.outside().deliver(out, sent);
    }

    private Move tunnel(NodeView node, Port out, Vxlan sent, Frame frame) {
        trail.step(out, "encapsulate", "VXLAN " + sent.vni() + " from " + sent.source() + " to "
            + sent.destination());
        Optional<String> holder = node.holder(sent.source());
        if (holder.isEmpty()) {
            return trail.drop(out, "tunnel " + sent.name() + " sends from " + sent.source()
                + ", which is on no interface of the node that is up");
        }
        trail.limit(node.mtu(holder.get()), sent.overhead());
        List<String> owners = walker.wiring().nodesAt(sent.destination());
        if (owners.size() != 1) {
            return trail.drop(out, "tunnel " + sent.name() + " leads to " + sent.destination() + ", which "
                + (owners.isEmpty() ? "is no node's underlay address" : "is the underlay address of " + owners));
        }
        trail.step(out, "underlay", "from " + sent.source() + " to " + sent.destination() + " on node "
            + owners.get(0));
        return decapsulate(owners.get(0), sent, frame);
    }

    private Move decapsulate(String peerName, Vxlan sent, Frame frame) {
        Port arrival = new Port(peerName, sent.destination().toString());
        Optional<NodeView> peer = walker.node(peerName);
        return peer.isPresent() ? decapsulate(peer.get(), arrival, sent, frame)
            : trail.drop(arrival, "node " + peerName + " was not read");
    }

    private Move decapsulate(NodeView peer, Port arrival, Vxlan sent, Frame frame) {
        IpAddress address = sent.destination();
        Optional<String> holder = peer.holder(address);
        if (holder.isEmpty()) {
            return trail.drop(arrival, "underlay address " + address + " is on no interface of the node that is up");
        }
        trail.limit(peer.mtu(holder.get()), sent.overhead());
        Optional<Vxlan> mirror = peer.mirrorOf(sent);
        if (mirror.isEmpty()) {
            return trail.drop(arrival, "no tunnel takes VXLAN " + sent.vni() + " from " + sent.source() + " to "
                + address);
        }
        Port inner = new Port(peer.name(), mirror.get().name());
        trail.step(inner, "decapsulate", "VXLAN " + sent.vni() + " to interface " + mirror.get().name());
        return new Move.Arrival(inner, frame);
    }
}
