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
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import org.junit.Before;
import org.junit.Test;

/** A node rejects one of two chains that go through the same function. */
public class RejectedSharingTest {
    private final Srv6Scene scene = new Srv6Scene();
    private final Lab lab = scene.lab;

    /** Chain a has the function alone. */
    @Before
    public void twoPairsOfEndsAndOneFunction() {
        scene.nodes("n1", "n2", "n3").pod("a1", "n1", "a1", 1).pod("a2", "n3", "a2", 2).pod("b1", "n1", "b1", 3)
            .pod("b2", "n3", "b2", 4).pod("fw", "n2", "fw", 5).pod("bad", "n3", "bad", 6)
            .chain("a", "a1", "fw", "a2");
    }

    private void assertReady(String... chains) {
        for (String chain : chains) {
            assertEquals(lab.sink.chains.get(chain).toString(), ChainState.READY, lab.state(chain));
        }
        assertEquals(lab.planned(), lab.nodes.all());
    }

    /** Chain b is new, and is on its way to node n1. */
    private void bOnItsWay() {
        lab.points = at -> {
            ChainRecord b = lab.store.records.get("b");
            if (at == CommitPoint.RECORDED && b != null && b.isInstalled()) {
                lab.nodes.hang("n1");
            }
        };
        scene.chain("b", "b1", "fw", "b2");
        lab.points = at -> { };
        assertTrue(lab.nodes.isHanging("n1"));
        assertEquals("a made room", 0, scene.proxies("a"));
    }

    @Test
    public void holderTakesItsFunctionBackWhenTheSecondChainIsRejectedAndWasDeletedMeanwhile() {
        bOnItsWay();
        lab.undefine("b");
        lab.nodes.refuseCommit.add("n1");
        lab.nodes.release("n1");
        lab.executor.settle();

        assertFalse(lab.sink.chains.containsKey("b"));
        assertReady("a");
        assertEquals(2, scene.proxies("a"));
    }

    /** What the holder has is not refused to the other one: the holder cannot move only because a node says no. */
    @Test
    public void secondChainWaitsForAHolderThatIsToBeTriedAgain() {
        secondChainWaits();
        assertEquals(ChainState.PROGRAMMING, lab.state("b"));
        lab.nodes.refused.clear();
        lab.executor.advance(1_000);
        assertReady("a", "b");
    }

    @Test
    public void secondChainThatWaitsForAHolderComesWhenThatIsMended() {
        secondChainWaits();
        scene.chain("a", "a1", "fw", "a2");
        assertReady("a", "b");
    }

    @Test
    public void secondChainThatWaitsForAHolderComesWhenThatGoes() {
        secondChainWaits();
        lab.undefine("a");
        assertReady("b");
        assertEquals(2, scene.proxies("b"));
    }

    private void secondChainWaits() {
        lab.nodes.refused.put("n3", new ObjectKey(ObjectKind.INTERFACE, "pod/ns/bad/in0"));
        scene.chain("a", "a1", "fw", "bad", "a2");
        assertEquals(Reason.NODE_REJECTED, lab.reason("a"));
        scene.chain("b", "b1", "fw", "b2");
        assertEquals("Waiting for chain a to make room.", lab.sink.chains.get("b").message());
    }
}
