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

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting times between retries: doubling from 0.5 s to 30 s, each spread by a quarter so that none align. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;
    private static final double SPREAD = 0.25;
    private static final int MAX_DOUBLINGS = 6;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The waiting time before a retry.
     *
     * @param attempt number of failures so far, 1 or more
     * @return the time to wait
     */
    Duration delay(int attempt) {
        long base = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, MAX_DOUBLINGS));
        return Duration.ofMillis((long) (base * (1 - SPREAD + 2 * SPREAD * random.nextDouble())));
    }
}
