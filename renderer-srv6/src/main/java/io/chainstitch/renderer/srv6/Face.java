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
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.SubInterface;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An interface of an instance as its node sees it. Faces are equal only when they are the same object:
 * {@link Ways} makes one for each interface of each instance.
 */
final class Face {
    /** VPP's side of an IPv4 link whose gateway is not given. */
    private static final InterfaceAddress LINK_LOCAL = InterfaceAddress.of("169.254.1.1/32");

    private final InstanceId instance;
    private final String node;
    private final ChainInterface iface;
    private final Port port;
    private final Map<IpFamily, List<IpAddress>> addresses = new EnumMap<>(IpFamily.class);

    Face(InstanceId instance, String node, ChainInterface iface) {
        this.instance = instance;
        this.node = node;
        this.iface = iface;
        this.port = new Port(node, iface.name());
    }

    InstanceId instance() {
        return instance;
    }

    String node() {
        return node;
    }

    ChainInterface iface() {
        return iface;
    }

    /** {@return the name by which objects of the node refer to the interface} */
    String name() {
        return iface.name();
    }

    /** {@return the interface as a place in the network} */
    Port port() {
        return port;
    }

    /** {@return whether we make the interface, and so decide on its tables and addresses} */
    boolean managed() {
        return iface.created().isPresent();
    }

    boolean external() {
        return instance instanceof InstanceId.OfExternal;
    }

    /** {@return whether it is a VLAN sub-interface; of an interface that is somebody else's only the name tells} */
    boolean subInterface() {
        return iface.created().map(SubInterface.class::isInstance)
            .orElseGet(() -> iface.name().matches(".*\\.[0-9]+"));
    }

    /** {@return the families in which the interface has addresses; of an external one VPP's own count} */
    Set<IpFamily> families() {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        (external() ? iface.gateways() : iface.addresses()).forEach(own -> families.add(own.address().family()));
        return families;
    }

    /** {@return the addresses of what is behind it, in ascending order, so that the order of the inventory is none} */
    List<IpAddress> addresses(IpFamily family) {
        return addresses.computeIfAbsent(family, wanted -> iface.addresses().stream().map(InterfaceAddress::address)
            .filter(address -> address.family() == wanted).distinct().sorted().toList());
    }

    /** {@return whom to send to so that it reaches what is behind it; empty where that is anybody on a link} */
    Optional<IpAddress> nextHop(IpFamily family) {
        List<IpAddress> all = addresses(family);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** {@return what is behind it: its addresses; for an external interface without a peer, the prefix of the link} */
    List<IpPrefix> prefixes(IpFamily family) {
        List<IpPrefix> hosts = addresses(family).stream().map(IpPrefix::host).toList();
        return hosts.isEmpty() && external() ? iface.gateways().stream().map(InterfaceAddress::prefix)
            .filter(prefix -> prefix.family() == family).distinct().sorted().toList() : hosts;
    }

    /** {@return VPP's addresses on it; a pod that is told none finds an IPv4 one that is the same everywhere} */
    List<InterfaceAddress> gateways(IpFamily family) {
        List<InterfaceAddress> given = iface.gateways().stream()
            .filter(gateway -> gateway.address().family() == family).toList();
        return given.isEmpty() && family == IpFamily.IPV4 ? List.of(LINK_LOCAL) : given;
    }

    /** {@return how messages name it; an external interface is its only interface} */
    String text() {
        return external() ? instanceText() : "interface '" + iface.label() + "' of " + instanceText();
    }

    /** {@return how messages name the instance} */
    String instanceText() {
        return text(instance);
    }

    private static String text(InstanceId id) {
        if (id instanceof InstanceId.OfExternal external) {
            return "external interface '" + external.name() + "' on node '" + external.node() + "'";
        }
        return "pod " + ((InstanceId.OfPod) id).id();
    }
}
