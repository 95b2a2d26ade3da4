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
package io.chainstitch.sfc.impl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Test;

/** Whether anybody hears of what the engine's tasks throw. */
public class EngineExecutorTest {
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final EngineExecutor executor =
        new EngineExecutor(Thread::new, failure -> failures.add(failure.getMessage()));

    @After
    public void end() {
        executor.shutdownNow();
    }

    private static void fail(String message) {
        throw new IllegalStateException(message);
    }

    @Test
    public void whatTasksThrowIsToldAndTheNextOnesRun() {
        executor.execute(() -> fail("at once"));
        executor.schedule(() -> fail("later"), 1, TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(() -> fail("again and again"), 2, 1, TimeUnit.MILLISECONDS);
        executor.execute(() -> { });
        Awaitility.await().until(() -> failures.size() == 3);
        assertEquals(List.of("again and again", "at once", "later"), failures.stream().sorted().toList());
        assertEquals(List.of(), executor.getQueue().stream().toList());
    }

    @Test
    public void whatIsDueLaterKeepsNobodyFromStoppingAndWhatIsDueIsDone() throws InterruptedException {
        executor.schedule(() -> fail("in an hour"), 1, TimeUnit.HOURS);
        executor.execute(() -> fail("at once"));
        executor.shutdown();
        assertTrue("stops without the hour", executor.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals(List.of("at once"), failures);
    }
}
