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

import io.chainstitch.sfc.api.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Numbers of one kind that must be unique over all chains. Not thread-safe; belongs to the engine's thread. A number is
 * handed out again only after every holder gave it back.
 */
final class IdentifierPool {
    private final Map<Long, Integer> holders = new HashMap<>();
    /** Numbers below the high-water mark that came back: keeps {@link #next} cheap. */
    private final TreeSet<Long> returned = new TreeSet<>();
    private Settings.Range range;
    private long highWater;

    IdentifierPool(Settings.Range range) {
        this.range = range;
        this.highWater = range.lower();
    }

    /** Changes the range. Numbers in use outside of it stay with their holders. */
    void range(Settings.Range newRange) {
        if (!newRange.equals(range)) {
            range = newRange;
            highWater = newRange.lower();
            returned.clear();
        }
    }

    /** The smallest number that nobody holds, or nothing when the range has none left. It is not taken yet. */
    OptionalLong next() {
        while (!returned.isEmpty()) {
            long candidate = returned.first();
            if (candidate >= range.lower() && candidate <= range.upper() && !holders.containsKey(candidate)) {
                return OptionalLong.of(candidate);
            }
            returned.remove(candidate);
        }
        while (highWater <= range.upper() && holders.containsKey(highWater)) {
            highWater++;
        }
        return highWater <= range.upper() ? OptionalLong.of(highWater) : OptionalLong.empty();
    }

    void take(long number) {
        holders.merge(number, 1, Integer::sum);
        returned.remove(number);
    }

    void release(long number) {
        if (holders.computeIfPresent(number, (key, count) -> count == 1 ? null : count - 1) == null) {
            returned.add(number);
        }
    }

    int inUse() {
        return holders.size();
    }
}
