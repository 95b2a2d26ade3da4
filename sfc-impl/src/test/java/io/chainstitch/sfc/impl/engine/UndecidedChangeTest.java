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
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** A node that is synchronised while other nodes still decide on a change is not given any of it. */
public class UndecidedChangeTest {
    private final Lab lab = new Lab();
    private NodePlan agreed;

    /** Node n1 was synchronised while a change of its chain began, and node n3 has not answered to it yet. */
    @Before
    public void changeThatIsUndecided() {
        lab.node("n1", "n2", "n3").pod("a", "n1", "a").pod("b", "n2", "b").pod("f", "n3", "f").chain("c", "a", "b");
        assertEquals(ChainState.READY, lab.state("c"));
        agreed = lab.nodes.held("n1");
        ObjectKey lost = agreed.objects().keySet().iterator().next();
        lab.nodes.tamper("n1", lost, Optional.empty());
        lab.nodes.hang("n1");
        lab.nodes.down("n1");
        lab.nodes.up("n1");
        lab.executor.settle();
        lab.nodes.hang("n3");
        lab.chain("c", "a", "f", "b");
        assertTrue(lab.nodes.isHanging("n3"));
        lab.nodes.release("n1");
        lab.executor.settle();
    }

    @Test
    public void nodeKeepsWhatWasAgreedBeforeWhenAnotherOneRejects() {
        assertEquals(agreed, lab.nodes.held("n1"));
        lab.nodes.refuseCommit.add("n3");
        int before = lab.nodes.writes;
        lab.nodes.release("n3");
        lab.executor.settle();

        assertEquals(ChainState.FAILED, lab.state("c"));
        assertEquals(agreed, lab.nodes.held("n1"));
        assertEquals("only n2 had something to take back", 1, lab.nodes.writes - before);
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void nodeGetsTheChangeOnceAllOthersHaveIt() {
        lab.nodes.release("n3");
        lab.executor.settle();

        assertEquals(ChainState.READY, lab.state("c"));
        assertEquals(lab.planned(), lab.nodes.all());
    }
}
