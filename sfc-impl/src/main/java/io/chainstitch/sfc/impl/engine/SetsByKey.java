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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Values by key. There are hundreds of thousands of keys, and most of them have one value only, which costs no set of
 * its own. Not thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class SetsByKey<K, V> {
    private final Map<K, Set<V>> sets = new HashMap<>();

    void add(K key, V value) {
        sets.merge(key, Set.of(value), (before, one) -> with(before, value));
    }

    void remove(K key, V value) {
        sets.computeIfPresent(key, (same, before) -> {
            Set<V> left = without(before, value);
            return left.isEmpty() ? null : left;
        });
    }

    /** The values of a key, to be looked at before anything changes. */
    Set<V> at(K key) {
        return sets.getOrDefault(key, Set.of());
    }

    /** How many values there are besides the given one. */
    int others(K key, V value) {
        Set<V> all = at(key);
        return all.contains(value) ? all.size() - 1 : all.size();
    }

    boolean isEmpty() {
        return sets.isEmpty();
    }

    /**
     * A set with one value more.
     *
     * @param <V> the values
     * @param set made by this method or {@link #without}, or {@link Set#of()}; not to be used any more
     * @param value the value
     * @return the set that takes its place
     */
    static <V> Set<V> with(Set<V> set, V value) {
        if (set.isEmpty()) {
            return Set.of(value);
        }
        if (set.size() == 1) {
            if (set.contains(value)) {
                return set;
            }
            Set<V> two = new HashSet<>(set);
            two.add(value);
            return two;
        }
        set.add(value);
        return set;
    }

    /**
     * A set with one value less.
     *
     * @param <V> the values
     * @param set made by {@link #with} or this method; not to be used any more
     * @param value the value
     * @return the set that takes its place
     */
    static <V> Set<V> without(Set<V> set, V value) {
        if (!set.contains(value)) {
            return set;
        }
        if (set.size() == 1) {
            return Set.of();
        }
        set.remove(value);
        return set.size() > 1 ? set : Set.copyOf(set);
    }
}
