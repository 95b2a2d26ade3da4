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
package io.chainstitch.kubernetes.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Decides whether one more event may be posted: so many at once for one resource and for all, and then one more in each
 * period. A chain that flaps fills no API server. For one thread.
 */
public final class EventBudget {
    private static final int FOR_ONE = 10;
    private static final Duration ONE_EACH = Duration.ofSeconds(30);
    private static final int FOR_ALL = 500;
    private static final Duration ALL_EACH = Duration.ofMillis(100);

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Bucket all = new Bucket(FOR_ALL, ALL_EACH);

    private static final class Bucket {
        private final int size;
        private final Duration each;
        private double tokens;
        private Instant at;

        Bucket(int size, Duration each) {
            this.size = size;
            this.each = each;
            this.tokens = size;
        }

        private void fill(Instant now) {
            if (at != null && now.isAfter(at)) {
                double more = (double) Duration.between(at, now).toMillis() / each.toMillis();
                tokens = Math.min(size, tokens + more);
            }
            at = now;
        }

        boolean isFull(Instant now) {
            fill(now);
            return tokens >= size;
        }

        boolean has(Instant now) {
            fill(now);
            return tokens >= 1;
        }

        void take() {
            tokens--;
        }
    }

    /**
     * Asks for one event.
     *
     * @param uid of the resource
     * @param now the time
     * @return whether it may be posted
     */
    public boolean take(String uid, Instant now) {
        forget(now);
        Bucket one = buckets.computeIfAbsent(uid, ignored -> new Bucket(FOR_ONE, ONE_EACH));
        if (!one.has(now) || !all.has(now)) {
            return false;
        }
        one.take();
        all.take();
        return true;
    }

    /** A full bucket is as good as none. */
    private void forget(Instant now) {
        if (buckets.size() < FOR_ALL) {
            return;
        }
        for (Iterator<Bucket> iterator = buckets.values().iterator(); iterator.hasNext();) {
            if (iterator.next().isFull(now)) {
                iterator.remove();
            }
        }
    }
}
