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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public class EngineTest {
    private final Lab lab = new Lab();

    private void threeNodes() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server");
    }

    private static ObjectKey podInterface(String pod, String face) {
        return new ObjectKey(ObjectKind.INTERFACE, Names.podInterface("ns", pod, face));
    }

    @Test
    public void chainOverThreeNodesBecomesReadyAndIsHeldByThem() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(List.of("n1", "n2", "n3"), List.copyOf(lab.nodes.all().keySet()));
        assertTrue(lab.sink.chains.get("c").lastProgramTime().isPresent());
    }

    @Test
    public void chainOnNewInterfacesTakesOneCommitPerNodeAndSoDoesItsDeletion() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        assertEquals("nothing flows into interfaces that are new", 3, lab.nodes.writes);

        lab.undefine("c");

        assertEquals(6, lab.nodes.writes);
        assertTrue(lab.nodes.all().isEmpty());
        assertFalse(lab.sink.chains.containsKey("c"));
        assertTrue(lab.store.records.isEmpty());
    }

    @Test
    public void replacedFunctionIsCompleteBeforeTrafficIsSwitched() {
        threeNodes();
        lab.chain("c", "client", "fw", "server").pod("fw2", "n2", "fw");
        int writes = lab.nodes.writes;
        lab.removePod("fw");

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
        assertTrue("additions, switch and removals", lab.nodes.writes - writes >= 3);
    }

    @Test
    public void chainWaitsForItsInstancesAndGoesWithThem() {
        lab.node("n1").pod("client", "n1", "client").chain("c", "client", "server");
        assertEquals(ChainState.PENDING, lab.state("c"));
        assertEquals(Reason.NO_MATCHING_INSTANCE, lab.reason("c"));

        lab.pod("server", "n1", "server");
        assertEquals(ChainState.READY, lab.state("c"));

        lab.removePod("server");
        assertEquals(ChainState.PENDING, lab.state("c"));
        assertTrue(lab.nodes.all().isEmpty());
    }

    @Test
    public void stageThatOneNodeRejectsLeavesNothingOnAnyNode() {
        threeNodes();
        lab.nodes.refused.put("n3", podInterface("server", "in0"));
        lab.chain("c", "client", "fw", "server");

        assertEquals(ChainState.FAILED, lab.state("c"));
        assertEquals(Reason.NODE_REJECTED, lab.reason("c"));
        assertTrue(lab.message("c"), lab.message("c").contains("Node n3 rejected the change"));
        assertTrue(lab.nodes.all().isEmpty());
        assertEquals(0, lab.nodes.writes);
    }

    @Test
    public void rejectedChainIsTriedAgainUntilTheNodeTakesIt() {
        threeNodes();
        lab.nodes.refused.put("n3", podInterface("server", "in0"));
        lab.chain("c", "client", "fw", "server");
        lab.nodes.refused.clear();
        lab.executor.advance(1000);

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void commitThatOneNodeRejectsIsUndoneOnTheOthers() {
        threeNodes();
        lab.nodes.refuseCommit.add("n3");
        lab.chain("c", "client", "fw", "server");

        assertEquals(ChainState.FAILED, lab.state("c"));
        assertTrue(lab.nodes.all().isEmpty());
        assertEquals(Map.of(), lab.store.records.get("c").nodes());
        assertEquals(Map.of(), lab.store.records.get("c").held());
    }

    @Test
    public void rejectedChangeKeepsTheEarlierRendering() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        Map<String, ?> before = lab.nodes.all();
        lab.pod("dpi", "n2", "dpi");
        lab.nodes.refuseCommit.add("n2");
        lab.chain("c", "client", "fw", "dpi", "server");

        assertEquals(ChainState.FAILED, lab.state("c"));
        assertEquals(before, lab.nodes.all());
        assertEquals(lab.planned(), lab.nodes.all());

        lab.executor.advance(1000);
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void lostAnswerIsResolvedByReadingBack() {
        threeNodes();
        lab.nodes.loseAnswer.add("n2");
        lab.chain("c", "client", "fw", "server");
        lab.executor.advance(2000);

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void oneBadChainDisturbsNoOther() {
        threeNodes();
        lab.pod("other", "n3", "other");
        lab.nodes.refused.put("n3", podInterface("other", "in0"));
        lab.engine.tell(inbox -> inbox.definition("bad",
            Optional.of(Lab.definition("bad", false, 8, "fw", "other")), "1"));
        lab.engine.tell(inbox -> inbox.definition("good",
            Optional.of(Lab.definition("good", false, 8, "client", "server")), "2"));
        lab.executor.settle();

        assertEquals(ChainState.READY, lab.state("good"));
        assertEquals(ChainState.FAILED, lab.state("bad"));
    }

    @Test
    public void secondChainOnAnInterfaceIsRefusedWithTheHoldersNameUntilItIsFree() {
        threeNodes();
        lab.chain("first", "client", "fw").chain("second", "client", "server");
        assertEquals(ChainState.REFUSED, lab.state("second"));
        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("second"));
        assertTrue(lab.message("second"), lab.message("second").contains("chain first"));

        lab.undefine("first");
        assertEquals(ChainState.READY, lab.state("second"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void refusedChangeOfARunningChainKeepsItRunning() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        Map<String, ?> before = lab.nodes.all();
        lab.chain("c", "client");

        assertEquals(ChainState.REFUSED, lab.state("c"));
        assertEquals(Reason.TOO_SHORT, lab.reason("c"));
        assertEquals(before, lab.nodes.all());
        assertFalse(lab.sink.chains.get("c").record().rendered().paths().isEmpty());
    }

    @Test
    public void agentThatIsLostMakesItsChainsDegradedAndNothingMoves() {
        threeNodes();
        lab.chain("c", "client", "fw", "server").pod("fw2", "n1", "fw");
        int writes = lab.nodes.writes;
        lab.nodes.down("n2");
        lab.executor.settle();
        assertEquals(ChainState.DEGRADED, lab.state("c"));
        assertEquals(Reason.NODE_UNREACHABLE, lab.reason("c"));
        assertTrue(lab.message("c"), lab.message("c").contains("n2"));

        lab.nodes.up("n2");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals("an equal state causes no write", writes, lab.nodes.writes);
    }

    @Test
    public void chainDeletedWhileANodeIsAwayIsCleanedOnReturnAndItsVniIsKeptUntilThen() {
        threeNodes();
        lab.chain("c", "client", "fw");
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.undefine("c");

        assertEquals(ChainState.DEGRADED, lab.state("c"));
        assertTrue(lab.nodes.held("n1").isEmpty());
        assertFalse(lab.nodes.held("n2").isEmpty());
        assertEquals(1, lab.store.records.get("c").held().size());

        lab.nodes.up("n2");
        lab.executor.settle();
        assertTrue(lab.nodes.all().isEmpty());
        assertNull(lab.store.records.get("c"));
        assertFalse(lab.sink.chains.containsKey("c"));
    }

    @Test
    public void whatSomebodyTookAwayWhileANodeWasGoneIsPutBack() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        lab.nodes.down("n2");
        lab.executor.settle();
        ObjectKey taken = lab.nodes.held("n2").objects().lastKey();
        lab.nodes.tamper("n2", taken, Optional.empty());
        lab.nodes.up("n2");
        lab.executor.settle();

        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals("nobody can tell it from what the plan needs", 0, lab.sink.nodes.get("n2").drift());
    }

    @Test
    public void restartChangesNothingOnTheNodes() {
        threeNodes();
        lab.pod("fw2", "n1", "fw").chain("c", "client", "fw", "server");
        Map<String, ChainRecord> records = Map.copyOf(lab.store.records);
        int writes = lab.nodes.writes;
        lab.pod("a-better-fw", "n2", "fw");
        lab.restart();
        lab.executor.advance(20_000);

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(writes, lab.nodes.writes);
        assertEquals(records, lab.store.records);
    }

    @Test
    public void chainDeletedWhileTheControllerWasDownIsWithdrawn() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        lab.definitions.put("c", Optional.empty());
        lab.restart();

        assertTrue(lab.nodes.all().isEmpty());
        assertTrue(lab.store.records.isEmpty());
    }

    @Test
    public void nodeThatIsDeletedFirstLosesItsChains() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        lab.set("n2", Optional.empty());

        assertEquals(ChainState.PENDING, lab.state("c"));
        assertEquals(Reason.UNKNOWN_NODE, lab.reason("c"));
        assertTrue(lab.nodes.all().isEmpty());
        assertFalse(lab.sink.nodes.containsKey("n2"));
        assertFalse(lab.nodes.connectedAgents().contains("n2"));
    }

    @Test
    public void deletedNodeThatCannotBeReachedStaysListedUntilItIsForgotten() throws Exception {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.set("n2", Optional.empty());
        assertEquals(StateSink.Sync.FAILED, lab.sink.nodes.get("n2").sync());
        assertTrue("its credentials are kept", lab.store.agents.containsKey("n2"));
        assertEquals(ChainState.DEGRADED, lab.state("c"));

        var answer = lab.engine.resync("n2", true).toCompletableFuture();
        lab.executor.settle();
        assertEquals(StateSink.Sync.IN_SYNC, answer.get().sync());
        assertFalse(lab.sink.nodes.containsKey("n2"));
        assertTrue(lab.store.agents.isEmpty());
    }

    @Test
    public void exhaustedRangeNamesTheSetting() {
        Lab small = new Lab(new Settings("l2xconn", Lab.SETTINGS.locatorBlock(), Lab.SETTINGS.bsidBlock(),
            new Settings.Range(5000, 5000), Lab.SETTINGS.tables(), 0));
        small.node("n1", "n2").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n1", "c").pod("d", "n2", "d")
            .chain("first", "a", "b").chain("second", "c", "d");
        assertEquals(Reason.IDENTIFIERS_EXHAUSTED, small.reason("second"));
        assertTrue(small.message("second"), small.message("second").contains("vni-range"));

        small.executor.advance(60_000);
        small.undefine("first");
        assertEquals("as soon as it is free", ChainState.READY, small.state("second"));
    }

    @Test
    public void numberThatANodeGivesUpLateIsTakenByWhoWaitsForIt() {
        Lab small = new Lab(new Settings("l2xconn", Lab.SETTINGS.locatorBlock(), Lab.SETTINGS.bsidBlock(),
            new Settings.Range(5000, 5000), Lab.SETTINGS.tables(), 0));
        small.node("n1", "n2").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n1", "c").pod("d", "n2", "d")
            .chain("first", "a", "b").executor.advance(60_000);
        small.nodes.down("n2");
        small.executor.settle();
        small.undefine("first");
        small.node("n3").pod("d", "n3", "d").chain("second", "c", "d");
        assertEquals(Reason.IDENTIFIERS_EXHAUSTED, small.reason("second"));

        small.nodes.up("n2");
        small.executor.settle();
        assertEquals(ChainState.READY, small.state("second"));
    }

    @Test
    public void chainWaitsForTheFirstConnectionOfANode() {
        lab.executor.advance(120_000);
        lab.node("n1").pod("client", "n1", "client").pod("server", "n2", "server").chain("c", "client", "server");
        assertEquals(Reason.UNKNOWN_NODE, lab.reason("c"));

        lab.set("n2", Optional.of(new Node("n2", OptionalInt.empty(),
            Optional.of(io.chainstitch.vpp.model.IpAddress.of("10.0.0.2")), Optional.empty(), OptionalInt.empty(),
            Optional.empty(), Optional.empty())));
        assertEquals(ChainState.PROGRAMMING, lab.state("c"));

        lab.executor.advance(NodeTable.FIRST_CONNECTION.toMillis() + 10);
        assertEquals("a node without an agent never connects", Reason.NO_USABLE_INSTANCE, lab.reason("c"));
    }

    @Test
    public void traceFollowsWhatTheNodesHold() throws Exception {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        ObjectKey taken = lab.nodes.held("n2").objects().lastKey();
        lab.nodes.tamper("n2", taken, Optional.empty());
        var trace = lab.engine.queries().trace("c", false, OptionalInt.empty()).toCompletableFuture();
        lab.executor.settle();

        assertFalse(trace.get().ok());
    }
}
