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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import org.junit.Test;

public class VppLifeTest {
    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

    private static VppLife life(long process, long started, long seen) {
        return new VppLife(process, START.plusSeconds(started), START.plusSeconds(seen));
    }

    @Test
    public void runThatWasSeenBeforeIsTheSameThoughItsClockIsNotExact() {
        assertTrue(life(1, 0, 100).isSame(life(1, 0, 1)));
        assertTrue("a second and a hundredth of its time", life(1, 3, 203).isSame(life(1, 0, 1)));
        assertTrue("slower for days", life(1, 600, 172_800).isSame(life(1, 0, 1)));
    }

    @Test
    public void runThatStartedAfterTheOtherWasSeenIsAnotherOne() {
        assertFalse(life(1, 103, 104).isSame(life(1, 0, 100)));
        assertFalse("in a container each is process 1", life(1, 3_600, 3_700).isSame(life(1, 0, 3_500)));
    }

    @Test
    public void anotherProcessIsAnotherRun() {
        assertFalse(life(2, 0, 100).isSame(life(1, 0, 100)));
    }

    @Test
    public void whatIsPrintedIsReadAgain() {
        VppLife life = life(7, 5, 9);
        assertEquals(life, VppLife.parse(life.print()));
        for (String wrong : new String[] {"", "1", "1 2", "1 2 3 4", "a 2 3", "1 2 x"}) {
            assertThrows(wrong, IllegalArgumentException.class, () -> VppLife.parse(wrong));
        }
    }
}
