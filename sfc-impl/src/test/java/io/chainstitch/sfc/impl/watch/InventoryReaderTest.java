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

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Flaw;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.impl.Yang;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.AddressAndLength;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.VlanId;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.external._interface.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.node.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.DomainName;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yangtools.yang.common.Uint16;

public class InventoryReaderTest {

    @Test
    public void nodeIsReadWithEveryLeaf() {
        Node node = InventoryReader.node(new NodeBuilder(Yang.node("n1")).setId(Uint16.TEN)
            .setUnderlayInterface(new InterfaceName("eth0")).setUnderlayMtu(Uint16.valueOf(1500))
            .setLocator(new Ipv6Prefix("fcbb:bb00:1::/48")).setAgent(new AgentBuilder()
                .setHost(new Host(new DomainName("agent.example"))).setPort(new PortNumber(Uint16.valueOf(830)))
                .setUsername("u").setPassword("p").build()).build());

        assertEquals(new Node("n1", OptionalInt.of(10), Optional.of(IpAddress.of("10.0.0.1")), Optional.of("eth0"),
            OptionalInt.of(1500), Optional.of(IpPrefix.of("fcbb:bb00:1::/48")),
            Optional.of(new Node.Agent("agent.example", 830, "u", "p"))), node);
    }

    @Test
    public void nodeWithNothingButANameHasNoAgent() {
        assertEquals(new Node("n1", OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(),
            Optional.empty(), Optional.empty()),
            InventoryReader.node(new NodeBuilder().setName(new Name("n1")).build()));
        assertEquals(Optional.of(2831), InventoryReader.node(Yang.node("n1")).agent().map(Node.Agent::port));
    }

    @Test
    public void locatorWithHostBitsIsAFlawOfItsNode() {
        Node node = InventoryReader.node(new NodeBuilder(Yang.node("n1"))
            .setLocator(new Ipv6Prefix("fcbb:bb00::1/48")).build());
        assertEquals(Optional.empty(), node.locator());
        assertEquals(List.of(new Flaw(Reason.INVALID_DEFINITION, "locator", "has the locator fcbb:bb00::1/48: "
            + "fcbb:bb00::1/48 has host bits set, the prefix is fcbb:bb00::/48")), node.flaws());
    }

    @Test
    public void addressThatIsNoneIsAFlawOfItsInterfaceOnly() {
        var bad = new InterfaceBuilder().setName(new InterfaceName("in0"))
            .setAddress(Set.of(new AddressAndLength("10.0.0.300/24"), new AddressAndLength("fd00::1/64")))
            .setGateway(Set.of(new AddressAndLength("fd00::2/129"))).build();
        var good = new InterfaceBuilder().setName(new InterfaceName("out0")).build();
        Pod pod = InventoryReader.pod(new PodBuilder().setNamespace(new ResourceName("ns"))
            .setName(new ResourceName("p")).setInterface(Map.of(bad.key(), bad, good.key(), good)).build());

        assertEquals(List.of(InterfaceAddress.of("fd00::1/64")), pod.interfaces().get("in0").addresses());
        assertEquals(List.of("has the address 10.0.0.300/24: '10.0.0.300' is no IP address",
            "has the gateway fd00::2/129: prefix length 129 is outside 0..128 for fd00::2"),
            pod.interfaces().get("in0").flaws().stream().map(Flaw::text).toList());
        assertEquals(List.of(), pod.interfaces().get("out0").flaws());
    }

    @Test
    public void addressOfAnAttachmentThatIsNoneIsItsFlaw() {
        var bad = new AttachmentBuilder().setNode(new Name("n1")).setVppInterface(new InterfaceName("eth1"))
            .setAddress(new AddressAndLength("10.2.0.1/33")).build();
        ExternalInterface external = InventoryReader.external(new ExternalInterfaceBuilder()
            .setName(new ResourceName("uplink")).setAttachment(Map.of(bad.key(), bad)).build());

        assertEquals(List.of("has the address 10.2.0.1/33: prefix length 33 is outside 0..32 for 10.2.0.1"),
            external.attachments().get(0).flaws().stream().map(Flaw::text).toList());
    }

    /** Found: the platform stores texts that are no address, and the getter throws; the whole change was lost. */
    @Test
    public void textThatFitsNoMemberOfAUnionIsAFlaw() {
        var attachment = new AttachmentBuilder().setNode(new Name("n1")).setVppInterface(new InterfaceName("e"))
            .build();
        ExternalInterface external = InventoryReader.external(new ExternalInterfaceBuilder()
            .setName(new ResourceName("uplink")).setAttachment(Map.of(attachment.key(),
                spoilt(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.external._interface
                    .Attachment.class, attachment, "getPeerAddress"))).build());
        assertEquals(List.of("peer-address"), leaves(external.attachments().get(0).flaws()));
        var agent = new AgentBuilder().setUsername("u").build();
        var node = new NodeBuilder(Yang.node("n1")).setAgent(spoilt(
            org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.node.Agent.class, agent,
            "getHost")).build();
        assertEquals(List.of("host"), leaves(InventoryReader.node(node).flaws()));
        assertEquals(List.of("underlay-address"), leaves(InventoryReader.node(spoilt(
            org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node.class, Yang.node("n1"),
            "getUnderlayAddress")).flaws()));
        assertEquals(List.of(), InventoryReader.network(spoilt(
            org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network.class,
            new NetworkBuilder().setName(new ResourceName("blue")).build(), "getSubnet")).subnets());
    }

    private static List<String> leaves(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::leaf).toList();
    }

    /** Data one of whose getters throws as the platform's do. */
    private static <T> T spoilt(Class<T> type, T good, String getter) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals(getter)) {
                throw new IllegalArgumentException("Failed to construct instance for input 255");
            }
            return method.invoke(good, given);
        }));
    }

    @Test
    public void podIsReadWithItsInterfaces() {
        Pod pod = InventoryReader.pod(Yang.pod("p", "n1", "fw"));

        assertEquals(new Pod.Id("ns", "p"), pod.id());
        assertEquals(Optional.of("n1"), pod.node());
        assertEquals(Map.of("app", "fw"), pod.labels());
        assertEquals(new Pod.Interface("in0", "default", List.of(), Optional.empty(), List.of(), Optional.empty(),
            Optional.of(new Attachment.AfPacket("p-in0"))), pod.interfaces().get("in0"));
    }

    @Test
    public void podInterfaceIsReadWithEveryLeaf() {
        var found = new InterfaceBuilder().setName(new InterfaceName("in0")).setNetwork("blue")
            .setAddress(Set.of(new AddressAndLength("10.1.1.7/24")))
            .setGateway(Set.of(new AddressAndLength("10.1.1.1/24")))
            .setMac(new org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715
                .MacAddress("02:00:00:00:00:07")).setVppInterface(new InterfaceName("tap7")).build();
        Pod pod = InventoryReader.pod(new PodBuilder().setNamespace(new ResourceName("ns"))
            .setName(new ResourceName("p")).setHostNetwork(true).setReady(false)
            .setInterface(Map.of(found.key(), found)).build());

        assertEquals(new Pod(new Pod.Id("ns", "p"), Optional.empty(), true, false, Map.of(), Map.of("in0",
            new Pod.Interface("in0", "blue", List.of(InterfaceAddress.of("10.1.1.7/24")),
                Optional.of(new MacAddress("02:00:00:00:00:07")), List.of(InterfaceAddress.of("10.1.1.1/24")),
                Optional.of("tap7"), Optional.empty()))), pod);
    }

    @Test
    public void externalInterfaceIsReadWithEveryLeafAndNeedsAVppInterface() {
        var full = new AttachmentBuilder().setNode(new Name("n1")).setVppInterface(new InterfaceName("eth1"))
            .setVlan(new VlanId(Uint16.valueOf(7))).setAddress(new AddressAndLength("10.2.0.1/24"))
            .setPeerAddress(new IpAddressNoZone(new Ipv4AddressNoZone("10.2.0.9"))).build();
        var empty = new AttachmentBuilder().setNode(new Name("n2")).build();
        ExternalInterface external = InventoryReader.external(new ExternalInterfaceBuilder()
            .setName(new ResourceName("uplink")).setNetwork("")
            .setAttachment(Map.of(full.key(), full, empty.key(), empty)).build());

        assertEquals(new ExternalInterface("uplink", "default", List.of(new ExternalInterface.Attached("n1", "eth1",
            OptionalInt.of(7), Optional.of(InterfaceAddress.of("10.2.0.1/24")),
            Optional.of(IpAddress.of("10.2.0.9")), Optional.empty()))), external);
    }

    @Test
    public void networkWithoutATypeCarriesFrames() {
        assertEquals(new Network("blue", Network.Type.L2, List.of()),
            InventoryReader.network(new NetworkBuilder().setName(new ResourceName("blue")).build()));
    }
}
