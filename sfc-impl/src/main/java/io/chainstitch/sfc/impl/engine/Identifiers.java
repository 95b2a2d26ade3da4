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

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** The pools of identifiers. Not thread-safe; belongs to the engine's thread. */
final class Identifiers {
    private final Map<IdentifierKey.Pool, IdentifierPool> pools = new EnumMap<>(IdentifierKey.Pool.class);
    private Settings settings;
    private List<IpPrefix> locators = List.of();

    Identifiers(Settings settings) {
        this.settings = settings;
        for (IdentifierKey.Pool pool : IdentifierKey.Pool.values()) {
            pools.put(pool, new IdentifierPool(NumberSpace.of(pool, settings, locators)));
        }
    }

    void settings(Settings newSettings) {
        settings = newSettings;
        respace();
    }

    /** The locators of nodes that have one of their own: what is allocated must not overlap them. */
    void locators(Collection<IpPrefix> newLocators) {
        List<IpPrefix> sorted = newLocators.stream().sorted().toList();
        if (!sorted.equals(locators)) {
            locators = sorted;
            respace();
        }
    }

    private void respace() {
        pools.forEach((pool, numbers) -> numbers.space(NumberSpace.of(pool, settings, locators)));
    }

    /**
     * Gives every wanted key a value: the one it holds or that others share, else a free one. What is new is taken.
     *
     * @param held what the chain holds already
     * @param wanted what its new rendering needs
     * @return a value for each wanted key, or the exhausted pool
     */
    Result assign(Map<IdentifierKey, Long> held, Set<IdentifierKey> wanted) {
        Set<Numbered> mine = new HashSet<>();
        held.forEach((key, value) -> mine.add(new Numbered(key.pool(), value)));
        Map<IdentifierKey, Long> values = new HashMap<>();
        Map<IdentifierKey, Long> taken = new HashMap<>();
        for (IdentifierKey key : new TreeSet<>(wanted)) {
            IdentifierPool pool = pools.get(key.pool());
            Optional<Long> value = present(key, held).or(() -> free(pool));
            if (value.isEmpty()) {
                release(taken);
                return new Result(Map.of(), Map.of(), Optional.of(key.pool()));
            }
            if (mine.add(new Numbered(key.pool(), value.get()))) {
                taken.put(key, value.get());
                pool.take(value.get());
            }
            if (key.shared()) {
                pool.share(key.owner(), value.get());
            }
            values.put(key, value.get());
        }
        return new Result(values, taken, Optional.empty());
    }

    private static Optional<Long> free(IdentifierPool pool) {
        OptionalLong next = pool.next();
        return next.isPresent() ? Optional.of(next.getAsLong()) : Optional.empty();
    }

    /** The value that a key has; a locator that meanwhile overlaps another one is given up. */
    private Optional<Long> present(IdentifierKey key, Map<IdentifierKey, Long> held) {
        IdentifierPool pool = pools.get(key.pool());
        Optional<Long> own = Optional.ofNullable(held.get(key));
        Optional<Long> value = key.shared() ? pool.shared(key.owner()).or(() -> own) : own;
        return key.pool() == IdentifierKey.Pool.LOCATOR ? value.filter(pool::offers) : value;
    }

    /** Takes what a chain holds since before a restart. */
    void restore(Map<IdentifierKey, Long> held) {
        held.forEach((key, value) -> {
            IdentifierPool pool = pools.get(key.pool());
            pool.take(value);
            if (key.shared() && pool.shared(key.owner()).isEmpty()) {
                pool.share(key.owner(), value);
            }
        });
    }

    /** Gives back values that were taken. */
    void release(Map<IdentifierKey, Long> taken) {
        taken.forEach((key, value) -> pools.get(key.pool()).release(value));
    }

    /** Gives back what one record of a chain holds and another does not. */
    void release(ChainRecord from, ChainRecord to) {
        Map<IdentifierKey, Long> before = from.held();
        Map<IdentifierKey, Long> after = to.held();
        if (before.equals(after)) {
            return;
        }
        Map<Numbered, Integer> kept = new HashMap<>();
        after.forEach((key, value) -> kept.merge(new Numbered(key.pool(), value), 1, Integer::sum));
        before.forEach((key, value) -> {
            if (kept.merge(new Numbered(key.pool(), value), -1, Integer::sum) < 0) {
                pools.get(key.pool()).release(value);
            }
        });
    }

    private record Numbered(IdentifierKey.Pool pool, long value) {
    }

    /** Whether a pool has a number left. */
    boolean isLeft(IdentifierKey.Pool pool) {
        return pools.get(pool).next().isPresent();
    }

    int inUse(IdentifierKey.Pool pool) {
        return pools.get(pool).inUse();
    }

    /**
     * What came of an assignment.
     *
     * @param values a value for each wanted key, empty when a pool is exhausted
     * @param taken those of them that the chain did not hold before
     * @param exhausted the pool that has none left
     */
    record Result(Map<IdentifierKey, Long> values, Map<IdentifierKey, Long> taken,
        Optional<IdentifierKey.Pool> exhausted) {
    }
}
