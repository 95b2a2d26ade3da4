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
package io.chainstitch.aaa.guard;

import static org.junit.Assert.assertEquals;

import io.chainstitch.aaa.guard.StalledStart.Verdict;
import org.junit.Test;

public class StalledStartTest {
    private boolean service;
    private boolean active;
    private final StalledStart start = new StalledStart(() -> service, () -> active);

    @Test
    public void aServiceThatIsThereEndsTheWatch() {
        service = true;
        assertEquals(Verdict.DONE, start.look());
    }

    @Test
    public void aComponentThatWaitsForItsReferencesIsLeftAlone() {
        assertEquals(Verdict.WAIT, start.look());
        assertEquals(Verdict.WAIT, start.look());
    }

    @Test
    public void aComponentIsRestartedWhenItWasActiveTwiceWithoutItsService() {
        active = true;
        assertEquals(Verdict.WAIT, start.look());
        assertEquals(Verdict.RESTART, start.look());
    }

    @Test
    public void aRestartedComponentGetsMoreTimeEachTime() {
        active = true;
        for (int looks : new int[] {2, 3, 5, 9}) {
            for (int look = 1; look < looks; look++) {
                assertEquals(Verdict.WAIT, start.look());
            }
            assertEquals(Verdict.RESTART, start.look());
        }
    }

    @Test
    public void aComponentThatWasNotActiveBetweenTwoLooksIsLeftAlone() {
        active = true;
        start.look();
        active = false;
        start.look();
        active = true;
        assertEquals(Verdict.WAIT, start.look());
    }

    @Test
    public void aServiceThatComesLateEndsTheWatch() {
        active = true;
        start.look();
        service = true;
        assertEquals(Verdict.DONE, start.look());
    }
}
