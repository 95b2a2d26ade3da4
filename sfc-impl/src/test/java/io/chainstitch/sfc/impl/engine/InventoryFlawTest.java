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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Flaw;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.Before;
import org.junit.Test;

/** What cannot be in the inventory refuses the chains that need it, with the culprit's name, and no others. */
public class InventoryFlawTest {
    private final Srv6Scene scene = new Srv6Scene();
    private final Lab lab = scene.lab;

    /** A chain of which nothing is wrong, on nodes n1 and n4. */
    @Before
    public void chainThatIsNotConcerned() {
        scene.nodes("n1", "n2", "n3", "n4").pod("q1", "n1", "qa", 11).pod("q2", "n4", "qb", 12)
            .pod("q3", "n1", "qc", 13).chain("other", "qa", "qb", "qc");
        assertEquals(ChainState.READY, lab.state("other"));
    }

    private void pods() {
        scene.pod("p1", "n2", "a", 1).pod("p2", "n3", "b", 2).pod("p3", "n2", "c", 3);
    }

    private void flawed(String pod, String face, UnaryOperator<Pod.Interface> change) {
        Pod.Id id = new Pod.Id("ns", pod);
        Pod before = lab.pods.get(id).orElseThrow();
        Map<String, Pod.Interface> interfaces = new HashMap<>(before.interfaces());
        interfaces.computeIfPresent(face, (name, one) -> change.apply(one));
        lab.set(id, Optional.of(new Pod(id, before.node(), false, before.labels(), interfaces)));
    }

    private static UnaryOperator<Pod.Interface> addresses(String... texts) {
        return one -> new Pod.Interface(one.name(), one.network(), List.of(texts).stream().map(InterfaceAddress::of)
            .toList(), one.mac(), one.gateways(), one.vppInterface(), one.attachment());
    }

    private void assertRefused(Reason reason, String... culprits) {
        assertEquals(lab.message("chain"), reason, lab.reason("chain"));
        assertEquals(ChainState.REFUSED, lab.state("chain"));
        for (String culprit : culprits) {
            assertTrue(lab.message("chain"), lab.message("chain").contains(culprit));
        }
        assertEquals(ChainState.READY, lab.state("other"));
    }

    private void assertNothingInstalled() {
        assertEquals(NodePlan.EMPTY, lab.nodes.held("n2"));
        assertEquals(NodePlan.EMPTY, lab.nodes.held("n3"));
        assertEquals(lab.planned().get("n1"), lab.nodes.held("n1"));
    }

    private void flawedLocator(String name) {
        lab.set(name, Optional.of(lab.inventoryNodes.get(name).orElseThrow().withFlaws(List.of(new Flaw(
            Reason.INVALID_DEFINITION, "locator", "has the locator fcbb:bb00::1/48: it has host bits set")))));
    }

    @Test
    public void locatorThatIsNoneRefusesChainsOverItsNode() {
        pods();
        flawedLocator("n3");
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.INVALID_DEFINITION, "node 'n3' has the locator fcbb:bb00::1/48");
        assertNothingInstalled();
        scene.node("n3", "fd00::3", Optional.of("2001:db8:3::/48"));
        assertEquals(ChainState.READY, lab.state("chain"));
    }

    @Test
    public void runningChainKeepsItsRenderingWhenALocatorBecomesNone() {
        pods();
        scene.chain("chain", "a", "b", "c");
        Map<String, NodePlan> before = lab.nodes.all();
        flawedLocator("n3");
        assertRefused(Reason.INVALID_DEFINITION, "n3");
        assertEquals(before, lab.nodes.all());
    }

    @Test
    public void addressThatIsNoneRefusesChainsOfItsInterface() {
        pods();
        flawed("p2", "in0", one -> new Pod.Interface(one.name(), one.network(), List.of(), one.mac(), one.gateways(),
            one.vppInterface(), one.attachment(), List.of(new Flaw(Reason.INVALID_DEFINITION, "address",
                "has the address 10.0.0.300/24: '10.0.0.300' is no IP address"))));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.INVALID_DEFINITION, "Interface 'in0' of pod ns/p2 has the address 10.0.0.300/24");
        assertNothingInstalled();
    }

    @Test
    public void addressThatIsNoneDoesNotMakeAPodsInterfaceOneOfFrames() {
        scene.bridge("p1", "n2", "a", 1).bridge("p2", "n3", "b", 2).bridge("p3", "n2", "c", 3);
        flawed("p1", "in0", one -> new Pod.Interface(one.name(), one.network(), List.of(), one.mac(), one.gateways(),
            one.vppInterface(), one.attachment(), List.of(new Flaw(Reason.INVALID_DEFINITION, "address",
                "has the address 10.0.0.300/24: '10.0.0.300' is no IP address"))));
        scene.chain("chain", "a", "b", "c");
        assertTrue(lab.message("chain"), lab.message("chain").contains("ns/p1"));
        assertEquals(ChainState.REFUSED, lab.state("chain"));
        assertNothingInstalled();
    }

    @Test
    public void addressOfAnAttachmentThatIsNoneRefusesItsChains() {
        pods();
        lab.set("uplink", new ExternalInterface("uplink", "default", List.of(new ExternalInterface.Attached("n3",
            "eth1", OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(new Flaw(
                Reason.INVALID_DEFINITION, "address", "has the address 10.2.0.1/33: too long"))))));
        lab.define(Srv6Scene.toExternal(Srv6Scene.definition("chain", Srv6Proxy.AUTO, true, 8, "a", "b", "c"),
            "uplink"));
        assertRefused(Reason.INVALID_DEFINITION,
            "External interface 'uplink' on node 'n3' has the address 10.2.0.1/33");
        assertNothingInstalled();
    }

    @Test
    public void locatorsOfTwoNodesOfAChainThatOverlapRefuseIt() {
        pods();
        scene.node("n2", "fd00::2", Optional.of("2001:db8::/40"));
        scene.node("n3", "fd00::3", Optional.of("2001:db8:3::/48"));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.LOCATOR_CONFLICT, "2001:db8::/40", "2001:db8:3::/48", "n2", "n3");
        assertNothingInstalled();
    }

    @Test
    public void locatorThatOverlapsThatOfANodeOfAnotherChainIsRefusedAndTheHolderStays() {
        scene.node("n4", "fd00::4", Optional.of("2001:db8:4::/48"));
        assertEquals(ChainState.READY, lab.state("other"));
        Map<String, NodePlan> before = lab.nodes.all();
        pods();
        scene.node("n3", "fd00::3", Optional.of("2001:db8:4:5::/64"));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.LOCATOR_CONFLICT, "node 'n3' has the locator 2001:db8:4:5::/64",
            "locator 2001:db8:4::/48 of node 'n4'");
        assertEquals(before, lab.nodes.all());
        lab.restart();
        assertRefused(Reason.LOCATOR_CONFLICT, "n3", "n4");
        assertEquals(before, lab.nodes.all());
        scene.node("n3", "fd00::3", Optional.of("2001:db8:3::/48"));
        assertEquals(ChainState.READY, lab.state("chain"));
    }

    @Test
    public void addressThatTwoPodsHaveRefusesTheirChain() {
        pods();
        flawed("p3", "in0", addresses("10.1.1.1/32"));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.ADDRESS_CONFLICT, "10.1.1.1", "ns/p1", "ns/p3");
        assertNothingInstalled();
    }

    @Test
    public void podWithoutMacRefusesAChainOfPackets() {
        pods();
        flawed("p2", "out0", one -> new Pod.Interface(one.name(), one.network(), one.addresses(), Optional.empty(),
            one.gateways(), one.vppInterface(), one.attachment()));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.UNKNOWN_MAC, "ns/p2", "out0");
        assertNothingInstalled();
    }

    @Test
    public void interfacesThatShareNoFamilyRefuseTheirChain() {
        pods();
        flawed("p3", "in0", addresses("fd03::1/64"));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.MIXED_FAMILIES, "IPv4", "IPv6", "ns/p3");
        assertNothingInstalled();
    }

    @Test
    public void ipv6WithoutAGatewayRefusesItsChain() {
        for (String pod : List.of("p1", "p2", "p3")) {
            int number = pod.charAt(1) - '0';
            scene.pod(pod, number == 2 ? "n3" : "n2", pod.equals("p1") ? "a" : pod.equals("p2") ? "b" : "c", number,
                "02:00:00:00:00:", List.of("fd01:%d::1/64", "fd02:%d::1/64"),
                number == 2 ? List.of() : List.of("fd01:%d::ff/64", "fd02:%d::ff/64"));
        }
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.MISSING_ADDRESS, "ns/p2", "gateway");
        assertNothingInstalled();
    }

    @Test
    public void nodeWithoutAnIpv6UnderlayRefusesAChainThatCrossesToIt() {
        pods();
        lab.set("n3", Optional.of(new Node("n3", OptionalInt.empty(), Optional.of(IpAddress.of("10.0.0.3")),
            Optional.of("eth0"), OptionalInt.of(9000), Optional.empty(), Optional.of(
                new Node.Agent("127.0.0.1", 2831, "u", "p")))));
        scene.chain("chain", "a", "b", "c");
        assertRefused(Reason.UNDERLAY_MISSING, "n3", "10.0.0.3");
        assertNothingInstalled();
    }
}
