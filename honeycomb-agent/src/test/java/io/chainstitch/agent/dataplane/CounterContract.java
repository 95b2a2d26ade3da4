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
package io.chainstitch.agent.dataplane;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.InterfaceCounters;
import java.util.Map;
import org.junit.Test;

/** What the dataplane tells of what interfaces have carried, on any VPP. */
public abstract class CounterContract extends DataplaneFixture {
    @Test
    public void everyInterfaceIsCountedUnderTheNameThatObjectsHave() throws Exception {
        foreignObjects();
        agent.commit(Samples.everyKind(vpp));
        Map<String, InterfaceCounters> counters = agent.dataplane().interfaceCounters();
        assertEquals(agent.dataplane().read().interfaces().keySet(), counters.keySet());
        assertTrue(counters.containsKey(Samples.POD_B + ".100"));
        assertEquals(new InterfaceCounters(0, 0, 0, 0, 0), counters.get("loop71"));
    }

    @Test
    public void readingThemWritesNothing() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        long writes = agent.dataplane().writes();
        agent.dataplane().interfaceCounters();
        assertEquals(writes, agent.dataplane().writes());
    }
}
