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
package io.chainstitch.netconf.guard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Keepalive tasks do not multiply. */
public class DedupNetconfTimerTest {
    private final FakeTimer fake = new FakeTimer();
    private final DedupNetconfTimer timer = new DedupNetconfTimer(fake, Keepalive.class.getName());

    @Test
    public void keepaliveIsPendingOnlyOnce() {
        var task = new Keepalive();
        Timeout first = timer.newTimeout(task, 5, TimeUnit.SECONDS);
        assertSame(first, timer.newTimeout(task, 9, TimeUnit.SECONDS));
        assertEquals(5000, fake.only().millis);
    }

    @Test
    public void keepaliveThatRanIsScheduledAgain() throws Exception {
        var task = new Keepalive();
        timer.newTimeout(task, 5, TimeUnit.SECONDS);
        fake.entries.get(0).fire();
        assertEquals(1, task.runs);
        timer.newTimeout(task, 5, TimeUnit.SECONDS);
        assertEquals(2, fake.entries.size());
    }

    @Test
    public void keepaliveCanScheduleItselfWhileItRuns() throws Exception {
        var task = new Keepalive();
        task.next = () -> timer.newTimeout(task, 7, TimeUnit.SECONDS);
        timer.newTimeout(task, 5, TimeUnit.SECONDS);
        fake.entries.get(0).fire();
        assertEquals(2, fake.entries.size());
        assertSame(fake.entries.get(1), timer.newTimeout(task, 1, TimeUnit.SECONDS));
    }

    @Test
    public void cancelledKeepaliveIsScheduledAgain() {
        var task = new Keepalive();
        Timeout first = timer.newTimeout(task, 5, TimeUnit.SECONDS);
        assertTrue(first.cancel());
        assertNotSame(first, timer.newTimeout(task, 5, TimeUnit.SECONDS));
    }

    @Test
    public void keepalivesOfTwoSessionsDoNotMeet() {
        timer.newTimeout(new Keepalive(), 5, TimeUnit.SECONDS);
        timer.newTimeout(new Keepalive(), 5, TimeUnit.SECONDS);
        assertEquals(2, fake.entries.size());
    }

    @Test
    public void otherTasksGoThroughUntouched() {
        TimerTask task = expired -> { };
        timer.newTimeout(task, 5, TimeUnit.SECONDS);
        timer.newTimeout(task, 5, TimeUnit.SECONDS);
        assertEquals(2, fake.entries.size());
        assertSame(task, fake.entries.get(0).task());
    }

    @Test
    public void upstreamHasTheKeepaliveTask() throws Exception {
        Class<?> upstream = Class.forName(DedupNetconfTimer.KEEPALIVE_TASK);
        assertTrue(TimerTask.class.isAssignableFrom(upstream));
    }

    private static final class Keepalive implements TimerTask {
        private int runs;
        private Runnable next = () -> { };

        @Override
        public void run(Timeout timeout) {
            runs++;
            next.run();
        }
    }
}
