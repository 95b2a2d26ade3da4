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

import io.chainstitch.vpp.model.ObjectKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Objects that several chains hold together and some of them change: all holders have to change or go along at once. As
 * long as one of them has to wait, so has everybody who changes the object, or wants it as it is to be; and who waits
 * keeps those waiting that change another object together with it. Belongs to the engine's thread.
 */
final class Commons {
    private final Map<Common, Set<String>> changers = new HashMap<>();
    private final Map<String, Set<Common>> heldBy = new HashMap<>();
    private final Map<Common, Set<Turns.Thing>> blocked = new HashMap<>();

    /** An object of a node. */
    record Common(String node, ObjectKey key) {
    }

    /** Whether it is known who holds an object. */
    boolean isKnown(Common common) {
        return changers.containsKey(common);
    }

    /** An object that a chain changes, or wants in another form, is held by some chains. */
    void add(Common common, Collection<String> holders) {
        changers.put(common, new LinkedHashSet<>());
        holders.forEach(holder -> heldBy.computeIfAbsent(holder, key -> new HashSet<>()).add(common));
    }

    /** A chain changes an object, or wants it in another form. */
    void change(Common common, String chain) {
        changers.get(common).add(chain);
    }

    /** {@return what holders of an object wait for; empty while nobody is known to wait} */
    Set<Turns.Thing> blockedBy(Common common) {
        return blocked.getOrDefault(common, Set.of());
    }

    /**
     * A chain has to wait.
     *
     * @param chain the chain
     * @param needs what it waits for
     * @return who has to wait as well
     */
    Set<String> block(String chain, Set<Turns.Thing> needs) {
        Set<String> waiting = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(chain));
        while (!open.isEmpty()) {
            for (Common common : heldBy.getOrDefault(open.remove(), Set.of())) {
                if (blocked.putIfAbsent(common, needs) == null) {
                    changers.get(common).stream().filter(waiting::add).forEach(open::add);
                }
            }
        }
        waiting.remove(chain);
        return waiting;
    }
}
