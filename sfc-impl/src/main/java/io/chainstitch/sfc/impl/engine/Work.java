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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Refusal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The worker: takes the dirty chains, decides, enters what was decided into the plan and hands it to a {@link Change}.
 * Belongs to the engine's thread.
 */
final class Work {
    /** How many chains go into one transaction at the most: bounds how long one change can hold up the next. */
    private static final int BATCH = 256;
    /** Chains that give something up come first, then the older ones: an older chain keeps what a newer one wants. */
    static final Comparator<ChainRuntime> ORDER =
        Comparator.<ChainRuntime, Boolean>comparing(chain -> chain.definition.isPresent())
            .thenComparing(chain -> !chain.record.isInstalled())
            .thenComparing(chain -> chain.record.generation())
            .thenComparing(chain -> chain.name);

    private final EngineState state;
    private final Reporter reporter;
    private final Drafting drafting;
    private final Set<String> dirty = new LinkedHashSet<>();
    /** Chains that are tried one by one, because a transaction of several was rejected. */
    private final Set<String> alone = new LinkedHashSet<>();
    /** Chains that are kept from what they want. */
    private final Waiting waiting = new Waiting();
    private final Rejections rejections = new Rejections();
    private final Set<String> unsaved = new HashSet<>();
    /** Whether it is not known what the chains want that are not installed. */
    private boolean surveying = true;
    /** Chains of {@link #alone} that were put off. */
    private final Set<String> aloneAgain = new LinkedHashSet<>();
    private int underWay;
    private Runnable whenIdle = () -> { };

    Work(EngineState state, Reporter reporter) {
        this.state = state;
        this.reporter = reporter;
        this.drafting = new Drafting(state);
    }

    /** Is called on the engine's thread each time a change ended, before another one starts. */
    void whenIdle(Runnable action) {
        whenIdle = action;
    }

    void dirty(Collection<String> names) {
        dirty.addAll(names);
    }

    /** A node said no to the change of several chains: each is tried alone. */
    void rejectedTogether(String name, Refusal why) {
        rejections.put(name, why);
        alone.add(name);
    }

    /** Before the next decision it is found out what all dirty chains want. */
    void survey() {
        surveying = true;
    }

    void dirtyAll() {
        dirty.addAll(state.chains.keySet());
    }

    int waitingChains() {
        Set<String> names = new HashSet<>(dirty);
        names.addAll(alone);
        return names.size();
    }

    boolean isBusy() {
        return underWay > 0;
    }

    void definition(String name, Optional<ChainDefinition> definition, String digest, long nowNanos) {
        ChainRuntime chain = state.chains.get(name);
        if (chain == null) {
            if (definition.isEmpty()) {
                return;
            }
            chain = new ChainRuntime(name, ChainRecord.empty(name, 0, ""));
            state.chains.put(name, chain);
        }
        state.index.replace(chain.definition, definition);
        chain.definition = definition;
        if (!chain.record.digest().equals(digest)) {
            long generation = definition.isPresent() ? ++state.lastGeneration : chain.record.generation();
            state.remember(chain, chain.record.withGeneration(generation, digest));
            chain.changedAtNanos = nowNanos;
            chain.programming = true;
            chain.attempts = 0;
            chain.goBack = Optional.empty();
            tryTogether(name);
            unsaved.add(name);
        }
        dirty.add(name);
    }

    /** Starts on what is dirty, as far as nobody else is at it. */
    void pump() {
        if (!state.started || dirty.isEmpty() && alone.isEmpty()
            || underWay > 0 && state.nodes.all().stream().allMatch(node -> state.turns.isTaken(node.name))) {
            return;
        }
        if (surveying) {
            surveying = false;
            List.copyOf(dirty).forEach(name -> state.chain(name).ifPresent(chain ->
                dirty.addAll(drafting.draft(chain).told())));
        }
        List<String> rejected = rejections.among(dirty);
        rejected.forEach(dirty::remove);
        alone.addAll(rejected);
        boolean single = dirty.isEmpty();
        Map<ChainRuntime, Drafting.Drafted> one = Map.of();
        Proposal proposal = new Proposal(state, drafting, single);
        if (single) {
            one = next(alone, 1);
            one.values().forEach(drafted -> dirty.addAll(drafted.told()));
            proposal.decide(one);
        } else {
            proposal.decide(nextDirty());
        }
        Batch batch = new Batch(state.nodes, state.reception);
        proposal.enter(batch);
        one.keySet().stream().map(chain -> chain.name).filter(state.turns::isPutOff).forEach(aloneAgain::add);
        proposal.chains().forEach(chain -> dirty.remove(chain.name));
        proposal.chains().forEach(chain -> follow(chain, proposal));
        dirty.addAll(proposal.told());
        untie(proposal.chains());
        start(batch, proposal, single);
    }

    /** Dirty chains with what they came to; whose sharing changes by that is among them, as long as there is room. */
    private Map<ChainRuntime, Drafting.Drafted> nextDirty() {
        Map<ChainRuntime, Drafting.Drafted> taken = new TreeMap<>(ORDER);
        Set<String> names = new HashSet<>();
        while (!dirty.isEmpty() && taken.size() < BATCH) {
            Map<ChainRuntime, Drafting.Drafted> more = next(dirty, BATCH - taken.size());
            taken.putAll(more);
            more.keySet().forEach(chain -> names.add(chain.name));
            more.values().forEach(drafted -> drafted.told().stream().filter(name -> !names.contains(name))
                .forEach(dirty::add));
        }
        return taken;
    }

    private Map<ChainRuntime, Drafting.Drafted> next(Set<String> source, int most) {
        Map<ChainRuntime, Drafting.Drafted> taken = new TreeMap<>(ORDER);
        for (var iterator = source.iterator(); iterator.hasNext() && taken.size() < most;) {
            Optional<ChainRuntime> next = state.chain(iterator.next());
            iterator.remove();
            next.ifPresent(chain -> {
                if (chain.inFlight || state.turns.isPutOff(chain.name)) {
                    state.turns.putOff(chain.name, Set.of());
                } else {
                    taken.put(chain, drafting.draft(chain));
                }
            });
        }
        return taken;
    }

    private void follow(ChainRuntime chain, Proposal proposal) {
        chain.waiting = "";
        chain.why = Optional.empty();
        chain.observedGeneration = chain.record.generation();
        waiting.remove(chain.name);
        Decision decision = proposal.decision(chain);
        Optional<Admission.Obstacle> obstacle = proposal.obstacle(chain.name);
        if (obstacle.isPresent()) {
            keepOut(chain, obstacle.get());
            if (decision instanceof Decision.GoBack back) {
                chain.why = Optional.of(cannotGoBack(back.why(), obstacle.get()));
            }
            return;
        }
        rejections.forget(Set.of(chain.name));
        if (decision instanceof Decision.Withdraw withdraw) {
            chain.why = withdraw.why();
        } else if (decision instanceof Decision.Keep keep) {
            chain.why = Optional.of(keep.why());
            keep.exhausted().ifPresent(pool -> waiting.put(chain.name, Waiting.holderOf(pool)));
        } else if (decision instanceof Decision.Wait wait) {
            chain.waiting = wait.message();
        } else if (decision instanceof Decision.GoBack back) {
            chain.goBack = Optional.empty();
            refuse(chain, back.why());
        }
    }

    /** A node said no: the chain is tried again later, and users are told when. */
    void refuse(ChainRuntime chain, Refusal refusal) {
        chain.attempts++;
        Duration delay = state.backoff.delay(chain.attempts);
        Refusal why = new Refusal(refusal.reason(), refusal.message() + " Next try at "
            + state.ports.clock().instant().plus(delay).truncatedTo(ChronoUnit.SECONDS) + ".");
        chain.why = Optional.of(why);
        state.ports.executor().schedule(() -> {
            retry(chain, why);
            pump();
        }, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whom a chain cannot go without is tried together with it. */
    private void retry(ChainRuntime chain, Refusal why) {
        dirty.add(chain.name);
        if (rejections.of(chain.name).filter(rejection -> rejection == why).isPresent()) {
            tryTogether(chain.name);
        }
    }

    private void tryTogether(String name) {
        if (rejections.of(name).isPresent()) {
            Set<String> knot = new TreeSet<>(waiting.knot(name, BATCH));
            knot.add(name);
            rejections.forget(knot);
            dirty.addAll(knot);
        }
    }

    /** Chains that keep each other out are looked at together, unless they just were or a node said no to them. */
    private void untie(Collection<ChainRuntime> decided) {
        Set<String> names = new HashSet<>();
        decided.forEach(chain -> names.add(chain.name));
        for (String name : names) {
            Set<String> knot = waiting.knot(name, BATCH);
            if (!names.containsAll(knot) && knot.stream().noneMatch(this::isWaitingForItsTurn)) {
                dirty.addAll(knot);
            }
        }
    }

    private void keepOut(ChainRuntime chain, Admission.Obstacle obstacle) {
        waiting.put(chain.name, obstacle.holder());
        rejections.of(chain.name).filter(rejection -> !rejections.rests(chain.name)).ifPresent(rejection -> {
            refuse(chain, rejection);
            rejections.rest(chain.name, chain.why.orElseThrow());
        });
        // Who is kept out by one that was not rejected itself would be kept out whatever the node says.
        chain.why = obstacle.why().filter(why -> rejections.of(obstacle.holder()).isEmpty())
            .or(() -> rejections.of(chain.name)).or(obstacle::why);
        if (chain.why.isEmpty()) {
            chain.waiting = "Waiting for chain " + obstacle.holder() + " to make room.";
        }
    }

    private static Refusal cannotGoBack(Refusal rejection, Admission.Obstacle obstacle) {
        return new Refusal(rejection.reason(), rejection.message() + " The chain cannot go back to what it had: "
            + obstacle.why().map(Refusal::message).orElse("chain " + obstacle.holder() + " has to make room first."));
    }

    private boolean isWaitingForItsTurn(String name) {
        return state.turns.isPutOff(name)
            || state.chain(name).filter(chain -> chain.inFlight).isPresent() || rejections.of(name).isPresent();
    }

    private void start(Batch batch, Proposal proposal, boolean single) {
        List<ChainRuntime> chains = new ArrayList<>(proposal.chains());
        Set<String> save = new TreeSet<>(unsaved);
        save.retainAll(chains.stream().map(chain -> chain.name).toList());
        unsaved.removeAll(save);
        if (batch.isEmpty() && save.isEmpty()) {
            chains.forEach(reporter::report);
            if (!chains.isEmpty()) {
                again();
            }
            return;
        }
        underWay++;
        Optional<String> only = single ? chains.stream().map(chain -> chain.name).findFirst() : Optional.empty();
        chains.addAll(proposal.company());
        new Change(state, reporter, this, batch, chains, only).start(save);
        again();
    }

    /** Identifiers may be free again: who waits for some may have them now. */
    void gaveUp() {
        for (IdentifierKey.Pool pool : IdentifierKey.Pool.values()) {
            Set<String> waiters = waiting.on(Waiting.holderOf(pool));
            if (!waiters.isEmpty() && state.identifiers.isLeft(pool)) {
                dirty.addAll(waiters);
            }
        }
    }

    /** A change of some chains is through, or taken back: who waits for one of them looks again. */
    void done(Set<String> changed) {
        underWay--;
        changed.forEach(name -> dirty.addAll(waiting.on(name)));
        if (!changed.isEmpty()) {
            gaveUp();
        }
        whenIdle.run();
        nextTurn();
        again();
    }

    /** A node was given back: who was put off asks again, before all others. */
    void nextTurn() {
        Set<String> later = new LinkedHashSet<>(dirty);
        dirty.clear();
        for (String name : state.turns.recall()) {
            (aloneAgain.remove(name) ? alone : dirty).add(name);
        }
        dirty.addAll(later);
    }

    private void again() {
        if (!dirty.isEmpty() || !alone.isEmpty()) {
            state.ports.executor().execute(this::pump);
        }
    }
}
