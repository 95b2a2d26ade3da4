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

import io.chainstitch.renderer.l2xconn.L2xconnRenderer;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.ObjectKind;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** Changes of other nodes go on while one is under way, those of the same node take turns. */
public class TurnsTest {
    private final Lab lab = new Lab();

    private void fourNodes() {
        lab.node("n1", "n2", "n3", "n4").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n3", "c")
            .pod("d", "n4", "d");
    }

    @Test
    public void changesOfOtherNodesDoNotWaitForANodeThatHangs() {
        fourNodes();
        lab.nodes.hang("n1");
        lab.chain("slow", "a", "b");
        lab.chain("quick", "c", "d");
        assertEquals(ChainState.READY, lab.state("quick"));
        assertEquals(ChainState.PROGRAMMING, lab.state("slow"));

        lab.undefine("quick");
        assertFalse(lab.sink.chains.containsKey("quick"));
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("slow"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void chainOverTwoNodesIsNotOvertakenForEverByChainsOnSingleOnes() {
        fourNodes();
        lab.pod("b2", "n2", "b2").pod("c2", "n3", "c2").pod("c3", "n3", "c3").pod("c4", "n3", "c4");
        lab.nodes.hang("n2");
        lab.chain("first", "b", "b2");
        lab.chain("both", "a", "b", "c");
        lab.nodes.hang("n3");
        lab.chain("later", "c3", "c4");
        assertFalse("it waits behind the chain over both", lab.nodes.isHanging("n3"));
        lab.nodes.release("n2");
        lab.executor.settle();
        assertTrue(lab.nodes.isHanging("n3"));
        lab.nodes.release("n3");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("first"));
        assertEquals(ChainState.READY, lab.state("later"));
        assertEquals(Reason.INTERFACE_CONFLICT, lab.reason("both"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void changeThatIsTakenBackBesideAnotherLeavesTheOtherAlone() {
        fourNodes();
        lab.nodes.hang("n1");
        lab.nodes.refuseCommit.add("n2");
        lab.chain("bad", "a", "b");
        lab.chain("good", "c", "d");
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.FAILED, lab.state("bad"));
        assertEquals(ChainState.READY, lab.state("good"));
        assertEquals(lab.planned(), lab.nodes.all());

        lab.executor.advance(2000);
        assertEquals(ChainState.READY, lab.state("bad"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void nodeWhosePlanChangedWhileItWasSynchronisedGetsTheRestWithoutBeingReadAgain() {
        fourNodes();
        lab.chain("old", "a", "b");
        lab.nodes.down("n1");
        lab.executor.settle();
        lab.undefine("old");
        lab.pod("a2", "n1", "a2");
        lab.nodes.hang("n1");
        lab.nodes.up("n1");
        lab.executor.settle();
        assertTrue(lab.nodes.isHanging("n1"));
        int reads = lab.nodes.reads;
        lab.chain("new", "a2", "c");
        assertEquals("n3 does not wait", 1, lab.nodes.held("n3").objects().keySet().stream()
            .filter(key -> key.kind() == ObjectKind.VXLAN).count());
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("new"));
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(reads, lab.nodes.reads);
    }

    /** A renderer that counts what it renders. */
    private static ChainRenderer counting(AtomicInteger renderings) {
        ChainRenderer renderer = new L2xconnRenderer();
        return (ChainRenderer) Proxy.newProxyInstance(ChainRenderer.class.getClassLoader(),
            new Class<?>[] {ChainRenderer.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("render")) {
                    renderings.incrementAndGet();
                }
                return method.invoke(renderer, arguments);
            });
    }

    @Test
    public void whoWaitsForANodeIsNotPlannedAnewEachTimeThatOthersHadTheirTurn() {
        fourNodes();
        AtomicInteger renderings = new AtomicInteger();
        lab.engine.renderers(List.of(counting(renderings)));
        lab.pod("a2", "n1", "a2");
        lab.nodes.hang("n1");
        lab.chain("first", "a", "a2");
        int chains = 1_280;
        for (int number = 0; number < chains; number++) {
            lab.pod("x" + number, "n1", "x" + number).pod("y" + number, "n1", "y" + number)
                .chain("c" + number, "x" + number, "y" + number);
        }
        lab.nodes.release("n1");
        lab.executor.settle();
        assertTrue(lab.sink.chains.values().stream().allMatch(chain -> chain.state() == ChainState.READY));
        assertEquals(chains + 1, lab.sink.chains.size());
        assertEquals("once to find that the node is taken, and once when it is free", 2 * chains + 1,
            renderings.get());
    }

    @Test
    public void whoWaitedForANodeAndNeedsOthersNowIsLookedAtWhenOthersHadTheirTurn() {
        fourNodes();
        lab.pod("a2", "n1", "a2").pod("a3", "n1", "a3").pod("d2", "n4", "d2");
        lab.nodes.hang("n1");
        lab.chain("first", "a", "a2");
        lab.chain("wanders", "a3", "c");
        lab.chain("wanders", "b", "c");
        lab.chain("other", "d", "d2");
        assertTrue(lab.nodes.isHanging("n1"));
        assertEquals(ChainState.READY, lab.state("wanders"));
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void olderChainOnAFreeNodeIsNotHeldUpByANewerOneThatWaitsForAnotherNode() {
        fourNodes();
        lab.pod("a2", "n1", "a2").pod("a3", "n1", "a3").pod("a4", "n1", "a4").pod("a5", "n1", "a5")
            .pod("c2", "n3", "c2").pod("c3", "n3", "c3");
        lab.nodes.hang("n1");
        lab.nodes.hang("n3");
        lab.chain("first", "a", "a2");
        lab.chain("busy", "c", "c2");
        lab.chain("old", "a3", "a4");
        lab.chain("both", "a5", "c3");
        lab.nodes.release("n1");
        lab.executor.settle();
        assertTrue(lab.nodes.isHanging("n3"));
        assertEquals(ChainState.READY, lab.state("old"));
        lab.nodes.release("n3");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("both"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void whoWaitsBehindOthersIsNotPlannedAnewEither() {
        fourNodes();
        AtomicInteger renderings = new AtomicInteger();
        lab.nodes.hang("n1");
        lab.pod("a2", "n1", "a2").chain("first", "a", "a2").pod("a3", "n1", "a3").pod("b3", "n2", "b3")
            .chain("both", "a3", "b3");
        int chains = 40;
        for (int number = 0; number < chains; number++) {
            lab.pod("x" + number, "n2", "x" + number).pod("y" + number, "n2", "y" + number)
                .chain("c" + number, "x" + number, "y" + number);
        }
        lab.engine.renderers(List.of(counting(renderings)));
        lab.executor.settle();
        renderings.set(0);
        int others = 20;
        for (int number = 0; number < others; number++) {
            lab.pod("v" + number, "n4", "v" + number).pod("w" + number, "n4", "w" + number)
                .chain("d" + number, "v" + number, "w" + number);
        }
        assertEquals(ChainState.READY, lab.state("d" + (others - 1)));
        assertEquals(ChainState.PROGRAMMING, lab.state("c0"));
        assertEquals("those on n4 and nobody else", others, renderings.get());
        lab.nodes.release("n1");
        lab.executor.settle();
        assertTrue(lab.sink.chains.values().stream().allMatch(chain -> chain.state() == ChainState.READY));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void whoGivesSomethingUpIsNotHeldUpByOneThatWaitsForAnotherNode() {
        fourNodes();
        lab.pod("a2", "n1", "a2").pod("a3", "n1", "a3").pod("c2", "n3", "c2").pod("c3", "n3", "c3");
        lab.chain("goes", "a", "a2");
        lab.nodes.hang("n3");
        lab.chain("busy", "c", "c2");
        lab.chain("both", "a3", "c3");
        lab.undefine("goes");
        assertTrue(lab.nodes.isHanging("n3"));
        assertFalse(lab.sink.chains.containsKey("goes"));
        lab.nodes.release("n3");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("both"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void editedChainThatNeedsOnlyFreeNodesNowGoesAtOnce() {
        fourNodes();
        lab.pod("a2", "n1", "a2").pod("a3", "n1", "a3");
        lab.nodes.hang("n1");
        lab.chain("first", "a", "a2");
        lab.chain("wanders", "a3", "c");
        assertEquals(ChainState.PROGRAMMING, lab.state("wanders"));
        lab.chain("wanders", "b", "c");
        assertTrue(lab.nodes.isHanging("n1"));
        assertEquals(ChainState.READY, lab.state("wanders"));
    }

    /** Otherwise it would say that it is ready, of a definition that is not any more. */
    @Test
    public void knownChainThatIsEditedOrDeletedSaysThatItWaits() {
        fourNodes();
        lab.pod("a2", "n1", "a2").pod("a3", "n1", "a3").pod("c2", "n3", "c2");
        lab.chain("edited", "a2", "c").chain("deleted", "a3", "c2");
        lab.nodes.hang("n1");
        lab.chain("first", "a", "b");
        assertTrue(lab.nodes.isHanging("n1"));
        lab.chain("edited", "a2", "b");
        lab.chain("edited", "a2", "d");
        lab.undefine("deleted");
        for (String name : List.of("edited", "deleted")) {
            StateSink.ChainStatus status = lab.sink.chains.get(name);
            assertEquals(name, ChainState.PROGRAMMING, status.state());
            assertTrue(status.message(), status.message().contains("has to end first"));
            assertEquals(status.record().generation(), status.observedGeneration());
        }
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("edited"));
        assertFalse(lab.sink.chains.containsKey("deleted"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void rejectedChainWhoseNextTryIsDueSaysWhatKeepsItFromThat() {
        fourNodes();
        lab.pod("a2", "n1", "a2").pod("d2", "n4", "d2");
        lab.nodes.refuseCommit.add("n2");
        lab.chain("rejected", "a", "b");
        assertTrue(lab.message("rejected"), lab.message("rejected").contains("at commit. Next try at"));
        lab.nodes.hang("n1");
        lab.chain("first", "a2", "c");
        assertEquals(ChainState.FAILED, lab.state("rejected"));
        lab.executor.advance(2000);
        assertEquals(ChainState.PROGRAMMING, lab.state("rejected"));
        assertTrue(lab.sink.chains.get("rejected").message().contains("has to end first"));
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("rejected"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void chainWhoseChangeBrokeDownByADefectIsNotParked() {
        fourNodes();
        lab.sink.defect = true;
        lab.chain("one", "a", "b");
        assertFalse("it was met", lab.sink.defect);
        assertTrue("it is remembered that it is through", lab.store.records.get("one").before().isEmpty());
        assertEquals(ChainState.READY, lab.state("one"));
        assertEquals(lab.planned(), lab.nodes.all());
        lab.chain("one", "a", "c");
        assertEquals(ChainState.READY, lab.state("one"));
        assertEquals(lab.planned(), lab.nodes.all());
        lab.assertNobodyIsLeftOut("after the defect");
    }

    @Test
    public void chainThatIsGoneIsNotRememberedEvenIfUsersCannotBeTold() {
        fourNodes();
        lab.chain("one", "a", "b");
        lab.sink.defectWhenGone = true;
        lab.undefine("one");
        assertFalse("it was met", lab.sink.defectWhenGone);
        assertFalse(lab.store.records.containsKey("one"));
        lab.chain("two", "a", "b");
        assertEquals(ChainState.READY, lab.state("two"));
        assertEquals(lab.planned(), lab.nodes.all());
        lab.assertNobodyIsLeftOut("after the defect");
    }
}
