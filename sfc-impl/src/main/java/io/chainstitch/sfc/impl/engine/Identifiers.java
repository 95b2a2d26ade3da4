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
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The pools of identifiers. Not thread-safe; belongs to the engine's thread. */
final class Identifiers {
    private final Map<IdentifierKey.Pool, IdentifierPool> pools = new EnumMap<>(IdentifierKey.Pool.class);

    Identifiers(Settings settings) {
        pools.put(IdentifierKey.Pool.VNI, new IdentifierPool(settings.vnis()));
        pools.put(IdentifierKey.Pool.TABLE, new IdentifierPool(settings.tables()));
    }

    void settings(Settings settings) {
        pools.get(IdentifierKey.Pool.VNI).range(settings.vnis());
        pools.get(IdentifierKey.Pool.TABLE).range(settings.tables());
    }

    /**
     * Gives every wanted key a value: the one it holds, else a free one. What is new is taken.
     *
     * @param held what the chain holds already
     * @param wanted what its new rendering needs
     * @return a value for each wanted key, or the exhausted pool
     */
    Result assign(Map<IdentifierKey, Long> held, Set<IdentifierKey> wanted) {
        Map<IdentifierKey, Long> values = new HashMap<>();
        Map<IdentifierKey, Long> taken = new HashMap<>();
        for (IdentifierKey key : new java.util.TreeSet<>(wanted)) {
            Long value = held.get(key);
            if (value == null) {
                OptionalLong free = pools.get(key.pool()).next();
                if (free.isEmpty()) {
                    release(taken);
                    return new Result(Map.of(), Optional.of(key.pool()));
                }
                value = free.getAsLong();
                taken.put(key, value);
                pools.get(key.pool()).take(value);
            }
            values.put(key, value);
        }
        return new Result(values, Optional.empty());
    }

    void take(Map<IdentifierKey, Long> identifiers) {
        identifiers.forEach((key, value) -> pools.get(key.pool()).take(value));
    }

    void release(Map<IdentifierKey, Long> identifiers) {
        identifiers.forEach((key, value) -> pools.get(key.pool()).release(value));
    }

    /** Gives back what one map holds and another does not. */
    void releaseDropped(Map<IdentifierKey, Long> before, Collection<IdentifierKey> kept) {
        before.forEach((key, value) -> {
            if (!kept.contains(key)) {
                pools.get(key.pool()).release(value);
            }
        });
    }

    int inUse(IdentifierKey.Pool pool) {
        return pools.get(pool).inUse();
    }

    /**
     * What came of an assignment.
     *
     * @param values a value for each wanted key, empty when a pool is exhausted
     * @param exhausted the pool that has none left
     */
    record Result(Map<IdentifierKey, Long> values, Optional<IdentifierKey.Pool> exhausted) {
    }
}
