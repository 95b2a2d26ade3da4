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

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose turn it is to change a node. One change at a time writes to a node, others on other nodes go on beside it. Who
 * finds a node taken is put off, and whoever comes later waits for the nodes of those who were put off before, so that
 * a chain over many nodes is not kept waiting by a stream of changes on single ones. As long as nothing is heard of a
 * chain that was put off, it needs the nodes that it needed then: to plan all that wait anew whenever a node is given
 * back would grow with the square of their number.
 *
 * <p>The plan of a node holds what a change wants as soon as the change takes the node. It may be that the datastore
 * does not remember it yet, and that another node rejects it: while a node is taken it must not be brought to its plan.
 *
 * <p>Belongs to the engine's thread.
 */
final class Turns {
    private final Set<String> taken = new HashSet<>();
    private final Set<String> putOff = new LinkedHashSet<>();
    private final Set<String> awaited = new HashSet<>();
    /** The nodes that chains are known to need, from when they were put off. */
    private final Map<String, Set<String>> needed = new HashMap<>();

    /** Whether a change may start that writes to some nodes. */
    boolean isFree(Collection<String> nodes) {
        return Collections.disjoint(nodes, taken) && Collections.disjoint(nodes, awaited);
    }

    boolean isTaken(String node) {
        return taken.contains(node);
    }

    void take(Collection<String> nodes) {
        taken.addAll(nodes);
    }

    /** Ends {@link #take}. */
    void giveBack(Collection<String> nodes) {
        taken.removeAll(nodes);
    }

    /** A chain waits for some nodes. */
    void putOff(String chain, Collection<String> nodes) {
        if (putOff.add(chain)) {
            awaited.addAll(nodes);
            needed.put(chain, Set.copyOf(nodes));
        }
    }

    /** A chain waits for its own change to end, or is put off already. */
    void putOff(String chain) {
        putOff.add(chain);
    }

    /** Whether a chain is known to need a node that is being changed. */
    boolean isKnownToWait(String chain) {
        return !Collections.disjoint(needed.getOrDefault(chain, Set.of()), taken);
    }

    /**
     * Puts a chain off once more that {@link #isKnownToWait}, or was a moment ago: if something was heard of it since,
     * it asks anew when it is recalled.
     */
    void putOffAgain(String chain) {
        putOff(chain, needed.getOrDefault(chain, Set.of()));
    }

    /** Something happened to a chain: which nodes it needs is not known any more. */
    void forgetNeeded(String chain) {
        needed.remove(chain);
    }

    /** {@return the chains that were put off} */
    Set<String> waiting() {
        return Set.copyOf(putOff);
    }

    boolean isPutOff(String chain) {
        return putOff.contains(chain);
    }

    /** The chains that were put off, in that order; their wait is over, they have to ask again. */
    List<String> recall() {
        List<String> chains = List.copyOf(putOff);
        putOff.clear();
        awaited.clear();
        return chains;
    }
}
