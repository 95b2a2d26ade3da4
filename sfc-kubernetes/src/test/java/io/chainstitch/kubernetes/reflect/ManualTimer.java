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
package io.chainstitch.kubernetes.reflect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock and a timer that stand still until they are told to go on. */
final class ManualTimer extends Clock implements Reflector.Timer {
    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-28T00:00:00Z");
    private long number;

    /**
     * Something to run.
     *
     * @param at when
     * @param number of equal times the smaller one is first
     * @param task what
     */
    private record Task(Instant at, long number, Runnable task) {
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), number++, task));
    }

    /** Lets time pass, and runs what becomes due. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Task next = tasks.stream().filter(task -> !task.at().isAfter(end))
                .min(Comparator.comparing(Task::at).thenComparing(Task::number)).orElse(null);
            if (next == null) {
                now = end;
                return;
            }
            tasks.remove(next);
            now = next.at();
            next.task().run();
        }
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
