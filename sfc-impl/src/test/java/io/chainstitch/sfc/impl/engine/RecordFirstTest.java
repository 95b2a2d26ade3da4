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

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.vpp.model.NodePlan;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;

/** No node is told of a change that the datastore does not remember, not even one that comes back meanwhile. */
public class RecordFirstTest {
    private final Lab lab = new Lab();
    private Map<String, NodePlan> old;

    /** A node comes back, and while it is synchronised a change begins whose record takes its time. */
    @Before
    public void changeWhileNodeIsSynchronised() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server")
            .pod("fw2", "n2", "fw2").chain("c", "client", "fw", "server");
        old = lab.nodes.all();
        lab.store.holdBack();
        lab.nodes.down("n2");
        lab.nodes.up("n2");
        lab.chain("c", "client", "fw2", "server");
    }

    @Test
    public void nodeThatIsSynchronisedWaitsForTheRecord() {
        assertEquals(old, lab.nodes.all());
    }

    @Test
    public void nodeGetsThePlanWhenItIsRecorded() {
        lab.store.release();
        lab.executor.settle();
        assertNotEquals(old, lab.nodes.all());
        assertEquals(lab.planned(), lab.nodes.all());
        lab.executor.advance(1000);
        assertEquals(ChainState.READY, lab.state("c"));
    }

    @Test
    public void nextControllerKnowsWhatTheNodesHold() {
        lab.kill();
        assertEquals(lab.planned(), lab.nodes.all());
    }
}
