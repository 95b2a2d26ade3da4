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

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delays between retries: 0.5 s doubling to 30 s, each shortened by up to half at random so that nodes spread. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LAST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    synchronized Duration next() {
        long millis = Math.min(LAST.toMillis(), FIRST.toMillis() << Math.min(attempts, DOUBLINGS));
        attempts++;
        return Duration.ofMillis(Math.max(FIRST.toMillis(), millis - random.nextLong(millis / 2 + 1)));
    }

    synchronized void reset() {
        attempts = 0;
    }
}
