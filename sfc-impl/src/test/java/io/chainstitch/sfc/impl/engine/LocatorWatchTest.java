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

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Before;
import org.junit.Test;

/** Nodes whose routes to locators are the operator's business. */
public class LocatorWatchTest {
    private static final String ADVICE = "Node n1 has no route to locator 2001:db8:2::/48 of node n2: give node n1 an "
        + "underlay-interface in the inventory, or route 2001:db8:2::/48 via fd00::2 on it.";
    private static final Route N1_TO_N2 = route("2001:db8:2::/48", "fd00::2");
    private static final Route N2_TO_N1 = route("2001:db8:1::/48", "fd00::1");

    private final Srv6Scene scene = new Srv6Scene();
    private final Lab lab = scene.lab;

    private static Route route(String prefix, String hop) {
        return new Route(0, IpPrefix.of(prefix), new Route.NextHop(IpAddress.of(hop), Optional.empty()));
    }

    @Before
    public void twoNodes() {
        unmanaged("n1");
        unmanaged("n2");
        scene.pod("p1", "n1", "a", 1).pod("p2", "n2", "b", 2).pod("p3", "n1", "c", 3);
    }

    private void unmanaged(String name) {
        String number = name.substring(1);
        lab.set(name, Optional.of(new Node(name, OptionalInt.empty(), Optional.of(IpAddress.of("fd00::" + number)),
            Optional.empty(), OptionalInt.of(9000), Optional.of(IpPrefix.of("2001:db8:" + number + "::/48")),
            Optional.of(new Node.Agent("127.0.0.1", 2831, "u", "p")))));
    }

    private void typed(String node, Route route) {
        lab.nodes.tamper(node, route.key(), Optional.of(route));
    }

    private void assertDegraded(String message) {
        assertEquals(ChainState.DEGRADED, lab.state("chain"));
        assertEquals(Reason.NODE_UNREACHABLE, lab.reason("chain"));
        assertEquals(message, lab.message("chain"));
    }

    @Test
    public void chainOverAnUnroutedLocatorIsDegradedWithAdvice() {
        scene.chain("chain", "a", "b", "c");
        assertDegraded(ADVICE);
        assertEquals(ADVICE, lab.sink.chains.get("chain").nodeMessages().get("n1"));
        assertTrue(lab.sink.chains.get("chain").nodeMessages().get("n2").contains("2001:db8:1::/48 via fd00::1"));
        assertEquals(ADVICE, lab.sink.nodes.get("n1").message());
        assertTrue(lab.planned().values().stream().noneMatch(plan -> plan.objects().keySet().stream()
            .anyMatch(key -> key.kind() == ObjectKind.ROUTE && !key.id().startsWith("1"))));
    }

    @Test
    public void routedLocatorsMakeItReadyWithoutAnotherReading() {
        typed("n1", N1_TO_N2);
        typed("n2", route("::/0", "fd00::1"));
        lab.restart();
        int reads = lab.nodes.reads;
        scene.chain("chain", "a", "b", "c");
        assertEquals(ChainState.READY, lab.state("chain"));
        assertEquals(Map.of(), lab.sink.chains.get("chain").nodeMessages());
        assertEquals("a reading showed the routes before", reads, lab.nodes.reads);
        assertEquals("", lab.sink.nodes.get("n1").message());
    }

    @Test
    public void routesThatCameSinceTheLastReadingAreFoundAfterTheCommit() {
        typed("n1", N1_TO_N2);
        typed("n2", N2_TO_N1);
        scene.chain("chain", "a", "b", "c");
        assertEquals(ChainState.READY, lab.state("chain"));
    }

    @Test
    public void missingRouteIsLookedForOnceAndNotAtEachCommit() {
        int before = lab.nodes.reads;
        scene.chain("chain", "a", "b", "c");
        int reads = lab.nodes.reads;
        assertEquals("each of two nodes", before + 2, reads);
        scene.pod("p4", "n2", "b2", 4).pod("p5", "n1", "a2", 5);
        scene.chain("another", "a2", "b2", "c");
        assertEquals(ChainState.DEGRADED, lab.state("another"));
        assertEquals(reads, lab.nodes.reads);
    }

    @Test
    public void routeThatIsMadeIsFoundByItselfAndByACheck() {
        scene.chain("chain", "a", "b", "c");
        typed("n1", N1_TO_N2);
        typed("n2", N2_TO_N1);
        lab.executor.advance(61_000);
        assertEquals(ChainState.READY, lab.state("chain"));
        lab.nodes.tamper("n1", N1_TO_N2.key(), Optional.empty());
        lab.engine.queries().compare(Optional.empty());
        lab.executor.settle();
        assertDegraded(ADVICE);
        typed("n1", N1_TO_N2);
        lab.engine.queries().trace("chain", false, OptionalInt.empty());
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("chain"));
    }

    @Test
    public void underlayInterfaceMakesItReady() {
        scene.chain("chain", "a", "b", "c");
        scene.node("n1", "fd00::1", Optional.of("2001:db8:1::/48"));
        scene.node("n2", "fd00::2", Optional.of("2001:db8:2::/48"));
        lab.executor.advance(61_000);
        assertEquals(ChainState.READY, lab.state("chain"));
        assertEquals("", lab.sink.nodes.get("n1").message());
        int reads = lab.nodes.reads;
        lab.executor.advance(61_000);
        assertEquals("routes are ours now", reads, lab.nodes.reads);
    }

    @Test
    public void allocatedLocatorIsNamedAsWell() {
        lab.set("n2", lab.inventoryNodes.get("n2").map(node -> new Node("n2", node.id(), node.underlayAddress(),
            Optional.empty(), node.underlayMtu(), Optional.empty(), node.agent())));
        scene.chain("chain", "a", "b", "c");
        assertTrue(lab.message("chain"), lab.message("chain").startsWith(
            "Node n1 has no route to locator fcbb:bb00:1::/48 of node n2"));
    }

    @Test
    public void chainOnOneNodeNeedsNoRoute() {
        scene.pod("p2", "n1", "b", 2);
        scene.chain("chain", "a", "b", "c");
        assertEquals(ChainState.READY, lab.state("chain"));
    }
}
