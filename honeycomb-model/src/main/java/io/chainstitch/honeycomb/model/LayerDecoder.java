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
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Neighbor;
import java.util.Optional;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Reads what interfaces and sub-interfaces have in common. */
final class LayerDecoder {
    private final LayerNames names;

    LayerDecoder(LayerNames names) {
        this.names = names;
    }

    /** Addresses, neighbors and cross-connect of an interface. */
    void decode(DataContainerNode entry, String name, String path, Collector out) throws InvalidAgentDataException {
        for (IpFamily family : IpFamily.values()) {
            IpNames ip = names.ip(family);
            ContainerNode container = Trees.container(entry, ip.container);
            for (MapEntryNode address : Trees.entries(container, ip.address)) {
                String where = path + "/" + family.label() + "/address '" + Trees.text(address, ip.ip) + "'";
                out.add(where, () -> address(ip, name, address, where));
            }
            for (MapEntryNode neighbor : Trees.entries(container, ip.neighbor)) {
                String where = path + "/" + family.label() + "/neighbor '" + Trees.text(neighbor, ip.ip) + "'";
                Reader in = new Reader(neighbor, where);
                out.add(where, () -> new Neighbor(name, IpAddress.of(in.text(ip.ip)),
                    new MacAddress(in.text(ip.linkLayerAddress))));
            }
        }
        String transmit = Trees.text(Trees.choice(Trees.container(entry, names.layer2), names.interconnection),
            names.crossConnect);
        if (transmit != null) {
            out.add(path + "/l2", () -> new CrossConnect(name, transmit));
        }
    }

    private static Address address(IpNames ip, String name, MapEntryNode address, String path)
            throws InvalidAgentDataException {
        DataContainerNode parent = ip.subnet == null ? address : Trees.choice(address, ip.subnet);
        Reader length = new Reader(parent, path);
        return new Address(name, new InterfaceAddress(IpAddress.of(Trees.text(address, ip.ip)),
            Math.toIntExact(length.number(ip.prefixLength))));
    }

    long ipv4Table(DataContainerNode entry, String path) throws InvalidAgentDataException {
        return new Reader(Trees.container(entry, names.routing), path + "/routing").number(names.ipv4Vrf, 0);
    }

    long ipv6Table(DataContainerNode entry, String path) throws InvalidAgentDataException {
        return new Reader(Trees.container(entry, names.routing), path + "/routing").number(names.ipv6Vrf, 0);
    }

    void requireUp(DataContainerNode entry, String path) throws InvalidAgentDataException {
        new Reader(entry, path).require(!"false".equals(Trees.text(entry, names.enabled)),
            "created interfaces are always up; set enabled to true or leave it out");
    }

    /** What VPP says of the interface; empty when it says nothing, as in configuration. */
    Optional<InterfaceState> state(DataContainerNode entry, String name) {
        String vppName = Trees.text(entry, names.vppName);
        String index = Trees.text(entry, names.index);
        String mac = Trees.text(entry, names.physAddress);
        if (vppName == null || index == null || mac == null) {
            return Optional.empty();
        }
        String tag = Trees.text(entry, names.tag);
        String mtu = Trees.text(entry, names.mtu);
        return Optional.of(new InterfaceState(name, vppName, Long.parseLong(index) - 1,
            "up".equals(Trees.text(entry, names.adminStatus)), "up".equals(Trees.text(entry, names.operStatus)),
            tag == null ? "" : tag, new MacAddress(mac), mtu == null ? 0 : Integer.parseInt(mtu),
            Optional.ofNullable(Trees.text(entry, names.lender))));
    }
}
