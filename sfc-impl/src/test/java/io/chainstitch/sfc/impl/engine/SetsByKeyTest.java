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

import static org.junit.Assert.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Sets that are kept small. */
public class SetsByKeyTest {
    private static final int STEPS = 2_000;
    private static final int KEYS = 3;
    private static final int VALUES = 4;

    @Test
    public void theyHoldWhatOrdinarySetsWould() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            SetsByKey<Integer, Integer> sets = new SetsByKey<>();
            Map<Integer, Set<Integer>> expected = new HashMap<>();
            for (int step = 0; step < STEPS; step++) {
                int key = random.nextInt(KEYS);
                int value = random.nextInt(VALUES);
                Set<Integer> there = expected.computeIfAbsent(key, none -> new TreeSet<>());
                if (random.nextBoolean()) {
                    sets.add(key, value);
                    there.add(value);
                } else {
                    sets.remove(key, value);
                    there.remove(value);
                }
                assertEquals("seed " + seed + ", step " + step, there, sets.at(key));
                assertEquals(there.stream().filter(one -> one != value).count(), sets.others(key, value));
                assertEquals(expected.values().stream().allMatch(Set::isEmpty), sets.isEmpty());
            }
        }
    }
}
