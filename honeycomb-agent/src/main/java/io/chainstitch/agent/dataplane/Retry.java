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

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Does something again later, after a longer while each time, until all is well. */
final class Retry implements AutoCloseable {
    private final ScheduledExecutorService scheduler;
    private final Runnable work;
    private final Backoff backoff;
    private Future<?> next;
    private boolean closed;

    Retry(ScheduledExecutorService scheduler, RandomGenerator random, Runnable work) {
        this.scheduler = scheduler;
        this.work = work;
        this.backoff = new Backoff(random);
    }

    synchronized void later() {
        if (!closed && (next == null || next.isDone())) {
            next = scheduler.schedule(work, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** All is well: what fails from now on is tried again soon. */
    void reset() {
        backoff.reset();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
