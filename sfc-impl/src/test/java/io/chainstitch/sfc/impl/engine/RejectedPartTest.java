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
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** A node that rejects some objects when it is brought to its plan holds less than the plan from then on. */
public class RejectedPartTest {
    private static final ObjectKey B = new ObjectKey(ObjectKind.INTERFACE, "pod/ns/b/in0");
    private static final ObjectKey B2 = new ObjectKey(ObjectKind.INTERFACE, "pod/ns/b2/in0");

    private final Lab lab = new Lab();

    private void threeNodes() {
        lab.node("n1", "n2", "n3").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n3", "c").pod("b2", "n2", "b2")
            .pod("b3", "n2", "b3");
        List.of("a2", "a3", "a4", "a5", "a6").forEach(name -> lab.pod(name, "n1", name));
    }

    private static void assertHeldIfReady(Lab in, String chain) {
        if (in.state(chain) == ChainState.READY) {
            in.store.records.get(chain).nodes().forEach((node, plan) -> plan.objects().forEach((key, object) ->
                assertEquals(chain + " is ready, but " + node + " does not hold " + key, Optional.of(object),
                    in.nodes.held(node).get(key))));
        }
    }

    private static void assertHeldWheneverReady(Lab in, String chain) {
        assertHeldIfReady(in, chain);
        for (int second = 0; second < 60; second++) {
            in.executor.advance(1_000);
            assertHeldIfReady(in, chain);
        }
    }

    /** Another VPP of n2 takes everything but one interface of chain x. */
    private void nodeRejects(ObjectKey bad) {
        lab.nodes.refused.put("n2", bad);
        lab.nodes.tamper("n2", bad, Optional.empty());
        lab.nodes.vpp("n2", true);
        lab.executor.advance(60_000);
        assertEquals(ChainState.FAILED, lab.state("x"));
    }

    @Test
    public void chainIsNotReadyBecauseTheNodeThatRejectedItTookAnother() {
        threeNodes();
        lab.chain("x", "a", "b");
        nodeRejects(B);
        lab.nodes.hang("n1");
        lab.chain("first", "a3", "a4").chain("x", "a2", "b").chain("z", "a5", "b2");
        lab.nodes.release("n1");
        lab.executor.settle();
        assertHeldWheneverReady(lab, "x");
        assertEquals(ChainState.READY, lab.state("z"));
    }

    @Test
    public void chainIsNotReadyBecauseTheNodeThatRejectedItTookAPartOfIt() {
        threeNodes();
        lab.pod("fw", "n2", "fw").pod("fw2", "n2", "fw2").chain("x", "a", "fw", "b");
        nodeRejects(B);
        lab.chain("x", "a", "fw2", "b");
        assertHeldWheneverReady(lab, "x");
        lab.nodes.refused.clear();
        lab.executor.advance(60_000);
        assertEquals(ChainState.READY, lab.state("x"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    /** Another VPP of n1 takes nothing of x, since it does not take one object of it. */
    private static Srv6Scene rejectedByAnEmptyVpp(ObjectKind kind) {
        Srv6Scene scene = new Srv6Scene();
        scene.nodes("n1", "n2").pod("a1", "n1", "a1", 1).pod("a2", "n2", "a2", 2).pod("b1", "n1", "b1", 3)
            .pod("b2", "n2", "b2", 4).chain("x", "a1", "a2");
        Lab lab = scene.lab;
        assertEquals(ChainState.READY, lab.state("x"));
        lab.nodes.refused.put("n1", lab.store.records.get("x").nodes().get("n1").objects().keySet().stream()
            .filter(key -> key.kind() == kind).findFirst().orElseThrow());
        Set.copyOf(lab.nodes.held("n1").objects().keySet())
            .forEach(key -> lab.nodes.tamper("n1", key, Optional.empty()));
        lab.nodes.down("n1");
        lab.nodes.up("n1");
        lab.executor.advance(60_000);
        assertEquals(ChainState.FAILED, lab.state("x"));
        return scene;
    }

    @Test
    public void chainGetsWhatItSharesWithOneThatTheNodeRejected() {
        Srv6Scene scene = rejectedByAnEmptyVpp(ObjectKind.INTERFACE);
        scene.chain("z", "b1", "b2");
        assertHeldWheneverReady(scene.lab, "z");
        assertEquals(ChainState.READY, scene.lab.state("z"));
    }

    @Test
    public void chainThatSharesItsStartWithOneThatTheNodeRejectedIsServed() {
        Srv6Scene scene = rejectedByAnEmptyVpp(ObjectKind.STEERING);
        scene.chain("y", "a1", "b2");
        assertEquals(ChainState.READY, scene.lab.state("y"));
        assertHeldWheneverReady(scene.lab, "y");
        assertEquals(ChainState.FAILED, scene.lab.state("x"));
    }

    @Test
    public void chainThatTheNodeRejectedIsServedWhenItIsCorrected() {
        Srv6Scene scene = rejectedByAnEmptyVpp(ObjectKind.STEERING);
        scene.chain("x", "a1", "b2");
        assertEquals(ChainState.READY, scene.lab.state("x"));
        assertHeldWheneverReady(scene.lab, "x");
        assertEquals(scene.lab.planned(), scene.lab.nodes.all());
    }

    /** All routes of a table stand in one entry of the agent. */
    @Test
    public void correctionOfARejectedChainLeavesOthersTheirRoutes() {
        Srv6Scene scene = rejectedByAnEmptyVpp(ObjectKind.STEERING);
        scene.nodes("n3").pod("c1", "n1", "c1", 6).pod("c3", "n3", "c3", 7).chain("other", "c1", "c3");
        assertEquals(ChainState.READY, scene.lab.state("other"));
        scene.chain("x", "a1", "b2");
        assertHeldIfReady(scene.lab, "other");
        assertEquals(ChainState.READY, scene.lab.state("x"));
        assertEquals(scene.lab.planned(), scene.lab.nodes.all());
    }

    @Test
    public void correctionThatIsTakenBackLeavesOthersTheirRoutes() {
        Srv6Scene scene = rejectedByAnEmptyVpp(ObjectKind.STEERING);
        scene.nodes("n3").pod("c1", "n1", "c1", 6).pod("c3", "n3", "c3", 7).chain("other", "c1", "c3");
        scene.lab.nodes.refuseCommit.add("n2");
        scene.chain("x", "a1", "b2");
        assertEquals(ChainState.FAILED, scene.lab.state("x"));
        assertHeldIfReady(scene.lab, "other");
        scene.lab.executor.advance(5_000);
        assertEquals(ChainState.READY, scene.lab.state("x"));
        assertEquals(scene.lab.planned(), scene.lab.nodes.all());
    }

    @Test
    public void removalOfWhatIsLeftOverLeavesOthersTheirRoutes() {
        Srv6Scene scene = new Srv6Scene();
        scene.nodes("n1", "n2", "n3").pod("a1", "n1", "a1", 1).pod("a2", "n2", "a2", 2).pod("c1", "n1", "c1", 3)
            .pod("c3", "n3", "c3", 4).chain("x", "a1", "a2").chain("other", "c1", "c3");
        scene.lab.nodes.down("n1");
        scene.lab.executor.settle();
        scene.lab.undefine("x");
        scene.lab.nodes.stuck.add(new ObjectKey(ObjectKind.INTERFACE, "pod/ns/a1/in0"));
        scene.lab.nodes.up("n1");
        scene.lab.executor.settle();
        assertEquals(ChainState.READY, scene.lab.state("other"));
        assertHeldIfReady(scene.lab, "other");
    }

    @Test
    public void editsOfOthersDoNotReadTheNodeThatRejectedAChain() {
        Srv6Scene scene = rejectedByAnEmptyVpp(ObjectKind.STEERING);
        scene.pod("b3", "n2", "b3", 5).chain("z", "b1", "b2");
        int reads = scene.lab.nodes.reads;
        scene.chain("z", "b1", "b3").chain("z", "b1", "b2");
        assertEquals(reads, scene.lab.nodes.reads);
        assertEquals(ChainState.READY, scene.lab.state("z"));
    }

    @Test
    public void wayBackIsKeptWhileANodeLacksTheChain() {
        threeNodes();
        lab.chain("x", "a", "b");
        lab.nodes.vpp("n2", false);
        lab.executor.settle();
        lab.chain("x", "a2", "b2");
        lab.nodes.refused.put("n2", B2);
        lab.nodes.hang("n1");
        lab.chain("first", "a4", "a5");
        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        lab.chain("x", "a3", "b2").chain("z", "a6", "b3");
        lab.nodes.release("n1");
        lab.executor.settle();
        lab.executor.advance(120_000);
        assertEquals("one of the renderings stands as a whole", lab.planned(), lab.nodes.all());
    }

    @Test
    public void objectThatCannotBeRemovedKeepsNoOther() {
        threeNodes();
        lab.chain("x", "a", "b").chain("y", "a2", "b2");
        Set<ObjectKey> ofY = lab.store.records.get("y").nodes().get("n2").objects().keySet();
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.undefine("x");
        lab.undefine("y");
        lab.nodes.stuck.add(B);
        lab.nodes.up("n2");
        lab.executor.advance(60_000);
        assertEquals(List.of(), ofY.stream().filter(key -> lab.nodes.held("n2").get(key).isPresent()).toList());
        assertTrue("it is not forgotten", lab.nodes.held("n2").get(B).isPresent());
        assertTrue(lab.message("x"), lab.message("x").contains("[" + B + "] is in use"));
        assertTrue(lab.sink.chains.containsKey("x"));

        lab.nodes.stuck.clear();
        lab.executor.advance(60_000);
        assertFalse(lab.sink.chains.containsKey("x"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    /** As when VPP is away: nothing is wrong with any of them. */
    @Test
    public void nodeThatRejectsEveryRemovalIsNotAskedForEachObject() {
        threeNodes();
        for (int chain = 0; chain < 60; chain++) {
            lab.pod("p" + chain, "n1", "p" + chain).pod("q" + chain, "n2", "q" + chain);
            lab.chain("x" + chain, "p" + chain, "q" + chain);
        }
        lab.nodes.down("n2");
        lab.executor.settle();
        for (int chain = 0; chain < 60; chain++) {
            lab.undefine("x" + chain);
        }
        lab.nodes.refuseRemoval("n2", true);
        int stages = lab.nodes.stages;
        lab.nodes.up("n2");
        lab.executor.settle();
        assertTrue("asked " + (lab.nodes.stages - stages) + " times", lab.nodes.stages - stages < 40);
        assertEquals(ChainState.FAILED, lab.state("x0"));
        lab.nodes.refuseRemoval("n2", false);
        lab.executor.advance(60_000);
        assertEquals(lab.planned(), lab.nodes.all());
        assertFalse(lab.sink.chains.containsKey("x0"));
    }
}
