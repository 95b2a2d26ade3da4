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

import io.chainstitch.sfc.api.ChainState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to become of some chains: each is decided by itself, then it is found out what goes together. Who needs a
 * node that is being changed, or that somebody else waits for, is put off. Chains that hold an object together with
 * one that changes it are taken in, and decided on as well; next to a chain that is tried alone, and before the time of
 * their next try, they only go along. Where one of them has to wait, all wait.
 * Belongs to the engine's thread.
 */
final class Proposal {
    private final EngineState state;
    private final Drafting drafting;
    private final Map<ChainRuntime, Decision> decisions = new LinkedHashMap<>();
    private final Map<String, Batch.Changed> changes = new HashMap<>();
    /** The places at which chains were decided on. */
    private final Map<String, Turns.Ticket> tickets = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final boolean alone;
    private final Set<ChainRuntime> company = new LinkedHashSet<>();
    private final Set<ChainRuntime> putOff = new LinkedHashSet<>();
    private final Commons commons = new Commons();
    /** Changes of which it is not known yet whom they need. */
    private final PriorityQueue<Open> open = new PriorityQueue<>(Comparator.comparing(Open::ticket)
        .thenComparing(next -> next.change.name()));
    private Map<String, Admission.Obstacle> obstacles = Map.of();

    private record Open(Turns.Ticket ticket, Batch.Changed change) {
    }

    /**
     * A proposal for no chain yet.
     *
     * @param alone whether there is one chain, whose change must not depend on what becomes of others
     */
    Proposal(EngineState state, Drafting drafting, boolean alone) {
        this.state = state;
        this.drafting = drafting;
        this.alone = alone;
    }

    /** Decides on chains, the preferred ones first. Whom their drafts told of something is not among {@link #told}. */
    void decide(Map<ChainRuntime, Drafting.Drafted> drafts) {
        drafts.forEach(this::decide);
    }

    private void decide(ChainRuntime chain, Drafting.Drafted drafted) {
        decide(chain, drafted, state.turns.ticket(chain));
    }

    private void decide(ChainRuntime chain, Drafting.Drafted drafted, Turns.Ticket ticket) {
        Decision decision = drafting.decide(chain, drafted);
        Optional<Batch.Changed> change = change(chain, decision);
        if (change.isPresent() && !state.turns.isFree(ticket, change.get().nodes())) {
            putOff(chain, change.get(), Set.of());
            return;
        }
        decisions.put(chain, decision);
        tickets.put(chain.name, ticket);
        state.turns.leaveTheLines(chain.name);
        change.ifPresent(found -> changes.put(chain.name, found));
        if (decision instanceof Decision.Keep keep && keep.why().reason().state() == ChainState.REFUSED) {
            told.addAll(drafting.refused(drafted));
        }
    }

    /** It waits for its own nodes, and for what others wait for that have to change with it. */
    private void putOff(ChainRuntime chain, Batch.Changed change, Set<Turns.Thing> others) {
        Set<Turns.Thing> needs = new HashSet<>(others);
        change.nodes().forEach(node -> needs.add(Turns.Thing.node(node)));
        state.turns.putOff(chain, needs);
        putOff.add(chain);
        state.identifiers.release(change.after(), chain.record);
    }

    private static Optional<Batch.Changed> change(ChainRuntime chain, Decision decision) {
        if (decision instanceof Decision.Install install && !chain.record.hasSameRendering(install.record())) {
            return Optional.of(new Batch.Changed(chain.record, install.record()));
        }
        if (decision instanceof Decision.GoBack back) {
            return Optional.of(new Batch.Changed(chain.record, back.record()));
        }
        return decision instanceof Decision.Withdraw && chain.record.isInstalled()
            ? Optional.of(new Batch.Changed(chain.record, chain.record.withdrawn())) : Optional.empty();
    }

    /** Enters what goes together into a batch. */
    void enter(Batch batch) {
        Admission admission = new Admission(state, batch);
        takeIn(admission);
        List<Batch.Changed> wanted = new ArrayList<>();
        Map<String, ChainRecord> keeping = new TreeMap<>();
        decisions.keySet().stream().sorted(Work.ORDER).forEach(chain -> {
            Batch.Changed change = changes.get(chain.name);
            if (change != null) {
                wanted.add(change);
            } else if (!(decisions.get(chain) instanceof Decision.Install)) {
                keeping.put(chain.name, chain.record);
            }
        });
        company.forEach(chain -> keeping.put(chain.name, chain.record));
        decisions.keySet().forEach(chain -> state.turns.served(chain.name));
        obstacles = admission.admit(wanted, keeping);
        obstacles.keySet().forEach(name ->
            state.identifiers.release(changes.get(name).after(), changes.get(name).before()));
        batch.chains().values().forEach(change ->
            told.addAll(state.sharing.use(change.name(), change.becomes().uses())));
    }

    /** In the order of the tickets, so that nobody asks at a worse place than it could. */
    private void takeIn(Admission admission) {
        changes.values().forEach(this::open);
        while (!open.isEmpty()) {
            Batch.Changed change = open.remove().change;
            for (Commons.Common common : admission.common(change)) {
                if (changes.get(change.name()) == change) {
                    takeIn(change, common);
                }
            }
        }
        for (Batch.Changed change : List.copyOf(changes.values())) {
            for (Commons.Common common : admission.claimed(change)) {
                if (changes.get(change.name()) == change) {
                    waitForHolders(change, common);
                }
            }
        }
    }

    private void open(Batch.Changed change) {
        open.add(new Open(tickets.get(change.name()), change));
    }

    private void takeIn(Batch.Changed change, Commons.Common common) {
        // To draft all that share something is too much to be done before it is known that one of them cannot come.
        for (ChainRuntime holder : waitForHolders(change, common)) {
            if (changes.get(change.name()) == change) {
                takeIn(holder, tickets.get(change.name()).orBefore(state.turns.ticket(holder)));
            }
        }
    }

    /**
     * A change of an object, or one that wants it in another form, waits for those that hold it and have to wait.
     *
     * @return the holders, none when they were looked at before
     */
    private List<ChainRuntime> waitForHolders(Batch.Changed change, Commons.Common common) {
        boolean known = commons.isKnown(common);
        List<ChainRuntime> holders = known ? List.of() : holders(common);
        commons.change(common, change.name());
        if (known && !commons.blockedBy(common).isEmpty()) {
            putOff(change, commons.blockedBy(common));
        }
        Map<ChainRuntime, Set<Turns.Thing>> waiting = new LinkedHashMap<>();
        holders.stream().filter(holder -> !decisions.containsKey(holder)).forEach(holder -> {
            Set<Turns.Thing> needs = waitsFor(holder, tickets.get(change.name()));
            if (!needs.isEmpty()) {
                waiting.put(holder, needs);
            }
        });
        Set<Turns.Thing> all = new HashSet<>();
        waiting.values().forEach(all::addAll);
        waiting.keySet().forEach(holder -> block(holder.name, all));
        return holders;
    }

    private List<ChainRuntime> holders(Commons.Common common) {
        Set<String> names = state.nodes.get(common.node()).composition.holders(common.key());
        commons.add(common, names);
        return names.stream().sorted().map(state.chains::get).filter(Objects::nonNull).toList();
    }

    /** What a chain waits for, even at the place of one that needs it. */
    private Set<Turns.Thing> waitsFor(ChainRuntime chain, Turns.Ticket ticket) {
        if (chain.inFlight) {
            return Set.of(Turns.Thing.chain(chain.name));
        }
        return state.turns.mustWait(chain.name, ticket) ? state.turns.needs(chain.name) : Set.of();
    }

    /** Whoever needs a chain that has to wait waits for what that waits for. */
    private void block(String chain, Set<Turns.Thing> needs) {
        commons.block(chain, needs).forEach(name -> Optional.ofNullable(changes.get(name))
            .ifPresent(change -> takeOut(change, needs)));
    }

    private void putOff(Batch.Changed change, Set<Turns.Thing> needs) {
        takeOut(change, needs);
        block(change.name(), needs);
    }

    private void takeOut(Batch.Changed change, Set<Turns.Thing> needs) {
        changes.remove(change.name());
        ChainRuntime chain = state.chains.get(change.name());
        decisions.remove(chain);
        putOff(chain, change, needs);
    }

    /** Takes a chain in; who needs it has waited for it as well, so that it may go at the place of the two. */
    private void takeIn(ChainRuntime chain, Turns.Ticket ticket) {
        if (decisions.containsKey(chain)) {
            Batch.Changed change = changes.get(chain.name);
            if (change != null && ticket.compareTo(tickets.get(chain.name)) < 0) {
                tickets.put(chain.name, ticket);
                open(change);
            }
        } else if (alone || chain.backsOff && !state.turns.isWaiting(chain.name)) {
            company.add(chain);
        } else {
            Drafting.Drafted drafted = drafting.draft(chain);
            told.addAll(drafted.told());
            decide(chain, drafted, ticket);
            if (decisions.containsKey(chain)) {
                Optional.ofNullable(changes.get(chain.name)).ifPresent(this::open);
            } else {
                block(chain.name, state.turns.needs(chain.name));
            }
        }
    }

    /** All chains that were decided on. */
    Collection<ChainRuntime> chains() {
        return decisions.keySet();
    }

    /** Whether a chain that was decided on is kept from what it wants. */
    boolean isAnyKeptOut() {
        return !obstacles.isEmpty();
    }

    /** Chains that have to wait for their turn. */
    Collection<ChainRuntime> putOff() {
        return putOff;
    }

    /** Chains that were not decided on and may go along. */
    Collection<ChainRuntime> company() {
        return company;
    }

    Decision decision(ChainRuntime chain) {
        return decisions.get(chain);
    }

    /** What keeps a chain from what was decided. */
    Optional<Admission.Obstacle> obstacle(String chain) {
        return Optional.ofNullable(obstacles.get(chain));
    }

    /** Chains for which something is shared that was not, or the other way round. */
    Set<String> told() {
        return told;
    }
}
