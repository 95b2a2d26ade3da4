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
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What happens while a change is on its way to the nodes. */
public class OverlapTest {
    private final Lab lab = new Lab();

    private void threeNodes() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server");
    }

    /** Starts to withdraw a chain from n1, which hangs, while n2 is being synchronised. */
    private void deletedWhileOneNodeHangsAndAnotherIsSynchronised() {
        threeNodes();
        lab.chain("c", "client", "fw");
        lab.nodes.hang("n1");
        lab.nodes.up("n2");
        lab.undefine("c");
        assertTrue(lab.nodes.isHanging("n1"));
        assertFalse("n2 waits for n1", lab.nodes.held("n2").isEmpty());
    }

    @Test
    public void deletedChainIsListedUntilTheLastNodeOfItsTransactionAnswered() {
        deletedWhileOneNodeHangsAndAnotherIsSynchronised();
        assertTrue(lab.sink.chains.containsKey("c"));
        assertTrue(lab.store.records.containsKey("c"));

        lab.nodes.release("n1");
        lab.executor.settle();
        assertTrue(lab.nodes.all().isEmpty());
        assertFalse(lab.sink.chains.containsKey("c"));
        assertTrue(lab.store.records.isEmpty());
    }

    @Test
    public void chainsGoOnAfterADeletionThatMetASynchronisation() {
        deletedWhileOneNodeHangsAndAnotherIsSynchronised();
        lab.nodes.release("n1");
        lab.executor.settle();

        lab.chain("next", "client", "server");
        assertEquals(ChainState.READY, lab.state("next"));
    }

    @Test
    public void nodeThatWasCleanedDuringAChangeThatFailedIsNotWaitedForAgain() {
        threeNodes();
        lab.chain("c", "fw", "server");
        lab.nodes.down("n3");
        lab.executor.settle();
        lab.set("n3", Optional.empty());
        assertEquals(ChainState.DEGRADED, lab.state("c"));
        lab.nodes.refuseCommit.add("n2");
        lab.nodes.hang("n1");
        lab.pod("server", "n1", "server");
        assertTrue(lab.nodes.isHanging("n1"));
        lab.nodes.up("n3");
        lab.executor.settle();
        assertTrue("n3 was cleaned", lab.nodes.held("n3").isEmpty());
        lab.nodes.release("n1");
        lab.executor.settle();

        assertTrue(lab.sink.transactions.stream().anyMatch(one -> one.result().startsWith("taken back")));
        assertFalse(lab.sink.nodes.containsKey("n3"));
        assertEquals(ChainState.READY, lab.state("c"));
    }

    @Test
    public void chainDeletedDuringAChangeThatFailedIsGone() {
        threeNodes();
        lab.chain("c", "fw", "server");
        lab.nodes.refuseCommit.add("n2");
        lab.nodes.hang("n3");
        lab.undefine("c");
        lab.nodes.release("n3");
        lab.executor.advance(2000);

        assertTrue(lab.nodes.all().isEmpty());
        assertFalse(lab.sink.chains.containsKey("c"));
    }

    @Test
    public void identifiersStayTakenWhileANodeRefusesToRemoveWhatUsesThem() {
        threeNodes();
        lab.chain("c", "client", "fw");
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.undefine("c");
        lab.nodes.refuseRemoval("n2", true);
        lab.nodes.up("n2");
        lab.executor.settle();
        assertEquals(1, lab.store.records.get("c").held().size());
        assertEquals(ChainState.FAILED, lab.state("c"));
        assertEquals(Reason.NODE_REJECTED, lab.reason("c"));

        lab.nodes.refuseRemoval("n2", false);
        lab.executor.advance(1000);
        assertTrue(lab.nodes.all().isEmpty());
        assertTrue(lab.store.records.isEmpty());
    }

    @Test
    public void manyEditsDuringOneTransactionLeadToOneMore() {
        threeNodes();
        lab.pod("dpi", "n2", "dpi");
        lab.nodes.hang("n1");
        lab.chain("c", "client", "server");
        for (int paths = 1; paths <= 20; paths++) {
            lab.define(Lab.definition("c", false, paths, "client", "dpi", "server"));
        }
        lab.chain("c", "client", "fw", "server");
        assertEquals(ChainState.PROGRAMMING, lab.state("c"));
        lab.nodes.release("n1");
        lab.executor.settle();

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(2, lab.sink.transactions.size());
        assertEquals(22, lab.sink.chains.get("c").observedGeneration());
        assertEquals(22, lab.store.records.get("c").generation());
        assertEquals(lab.planned(), lab.nodes.all());
        assertTrue(lab.nodes.held("n2").get(podInterface("fw")).isPresent());
        assertTrue("never installed", lab.nodes.held("n2").get(podInterface("dpi")).isEmpty());
    }

    private static ObjectKey podInterface(String pod) {
        return new ObjectKey(ObjectKind.INTERFACE, Names.podInterface("ns", pod, "in0"));
    }

    @Test
    public void editWhileANodeHangsIsFollowedOnceItAnswers() {
        threeNodes();
        lab.nodes.hang("n1");
        lab.chain("c", "client", "fw");
        lab.chain("other", "fw", "server");
        assertFalse("nothing is decided yet", lab.nodes.all().containsKey("n3"));
        lab.undefine("c");
        lab.nodes.release("n1");
        lab.executor.settle();

        assertFalse(lab.sink.chains.containsKey("c"));
        assertEquals(ChainState.READY, lab.state("other"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void controllerKilledWhileANodeHangsBringsItToTheNewPlan() {
        threeNodes();
        lab.nodes.hang("n1");
        lab.chain("c", "client", "fw", "server");
        assertTrue(lab.nodes.held("n1").isEmpty());
        lab.restart();
        lab.executor.advance(20_000);

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void deletedNodeIsNotForgottenUnderAChange() throws Exception {
        threeNodes();
        lab.chain("c", "fw", "server");
        lab.nodes.down("n3");
        lab.executor.settle();
        lab.set("n3", Optional.empty());
        lab.nodes.hang("n1");
        lab.pod("server", "n1", "server");
        var early = lab.engine.resync("n3", true).toCompletableFuture();
        lab.executor.settle();
        assertEquals(StateSink.Sync.OUT_OF_SYNC, early.get().sync());
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.DEGRADED, lab.state("c"));

        var late = lab.engine.resync("n3", true).toCompletableFuture();
        lab.executor.settle();
        assertEquals(StateSink.Sync.IN_SYNC, late.get().sync());
        assertFalse(lab.sink.nodes.containsKey("n3"));
        assertEquals(ChainState.READY, lab.state("c"));
    }

    @Test
    public void identifiersOfAChangeWithAnUnclearEndAreNotGivenToOthers() {
        threeNodes();
        lab.pod("other1", "n1", "other1").pod("other2", "n3", "other2");
        lab.nodes.loseAnswer.add("n1");
        lab.nodes.refuseCommit.add("n2");
        lab.nodes.hang("n2");
        lab.chain("c", "client", "fw");
        lab.nodes.down("n1");
        lab.nodes.release("n2");
        lab.executor.settle();
        assertEquals(Map.of(), lab.store.records.get("c").nodes());
        assertEquals("n1 may hold a tunnel with it", 1, lab.store.records.get("c").held().size());

        lab.nodes.up("n1");
        lab.executor.advance(2000);
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
        lab.undefine("c");
        assertTrue(lab.store.records.isEmpty());
    }
}
