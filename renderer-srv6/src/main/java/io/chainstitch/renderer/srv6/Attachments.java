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

import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Attaches interfaces to layer 3. An interface that we make gets tables of its own, so that steering never meets a
 * prefix of another interface; one of somebody else stays as it is. What an interface becomes does not depend on the
 * chain, because chains share it.
 */
final class Attachments {
    private final Numbers numbers;
    private final NodeObjects objects;
    private final Map<Face, Long> tables = new HashMap<>();

    Attachments(Numbers numbers, NodeObjects objects) {
        this.numbers = numbers;
        this.objects = objects;
    }

    /** {@return the id of the tables of an interface that we make, the same in both families} */
    long table(Face face) {
        return tables.computeIfAbsent(face, key -> numbers.ownTable(key.name()));
    }

    /** {@return the id of the IPv6 table of an interface, in which VPP looks up segments after a proxy there} */
    long segmentTable(Face face) {
        return face.managed() && face.families().contains(IpFamily.IPV6) ? table(face) : 0;
    }

    /**
     * Adds what an interface needs to carry packets of a family.
     *
     * @throws RefusedException when an address or MAC address that it needs is not known
     */
    void attach(Face face, IpFamily family) {
        if (face.prefixes(family).isEmpty()) {
            throw new RefusedException(Reason.MISSING_ADDRESS, face.text() + " needs an " + words(family) + " address");
        }
        face.iface().created().ifPresent(created -> {
            bind(face, created);
            addresses(face, family);
        });
        if (face.managed() || face.external()) {
            neighbors(face, family);
        }
    }

    private void bind(Face face, InterfaceObject created) {
        Set<IpFamily> families = face.families();
        families.forEach(family -> objects.add(face.node(),
            new Table(new TableRef(family, table(face)), TableNames.of(face.name()))));
        long ipv4 = families.contains(IpFamily.IPV4) ? table(face) : 0;
        long ipv6 = families.contains(IpFamily.IPV6) ? table(face) : 0;
        objects.add(face.node(), bound(created, ipv4, ipv6));
    }

    private static InterfaceObject bound(InterfaceObject created, long ipv4, long ipv6) {
        if (created instanceof Interface iface) {
            return new Interface(iface.name(), iface.attachment(), ipv4, ipv6);
        }
        if (created instanceof SubInterface sub) {
            return new SubInterface(sub.parent(), sub.vlan(), 0, ipv4, ipv6);
        }
        throw new IllegalArgumentException(created.name() + " cannot carry a chain");
    }

    private void addresses(Face face, IpFamily family) {
        List<InterfaceAddress> gateways = face.gateways(family);
        for (IpAddress address : face.addresses(family)) {
            if (gateways.stream().anyMatch(gateway -> gateway.address().equals(address))) {
                throw new RefusedException(Reason.ADDRESS_CONFLICT, face.text() + " and VPP's side of it both have "
                    + address + "; give the gateway another address");
            }
            if (family == IpFamily.IPV6
                && gateways.stream().noneMatch(gateway -> gateway.prefix().contains(address))) {
                throw new RefusedException(Reason.MISSING_ADDRESS, face.text() + " needs "
                    + (face.external() ? "an address" : "a gateway") + " with a prefix that contains " + address
                    + ": VPP answers IPv6 neighbors only on a link that it knows");
            }
        }
        gateways.forEach(gateway -> objects.add(face.node(), new Address(face.name(), gateway)));
    }

    /**
     * VPP need not ask who has an address, and could not: a proxy would take the answer for a packet of the function.
     * Who is behind an external interface is asked where the inventory does not tell; VPP does that once, when a SID is
     * made, and drops what it has for him until he speaks.
     */
    private void neighbors(Face face, IpFamily family) {
        if (face.iface().mac().isEmpty() && !face.external()) {
            throw new RefusedException(Reason.UNKNOWN_MAC, face.text() + " needs a mac in the inventory: its neighbor "
                + "entry on node '" + face.node() + "' is static");
        }
        face.iface().mac().ifPresent(mac -> face.addresses(family).forEach(address ->
            objects.add(face.node(), new Neighbor(face.name(), address, mac))));
    }

    static String words(IpFamily family) {
        return family == IpFamily.IPV4 ? "IPv4" : "IPv6";
    }
}
