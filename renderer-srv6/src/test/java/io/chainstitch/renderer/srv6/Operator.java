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

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody else has put on a node so that what is not ours works. */
final class Operator {
    private static final MacAddress SOMEBODY = new MacAddress("02:aa:00:00:00:01");

    private Operator() {
    }

    /** The objects of the interfaces of an instance that the chain finds there. */
    static List<VppObject> objects(ResolvedChain chain, Hop hop) {
        List<VppObject> objects = new ArrayList<>();
        for (ChainInterface iface : new LinkedHashSet<>(List.of(hop.input(), hop.output()))) {
            if (iface.created().isEmpty()) {
                chain.families().forEach(family -> objects.addAll(addressed(iface, family,
                    hop.instance() instanceof InstanceId.OfExternal && iface.mac().isPresent())));
                objects.addAll(bound(iface, chain));
            }
        }
        return objects;
    }

    /** The routes to segments of other nodes, where the interface towards them is not given. */
    static List<VppObject> routes(Node node, Map<String, Node> nodes, Map<String, NodePlan> plans) {
        List<VppObject> routes = new ArrayList<>();
        if (node.underlayInterface().isEmpty()) {
            nodes.values().stream().filter(other -> other != node).forEach(other ->
                plans.getOrDefault(other.name(), NodePlan.EMPTY).objects().values().stream()
                    .filter(LocalSid.class::isInstance)
                    .forEach(sid -> routes.add(new Route(0, IpPrefix.host(((LocalSid) sid).sid()),
                        new Route.NextHop(other.underlayAddress().orElseThrow(), Optional.of(World.UNDERLAY))))));
        }
        return routes;
    }

    private static List<VppObject> addressed(ChainInterface iface, IpFamily family, boolean neighborIsOurs) {
        List<VppObject> objects = new ArrayList<>();
        List<IpAddress> behind = iface.addresses().stream().map(InterfaceAddress::address)
            .filter(address -> address.family() == family).toList();
        List<InterfaceAddress> own = iface.gateways().stream()
            .filter(gateway -> gateway.address().family() == family).toList();
        if (own.isEmpty()) {
            own = List.of(family == IpFamily.IPV4 ? InterfaceAddress.of("169.254.1.1/32") : link(behind.get(0)));
        }
        own.forEach(address -> objects.add(new Address(iface.name(), address)));
        if (!neighborIsOurs) {
            behind.forEach(address ->
                objects.add(new Neighbor(iface.name(), address, iface.mac().orElse(SOMEBODY))));
        }
        return objects;
    }

    private static InterfaceAddress link(IpAddress neighbor) {
        byte[] bytes = neighbor.bytes();
        bytes[bytes.length - 1] = (byte) 0xfe;
        return new InterfaceAddress(IpAddress.of(bytes), neighbor.family().bits() / 2);
    }

    /** The default network may be in another table than 0. */
    private static Set<VppObject> bound(ChainInterface iface, ResolvedChain chain) {
        long table = chain.settings().defaultNetworkTable();
        if (table == 0) {
            return Set.of();
        }
        Set<VppObject> objects = new LinkedHashSet<>();
        for (IpFamily family : IpFamily.values()) {
            objects.add(new Table(new TableRef(family, table), "operator"));
        }
        objects.add(new Interface(iface.name(), new Attachment.Loopback(iface.name().hashCode() & 0xffff), table,
            table));
        return objects;
    }
}
