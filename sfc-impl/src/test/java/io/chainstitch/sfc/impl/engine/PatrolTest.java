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
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Nodes are compared with their plan from time to time, and put right when somebody changed them. */
public class PatrolTest {
    private static final int ROUND = 60_000;
    private static final ObjectKey PLACE = new ObjectKey(ObjectKind.CROSS_CONNECT, "pod/ns/b/in0");

    private final Lab lab = new Lab();

    private void ready() {
        lab.node("n1", "n2", "n3").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n3", "c").chain("x", "a", "b");
        assertEquals(ChainState.READY, lab.state("x"));
        assertTrue(lab.nodes.held("n2").get(PLACE).isPresent());
    }

    /** Routes to locators are the controller's business, so that the plan tells all that a node shall hold. */
    private void withRoutes() {
        for (String name : List.of("n1", "n2", "n3")) {
            lab.set(name, lab.inventoryNodes.get(name).map(node -> new Node(name, node.id(), node.underlayAddress(),
                Optional.of("eth0"), node.underlayMtu(), node.locator(), node.agent())));
        }
        lab.executor.advance(ROUND);
    }

    private void tamper() {
        lab.nodes.tamper("n2", PLACE, Optional.empty());
    }

    @Test
    public void whatSomebodyRemovedIsBackAfterARound() {
        ready();
        tamper();
        lab.executor.advance(ROUND);
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(ChainState.READY, lab.state("x"));
        assertEquals(1, lab.sink.nodes.get("n2").drift());

        lab.executor.advance(ROUND);
        assertEquals(0, lab.sink.nodes.get("n2").drift());
    }

    @Test
    public void settingsTellHowOftenNodesAreCompared() {
        ready();
        lab.engine.tell(inbox -> inbox.settings(new Settings(Lab.SETTINGS.defaultRenderer(),
            Lab.SETTINGS.locatorBlock(), Lab.SETTINGS.bsidBlock(), Lab.SETTINGS.vnis(), Lab.SETTINGS.tables(), 0,
            Duration.ofSeconds(10))));
        lab.executor.advance(ROUND); // The round that was due before the settings changed.
        tamper();
        lab.executor.advance(ROUND / 6);
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void roundsWithoutADifferenceWriteNothing() {
        ready();
        withRoutes();
        int writes = lab.nodes.writes;
        int records = lab.store.writes;
        int reads = lab.nodes.reads;
        int questions = lab.nodes.questions;
        lab.executor.advance(10 * ROUND);
        assertEquals(writes, lab.nodes.writes);
        assertEquals(records, lab.store.writes);
        assertTrue(lab.nodes.questions >= questions + 20);
        assertEquals("who holds his plan need not be read", reads, lab.nodes.reads);
    }

    @Test
    public void nodeThatHoldsItsPlanIsNotReadWhenItConnectsOrIsResynchronised() {
        ready();
        withRoutes();
        int reads = lab.nodes.reads;
        int writes = lab.nodes.writes;
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.nodes.up("n2");
        lab.executor.settle();
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        lab.engine.resync("n2", false);
        lab.executor.settle();
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(ChainState.READY, lab.state("x"));
        assertEquals(reads, lab.nodes.reads);
        assertEquals(writes, lab.nodes.writes);
    }

    @Test
    public void nodeThatCannotTellWhetherItHoldsItsPlanIsRead() {
        lab.nodes.tellWhetherTheyHold = false;
        ready();
        withRoutes();
        int reads = lab.nodes.reads;
        lab.executor.advance(ROUND);
        assertTrue(lab.nodes.reads >= reads + 2);
        tamper();
        lab.executor.advance(ROUND);
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void nodeThatHangsDoesNotKeepTheOthersFromBeingCompared() {
        ready();
        lab.nodes.down("n1");
        tamper();
        lab.executor.advance(ROUND);
        assertEquals(lab.planned().get("n2"), lab.nodes.held("n2"));
    }

    @Test
    public void fightWithAnotherWriterIsDampedAndToldAndEndsWithHim() {
        ready();
        int writes = lab.nodes.writes;
        for (int minute = 0; minute < 60; minute++) {
            tamper();
            lab.executor.advance(ROUND);
        }
        assertTrue(lab.nodes.writes - writes + " repairs in an hour", lab.nodes.writes - writes <= 10);
        assertEquals(ChainState.DEGRADED, lab.state("x"));
        String message = lab.sink.nodes.get("n2").message();
        assertTrue(message, message.contains(PLACE + " is missing"));
        assertEquals(StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());

        lab.executor.advance(20 * ROUND);
        assertEquals(ChainState.READY, lab.state("x"));
        assertEquals("", lab.sink.nodes.get("n2").message());
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void changeOfTheUserDoesNotWaitForTheEndOfATruce() {
        ready();
        for (int minute = 0; minute < 10; minute++) {
            tamper();
            lab.executor.advance(ROUND);
        }
        assertEquals(StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());
        lab.pod("b2", "n2", "b2").chain("y", "b2", "c");
        assertEquals(ChainState.READY, lab.state("y"));
        assertEquals(ChainState.READY, lab.state("x"));
        assertEquals(lab.planned().getOrDefault("n2", NodePlan.EMPTY), lab.nodes.held("n2"));
    }

    @Test
    public void truceIsNotEndedByTheTimeOfAnEarlierOne() {
        ready();
        for (int minute = 0; minute < 4; minute++) {
            tamper();
            lab.executor.advance(ROUND);
        }
        lab.engine.resync("n2", false);
        lab.executor.settle();
        tamper();
        lab.executor.advance(ROUND);
        assertEquals("the second truce, of four minutes", StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());

        lab.executor.advance(2 * ROUND);
        assertEquals("the first one would have ended", StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());
        lab.executor.advance(2 * ROUND);
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
    }

    @Test
    public void firstPushToANodeIsNoDrift() {
        ready();
        tamper();
        lab.restart();
        lab.executor.settle();
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(0, lab.sink.nodes.get("n2").drift());
    }

    @Test
    public void whatAPlanNeedsThatChangedWhileTheAgentWasAwayIsNoDrift() {
        ready();
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.undefine("x");
        lab.nodes.up("n2");
        lab.executor.settle();
        assertEquals(NodePlan.EMPTY, lab.nodes.held("n2"));
        assertEquals(0, lab.sink.nodes.get("n2").drift());
    }

    @Test
    public void driftThatWasPutRightIsNotToldAgainOfALaterSynchronisation() {
        ready();
        tamper();
        lab.executor.advance(ROUND);
        assertEquals(1, lab.sink.nodes.get("n2").drift());
        lab.engine.resync("n2", false);
        lab.executor.settle();
        assertEquals(0, lab.sink.nodes.get("n2").drift());
    }

    @Test
    public void whatAResyncFindsOnANodeInSyncIsDrift() {
        ready();
        tamper();
        lab.engine.resync("n2", false);
        lab.executor.settle();
        assertEquals(1, lab.sink.nodes.get("n2").drift());
    }

    @Test
    public void driftOfATruceIsToldWithTheRepairAndWhatTheUserChangedMeanwhileIsNot() {
        ready();
        for (int minute = 0; minute < 4; minute++) {
            tamper();
            lab.executor.advance(ROUND);
        }
        assertEquals(StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(1, lab.sink.nodes.get("n2").drift());
        lab.pod("b2", "n2", "b2").chain("y", "b2", "c");
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(1, lab.sink.nodes.get("n2").drift());
    }
}
