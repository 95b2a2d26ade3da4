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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is kept from something, and by which chain. Not thread-safe; belongs to the engine's thread. */
final class Waiting {
    private final Map<String, String> holders = new HashMap<>();
    private final SetsByKey<String, String> waiters = new SetsByKey<>();

    /** Stands for whoever holds identifiers of a pool, where names of chains are expected. No chain is named so. */
    static String holderOf(IdentifierKey.Pool pool) {
        return "pool " + pool.name();
    }

    /** From now on a chain waits for another one to change. */
    void put(String chain, String holder) {
        remove(chain);
        holders.put(chain, holder);
        waiters.add(holder, chain);
    }

    void remove(String chain) {
        String holder = holders.remove(chain);
        if (holder != null) {
            waiters.remove(holder, chain);
        }
    }

    /**
     * Chains that wait for each other in a circle, together with all that wait for them. One by one none of them can
     * change; all at once they may.
     *
     * @param chain a chain that waits
     * @param most up to how many chains
     * @return the chains, none when the chain waits for one that waits for nobody, or when there are more
     */
    Set<String> knot(String chain, int most) {
        Set<String> line = new LinkedHashSet<>();
        String next = chain;
        while (next != null && line.add(next)) {
            next = holders.get(next);
        }
        return next == null ? Set.of() : withWaiters(line, most);
    }

    private Set<String> withWaiters(Set<String> line, int most) {
        Set<String> found = new TreeSet<>(line);
        Deque<String> open = new ArrayDeque<>(line);
        while (!open.isEmpty() && found.size() <= most) {
            for (String waiter : waiters.at(open.remove())) {
                if (found.add(waiter)) {
                    open.add(waiter);
                }
            }
        }
        return found.size() <= most ? found : Set.of();
    }

    /** The chains that wait for another one. */
    Set<String> on(String holder) {
        return Set.copyOf(waiters.at(holder));
    }
}
