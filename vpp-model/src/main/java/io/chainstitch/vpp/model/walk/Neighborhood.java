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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.TableRef;
import java.util.List;
import java.util.Optional;

/** Whether VPP and what is behind an interface find each other. */
final class Neighborhood {
    private final Wiring wiring;

    Neighborhood(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * How VPP finds a next hop.
     *
     * @param fault why it does not
     * @param text in words
     */
    record Found(Optional<String> fault, String text) {
        static Found not(String why) {
            return new Found(Optional.of(why), "");
        }
    }

    Found find(NodeView node, Port out, IpAddress nextHop) {
        Optional<Host> host = wiring.hostAt(out);
        List<IpAddress> known = host.map(one -> addresses(one, nextHop.family())).orElse(List.of());
        if (!known.isEmpty() && !known.contains(nextHop)) {
            return Found.not("nobody behind interface " + out.interfaceName() + " has the address " + nextHop);
        }
        return find(node, out, nextHop, host.flatMap(Host::mac));
    }

    /** The same where the MAC address of who has the address is known. */
    Found find(NodeView node, Port out, IpAddress nextHop, Optional<MacAddress> mac) {
        Optional<Neighbor> fixed = node.neighbor(out.interfaceName(), nextHop);
        if (fixed.isEmpty()) {
            return ask(node, out, nextHop);
        }
        MacAddress written = fixed.get().mac();
        if (mac.isPresent() && !mac.get().equals(written)) {
            return Found.not("the neighbor " + nextHop + " of interface " + out.interfaceName()
                + " has the MAC address " + written + ", who is there has " + mac.get());
        }
        return new Found(Optional.empty(), "neighbor " + nextHop + " at " + written);
    }

    private static Found ask(NodeView node, Port out, IpAddress nextHop) {
        String name = out.interfaceName();
        boolean v4 = nextHop.family() == IpFamily.IPV4;
        if (!node.onLink(name, nextHop)) {
            return Found.not("next hop " + nextHop + " is no neighbor of interface " + name
                + " and in none of its networks, so nobody can tell its MAC address");
        }
        // The answer is a unicast packet, and a proxy takes every one of those.
        if (!v4 && !node.proxies(name, Optional.of(IpFamily.IPV6)).isEmpty()) {
            return Found.not("next hop " + nextHop + " is no neighbor of interface " + name
                + ", and End.AD takes the answer to neighbor discovery there");
        }
        return new Found(Optional.empty(), "neighbor " + nextHop + " left to " + (v4 ? "ARP" : "neighbor discovery"));
    }

    /**
     * Why VPP does not find what a SID hands to a next hop. To such a packet VPP gives the MAC address that it has, and
     * drops it when there is none: it asks only when the SID is made. An interface of ours has static neighbors where
     * the inventory knows the MAC addresses, so one that is missing was taken away afterwards. Who is behind another
     * interface may have been learned.
     */
    Optional<String> forgotten(NodeView node, Port out, IpAddress nextHop) {
        String name = out.interfaceName();
        boolean known = wiring.hostAt(out).flatMap(Host::mac).isPresent() && node.managed(name);
        return !known || node.neighbor(name, nextHop).isPresent() || ask(node, out, nextHop).fault().isPresent()
            ? Optional.empty() : Optional.of("next hop " + nextHop + " is no neighbor of interface " + name
                + ", and VPP asks for its MAC address only once, when the SID is made");
    }

    /**
     * Why who is behind an interface gets no answer when it asks for VPP's MAC address. VPP answers only whom it takes
     * for a neighbor.
     */
    Optional<String> unanswered(NodeView node, Port at, IpFamily family) {
        List<IpAddress> askers = wiring.hostAt(at).map(host -> addresses(host, family)).orElse(List.of());
        return askers.isEmpty() || askers.stream().anyMatch(asker -> isAnswered(node, at, asker)) ? Optional.empty()
            : Optional.of("VPP does not tell its MAC address to "
                + String.join(", ", askers.stream().map(IpAddress::toString).toList())
                + ", which is in no network of interface " + at.interfaceName()
                + (family == IpFamily.IPV4 ? " and no neighbor" : ", or is steered itself"));
    }

    /** For ARP a neighbor does as well; neighbor discovery looks at the table, where a steering hides the network. */
    private static boolean isAnswered(NodeView node, Port at, IpAddress asker) {
        String name = at.interfaceName();
        if (asker.family() == IpFamily.IPV4) {
            return node.onLink(name, asker) || node.neighbor(name, asker).isPresent();
        }
        return node.onLink(name, asker) && !new Fib(node, new TableRef(asker.family(), node.table(name,
            asker.family()))).isSteered(asker);
    }

    private static List<IpAddress> addresses(Host host, IpFamily family) {
        return host.addresses().stream().filter(address -> address.family() == family).sorted().toList();
    }
}
