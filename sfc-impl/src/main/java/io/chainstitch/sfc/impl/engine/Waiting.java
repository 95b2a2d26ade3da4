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
import java.util.Set;
import java.util.TreeSet;

/** Who is kept from something, and by which chain. Not thread-safe; belongs to the engine's thread. */
final class Waiting {
    /** Stands for whoever holds identifiers, where names of chains are expected. */
    static final String IDENTIFIERS = "";

    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, Set<String>> waiters = new HashMap<>();

    /** From now on a chain waits for another one to change. */
    void put(String chain, String holder) {
        remove(chain);
        holders.put(chain, holder);
        waiters.computeIfAbsent(holder, key -> new TreeSet<>()).add(chain);
    }

    void remove(String chain) {
        String holder = holders.remove(chain);
        if (holder != null) {
            waiters.computeIfPresent(holder, (key, chains) -> chains.remove(chain) && chains.isEmpty() ? null : chains);
        }
    }

    /** The chains that wait for another one. */
    Set<String> on(String holder) {
        return Set.copyOf(waiters.getOrDefault(holder, Set.of()));
    }
}
