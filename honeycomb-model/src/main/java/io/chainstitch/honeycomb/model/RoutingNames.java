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
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of FIB tables and static routes. */
final class RoutingNames {
    private static final String FIB = "vpp-fib-table-management";
    private static final String ROUTING = "hc2vpp-ietf-routing";
    private static final String VPP = "vpp-routing";

    final NodeIdentifier management;
    final NodeIdentifier tables;
    final NodeIdentifier table;
    final NodeIdentifier tableId;
    final NodeIdentifier tableFamily;
    final NodeIdentifier tableName;
    private final QName ipv4;
    private final QName ipv6;

    final NodeIdentifier routing;
    final NodeIdentifier protocols;
    final NodeIdentifier protocol;
    final NodeIdentifier protocolType;
    final NodeIdentifier protocolName;
    final QName staticProtocol;
    final NodeIdentifier attributes;
    final NodeIdentifier primaryVrf;
    final NodeIdentifier primaryFamily;
    final NodeIdentifier staticRoutes;
    private final RouteNames ipv4Routes;
    private final RouteNames ipv6Routes;

    RoutingNames(Modules modules) {
        management = modules.node(FIB, "fib-table-management");
        tables = modules.node(FIB, "fib-tables");
        table = modules.node(FIB, "table");
        tableId = modules.node(FIB, "table-id");
        tableFamily = modules.node(FIB, "address-family");
        tableName = modules.node(FIB, "name");
        ipv4 = modules.name(FIB, "ipv4");
        ipv6 = modules.name(FIB, "ipv6");
        routing = modules.node(ROUTING, "routing");
        protocols = modules.node(ROUTING, "control-plane-protocols");
        protocol = modules.node(ROUTING, "control-plane-protocol");
        protocolType = modules.node(ROUTING, "type");
        protocolName = modules.node(ROUTING, "name");
        staticProtocol = modules.name(ROUTING, "static");
        attributes = modules.node(VPP, "vpp-protocol-attributes");
        primaryVrf = modules.node(VPP, "primary-vrf");
        primaryFamily = modules.node(VPP, "address-family");
        staticRoutes = modules.node(ROUTING, "static-routes");
        ipv4Routes = new RouteNames(modules, "hc2vpp-ietf-ipv4-unicast-routing", "ipv4");
        ipv6Routes = new RouteNames(modules, "hc2vpp-ietf-ipv6-unicast-routing", "ipv6");
    }

    QName family(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : ipv6;
    }

    RouteNames routes(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4Routes : ipv6Routes;
    }

    /** Names of the routes of one family. */
    static final class RouteNames {
        final NodeIdentifier container;
        final NodeIdentifier list;
        final NodeIdentifier prefix;
        final NodeIdentifier nextHop;
        final NodeIdentifier options;
        final NodeIdentifier address;
        final NodeIdentifier outgoingInterface;
        final NodeIdentifier hops;
        final NodeIdentifier hop;
        final NodeIdentifier hopIndex;
        final NodeIdentifier secondaryVrf;
        final NodeIdentifier secondaryFamily;

        private RouteNames(Modules modules, String module, String family) {
            container = modules.node(module, family);
            list = modules.node(module, "route");
            prefix = modules.node(module, "destination-prefix");
            nextHop = modules.node(module, "next-hop");
            options = modules.node(module, "next-hop-options");
            address = modules.node(module, "next-hop-address");
            outgoingInterface = modules.node(module, "outgoing-interface");
            hops = modules.node(module, "next-hop-list");
            hop = modules.node(module, "next-hop");
            hopIndex = modules.node(module, "index");
            secondaryVrf = modules.node(module, "secondary-vrf");
            secondaryFamily = modules.node(module, "address-family");
        }
    }
}
