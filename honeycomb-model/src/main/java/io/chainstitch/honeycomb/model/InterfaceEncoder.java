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

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes entries of the interface list. */
final class InterfaceEncoder {
    private final InterfaceNames names;
    private final LayerEncoder layers;
    private final LayerEncoder subLayers;

    InterfaceEncoder(InterfaceNames names) {
        this.names = names;
        layers = new LayerEncoder(names.layers);
        subLayers = new LayerEncoder(names.sub.layers);
    }

    MapEntryNode encode(String name, Entry entry) {
        List<DataContainerChild> children = new ArrayList<>();
        addCreator(children, entry);
        layers.addIp(children, entry);
        layers.addLayer2(children, entry, List.of());
        layers.addState(children, entry.state);
        List<MapEntryNode> subInterfaces = new ArrayList<>();
        entry.subInterfaces.forEach((vlan, sub) -> subInterfaces.add(subInterface(vlan, sub)));
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, names.sub.list, subInterfaces);
        Trees.addContainer(children, names.sub.subInterfaces, list);
        return Trees.entry(names.list, Map.of(names.name, name), children);
    }

    private void addCreator(List<DataContainerChild> children, Entry entry) {
        if (entry.creator instanceof Interface iface) {
            children.add(Trees.leaf(names.layers.enabled, true));
            layers.addTables(children, iface.ipv4Table(), iface.ipv6Table());
            addAttachment(children, iface.attachment());
        } else if (entry.creator instanceof Vxlan vxlan) {
            children.add(Trees.leaf(names.layers.enabled, true));
            addAttachment(children, names.vxlanType, names.vxlan, List.of(
                Trees.leaf(names.source, vxlan.source().toString()),
                Trees.leaf(names.destination, vxlan.destination().toString()),
                Trees.leaf(names.vni, Uint32.valueOf(vxlan.vni())),
                Trees.leaf(names.encapVrf, Uint32.ZERO)));
        } else {
            children.add(Trees.leaf(names.type, names.ethernet));
        }
    }

    private void addAttachment(List<DataContainerChild> children, Attachment attachment) {
        List<DataContainerChild> leaves = new ArrayList<>();
        if (attachment instanceof Attachment.AfPacket afPacket) {
            leaves.add(Trees.leaf(names.hostInterface, afPacket.hostInterface()));
            addAttachment(children, names.afPacketType, names.afPacket, leaves);
        } else if (attachment instanceof Attachment.Tap tap) {
            leaves.add(Trees.leaf(names.hostInterface, tap.hostInterface()));
            addUnlessEmpty(leaves, names.hostNamespace, tap.hostNamespace());
            addAttachment(children, names.tapType, names.tap, leaves);
        } else if (attachment instanceof Attachment.Memif memif) {
            addUnlessEmpty(leaves, names.socket, memif.socket());
            leaves.add(Trees.leaf(names.memifId, Uint32.valueOf(memif.id())));
            leaves.add(Trees.leaf(names.role, memif.role().label()));
            addAttachment(children, names.memifType, names.memif, leaves);
        } else if (attachment instanceof Attachment.Loopback loopback) {
            leaves.add(Trees.leaf(names.instance, Uint32.valueOf(loopback.instance())));
            addAttachment(children, names.loopbackType, names.loopback, leaves);
        }
    }

    private void addAttachment(List<DataContainerChild> children, QName type, NodeIdentifier container,
            List<DataContainerChild> leaves) {
        children.add(Trees.leaf(names.type, type));
        Trees.addContainer(children, container, leaves);
    }

    private static void addUnlessEmpty(List<DataContainerChild> leaves, NodeIdentifier leaf, String value) {
        if (!value.isEmpty()) {
            leaves.add(Trees.leaf(leaf, value));
        }
    }

    private MapEntryNode subInterface(int vlan, Entry entry) {
        List<DataContainerChild> children = new ArrayList<>();
        List<DataContainerChild> rewrite = new ArrayList<>();
        if (entry.creator instanceof SubInterface sub) {
            addTags(children, sub);
            subLayers.addTables(children, sub.ipv4Table(), sub.ipv6Table());
            if (sub.popTags() > 0) {
                Trees.addContainer(rewrite, names.sub.rewrite,
                    List.of(Trees.leaf(names.sub.popTags, Uint8.valueOf(sub.popTags()))));
            }
        }
        subLayers.addIp(children, entry);
        subLayers.addLayer2(children, entry, rewrite);
        subLayers.addState(children, entry.state);
        return Trees.entry(names.sub.list, Map.of(names.sub.identifier, Uint32.valueOf(vlan)), children);
    }

    private void addTags(List<DataContainerChild> children, SubInterface sub) {
        SubInterfaceNames vlan = names.sub;
        children.add(Trees.leaf(vlan.layers.enabled, true));
        children.add(Trees.leaf(vlan.vlanType, vlan.dot1q));
        MapEntryNode tag = Trees.entry(vlan.tag, Map.of(vlan.tagIndex, Uint8.ZERO), List.of(
            Trees.container(vlan.dot1qTag, List.of(Trees.leaf(vlan.tagType, vlan.customerTag),
                Trees.leaf(vlan.vlanId, Uint16.valueOf(sub.vlan()))))));
        List<DataContainerChild> tags = new ArrayList<>();
        Trees.addList(tags, vlan.tag, List.of(tag));
        Trees.addContainer(children, vlan.tags, tags);
        List<DataContainerChild> match = new ArrayList<>();
        Trees.addChoice(match, vlan.matchType, List.of(
            Trees.container(vlan.vlanTagged, List.of(Trees.leaf(vlan.exactTags, true)))));
        Trees.addContainer(children, vlan.match, match);
    }
}
