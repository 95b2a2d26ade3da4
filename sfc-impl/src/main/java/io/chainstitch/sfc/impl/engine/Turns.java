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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whose turn it is to change a node. One change at a time writes to a node, others on other nodes go on beside it. Who
 * finds a node taken draws a ticket and stands in the lines of all nodes that it needs; whoever comes later stands
 * behind it, so that a chain over many nodes is not kept waiting by a stream of changes on single ones. It is called
 * when it is the first in all its lines and none of its nodes is taken: what is given back is looked at by those who
 * wait for it, and by nobody else. A chain keeps its ticket until it was {@link #served}. There are lines for chains as
 * well, for those who wait until the change of a chain is through.
 *
 * <p>The plan of a node holds what a change wants as soon as the change takes the node. It may be that the datastore
 * does not remember it yet, and that another node rejects it: while a node is taken it must not be brought to its plan.
 *
 * <p>Belongs to the engine's thread.
 */
final class Turns {
    private final Set<Thing> taken = new HashSet<>();
    private final Map<Thing, TreeMap<Ticket, String>> lines = new HashMap<>();
    private final Map<String, Waiter> waiters = new HashMap<>();
    /** Who may be called; that they may is looked at again then. */
    private final TreeMap<Ticket, String> ready = new TreeMap<>();
    private long numbers;

    /** What one change has at a time: a node, or a chain. */
    record Thing(boolean isNode, String name) {
        static Thing node(String name) {
            return new Thing(true, name);
        }

        static Thing chain(String name) {
            return new Thing(false, name);
        }
    }

    /**
     * A place in all lines. Who gives something up stands before all others: it makes room, and nobody can give up
     * more than it once waited for, so that the others get their turn.
     */
    record Ticket(boolean takes, long number) implements Comparable<Ticket> {
        private static final Comparator<Ticket> ORDER =
            Comparator.comparing(Ticket::takes).thenComparing(Ticket::number);

        @Override
        public int compareTo(Ticket other) {
            return ORDER.compare(this, other);
        }

        Ticket orBefore(Ticket other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    /** A chain that was put off; it stands in line for the things that it needs, for nothing once it left the lines. */
    private record Waiter(Ticket ticket, Set<Thing> needs) {
    }

    boolean isTaken(String node) {
        return taken.contains(Thing.node(node));
    }

    /** A change begins, of some chains on some nodes. */
    void take(Collection<String> nodes, Collection<String> chains) {
        nodes.forEach(node -> taken.add(Thing.node(node)));
        chains.forEach(chain -> taken.add(Thing.chain(chain)));
    }

    /** Ends {@link #take}. */
    void giveBack(Collection<String> nodes, Collection<String> chains) {
        Set<Thing> free = new HashSet<>();
        nodes.forEach(node -> free.add(Thing.node(node)));
        chains.forEach(chain -> free.add(Thing.chain(chain)));
        taken.removeAll(free);
        free.forEach(this::lookAtTheFirstIn);
    }

    /** The place at which a chain asks, which is behind all others when it does not have one yet. */
    Ticket ticket(ChainRuntime chain) {
        Waiter waiter = waiters.get(chain.name);
        Ticket ticket = asIfNew(chain);
        return waiter == null ? ticket : ticket.orBefore(waiter.ticket);
    }

    /** A chain may be gone, or be back, since it drew its ticket. */
    private Ticket asIfNew(ChainRuntime chain) {
        Waiter waiter = waiters.get(chain.name);
        return new Ticket(chain.definition.isPresent(), waiter == null ? Long.MAX_VALUE : waiter.ticket.number);
    }

    /** Whether a change may start that writes to some nodes: they are not taken, and nobody waits before it. */
    boolean isFree(Ticket ticket, Collection<String> nodes) {
        return nodes.stream().map(Thing::node).allMatch(node -> isFree(ticket, node));
    }

    private boolean isFree(Ticket ticket, Thing thing) {
        TreeMap<Ticket, String> line = lines.get(thing);
        return !taken.contains(thing) && (line == null || line.firstKey().compareTo(ticket) >= 0);
    }

    /** A chain waits for some things; it gets a ticket unless it has one. */
    void putOff(ChainRuntime chain, Set<Thing> needs) {
        Ticket ticket = asIfNew(chain);
        leaveTheLines(chain.name);
        Ticket drawn = ticket.number == Long.MAX_VALUE ? new Ticket(ticket.takes, numbers++) : ticket;
        Waiter waiter = new Waiter(drawn, Set.copyOf(needs));
        waiters.put(chain.name, waiter);
        waiter.needs.forEach(thing ->
            lines.computeIfAbsent(thing, key -> new TreeMap<>()).put(drawn, chain.name));
        lookAt(chain.name, waiter);
    }

    /** Whether a chain stands in line. */
    boolean isWaiting(String chain) {
        return !needs(chain).isEmpty();
    }

    /** What a chain waits for, empty when it does not stand in line. */
    Set<Thing> needs(String chain) {
        Waiter waiter = waiters.get(chain);
        return waiter == null ? Set.of() : waiter.needs;
    }

    /** Whether a chain that stands in line would have to wait even at the place of another one. */
    boolean mustWait(String chain, Ticket other) {
        Waiter waiter = waiters.get(chain);
        return waiter != null
            && waiter.needs.stream().anyMatch(thing -> !isFree(waiter.ticket.orBefore(other), thing));
    }

    /** A chain stands in no line any more. It keeps its ticket. */
    void leaveTheLines(String chain) {
        Waiter waiter = waiters.get(chain);
        if (waiter != null) {
            waiters.put(chain, new Waiter(waiter.ticket, Set.of()));
            ready.remove(waiter.ticket);
            for (Thing thing : waiter.needs) {
                TreeMap<Ticket, String> line = lines.get(thing);
                line.remove(waiter.ticket);
                if (line.isEmpty()) {
                    lines.remove(thing);
                }
                lookAtTheFirstIn(thing);
            }
        }
    }

    /** It was decided on a chain, or it is gone. */
    void served(String chain) {
        leaveTheLines(chain);
        waiters.remove(chain);
    }

    private void lookAtTheFirstIn(Thing thing) {
        TreeMap<Ticket, String> line = lines.get(thing);
        if (line != null && !taken.contains(thing)) {
            String first = line.firstEntry().getValue();
            lookAt(first, waiters.get(first));
        }
    }

    private void lookAt(String chain, Waiter waiter) {
        if (waiter.needs.stream().allMatch(thing -> isFree(waiter.ticket, thing))) {
            ready.put(waiter.ticket, chain);
        }
    }

    /** Whether somebody may be called. */
    boolean isAnyReady() {
        return !ready.isEmpty();
    }

    /**
     * Calls those whose turn it is, and who comes next when they leave.
     *
     * @param most up to how many
     * @param stays who keeps its place in the lines until it asks, so that nobody who stands behind it is called
     * @return the chains, the first in line first; they have to ask
     */
    List<String> call(int most, Predicate<String> stays) {
        List<String> called = new ArrayList<>();
        while (!ready.isEmpty() && called.size() < most) {
            String chain = ready.pollFirstEntry().getValue();
            Waiter waiter = waiters.get(chain);
            if (waiter.needs.stream().allMatch(thing -> isFree(waiter.ticket, thing))) {
                called.add(chain);
                if (!stays.test(chain)) {
                    leaveTheLines(chain);
                }
            }
        }
        return called;
    }

    /** {@return the chains that were put off and not served yet} */
    Set<String> waiting() {
        return Collections.unmodifiableSet(waiters.keySet());
    }
}
