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
package io.chainstitch.vpp.emulator;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Addresses of interfaces, in the order they were given. */
final class Addresses {
    private final Tables tables;
    private final Map<Integer, List<InterfaceAddress>> byInterface = new TreeMap<>();
    private final Map<Integer, Integer> donors = new TreeMap<>();
    /** The same by network, to find what covers an address. */
    private final SetMultimap<InterfaceAddress, Own> byNetwork = LinkedHashMultimap.create();
    private final Multiset<Integer> lengths = HashMultiset.create();

    /**
     * An address of an interface.
     *
     * @param sw interface index
     * @param address its address, with the length of the network
     */
    record Own(int sw, InterfaceAddress address) {
    }

    Addresses(Interfaces interfaces, Tables tables) {
        this.tables = tables;
        interfaces.onDelete(iface -> {
            removeAll(iface.index);
            donors.remove(iface.index);
        });
    }

    /** {@return by borrower, the interface whose addresses it uses; a donor may have vanished} */
    Map<Integer, Integer> donors() {
        return donors;
    }

    /** {@return whether an interface has an address of its own, or of its donor where it borrows} */
    boolean uses(int swIfIndex, IpFamily family) {
        return !of(donors.getOrDefault(swIfIndex, swIfIndex), family).isEmpty();
    }

    List<InterfaceAddress> of(int swIfIndex, IpFamily family) {
        return byInterface.getOrDefault(swIfIndex, List.of()).stream()
            .filter(address -> address.address().family() == family).toList();
    }

    /**
     * Gives an interface an address.
     *
     * @return 0, or VPP's retval: no two prefixes in one table may overlap, but an interface may have more than one
     *     address of the same prefix
     */
    int add(int swIfIndex, InterfaceAddress added) {
        IpFamily family = added.address().family();
        Tables.Key table = tables.of(swIfIndex, family);
        for (int other : List.copyOf(table.id() == 0 ? byInterface.keySet() : tables.bound(table))) {
            if (tables.of(other, family).equals(table)
                    && of(other, family).stream().anyMatch(there -> conflict(there, added, other == swIfIndex))) {
                return family == IpFamily.IPV4 ? Refused.ADDRESS_IN_USE : Refused.DUPLICATE_IF_ADDRESS;
            }
        }
        byInterface.computeIfAbsent(swIfIndex, index -> new ArrayList<>()).add(added);
        byNetwork.put(network(added.address(), added.length()), new Own(swIfIndex, added));
        lengths.add(added.length());
        return 0;
    }

    /** {@return the addresses, of all tables, in whose networks another one is} */
    List<Own> around(IpAddress address) {
        return lengths.elementSet().stream().filter(length -> length <= address.family().bits())
            .flatMap(length -> byNetwork.get(network(address, length)).stream()).toList();
    }

    private static InterfaceAddress network(IpAddress address, int length) {
        return new InterfaceAddress(Prefixes.masked(address, length), length);
    }

    private void forget(int swIfIndex, InterfaceAddress removed) {
        byNetwork.remove(network(removed.address(), removed.length()), new Own(swIfIndex, removed));
        lengths.remove(removed.length());
    }

    /** Takes an address away; VPP looks only at the address, not at its length. */
    int remove(int swIfIndex, IpAddress address) {
        List<InterfaceAddress> own = byInterface.getOrDefault(swIfIndex, new ArrayList<>());
        List<InterfaceAddress> gone = own.stream().filter(there -> there.address().equals(address)).toList();
        gone.forEach(there -> forget(swIfIndex, there));
        return own.removeAll(gone) ? 0 : Refused.ADDRESS_NOT_FOUND_FOR_INTERFACE;
    }

    void removeAll(int swIfIndex) {
        Optional.ofNullable(byInterface.remove(swIfIndex)).orElse(List.of())
            .forEach(there -> forget(swIfIndex, there));
    }

    private static boolean conflict(InterfaceAddress there, InterfaceAddress added, boolean same) {
        boolean overlap = Prefixes.contains(there.address(), there.length(), added.address())
            || Prefixes.contains(added.address(), added.length(), there.address());
        return overlap && !(same && there.length() == added.length() && !there.address().equals(added.address()));
    }
}
