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

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    /** The numbers that several chains hold together, by what they are for. */
    private final Map<String, Long> shared = new HashMap<>();
    private final Map<Long, String> owners = new HashMap<>();
    private NumberSpace space;
    private long highWater;

    IdentifierPool(NumberSpace space) {
        this.space = space;
        this.highWater = space.range().lower();
    }

    /** Changes what may be given out. Numbers in use outside of it stay with their holders. */
    void space(NumberSpace newSpace) {
        if (!newSpace.equals(space)) {
            space = newSpace;
            highWater = newSpace.range().lower();
            returned.clear();
        }
    }

    /** Whether a number may be given out, in use or not. */
    boolean offers(long number) {
        return space.contains(number);
    }

    /** The smallest number that nobody holds, or nothing when the space has none left. It is not taken yet. */
    OptionalLong next() {
        while (!returned.isEmpty()) {
            long candidate = returned.first();
            if (space.contains(candidate) && !holders.containsKey(candidate)) {
                return OptionalLong.of(candidate);
            }
            returned.remove(candidate);
        }
        highWater = space.skip(highWater);
        while (highWater <= space.range().upper() && holders.containsKey(highWater)) {
            highWater = space.skip(highWater + 1);
        }
        return highWater <= space.range().upper() ? OptionalLong.of(highWater) : OptionalLong.empty();
    }

    /** The number that chains hold together for an owner. */
    Optional<Long> shared(String owner) {
        return Optional.ofNullable(shared.get(owner));
    }

    /** From now on whoever asks for the owner gets this number, until its last holder gives it back. */
    void share(String owner, long number) {
        shared.put(owner, number);
        owners.put(number, owner);
    }

    void take(long number) {
        holders.merge(number, 1, Integer::sum);
        returned.remove(number);
    }

    void release(long number) {
        if (holders.computeIfPresent(number, (key, count) -> count == 1 ? null : count - 1) == null) {
            returned.add(number);
            String owner = owners.remove(number);
            if (owner != null) {
                shared.remove(owner, number);
            }
        }
    }

    int inUse() {
        return holders.size();
    }
}
