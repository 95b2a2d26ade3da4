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

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.Map;
import org.junit.Test;

/** A chain keeps its way back until every node is known to have taken the change. */
public class WayBackTest {
    private static final ObjectKey NEW_PLACE = new ObjectKey(ObjectKind.INTERFACE, "pod/ns/fw2/in0");

    @Test
    public void nodeThatDiedAtItsCommitAndRejectsLaterTakesTheChainBack() {
        Lab lab = new Lab();
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server")
            .pod("fw2", "n2", "fw2").chain("c", "client", "fw", "server");
        Map<String, NodePlan> old = lab.nodes.all();
        // The agent is back before the controller looks, so that no new path is decided on while it is away.
        lab.points = at -> {
            if (at == CommitPoint.STAGED) {
                lab.nodes.down("n2");
                lab.nodes.refused.put("n2", NEW_PLACE);
            } else if (at == CommitPoint.WAVE_COMMITTED) {
                lab.points = later -> { };
                lab.nodes.up("n2");
            }
        };
        lab.chain("c", "client", "fw2", "server");
        lab.executor.advance(90_000);
        assertEquals(old, lab.nodes.all());
    }
}
