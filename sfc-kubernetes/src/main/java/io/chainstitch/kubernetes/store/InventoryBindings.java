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
package io.chainstitch.kubernetes.store;

import io.chainstitch.kubernetes.desired.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.AddressAndLength;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.VlanId;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.external._interface.Attachment;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.external._interface.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.external._interface.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.node.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.Interface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.Label;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.LabelBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.LabelKey;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yangtools.yang.common.Uint16;

/**
 * Entries of the inventory in their YANG form. What has a default is written out: bindings that are
 * read have defaults in place of what is absent, and would not be equal.
 */
final class InventoryBindings {
    private InventoryBindings() {
    }

    static Node node(Entry.OfNode node) {
        AgentBuilder agent = new AgentBuilder().setHost(IetfInetUtil.hostFor(node.agentHost()))
            .setPort(new PortNumber(Uint16.valueOf(node.agentPort())));
        node.login().ifPresent(login -> agent.setUsername(login.username()).setPassword(login.password()));
        NodeBuilder builder = new NodeBuilder().setName(new Name(node.name())).setAgent(agent.build())
            .setId(number(node.id())).setUnderlayMtu(number(node.underlayMtu()));
        node.underlayAddress().map(IetfInetUtil::ipAddressNoZoneFor).ifPresent(builder::setUnderlayAddress);
        node.underlayInterface().map(InterfaceName::new).ifPresent(builder::setUnderlayInterface);
        node.locator().map(Ipv6Prefix::new).ifPresent(builder::setLocator);
        return builder.build();
    }

    private static Uint16 number(OptionalInt value) {
        return value.isPresent() ? Uint16.valueOf(value.getAsInt()) : null;
    }

    static Network network(Entry.OfNetwork network) {
        return new NetworkBuilder().setName(new ResourceName(network.name()))
            .setType(network.l3() ? Network.Type.L3 : Network.Type.L2)
            .setSubnet(network.subnet().map(IetfInetUtil::ipPrefixFor).map(Set::of).orElse(null)).build();
    }

    static ExternalInterface external(Entry.OfExternal external) {
        Map<AttachmentKey, Attachment> attachments = new HashMap<>();
        external.attachments().forEach(attached -> {
            AttachmentBuilder builder = new AttachmentBuilder().setNode(new Name(attached.node()))
                .setVppInterface(new InterfaceName(attached.vppInterface()));
            attached.vlan().ifPresent(vlan -> builder.setVlan(new VlanId(Uint16.valueOf(vlan))));
            attached.address().map(AddressAndLength::new).ifPresent(builder::setAddress);
            attached.peerAddress().map(IetfInetUtil::ipAddressNoZoneFor).ifPresent(builder::setPeerAddress);
            attached.peerMac().map(MacAddress::new).ifPresent(builder::setPeerMac);
            attachments.put(builder.key(), builder.build());
        });
        return new ExternalInterfaceBuilder().setName(new ResourceName(external.name()))
            .setNetwork(external.network().orElse(null)).setAttachment(attachments.isEmpty() ? null : attachments)
            .build();
    }

    static Pod pod(Entry.OfPod pod) {
        Map<LabelKey, Label> labels = new HashMap<>();
        pod.labels().forEach((key, value) ->
            labels.put(new LabelKey(key), new LabelBuilder().setKey(key).setValue(value).build()));
        Map<InterfaceKey, Interface> interfaces = new HashMap<>();
        pod.interfaces().forEach(found -> {
            Interface built = podInterface(found);
            interfaces.put(built.key(), built);
        });
        PodBuilder builder = new PodBuilder().setNamespace(new ResourceName(pod.id().namespace()))
            .setName(new ResourceName(pod.id().name())).setHostNetwork(pod.hostNetwork()).setReady(pod.ready())
            .setLabel(labels.isEmpty() ? null : labels)
            .setInterface(interfaces.isEmpty() ? null : interfaces);
        pod.node().map(Name::new).ifPresent(builder::setNode);
        pod.address().map(IetfInetUtil::ipAddressNoZoneFor).ifPresent(builder::setAddress);
        return builder.build();
    }

    private static Interface podInterface(Entry.PodInterface found) {
        InterfaceBuilder builder = new InterfaceBuilder().setName(new InterfaceName(found.name()))
            .setNetwork(found.network().orElse(null)).setAddress(addresses(found.addresses()))
            .setGateway(addresses(found.gateways()));
        found.mac().map(MacAddress::new).ifPresent(builder::setMac);
        found.vppInterface().map(InterfaceName::new).ifPresent(builder::setVppInterface);
        found.link().map(LinkBindings::of).ifPresent(builder::setAttachment);
        return builder.build();
    }

    private static Set<AddressAndLength> addresses(List<String> texts) {
        return Optional.of(texts).filter(list -> !list.isEmpty())
            .map(list -> list.stream().map(AddressAndLength::new).collect(Collectors.toSet())).orElse(null);
    }
}
