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
package io.chainstitch.vpp.emulator;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Things in FIB tables, in the order they came into theirs. What is in one table is found without a look at the others.
 *
 * @param <V> what is kept for a prefix
 */
final class TableEntries<V> {
    private final Map<Tables.Key, Map<Routes.Key, V>> byTable = new HashMap<>();

    /** {@return what is kept for a prefix; null when there is nothing} */
    V get(Routes.Key key) {
        return in(key.table()).get(key);
    }

    /** {@return what was there before; null when there was nothing} */
    V put(Routes.Key key, V value) {
        return byTable.computeIfAbsent(key.table(), table -> new LinkedHashMap<>()).put(key, value);
    }

    /** {@return what was there; null when there was nothing} */
    V remove(Routes.Key key) {
        Map<Routes.Key, V> table = byTable.get(key.table());
        V old = table == null ? null : table.remove(key);
        if (table != null && table.isEmpty()) {
            byTable.remove(key.table());
        }
        return old;
    }

    /** {@return all that is in a table} */
    Map<Routes.Key, V> in(Tables.Key table) {
        return Collections.unmodifiableMap(byTable.getOrDefault(table, Map.of()));
    }

    /** Takes all out of a table. */
    Map<Routes.Key, V> take(Tables.Key table) {
        Map<Routes.Key, V> taken = byTable.remove(table);
        return taken == null ? Map.of() : taken;
    }

    /** {@return what is kept in all tables} */
    Stream<V> values() {
        return byTable.values().stream().flatMap(table -> table.values().stream());
    }
}
