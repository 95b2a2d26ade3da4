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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

/** Each thing that can happen to a chain, to a pod, to a network and so on. */
public class TriggerTest {
    private final Lab lab = new Lab();

    private static Vxlan tunnel(NodePlan plan) {
        return (Vxlan) plan.objects().values().stream().filter(Vxlan.class::isInstance).findFirst().orElseThrow();
    }

    private void chainIn(String network, String... apps) {
        ChainDefinition chain = Lab.definition("c", false, 8, apps);
        lab.define(new ChainDefinition(chain.name(), true, chain.renderer(), false, Optional.of(network), 8,
            chain.srv6Proxy(), chain.functions()));
    }

    @Test
    public void networkIsWaitedForAndItsDeletionWithdrawsTheChain() {
        lab.node("n1").pod("client", "n1", "client", "blue", false).pod("server", "n1", "server", "blue", false);
        chainIn("blue", "client", "server");
        assertEquals(ChainState.PENDING, lab.state("c"));

        lab.set("blue", new Network("blue", Network.Type.L2, List.of()));
        assertEquals(ChainState.READY, lab.state("c"));

        lab.removeNetwork("blue");
        assertEquals(ChainState.PENDING, lab.state("c"));
        assertTrue(lab.nodes.all().isEmpty());
    }

    @Test
    public void podThatMovesToAnotherNetworkIsNoticed() {
        lab.node("n1").pod("client", "n1", "client").pod("server", "n1", "server").chain("c", "client", "server");
        lab.set("blue", new Network("blue", Network.Type.L2, List.of()));
        lab.pod("server", "n1", "server", "blue", false);

        assertEquals(ChainState.REFUSED, lab.state("c"));
        assertEquals(Reason.MIXED_NETWORKS, lab.reason("c"));
    }

    private void chainFromExternal() {
        lab.node("n1", "n2").pod("server", "n2", "server");
        lab.define(new ChainDefinition("c", true, "l2xconn", false, Optional.empty(), 8,
            ChainDefinition.Srv6Proxy.AUTO, List.of(
                new FunctionDefinition("outside", Optional.of(new Selection.External("uplink")), Optional.empty(),
                    Optional.empty()),
                new FunctionDefinition("server", Optional.of(new Selection.Pods(Optional.empty(),
                    Map.of("app", "server"))), Optional.of("in0"), Optional.of("in0")))));
    }

    @Test
    public void externalInterfaceComesMovesAndGoes() {
        chainFromExternal();
        assertEquals(Reason.NO_MATCHING_INSTANCE, lab.reason("c"));

        lab.external("uplink", "n1", "eth0");
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(List.of("n1", "n2"), List.copyOf(lab.nodes.all().keySet()));

        lab.external("uplink", "n2", "eth0");
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(List.of("n2"), List.copyOf(lab.nodes.all().keySet()));

        lab.removeExternal("uplink");
        assertEquals(ChainState.PENDING, lab.state("c"));
        assertTrue(lab.nodes.all().isEmpty());
    }

    @Test
    public void interfaceOfSomebodyElseIsConnectedButNotMade() {
        lab.node("n1").pod("client", "n1", "client", "default", true).pod("server", "n1", "server")
            .chain("c", "client", "server");

        NodePlan held = lab.nodes.held("n1");
        assertEquals(ChainState.READY, lab.state("c"));
        assertTrue(held.objects().values().stream().filter(CrossConnect.class::isInstance)
            .anyMatch(object -> ((CrossConnect) object).receive().equals("vpp-client-out0")));
        assertTrue(held.objects().keySet().stream()
            .noneMatch(key -> key.kind() == ObjectKind.INTERFACE && key.id().contains("client")));
    }

    @Test
    public void nodeThatIsLostConcernsWhatIsOnItOrCouldBeAndNothingElse() {
        lab.node("n1", "n2", "n3").pod("a", "n1", "a").pod("b", "n1", "b").chain("far", "a", "b")
            .pod("c", "n2", "c").pod("d", "n2", "d").chain("near", "c", "d");
        StateSink.ChainStatus far = lab.sink.chains.get("far");

        lab.nodes.down("n2");
        lab.executor.settle();
        assertEquals(ChainState.DEGRADED, lab.state("near"));
        assertSame("not looked at again", far, lab.sink.chains.get("far"));

        lab.pod("e", "n3", "d");
        StateSink.ChainStatus near = lab.sink.chains.get("near");
        lab.nodes.down("n3");
        lab.executor.settle();
        assertNotSame("a standby instance is lost", near, lab.sink.chains.get("near"));
        assertSame("not looked at again", far, lab.sink.chains.get("far"));
    }

    @Test
    public void nodeThatChangesConcernsWhatIsOnItUnlessItsLocatorDoes() {
        lab.node("n1", "n2").pod("a", "n1", "a").pod("b", "n1", "b").chain("far", "a", "b");
        StateSink.ChainStatus far = lab.sink.chains.get("far");

        lab.nodeAt("n2", "10.0.0.22");
        assertSame("not looked at again", far, lab.sink.chains.get("far"));

        Node moved = lab.inventoryNodes.get("n2").orElseThrow();
        lab.set("n2", Optional.of(new Node(moved.name(), moved.id(), moved.underlayAddress(),
            moved.underlayInterface(), moved.underlayMtu(), Optional.of(IpPrefix.of("fcbb:bb00:1::/48")),
            moved.agent())));
        assertNotSame("a locator may overlap any other", far, lab.sink.chains.get("far"));
    }

    @Test
    public void tunnelsFollowTheUnderlayAddressOfANode() {
        lab.node("n1", "n2").pod("client", "n1", "client").pod("server", "n2", "server")
            .chain("c", "client", "server");
        Vxlan before = tunnel(lab.nodes.held("n1"));
        assertEquals("10.0.0.2", before.destination().toString());

        lab.nodeAt("n2", "10.0.0.22");

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals("10.0.0.22", tunnel(lab.nodes.held("n1")).destination().toString());
        assertEquals("10.0.0.22", tunnel(lab.nodes.held("n2")).source().toString());
        assertEquals(lab.planned(), lab.nodes.all());
        assertNotEquals(before, tunnel(lab.nodes.held("n1")));
    }

    @Test
    public void podThatMovesToAnotherNodeTakesItsChainAlong() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("server", "n2", "server")
            .chain("c", "client", "server").pod("server", "n3", "server");

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(List.of("n1", "n3"), List.copyOf(lab.nodes.all().keySet()));
    }

    @Test
    public void podThatLosesItsLabelLeavesTheChain() {
        lab.node("n1").pod("client", "n1", "client").pod("server", "n1", "server").chain("c", "client", "server")
            .pod("server", "n1", "something-else");

        assertEquals(Reason.NO_MATCHING_INSTANCE, lab.reason("c"));
        assertTrue(lab.nodes.all().isEmpty());
    }

    @Test
    public void disabledChainIsRemovedAndComesBack() {
        lab.node("n1").pod("client", "n1", "client").pod("server", "n1", "server").chain("c", "client", "server");
        ChainDefinition chain = lab.definitions.get("c").orElseThrow();
        lab.define(new ChainDefinition("c", false, chain.renderer(), false, Optional.empty(), 8, chain.srv6Proxy(),
            chain.functions()));
        assertEquals(Reason.DISABLED, lab.reason("c"));
        assertTrue(lab.nodes.all().isEmpty());

        lab.define(chain);
        assertEquals(ChainState.READY, lab.state("c"));
    }

    /** Whatever comes first, the outcome is the same. */
    @Test
    public void orderOfTheEventsDoesNotMatter() {
        Map<String, NodePlan> first = outcome(0);
        assertEquals(3, first.size());
        for (int seed = 1; seed < 200; seed++) {
            assertEquals("order " + seed, first, outcome(seed));
        }
    }

    private static Map<String, NodePlan> outcome(int seed) {
        Lab other = new Lab();
        List<Runnable> events = new ArrayList<>(List.of(
            () -> other.node("n1"), () -> other.node("n2"), () -> other.node("n3"),
            () -> other.pod("client", "n1", "client"), () -> other.pod("fw", "n2", "fw"),
            () -> other.pod("server", "n3", "server"), () -> other.chain("c", "client", "fw", "server"),
            () -> other.nodes.down("n2"), () -> other.pod("bystander", "n2", "bystander")));
        Collections.shuffle(events, new Random(seed));
        events.forEach(Runnable::run);
        other.nodes.up("n2");
        other.executor.advance(60_000);
        assertEquals("order " + seed, ChainState.READY, other.state("c"));
        return other.nodes.all();
    }
}
