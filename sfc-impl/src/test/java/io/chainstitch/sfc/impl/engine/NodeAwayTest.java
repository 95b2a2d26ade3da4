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
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** Chains that change while the agent of one of their nodes is away. */
public class NodeAwayTest {
    private static final long MINUTES = 5 * 60_000;

    private final Lab lab = new Lab();

    @Before
    public void threeNodes() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server");
    }

    @Test
    public void chainChangedWhileItsEndIsAwayKeepsItsRenderingUntilTheAgentIsBack() {
        lab.pod("fw2", "n1", "fw2").chain("c", "client", "fw", "server");
        Map<String, NodePlan> before = lab.nodes.all();
        lab.nodes.down("n3");
        lab.executor.settle();
        lab.chain("c", "client", "fw2", "server");

        assertEquals(ChainState.DEGRADED, lab.state("c"));
        assertEquals(Reason.NODE_UNREACHABLE, lab.reason("c"));
        assertTrue(lab.message("c"), lab.message("c").contains("needs node n3"));
        assertEquals(before, lab.nodes.all());

        lab.nodes.up("n3");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
        assertNotEquals(before, lab.nodes.all());
    }

    @Test
    public void chainWhoseFunctionVanishedIsTakenAwayEvenWhileItsEndIsAway() {
        lab.chain("c", "client", "fw", "server");
        lab.nodes.down("n3");
        lab.executor.settle();
        lab.removePod("fw");
        assertEquals(NodePlan.EMPTY, lab.nodes.held("n1"));
    }

    @Test
    public void nodeWhoseVppIsAwayAndItsChainsSayThatTheyCannotBeLookedAt() {
        lab.chain("c", "client", "fw", "server");
        Map<String, NodePlan> before = lab.nodes.all();
        int writes = lab.nodes.writes;
        lab.nodes.withoutVpp.add("n2");
        lab.executor.advance(MINUTES);
        assertEquals(StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(FakeNodes.NO_VPP, lab.sink.nodes.get("n2").message());
        assertEquals(ChainState.DEGRADED, lab.state("c"));
        assertEquals(Reason.NODE_UNREACHABLE, lab.reason("c"));
        assertEquals("It is installed on node n2, which does not tell what it holds (" + FakeNodes.NO_VPP
            + "); it is asked again.", lab.message("c"));
        int reads = lab.nodes.reads;
        lab.executor.advance(MINUTES);
        assertTrue("it is asked again", lab.nodes.reads > reads);

        lab.nodes.withoutVpp.clear();
        lab.executor.advance(MINUTES);
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(before, lab.nodes.all());
        assertEquals(writes, lab.nodes.writes);
    }

    @Test
    public void whatTheAgentTellsOfItsVppIsHeardAtOnce() {
        lab.chain("c", "client", "fw", "server");
        Map<String, NodePlan> before = lab.nodes.all();
        lab.nodes.vpp("n2", false);
        lab.executor.settle();
        assertEquals(StateSink.Sync.OUT_OF_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(ChainState.DEGRADED, lab.state("c"));
        lab.executor.advance(MINUTES);

        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(before, lab.nodes.all());
    }

    /** A change that comes meanwhile goes to the node as to all others. */
    @Test
    public void nodeThatHoldsItsPlanStaysInSyncWhateverBecameOfItsVpp() {
        lab.chain("c", "client", "fw", "server");
        for (String name : List.of("n1", "n2", "n3")) {
            lab.set(name, lab.inventoryNodes.get(name).map(node -> new Node(name, node.id(), node.underlayAddress(),
                Optional.of("eth0"), node.underlayMtu(), node.locator(), node.agent())));
        }
        lab.executor.settle();
        int reads = lab.nodes.reads;
        int questions = lab.nodes.questions;
        lab.nodes.vpp("n2", true);
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        lab.executor.settle();
        assertEquals(StateSink.Sync.IN_SYNC, lab.sink.nodes.get("n2").sync());
        assertEquals("it was asked", 1, lab.nodes.questions - questions);
        assertEquals("and not read", 0, lab.nodes.reads - reads);
    }

    /** It may be what it is given that its VPP does not survive. */
    @Test
    public void nodeWhoseVppWentInTheMiddleOfAnAttemptIsLeftToTheNextOne() {
        lab.chain("c", "client", "fw", "server");
        ObjectKey lost = lab.nodes.held("n2").objects().keySet().iterator().next();
        lab.nodes.tamper("n2", lost, Optional.empty());
        lab.nodes.loseAnswer.add("n2");
        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        assertEquals(ChainState.DEGRADED, lab.state("c"));
        int writes = lab.nodes.writes;
        lab.nodes.tamper("n2", lost, Optional.empty());
        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        assertEquals(writes, lab.nodes.writes);

        lab.executor.advance(MINUTES);
        assertEquals(writes + 1, lab.nodes.writes);
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(ChainState.READY, lab.state("c"));
        lab.nodes.tamper("n2", lost, Optional.empty());
        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void whatAVppLostThatCameBackIsPutRightAtOnce() {
        lab.chain("c", "client", "fw", "server");
        ObjectKey lost = lab.nodes.held("n2").objects().keySet().iterator().next();
        lab.nodes.tamper("n2", lost, Optional.empty());
        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(ChainState.READY, lab.state("c"));
    }

    @Test
    public void newChainThatNeedsANodeThatIsAwayIsPending() {
        lab.nodes.down("n3");
        lab.executor.settle();
        lab.chain("c", "client", "fw", "server");
        assertEquals(ChainState.PENDING, lab.state("c"));
    }
}
