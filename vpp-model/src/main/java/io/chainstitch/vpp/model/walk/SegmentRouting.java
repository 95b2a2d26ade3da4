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

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import java.util.List;
import java.util.Optional;

/** What becomes of traffic in policies and on its way from segment to segment. */
final class SegmentRouting {
    private final Walker walker;
    private final Trail trail;
    private final Endpoints endpoints;

    SegmentRouting(Walker walker) {
        this.walker = walker;
        trail = walker.trail();
        endpoints = new Endpoints(walker);
    }

    /** Puts a frame, or the packet in it, into a policy. */
    Move steer(NodeView node, Port at, Steering steering, Frame inner) {
        boolean frames = steering.traffic() instanceof Steering.Frames;
        trail.step(at, "steer", (steering.traffic() instanceof Steering.Packets packets
            ? "packets to " + packets.prefix() + " in table " + packets.table()
            : "frames of interface " + at.interfaceName()) + " into policy " + steering.bsid());
        Optional<Policy> policy = node.policy(steering.bsid());
        if (policy.isEmpty()) {
            return trail.drop(at, "policy " + steering.bsid() + " is not there");
        }
        Shares.Share list = trail.choose(node.name(), policy.get(), frames);
        Segmented packet = Segmented.of(policy.get().encapSource(), list.sids(), frames ? inner : aged(inner), frames);
        trail.step(at, "encapsulate", "policy " + steering.bsid() + ", segment list " + list.sids()
            + (list.weight() == list.total() ? "" : " (" + list.weight() + " of " + list.total() + ")") + ", from "
            + packet.source() + " " + packet);
        return new Move.Segment(at, frames ? 0 : policy.get().table(), packet);
    }

    private static Frame aged(Frame inner) {
        return inner.carrying(inner.packet().orElseThrow().aged());
    }

    /** Puts the last header that a proxy has taken off on what comes back. */
    Move giveBack(NodeView node, Port at, List<LocalSid> proxies, Frame frame) {
        proxies.forEach(node::use);
        if (proxies.size() > 1) {
            return trail.drop(at, proxies.size() + " proxies take back what interface " + at.interfaceName()
                + " receives, and nothing says which does");
        }
        IpAddress sid = proxies.get(0).sid();
        Optional<Segmented> header = trail.remembered(at);
        if (header.isEmpty()) {
            return trail.drop(at, "End.AD " + sid + " has no header for what interface " + at.interfaceName()
                + " receives: nothing has passed it towards the function");
        }
        Segmented packet = header.get().carrying(header.get().frames() ? frame : aged(frame));
        trail.step(at, "return", "End.AD " + sid + " puts its header back: from " + packet.source() + " " + packet);
        return new Move.Segment(at, node.table(at.interfaceName(), IpFamily.IPV6), packet);
    }

    Move receive(Move.Crossing crossing) {
        Port at = crossing.at();
        NodeView node = walker.node(at.node()).orElseThrow();
        trail.step(at, "receive", "interface " + at.interfaceName() + ", " + crossing.packet());
        trail.limit(node.mtu(at.interfaceName()), crossing.packet().overhead());
        return new Move.Segment(at, node.table(at.interfaceName(), IpFamily.IPV6), crossing.packet());
    }

    /** Looks up the present segment: one of the node, or one of another node. */
    Move lookUp(Move.Segment move) {
        return lookUp(walker.node(move.at().node()).orElseThrow(), move.at(), move.table(), move.packet());
    }

    private Move lookUp(NodeView node, Port at, long table, Segmented packet) {
        IpAddress segment = packet.destination();
        Lookup lookup = new Lookup(trail, node, at);
        Lookup.Result result = lookup.of(Lookup.ipv6(table), segment);
        if (result.drop().isPresent()) {
            return trail.drop(at, result.drop().get());
        }
        Object found = result.match().orElseThrow().object();
        if (found instanceof LocalSid sid) {
            return sid.behavior() instanceof SidBehavior.End ? end(node, at, table, packet)
                : endpoints.arrive(node, at, sid, packet);
        }
        if (found instanceof Route route) {
            Lookup.Way way = walker.routing().way(node, at, lookup.ways(route, segment));
            return way.fault().isPresent() ? trail.drop(at, way.fault().get())
                : forward(node, way.out(), way.nextHop(), packet);
        }
        if (found instanceof Address own && !own.address().address().equals(segment)) {
            return forward(node, new Port(at.node(), own.interfaceName()), segment, packet);
        }
        if (found instanceof Neighbor neighbor) {
            return forward(node, new Port(at.node(), neighbor.interfaceName()), segment, packet);
        }
        if (found instanceof Steering) {
            return trail.lose(at, segment + " is steered itself, and no walk follows a second encapsulation");
        }
        return trail.drop(at, segment + (found instanceof Policy ? " is a binding SID, which takes no last segment"
            : " is an address and no SID"));
    }

    private Move end(NodeView node, Port at, long table, Segmented packet) {
        if (packet.left() == 0) {
            return trail.drop(at, "End " + packet.destination() + " is the last segment");
        }
        trail.step(at, "segment", "End " + packet.destination() + ", next " + packet.next());
        return new Move.Segment(at, table, packet.next());
    }

    private Move forward(NodeView node, Port out, IpAddress nextHop, Segmented packet) {
        if (packet.hopLimit() <= 1) {
            return trail.drop(out, "the hop limit of the packet " + packet + " is over");
        }
        Optional<String> fault = node.mute(out.interfaceName());
        if (fault.isPresent()) {
            return trail.drop(out, fault.get());
        }
        Outside.Link link = walker.outside().link(node, out, nextHop);
        if (link.fault().isPresent()) {
            return trail.drop(out, link.fault().get());
        }
        if (link.peer().isEmpty()) {
            return trail.lose(out, "next hop " + nextHop + " on interface " + out.interfaceName()
                + " is the address of no node that was read");
        }
        trail.limit(node.mtu(out.interfaceName()), packet.overhead());
        trail.step(out, "underlay", "interface " + out.interfaceName() + ", " + link.text() + " on node "
            + link.peer().get().node() + ": " + packet.aged());
        return new Move.Crossing(link.peer().get(), packet.aged());
    }
}
