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

import io.chainstitch.vpp.model.IpFamily;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of what an interface and a sub-interface have in common, each in its own modules. */
final class LayerNames {
    final IpNames ipv4;
    final IpNames ipv6;
    final NodeIdentifier enabled;
    final NodeIdentifier routing;
    final NodeIdentifier ipv4Vrf;
    final NodeIdentifier ipv6Vrf;
    final NodeIdentifier layer2;
    final NodeIdentifier interconnection;
    final NodeIdentifier crossConnect;
    final NodeIdentifier adminStatus;
    final NodeIdentifier operStatus;
    final NodeIdentifier index;
    final NodeIdentifier physAddress;
    final NodeIdentifier vppName;
    final NodeIdentifier tag;
    final NodeIdentifier mtu;
    final NodeIdentifier lender;

    private LayerNames(Modules modules, String ip, String vpp, String state, boolean subnetChoice) {
        ipv4 = new IpNames(modules, ip, "ipv4", subnetChoice);
        ipv6 = new IpNames(modules, ip, "ipv6", false);
        routing = modules.node(vpp, "routing");
        ipv4Vrf = modules.node(vpp, "ipv4-vrf-id");
        ipv6Vrf = modules.node(vpp, "ipv6-vrf-id");
        layer2 = modules.node(vpp, "l2");
        interconnection = modules.node(vpp, "interconnection");
        crossConnect = modules.node(vpp, "xconnect-outgoing-interface");
        enabled = modules.node(state, "enabled");
        adminStatus = modules.node(state, "admin-status");
        operStatus = modules.node(state, "oper-status");
        index = modules.node(state, "if-index");
        physAddress = modules.node(state, "phys-address");
        vppName = modules.node("chainstitch-vpp-interfaces", "vpp-name");
        tag = modules.node("chainstitch-vpp-interfaces", "tag");
        mtu = modules.node("chainstitch-vpp-interfaces", "packet-mtu");
        lender = modules.node("chainstitch-vpp-interfaces", "lender");
    }

    static LayerNames ofInterface(Modules modules) {
        return new LayerNames(modules, "ietf-ip", "v3po", "ietf-interfaces", true);
    }

    static LayerNames ofSubInterface(Modules modules) {
        return new LayerNames(modules, "vpp-vlan", "vpp-vlan", "vpp-vlan", false);
    }

    IpNames ip(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : ipv6;
    }
}
