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

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class NodeResyncTest {
    /** Pairs of interfaces that are connected, numbered from one to another. */
    private static NodePlan pairs(int from, int to, String host) {
        List<VppObject> objects = new ArrayList<>();
        for (int number = from; number < to; number++) {
            for (String side : List.of("a", "b")) {
                objects.add(new Interface(side + number, new Attachment.AfPacket(host + side + number)));
            }
            objects.add(new CrossConnect("a" + number, "b" + number));
            objects.add(new CrossConnect("b" + number, "a" + number));
        }
        return NodePlan.of(objects);
    }

    private static int parts(NodePlan before, NodePlan after) {
        NodePlan now = before;
        List<Step> steps = Steps.between(before, after);
        int parts = 0;
        for (int done = 0; done < steps.size(); done += NodeResync.PART) {
            NodePlan next = NodeResync.part(now, steps, done);
            assertTrue("moves on", NodeResync.difference(now, next) > 0);
            assertTrue("not too much", NodeResync.difference(now, next) <= NodeResync.PART);
            for (VppObject object : next.objects().values()) {
                assertTrue(object + " stands on what is there", object.interfaces().stream()
                    .allMatch(name -> next.interfaceNamed(name).isPresent()));
            }
            now = next;
            parts++;
        }
        assertEquals(after, now);
        return parts;
    }

    @Test
    public void smallDifferenceIsOnePart() {
        NodePlan all = pairs(0, 2_000, "h");
        assertEquals(1, parts(all, pairs(100, 2_100, "h")));
        assertEquals(0, parts(all, all));
    }

    @Test
    public void largeDifferenceIsCutIntoPartsThatStandByThemselves() {
        assertEquals(8, parts(NodePlan.EMPTY, pairs(0, 2_000, "h")));
        assertEquals(8, parts(pairs(0, 2_000, "h"), NodePlan.EMPTY));
        assertEquals("half goes, half comes", 8, parts(pairs(0, 1_000, "h"), pairs(1_000, 2_000, "h")));
    }

    @Test
    public void whatHasToBeMadeAnewIsTakenAwayFirst() {
        assertEquals("two steps for each object", 8, parts(pairs(0, 1_000, "h"), pairs(0, 1_000, "i")));
    }
}
