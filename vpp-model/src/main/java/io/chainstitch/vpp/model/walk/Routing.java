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
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import java.util.List;
import java.util.Optional;

/** What becomes of packets: classification, look-up, and the way out to a next hop. */
final class Routing {
    private final Walker walker;
    private final Trail trail;

    Routing(Walker walker) {
        this.walker = walker;
        trail = walker.trail();
    }

    Move receive(NodeView node, Port at, Packet packet) {
        String name = at.interfaceName();
        IpFamily family = packet.family();
        if (node.addresses(name, family).isEmpty()) {
            return trail.drop(at, Packet.named(family) + " is not enabled on interface " + name
                + ", which has no address of that family");
        }
        Optional<String> unanswered = walker.outside().unanswered(node, at, packet);
        if (unanswered.isPresent()) {
            return trail.drop(at, unanswered.get());
        }
        List<LocalSid> proxies = node.proxies(name, Optional.of(family));
        if (!proxies.isEmpty()) {
            return walker.segmentRouting().giveBack(node, at, proxies, Frame.of(packet));
        }
        List<Classifier> classifiers = node.classifiers(name, packet);
        if (classifiers.size() > 1) {
            return trail.drop(at, "interface " + name + " has " + classifiers.size() + " classifiers for an "
                + packet + ", and nothing says which comes first");
        }
        if (classifiers.isEmpty()) {
            return lookUp(node, at, new TableRef(family, node.table(name, family)), packet);
        }
        long table = classifiers.get(0).table();
        trail.step(at, "classify", "packets from " + packet.source() + " to " + packet.destination()
            + " on interface " + name + " into " + Packet.named(family) + " table " + table);
        return lookUp(node, at, new TableRef(family, table), packet);
    }

    /** Looks up where a packet goes to, and sends it there. */
    Move lookUp(NodeView node, Port at, TableRef table, Packet packet) {
        Lookup.Result result = new Lookup(trail, node, at).of(table, packet.destination());
        if (result.drop().isPresent()) {
            return trail.drop(at, result.drop().get());
        }
        Fib.Match match = result.match().orElseThrow();
        if (match.object() instanceof Steering steering) {
            return walker.segmentRouting().steer(node, at, steering, Frame.of(packet));
        }
        if (match.object() instanceof Route route) {
            Lookup.Way way = way(node, at, new Lookup(trail, node, at).ways(route, packet.destination()));
            return way.fault().isPresent() ? trail.drop(at, way.fault().get())
                : leave(node, way.out(), way.nextHop(), packet);
        }
        if (match.object() instanceof Address own && !own.address().address().equals(packet.destination())) {
            return leave(node, new Port(at.node(), own.interfaceName()), packet.destination(), packet);
        }
        if (match.object() instanceof Neighbor neighbor) {
            return neighbor(node, at, neighbor, packet);
        }
        return trail.drop(at, packet.destination() + " is an address of the node itself");
    }

    /** The host entry of a neighbor passes only what its interface has a network for. */
    private Move neighbor(NodeView node, Port at, Neighbor neighbor, Packet packet) {
        return node.onLink(neighbor.interfaceName(), neighbor.address())
            ? leave(node, new Port(at.node(), neighbor.interfaceName()), packet.destination(), packet)
            : trail.drop(at, "neighbor " + neighbor.address() + " is in no network of interface "
                + neighbor.interfaceName() + ", VPP drops what is routed to it");
    }

    /** The way that is followed: of several the first that is broken, as some of the flows take it, else the first. */
    Lookup.Way way(NodeView node, Port at, List<Lookup.Way> ways) {
        if (ways.size() > 1) {
            trail.step(at, "share", "flows are shared among " + ways.size() + " paths; if all are whole, the first is "
                + "followed");
        }
        return ways.stream().filter(way -> way.fault().isPresent() || ways.size() > 1
                && (node.mute(way.out().interfaceName()).isPresent()
                    || walker.outside().link(node, way.out(), way.nextHop()).fault().isPresent()))
            .findFirst().orElse(ways.get(0));
    }

    /** Rewrites a packet for a next hop and sends it. */
    Move leave(NodeView node, Port out, IpAddress nextHop, Packet packet) {
        if (packet.ttl() <= 1) {
            return trail.drop(out, "the time to live of an " + packet + " is over");
        }
        Optional<String> fault = node.mute(out.interfaceName()).or(() -> walker.misattached(node, out));
        if (fault.isPresent()) {
            return trail.drop(out, fault.get());
        }
        Outside.Link link = walker.outside().link(node, out, nextHop);
        if (link.fault().isPresent()) {
            return trail.drop(out, link.fault().get());
        }
        trail.limit(node.mtu(out.interfaceName()));
        // Packets carry the tag of a sub-interface whether it pops tags or not.
        List<Integer> tags = node.subInterface(out.interfaceName()).map(sub -> List.of(sub.vlan())).orElse(List.of());
        Frame sent = new Frame(tags, Optional.of(packet.aged()));
        trail.step(out, "transmit", "interface " + out.interfaceName() + ", " + sent + ", " + link.text());
        return link.peer().isPresent() ? new Move.Arrival(link.peer().get(), sent)
            : walker.outside().deliver(out, sent);
    }
}
