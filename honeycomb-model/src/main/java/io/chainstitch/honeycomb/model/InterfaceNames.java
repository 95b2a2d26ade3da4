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

import java.util.Set;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of interfaces, their types and attachments. */
final class InterfaceNames {
    private static final String V3PO = "v3po";
    private static final String OWN = "chainstitch-vpp-interfaces";

    final NodeIdentifier interfaces;
    final NodeIdentifier list;
    final NodeIdentifier name;
    final NodeIdentifier type;
    final LayerNames layers;
    final SubInterfaceNames sub;

    final QName ethernet;
    final QName afPacketType;
    final QName tapType;
    final QName loopbackType;
    final QName memifType;
    final QName vxlanType;

    final NodeIdentifier afPacket;
    final NodeIdentifier tap;
    final NodeIdentifier loopback;
    final NodeIdentifier memif;
    final NodeIdentifier vxlan;
    final Set<NodeIdentifier> attachments;

    final NodeIdentifier hostInterface;
    final NodeIdentifier hostNamespace;
    final NodeIdentifier instance;
    final NodeIdentifier socket;
    final NodeIdentifier memifId;
    final NodeIdentifier role;
    final NodeIdentifier source;
    final NodeIdentifier destination;
    final NodeIdentifier vni;
    final NodeIdentifier encapVrf;

    InterfaceNames(Modules modules) {
        interfaces = modules.node("ietf-interfaces", "interfaces");
        list = modules.node("ietf-interfaces", "interface");
        name = modules.node("ietf-interfaces", "name");
        type = modules.node("ietf-interfaces", "type");
        layers = LayerNames.ofInterface(modules);
        sub = new SubInterfaceNames(modules);
        ethernet = modules.name("iana-if-type", "ethernetCsmacd");
        afPacketType = modules.name(V3PO, "af-packet");
        tapType = modules.name(V3PO, "tap-v2");
        loopbackType = modules.name(V3PO, "loopback");
        vxlanType = modules.name(V3PO, "vxlan-tunnel");
        memifType = modules.name(OWN, "memif");
        afPacket = modules.node(V3PO, "af-packet");
        tap = modules.node(V3PO, "tap-v2");
        loopback = modules.node(V3PO, "loopback");
        vxlan = modules.node(V3PO, "vxlan");
        memif = modules.node(OWN, "memif");
        attachments = Set.of(afPacket, tap, loopback, vxlan, memif);
        hostInterface = modules.node(V3PO, "host-interface-name");
        hostNamespace = modules.node(V3PO, "host-namespace");
        source = modules.node(V3PO, "src");
        destination = modules.node(V3PO, "dst");
        vni = modules.node(V3PO, "vni");
        encapVrf = modules.node(V3PO, "encap-vrf-id");
        instance = modules.node(OWN, "instance");
        socket = modules.node(OWN, "socket");
        memifId = modules.node(OWN, "id");
        role = modules.node(OWN, "role");
    }
}
