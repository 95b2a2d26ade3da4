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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.VppObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes put together by hand. Interfaces are written {@code NAME}, {@code NAME down}, {@code NAME mtu BYTES} or
 * {@code NAME unnumbered LENDER}.
 */
final class Lab {
    private final Map<String, List<VppObject>> objects = new HashMap<>();
    private final Map<String, Map<String, InterfaceState>> interfaces = new HashMap<>();
    private final Map<String, IpAddress> underlay = new HashMap<>();

    Lab node(String node, String... parts) {
        objects.putIfAbsent(node, new ArrayList<>());
        interfaces.putIfAbsent(node, new HashMap<>());
        for (String part : parts) {
            if (part.contains("=")) {
                VppObject object = ObjectText.parse(part);
                objects.get(node).add(object);
                if (object instanceof InterfaceObject iface) {
                    interfaces.get(node).putIfAbsent(iface.name(), state(iface.name(), true, 0));
                }
            } else {
                String[] words = part.split(" ");
                if (words.length == 3 && "unnumbered".equals(words[1])) {
                    interfaces.get(node).put(words[0], state(words[0], true, 0).unnumbered(words[2]));
                    continue;
                }
                interfaces.get(node).put(words[0], state(words[0], words.length == 1 || !"down".equals(words[1]),
                    words.length == 3 ? Integer.parseInt(words[2]) : 0));
            }
        }
        return this;
    }

    /** A node with an underlay interface. */
    Lab node(String node, IpAddress address, String... parts) {
        underlay.put(node, address);
        node(node, "underlay mtu 9000", "address interface=underlay address=" + address + "/24");
        return node(node, parts);
    }

    /** Takes objects away, given by kind and identifier. */
    Lab without(String node, String... keys) {
        for (String key : keys) {
            if (!objects.get(node).removeIf(object -> object.key().toString().equals(key))) {
                throw new IllegalArgumentException(node + " has no " + key);
            }
        }
        return this;
    }

    /** Takes the object away that came last. */
    Lab withoutLast(String node) {
        objects.get(node).remove(objects.get(node).size() - 1);
        return this;
    }

    /** Puts objects in the place of those of the same key. */
    Lab instead(String node, String... texts) {
        for (String text : texts) {
            without(node, ObjectText.parse(text).key().toString());
        }
        return node(node, texts);
    }

    private static InterfaceState state(String name, boolean up, int mtu) {
        return new InterfaceState(name, name, 1, up, true, "", new MacAddress("02:fe:00:00:00:01"), mtu);
    }

    Map<String, NodeReading> readings() {
        Map<String, NodeReading> readings = new HashMap<>();
        objects.forEach((node, all) -> readings.put(node, new NodeReading(node, Instant.EPOCH, NodePlan.of(all),
            interfaces.get(node))));
        return readings;
    }

    Map<String, IpAddress> underlay() {
        return underlay;
    }

    WalkResult walk(Frame frame, String node, String interfaceName, Stop... functions) {
        return PacketWalk.walk(new WalkInput(readings(), new Wiring(underlay, List.of(functions), List.of())), frame,
            new Port(node, interfaceName));
    }

    WalkResult walk(Packet packet, String node, String interfaceName, Stop... functions) {
        return walk(Frame.of(packet), node, interfaceName, functions);
    }

    /** What became of a packet from 10.1.1.1 to 10.1.2.1 that interface {@code a} of node n1 received. */
    String fate() {
        WalkResult result = walk(new Packet(IpAddress.of("10.1.1.1"), IpAddress.of("10.1.2.1")), "n1", "a");
        Port at = result.outcome().at();
        return result.outcome() instanceof Outcome.Dropped dropped ? at.node() + ": " + dropped.reason()
            : at.node() + " " + at.interfaceName() + " " + result.outcome().getClass().getSimpleName();
    }

    PathTrace check(boolean reverse, Stop... stops) {
        return PathWalk.check(List.of(stops), reverse, readings(), underlay);
    }

    PathTrace check(boolean reverse, Traffic traffic, Stop... stops) {
        return PathWalk.check(List.of(stops), reverse, readings(), underlay, traffic);
    }

    /** A pod or a function with what is behind its interfaces, written {@code INTERFACE ADDRESS MAC}. */
    static Stop stop(String label, String node, String input, String output, String... hosts) {
        Map<String, Host> known = new HashMap<>();
        for (String host : hosts) {
            String[] words = host.split(" ");
            known.put(words[0], new Host(Set.of(IpAddress.of(words[1])),
                words.length == 3 ? Optional.of(new MacAddress(words[2])) : Optional.empty()));
        }
        return new Stop(label, node, input, output, Set.of(), known);
    }
}
