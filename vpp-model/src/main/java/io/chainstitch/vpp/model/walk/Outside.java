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
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.List;
import java.util.Optional;

/** What is behind the interfaces of a node: functions, ends and other nodes. */
final class Outside {
    private final WalkInput in;
    private final Trail trail;
    private final Neighborhood neighborhood;

    Outside(WalkInput in, Trail trail) {
        this.in = in;
        this.trail = trail;
        neighborhood = new Neighborhood(in.wiring());
    }

    /**
     * How a next hop is reached.
     *
     * @param fault why it is not
     * @param text in words
     * @param peer the interface at which another node has the address; empty for what is no node
     */
    record Link(Optional<String> fault, String text, Optional<Port> peer) {
        static Link not(String why) {
            return new Link(Optional.of(why), "", Optional.empty());
        }
    }

    Link link(NodeView node, Port out, IpAddress nextHop) {
        List<String> owners = in.wiring().stopAt(out).isPresent() ? List.of() : owners(node, nextHop);
        if (owners.isEmpty()) {
            Neighborhood.Found found = neighborhood.find(node, out, nextHop);
            return new Link(found.fault(), found.text(), Optional.empty());
        }
        return owners.size() == 1 ? link(node, out, nextHop, owners.get(0))
            : Link.not("next hop " + nextHop + " is the address of the nodes " + owners);
    }

    /** The other nodes that have an address, by the wiring or else by what they hold. */
    private List<String> owners(NodeView from, IpAddress address) {
        List<String> named = in.wiring().nodesAt(address).stream().filter(name -> !name.equals(from.name())).toList();
        return !named.isEmpty() ? named : in.readings().values().stream()
            .filter(reading -> !reading.node().equals(from.name()))
            .filter(reading -> new NodeView(reading, trail).all(ObjectKind.ADDRESS, Address.class)
                .anyMatch(own -> own.address().address().equals(address)))
            .map(NodeReading::node).sorted().toList();
    }

    private Link link(NodeView node, Port out, IpAddress nextHop, String owner) {
        NodeReading reading = in.readings().get(owner);
        if (reading == null) {
            return Link.not("node " + owner + " was not read");
        }
        NodeView peer = new NodeView(reading, trail);
        Optional<String> holder = peer.holder(nextHop);
        if (holder.isEmpty()) {
            return Link.not("address " + nextHop + " is on no interface of node " + owner + " that is up");
        }
        MacAddress mac = reading.interfaces().get(holder.get()).mac();
        Neighborhood.Found found = neighborhood.find(node, out, nextHop, Optional.of(mac));
        return new Link(found.fault(), found.text(), Optional.of(new Port(owner, holder.get())));
    }

    Optional<String> forgotten(NodeView node, Port out, IpAddress nextHop) {
        return neighborhood.forgotten(node, out, nextHop);
    }

    Optional<String> unanswered(NodeView node, Port at, Packet packet) {
        return neighborhood.unanswered(node, at, packet.family());
    }

    /** Hands a frame to who is behind an interface. */
    Move deliver(Port out, Frame sent) {
        Optional<Stop> function = in.wiring().functionAt(out);
        if (function.isPresent()) {
            return pass(function.get(), out, sent);
        }
        String receiver = in.wiring().endAt(out).map(Stop::label).orElse("nothing known");
        trail.step(out, "deliver", receiver + " behind interface " + out.interfaceName() + describe(sent));
        return new Move.End(new Outcome.Delivered(out, sent));
    }

    private Move pass(Stop function, Port out, Frame sent) {
        Port back = function.otherSide(out);
        trail.step(out, "function", function.label() + ", in by " + out.interfaceName() + ", out by "
            + back.interfaceName() + describe(sent));
        trail.visit(new Visit(function, out, sent));
        Frame returned = sent.tags().equals(in.tagsAt(out)) ? sent.tagged(in.tagsAt(back)) : sent;
        if (sent.packet().isEmpty()) {
            return new Move.Arrival(back, returned);
        }
        Packet packet = sent.packet().get();
        return packet.ttl() > 1 ? new Move.Arrival(back, returned.carrying(packet.aged()))
            : trail.drop(out, function.label() + " forwards no packet whose time to live is over");
    }

    private static String describe(Frame frame) {
        return frame.packet().map(packet -> ", " + packet).orElse("");
    }
}
