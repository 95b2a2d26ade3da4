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
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

/** Chains that want the same instances, interfaces and identifiers. */
public class SharingTest {
    private final Srv6Scene scene = new Srv6Scene();
    private final Lab lab = scene.lab;

    /** Chains a and b go through the same function between ends of their own. */
    @Before
    public void twoPairsOfEndsAndOneFunction() {
        scene.nodes("n1", "n2", "n3").pod("a1", "n1", "a1", 1).pod("a2", "n3", "a2", 2).pod("b1", "n1", "b1", 3)
            .pod("b2", "n3", "b2", 4).pod("fw", "n2", "fw", 5);
    }

    private void assertReady(String... chains) {
        for (String chain : chains) {
            assertEquals(lab.sink.chains.get(chain).toString(), ChainState.READY, lab.state(chain));
        }
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void chainThatHasAFunctionAloneUsesDynamicProxies() {
        scene.chain("a", "a1", "fw", "a2");
        assertReady("a");
        assertEquals("one for each direction", 2, scene.proxies("a"));
    }

    @Test
    public void holderMakesRoomForTheSecondChainAndTakesItBackWhenThatGoes() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        assertReady("a", "b");
        assertEquals(0, scene.proxies("a"));
        assertEquals(0, scene.proxies("b"));

        lab.undefine("b");
        assertReady("a");
        assertEquals(2, scene.proxies("a"));
    }

    @Test
    public void proxyIsGoneBeforeTheOtherChainReceivesOnItsInterface() {
        scene.chain("a", "a1", "fw", "a2");
        int transactions = lab.sink.transactions.size();
        scene.chain("b", "b1", "fw", "b2");
        assertEquals(List.of("a"), lab.sink.transactions.get(transactions).chains());
        assertEquals(List.of("b"), lab.sink.transactions.get(transactions + 1).chains());
        assertEquals(transactions + 2, lab.sink.transactions.size());
    }

    @Test
    public void chainsThatComeTogetherShareFromTheStart() {
        scene.pod("x", "n1", "x", 6);
        lab.nodes.hang("n1");
        scene.chain("busy", "x", "a1").chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        lab.nodes.release("n1");
        lab.executor.settle();

        assertReady("a", "b");
        assertEquals(List.of(List.of("busy"), List.of("a", "b")),
            lab.sink.transactions.stream().map(StateSink.TransactionStatus::chains).toList());
        assertEquals(0, scene.proxies("a") + scene.proxies("b"));
    }

    @Test
    public void chainWithDynamicProxiesKeepsItsFunctionAndIsNamed() {
        scene.chain("a", Srv6Proxy.DYNAMIC, false, "a1", "fw", "a2");
        int writes = lab.nodes.writes;
        scene.chain("b", "b1", "fw", "b2");

        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("b"));
        assertTrue(lab.message("b"), lab.message("b").contains("function fw (pod/ns/fw)"));
        assertTrue(lab.message("b"), lab.message("b").contains("dynamic proxy of chain a"));
        assertReady("a");
        assertEquals(writes, lab.nodes.writes);

        lab.undefine("a");
        assertReady("b");
        assertEquals(2, scene.proxies("b"));
    }

    @Test
    public void chainThatInsistsOnDynamicProxiesMovesNobody() {
        scene.chain("a", "a1", "fw", "a2");
        int writes = lab.nodes.writes;
        scene.chain("b", Srv6Proxy.DYNAMIC, false, "b1", "fw", "b2");

        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("b"));
        assertTrue(lab.message("b"), lab.message("b").contains("chain a uses pod/ns/fw"));
        assertReady("a");
        assertEquals(2, scene.proxies("a"));
        assertEquals(writes, lab.nodes.writes);

        lab.undefine("a");
        assertReady("b");
    }

    @Test
    public void ofTwoChainsThatInsistTheOlderOneWins() {
        scene.chain("z", Srv6Proxy.DYNAMIC, false, "a1", "fw", "a2")
            .chain("b", Srv6Proxy.DYNAMIC, false, "b1", "fw", "b2");
        assertReady("z");
        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("b"));
        lab.restart();
        lab.executor.advance(20_000);
        assertReady("z");
        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("b"));
    }

    @Test
    public void chainThatCannotBeInstalledForAnotherReasonDisturbsNobody() {
        scene.chain("a", "a1", "fw", "a2");
        int writes = lab.nodes.writes;
        scene.pod("c1", "n1", "c1", 6, "02:00:00:00:00:", List.of("10.1.1.1/32", "10.9.9.9/32"),
            List.of()).pod("c2", "n1", "c2", 1);
        scene.chain("c", "c1", "fw", "c2");
        assertEquals(Reason.ADDRESS_CONFLICT, lab.reason("c"));
        assertEquals(writes, lab.nodes.writes);
        assertEquals(2, scene.proxies("a"));
    }

    @Test
    public void sameTrafficOfTwoChainsIsASteeringConflict() {
        scene.pod("other", "n2", "other", 6).chain("a", "a1", "fw", "a2").chain("b", "a1", "other", "a2");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("b"));
        assertTrue(lab.message("b"), lab.message("b").contains("chain a steers the same traffic"));
        lab.undefine("a");
        assertReady("b");
    }

    @Test
    public void framesOfOneStartAreSteeredByOneChain() {
        scene.bridge("x1", "n1", "x1", 11).bridge("x2", "n2", "x2", 12).bridge("x3", "n3", "x3", 13)
            .chain("a", Srv6Proxy.AUTO, true, "x1", "x2").chain("b", Srv6Proxy.AUTO, true, "x1", "x3");
        assertReady("a");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("b"));
    }

    @Test
    public void crossConnectAndSteeringExcludeEachOtherOnAnInterface() {
        scene.bridge("x1", "n1", "x1", 11).bridge("x2", "n1", "x2", 12);
        lab.chain("l2", "x1", "x2");
        scene.chain("b", Srv6Proxy.AUTO, true, "x2", "x1");
        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("b"));
        assertTrue(lab.message("b"), lab.message("b").contains("chain l2"));
        assertEquals(ChainState.READY, lab.state("l2"));
    }

    @Test
    public void restartChangesNothingWhereChainsShare() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        assertRestartWritesNothing();
    }

    @Test
    public void restartChangesNothingWhereAChainMadeRoomForOneThatCouldNotCome() {
        scene.pod("other", "n2", "other", 6).chain("holder", "b1", "other", "b2").chain("a", "a1", "fw", "a2")
            .chain("b", "b1", "fw", "b2");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("b"));
        assertEquals("it is wanted", 0, scene.proxies("a"));
        assertRestartWritesNothing();
        lab.undefine("b");
        assertEquals(2, scene.proxies("a"));
    }

    private void assertRestartWritesNothing() {
        Map<String, ChainRecord> records = Map.copyOf(lab.store.records);
        int writes = lab.nodes.writes;
        lab.restart();
        lab.executor.advance(20_000);
        assertEquals(writes, lab.nodes.writes);
        assertEquals(records, lab.store.records);
    }

    @Test
    public void locatorsAreSharedAndFreeAgainAfterTheLastChain() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        IdentifierKey key = new IdentifierKey(IdentifierKey.Pool.LOCATOR, true, "node/n2");
        Long value = lab.store.records.get("a").identifiers().get(key);
        assertEquals(value, lab.store.records.get("b").identifiers().get(key));

        lab.nodes.down("n3");
        lab.executor.settle();
        lab.undefine("a");
        lab.undefine("b");
        assertEquals("n3 may still use it", value, lab.store.records.get("b").held().get(key));
        lab.nodes.up("n3");
        lab.executor.settle();
        assertTrue(lab.store.records.isEmpty());
        assertTrue(lab.nodes.all().isEmpty());
    }

    @Test
    public void locatorThatANodeClaimsForItselfMovesWithoutAnyConflict() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        scene.node("n9", "fd00::9", Optional.of("fcbb:bb00:2::/48"));
        assertReady("a", "b");
        assertEquals(3, Set.copyOf(lab.store.records.get("a").identifiers().entrySet().stream()
            .filter(entry -> entry.getKey().pool() == IdentifierKey.Pool.LOCATOR).map(Map.Entry::getValue)
            .filter(value -> value != 2).toList()).size());
    }

    @Test
    public void whatChainsHoldTogetherChangesForAllOfThemAtOnce() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        scene.pod("fw", "n2", "fw", 5, "02:00:00:00:ff:", List.of("10.1.%d.1/32", "10.2.%d.1/32"),
            List.of());
        assertReady("a", "b");
        scene.node("n2", "fd00::22", Optional.empty());
        assertReady("a", "b");
        assertTrue(lab.nodes.held("n1").toString().contains("fd00::22"));
    }

    @Test
    public void chainThatKeepsItsRenderingGoesAlongWithWhatItHoldsTogetherWithOthers() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2").chain("b", "b1");
        assertEquals(Reason.TOO_SHORT, lab.reason("b"));
        scene.node("n2", "fd00::22", Optional.empty());

        assertReady("a");
        assertEquals(Reason.TOO_SHORT, lab.reason("b"));
        assertTrue(lab.store.records.get("b").nodes().get("n1").toString().contains("fd00::22"));
        assertRestartWritesNothing();
    }

    @Test
    public void chainsThatWantWhatTheOtherHasChangePlaces() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2").chain("a", "b1", "fw", "b2");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("a"));
        scene.chain("b", "a1", "fw", "a2");
        assertReady("a", "b");
        assertEquals("pod/ns/b1", lab.store.records.get("a").rendered().paths().get(0).hops().get(0).instance());
    }

    @Test
    public void chainThatIsKeptOutGoesAlongWithWhatItHoldsTogetherWithOthers() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2").chain("b", "a1", "fw", "a2");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("b"));
        scene.node("n2", "fd00::22", Optional.empty());

        assertReady("a");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("b"));
        assertTrue(lab.store.records.get("b").nodes().get("n1").toString().contains("fd00::22"));
        assertRestartWritesNothing();
    }

    @Test
    public void nodeThatRejectsWhatChainsHoldTogetherIsAskedAgainLater() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        lab.nodes.refuseCommit.add("n2");
        scene.pod("fw", "n2", "fw", 5, "02:00:00:00:ff:", List.of("10.1.%d.1/32", "10.2.%d.1/32"),
            List.of());
        lab.executor.advance(60_000);
        assertReady("a", "b");
    }

    @Test
    public void chainThatANodeRejectsDisturbsNobodyWhoChangesSomethingTogetherWithIt() {
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2");
        lab.nodes.refused.put("n3", new ObjectKey(ObjectKind.NEIGHBOR, "pod/ns/b3/in0 10.1.6.1"));
        lab.nodes.hang("n1");
        scene.pod("x", "n1", "x", 7).chain("busy", "x", "a1");
        scene.pod("b3", "n3", "b2", 6).node("n2", "fd00::22", Optional.empty());
        lab.nodes.release("n1");
        lab.executor.settle();

        assertEquals(Reason.NODE_REJECTED, lab.reason("b"));
        assertReady("a", "busy");
        assertTrue(lab.nodes.held("n1").toString().contains("fd00::22"));
        lab.nodes.refused.clear();
        lab.executor.advance(60_000);
        assertReady("a", "b");
    }

    @Test
    public void previewKnowsThatTheHolderMakesRoom() throws Exception {
        scene.chain("a", "a1", "fw", "a2");
        var preview = lab.engine.queries().preview(Srv6Scene.definition("b", Srv6Proxy.AUTO, false, 8, "b1", "fw",
            "b2")).toCompletableFuture();
        lab.executor.settle();
        assertEquals(ChainState.READY, preview.get().state());
        assertEquals(2, scene.proxies("a"));
    }
}
