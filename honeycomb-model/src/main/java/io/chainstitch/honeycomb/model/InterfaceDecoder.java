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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.Map;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Reads entries of the interface list. */
final class InterfaceDecoder {
    private final InterfaceNames names;
    private final LayerDecoder layers;
    private final SubInterfaceDecoder subInterfaces;
    private final Map<QName, NodeIdentifier> attachmentOfType;

    InterfaceDecoder(InterfaceNames names) {
        this.names = names;
        layers = new LayerDecoder(names.layers);
        subInterfaces = new SubInterfaceDecoder(names.sub);
        attachmentOfType = Map.of(names.afPacketType, names.afPacket, names.tapType, names.tap, names.loopbackType,
            names.loopback, names.memifType, names.memif, names.vxlanType, names.vxlan);
    }

    static String path(String name) {
        return "interface '" + name + "'";
    }

    void decode(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String name = Trees.text(entry, names.name);
        String path = path(name);
        NodeIdentifier attachment = attachment(entry);
        for (NodeIdentifier other : names.attachments) {
            out.require(other.equals(attachment) || entry.childByArg(other) == null,
                path + "/" + other.getNodeType().getLocalName(),
                "does not fit the interface's type; remove it or change the type");
        }
        if (attachment != null) {
            out.add(path, () -> creator(entry, name, attachment));
        } else {
            out.require(layers.ipv4Table(entry, path) == 0 && layers.ipv6Table(entry, path) == 0, path + "/routing",
                "this interface is not created here, so its tables cannot be set; remove routing");
        }
        layers.decode(entry, name, path, out);
        for (MapEntryNode sub : Trees.entries(Trees.container(entry, names.sub.subInterfaces), names.sub.list)) {
            subInterfaces.decode(sub, name, out);
        }
    }

    /** The container that belongs to the entry's type, null when the entry creates nothing. */
    private NodeIdentifier attachment(MapEntryNode entry) {
        return Trees.value(entry, names.type) instanceof QName type ? attachmentOfType.get(type) : null;
    }

    private VppObject creator(MapEntryNode entry, String name, NodeIdentifier container)
            throws InvalidAgentDataException {
        String path = path(name);
        layers.requireUp(entry, path);
        Reader in = new Reader(Trees.container(entry, container), path + "/" + container.getNodeType().getLocalName());
        long ipv4Table = layers.ipv4Table(entry, path);
        long ipv6Table = layers.ipv6Table(entry, path);
        if (!container.equals(names.vxlan)) {
            return new Interface(name, attachment(in, container), ipv4Table, ipv6Table);
        }
        in.require(ipv4Table == 0 && ipv6Table == 0, "a tunnel hands frames to layer 2; remove routing");
        in.require(in.number(names.encapVrf, 0) == 0, "the underlay is in table 0; set encap-vrf-id to 0");
        return new Vxlan(name, IpAddress.of(in.text(names.source)), IpAddress.of(in.text(names.destination)),
            Math.toIntExact(in.number(names.vni)));
    }

    private Attachment attachment(Reader in, NodeIdentifier container) throws InvalidAgentDataException {
        if (container.equals(names.afPacket)) {
            return new Attachment.AfPacket(in.text(names.hostInterface));
        } else if (container.equals(names.tap)) {
            return new Attachment.Tap(in.text(names.hostInterface), in.text(names.hostNamespace, ""));
        } else if (container.equals(names.memif)) {
            return new Attachment.Memif(in.text(names.socket, ""), in.number(names.memifId),
                "master".equals(in.text(names.role, "slave")) ? Attachment.Memif.Role.MASTER
                    : Attachment.Memif.Role.SLAVE);
        }
        return new Attachment.Loopback(in.number(names.instance));
    }
}
