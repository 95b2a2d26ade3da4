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

import io.chainstitch.vpp.model.IpAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The addresses that something is sent to by way of a table. VPP has a host entry for each. */
final class Lookups {
    private final Map<Tables.Key, Map<IpAddress, Integer>> users = new HashMap<>();

    /** Something is sent by these paths instead of those. */
    void change(List<RoutePath> before, List<RoutePath> after) {
        before.stream().filter(RoutePath::recursive).forEach(path -> count(path.lookup(), path.nextHop(), -1));
        after.stream().filter(RoutePath::recursive).forEach(path -> count(path.lookup(), path.nextHop(), 1));
    }

    /** One sends more (1) or less (-1) to an address. */
    void count(Tables.Key table, IpAddress address, int change) {
        users.computeIfAbsent(table, key -> new LinkedHashMap<>())
            .merge(address, change, (old, more) -> old + more == 0 ? null : (Integer) (old + more));
    }

    boolean has(Tables.Key table, IpAddress address) {
        return in(table).contains(address);
    }

    Set<IpAddress> in(Tables.Key table) {
        return users.getOrDefault(table, Map.of()).keySet();
    }
}
