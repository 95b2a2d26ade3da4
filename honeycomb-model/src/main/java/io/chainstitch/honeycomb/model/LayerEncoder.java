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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Neighbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes what interfaces and sub-interfaces have in common. */
final class LayerEncoder {
    private final LayerNames names;

    LayerEncoder(LayerNames names) {
        this.names = names;
    }

    void addTables(List<DataContainerChild> siblings, long ipv4Table, long ipv6Table) {
        List<DataContainerChild> leaves = new ArrayList<>();
        addTable(leaves, names.ipv4Vrf, ipv4Table);
        addTable(leaves, names.ipv6Vrf, ipv6Table);
        Trees.addContainer(siblings, names.routing, leaves);
    }

    private static void addTable(List<DataContainerChild> leaves, NodeIdentifier leaf, long table) {
        if (table != 0) {
            leaves.add(Trees.leaf(leaf, Uint32.valueOf(table)));
        }
    }

    /** Writes the layer 2 container; {@code more} is what else stands in it. */
    void addLayer2(List<DataContainerChild> siblings, Entry entry, List<DataContainerChild> more) {
        List<DataContainerChild> children = new ArrayList<>(more);
        if (entry.crossConnect != null) {
            Trees.addChoice(children, names.interconnection,
                List.of(Trees.leaf(names.crossConnect, entry.crossConnect.transmit())));
        }
        Trees.addContainer(siblings, names.layer2, children);
    }

    void addIp(List<DataContainerChild> siblings, Entry entry) {
        for (IpFamily family : IpFamily.values()) {
            IpNames ip = names.ip(family);
            List<MapEntryNode> addresses = entry.addresses.values().stream()
                .filter(address -> address.address().address().family() == family)
                .map(address -> address(ip, address)).toList();
            List<MapEntryNode> neighbors = entry.neighbors.stream()
                .filter(neighbor -> neighbor.address().family() == family)
                .map(neighbor -> neighbor(ip, neighbor)).toList();
            List<DataContainerChild> children = new ArrayList<>();
            Trees.addList(children, ip.address, addresses);
            Trees.addList(children, ip.neighbor, neighbors);
            Trees.addContainer(siblings, ip.container, children);
        }
    }

    private static MapEntryNode address(IpNames ip, Address address) {
        DataContainerChild length = Trees.leaf(ip.prefixLength, Uint8.valueOf(address.address().length()));
        List<DataContainerChild> children = new ArrayList<>();
        if (ip.subnet == null) {
            children.add(length);
        } else {
            Trees.addChoice(children, ip.subnet, List.of(length));
        }
        return Trees.entry(ip.address, Map.of(ip.ip, address.address().address().toString()), children);
    }

    private static MapEntryNode neighbor(IpNames ip, Neighbor neighbor) {
        return Trees.entry(ip.neighbor, Map.of(ip.ip, neighbor.address().toString()),
            List.of(Trees.leaf(ip.linkLayerAddress, neighbor.mac().toString())));
    }

    void addState(List<DataContainerChild> siblings, InterfaceState state) {
        if (state == null) {
            return;
        }
        siblings.add(Trees.leaf(names.adminStatus, status(state.adminUp())));
        siblings.add(Trees.leaf(names.operStatus, status(state.linkUp())));
        // RFC 8343 counts from 1, VPP from 0.
        siblings.add(Trees.leaf(names.index, Math.toIntExact(state.index() + 1)));
        siblings.add(Trees.leaf(names.physAddress, state.mac().toString()));
        siblings.add(Trees.leaf(names.vppName, state.vppName()));
        siblings.add(Trees.leaf(names.mtu, Uint32.valueOf(state.mtu())));
        if (!state.tag().isEmpty()) {
            siblings.add(Trees.leaf(names.tag, state.tag()));
        }
        state.lender().ifPresent(lender -> siblings.add(Trees.leaf(names.lender, lender)));
    }

    private static String status(boolean up) {
        return up ? "up" : "down";
    }
}
