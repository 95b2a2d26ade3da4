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
package io.chainstitch.sfc.impl.watch;

import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Flaw;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.AddressAndLength;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.Interface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.AfPacket;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.Memif;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.Tap;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the inventory from its YANG form into the domain's. A value that the YANG types let through but that means
 * nothing becomes a flaw of what it belongs to: the chains that need it are refused with it.
 */
final class InventoryReader {
    private static final Logger LOG = LoggerFactory.getLogger(InventoryReader.class);

    private InventoryReader() {
    }

    static Node node(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node node) {
        String name = node.getName().getValue();
        List<Flaw> flaws = new ArrayList<>();
        Optional<IpPrefix> locator = Optional.ofNullable(node.getLocator()).flatMap(prefix ->
            parsed("locator", prefix.getValue(), IpPrefix::of, flaws));
        Optional<Node.Agent> agent = Optional.ofNullable(node.getAgent())
            .flatMap(found -> union("host", found::getHost, flaws).map(host -> new Node.Agent(host.stringValue(),
                found.getPort() == null ? Defaults.AGENT_PORT : found.getPort().getValue().toJava(),
                Defaults.or(found.getUsername(), ""), Defaults.or(found.getPassword(), ""))));
        Optional<IpAddress> underlay = address("underlay-address", node::getUnderlayAddress, flaws);
        return new Node(name, optional(node.getId()), underlay,
            Optional.ofNullable(node.getUnderlayInterface()).map(found -> found.getValue()),
            optional(node.getUnderlayMtu()), locator, agent, flaws);
    }

    private static OptionalInt optional(Uint16 value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.toJava());
    }

    private static Optional<IpAddress> address(String leaf, Supplier<IpAddressNoZone> address, List<Flaw> flaws) {
        return union(leaf, address, flaws)
            .flatMap(found -> parsed(leaf, found.stringValue(), IpAddress::of, flaws));
    }

    static Network network(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network network) {
        String name = network.getName().getValue();
        List<IpPrefix> subnets = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        union("subnet", network::getSubnet, flaws).ifPresent(prefixes -> prefixes.forEach(prefix ->
            parsed("subnet", prefix.stringValue(), IpPrefix::of, flaws).ifPresent(subnets::add)));
        flaws.forEach(flaw -> LOG.warn("Network {} {}: no chain needs it, it is left out", name, flaw.text()));
        boolean l3 = network.getType() != null && "L3".equals(network.getType().name());
        return new Network(name, l3 ? Network.Type.L3 : Network.Type.L2, subnets);
    }

    static ExternalInterface external(
        org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterface external) {
        String name = external.getName().getValue();
        List<ExternalInterface.Attached> attachments = new ArrayList<>();
        external.nonnullAttachment().values().forEach(found -> {
            if (found.getVppInterface() == null) {
                LOG.warn("External interface {} on node {} is ignored: it has no vpp-interface", name,
                    found.getNode().getValue());
                return;
            }
            List<Flaw> flaws = new ArrayList<>();
            Optional<InterfaceAddress> own = Optional.ofNullable(found.getAddress()).flatMap(address ->
                parsed("address", address.getValue(), InterfaceAddress::of, flaws));
            Optional<IpAddress> peer = address("peer-address", found::getPeerAddress, flaws);
            attachments.add(new ExternalInterface.Attached(found.getNode().getValue(),
                found.getVppInterface().getValue(),
                found.getVlan() == null ? OptionalInt.empty() : OptionalInt.of(found.getVlan().getValue().toJava()),
                own, peer, Optional.ofNullable(found.getPeerMac()).map(mac -> new MacAddress(mac.getValue())), flaws));
        });
        return new ExternalInterface(name, Defaults.network(external.getNetwork()), attachments);
    }

    static Pod pod(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod pod) {
        Pod.Id id = new Pod.Id(pod.getNamespace().getValue(), pod.getName().getValue());
        Map<String, String> labels = new HashMap<>();
        pod.nonnullLabel().values().forEach(label -> labels.put(label.getKey(), Defaults.or(label.getValue(), "")));
        Map<String, Pod.Interface> interfaces = new HashMap<>();
        pod.nonnullInterface().values().forEach(found ->
            interfaces.put(found.getName().getValue(), podInterface(found)));
        return new Pod(id, Optional.ofNullable(pod.getNode()).map(node -> node.getValue()),
            Defaults.or(pod.getHostNetwork(), Defaults.HOST_NETWORK), Defaults.or(pod.getReady(), Defaults.READY),
            labels, interfaces);
    }

    private static Pod.Interface podInterface(Interface found) {
        String name = found.getName().getValue();
        List<Flaw> flaws = new ArrayList<>();
        List<InterfaceAddress> own = addresses("address", found.getAddress(), flaws);
        List<InterfaceAddress> gateways = addresses("gateway", found.getGateway(), flaws);
        return new Pod.Interface(name, Defaults.network(found.getNetwork()), own,
            Optional.ofNullable(found.getMac()).map(mac -> new MacAddress(mac.getValue())), gateways,
            Optional.ofNullable(found.getVppInterface()).map(vpp -> vpp.getValue()), attachment(name, found), flaws);
    }

    private static List<InterfaceAddress> addresses(String leaf, Set<AddressAndLength> texts, List<Flaw> flaws) {
        return Defaults.or(texts, Set.<AddressAndLength>of()).stream().map(AddressAndLength::getValue).sorted()
            .flatMap(text -> parsed(leaf, text, InterfaceAddress::of, flaws).stream()).toList();
    }

    private static Optional<Attachment> attachment(String name, Interface found) {
        if (found.getAttachment() instanceof AfPacket afPacket && afPacket.getAfPacket() != null) {
            return Optional.ofNullable(afPacket.getAfPacket().getHostInterface())
                .map(host -> new Attachment.AfPacket(host.getValue()));
        }
        if (found.getAttachment() instanceof Memif memif && memif.getMemif() != null) {
            return Optional.ofNullable(memif.getMemif().getId()).map(id -> new Attachment.Memif(
                Defaults.or(memif.getMemif().getSocket(), ""), id.toJava(), role(memif)));
        }
        if (found.getAttachment() instanceof Tap tap && tap.getTap() != null) {
            String host = tap.getTap().getHostInterface() == null ? name : tap.getTap().getHostInterface().getValue();
            return Optional.of(new Attachment.Tap(host, Defaults.or(tap.getTap().getHostNamespace(), "")));
        }
        return Optional.empty();
    }

    private static Attachment.Memif.Role role(Memif memif) {
        return memif.getMemif().getRole() == null ? Attachment.Memif.Role.MASTER
            : Attachment.Memif.Role.valueOf(memif.getMemif().getRole().name().toUpperCase(java.util.Locale.ROOT));
    }

    /** The platform stores texts that fit the last pattern of a union's member only, and cannot read them back. */
    private static <T> Optional<T> union(String leaf, Supplier<T> value, List<Flaw> flaws) {
        try {
            return Optional.ofNullable(value.get());
        } catch (IllegalArgumentException e) {
            flaws.add(new Flaw(Reason.INVALID_DEFINITION, leaf, "has a value for " + leaf
                + " that is no address or name, as it must be there"));
            return Optional.empty();
        }
    }

    private static <T> Optional<T> parsed(String leaf, String value, Function<String, T> parser, List<Flaw> flaws) {
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            flaws.add(new Flaw(Reason.INVALID_DEFINITION, leaf, "has the " + leaf + " " + value + ": "
                + e.getMessage()));
            return Optional.empty();
        }
    }
}
