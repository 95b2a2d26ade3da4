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

import com.google.common.collect.ImmutableList;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Refusal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The worker: takes the dirty chains, decides, enters what was decided into the plan and hands it to a {@link Change}.
 * Belongs to the engine's thread.
 */
final class Work {
    /** How many chains go into one transaction at the most: bounds how long one change can hold up the next. */
    static final int BATCH = 256;
    /** Chains that give something up come first, then the older ones: an older chain keeps what a newer one wants. */
    static final Comparator<ChainRuntime> ORDER =
        Comparator.<ChainRuntime, Boolean>comparing(chain -> chain.definition.isPresent())
            .thenComparing(chain -> !chain.record.isInstalled())
            .thenComparing(chain -> chain.record.generation())
            .thenComparing(chain -> chain.name);

    private final EngineState state;
    private final Reporter reporter;
    private final Drafting drafting;
    private final Agenda agenda;
    private final Unheard unheard;
    /** Chains that are kept from what they want. */
    private final Waiting waiting = new Waiting();
    private final Rejections rejections = new Rejections();
    private final Set<String> unsaved = new HashSet<>();
    /** Whether it is not known what the chains want that are not installed. */
    private boolean surveying = true;
    private int underWay;
    private Runnable whenIdle = () -> { };
    /** Completed as soon as no change is under way. */
    private final List<CompletableFuture<Void>> idle = new ArrayList<>();

    Work(EngineState state, Reporter reporter) {
        this.state = state;
        this.reporter = reporter;
        this.drafting = new Drafting(state);
        this.agenda = new Agenda(state, rejections);
        this.unheard = new Unheard(state, reporter, unsaved);
    }

    /** Is called on the engine's thread each time a change ended, before another one starts. */
    void whenIdle(Runnable action) {
        whenIdle = action;
    }

    void dirty(Collection<String> names) {
        agenda.add(names);
    }

    /** What chains share changed: they are looked at in their time, see {@link Agenda#tell}. */
    void tell(Collection<String> names) {
        agenda.tell(names);
    }

    /** A change was taken back through no fault of the chain's. */
    void tryAgain(ChainRuntime chain, String why) {
        chain.waiting = "It is tried again: " + why;
        agenda.add(chain.name);
    }

    /** A node said no to the change of several chains: each is tried alone. */
    void rejectedTogether(ChainRuntime chain, Refusal why) {
        chain.waiting = "It is tried without the chains that were changed with it: " + why.message();
        rejections.put(chain.name, why);
        agenda.addAlone(Set.of(chain.name));
    }

    /** Before the next decision it is found out what all dirty chains want. */
    void survey() {
        surveying = true;
    }

    void dirtyAll() {
        agenda.add(state.chains.keySet());
    }

    int waitingChains() {
        return agenda.size();
    }

    /** {@return done as soon as no change is under way} */
    CompletionStage<Void> idle() {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        idle.add(asked);
        tellThatIdle();
        return asked;
    }

    private void tellThatIdle() {
        if (!isBusy()) {
            idle.forEach(asked -> asked.complete(null));
            idle.clear();
        }
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
            wake(chain);
            chain.goBack = Optional.empty();
            tryTogether(name);
            unsaved.add(name);
            unheard.add(name);
        }
        agenda.add(name);
    }

    /** Starts on what is dirty, as far as nobody else is at it. */
    void pump() {
        agenda.hear();
        if (!state.started || agenda.isEmpty()) {
            return;
        }
        if (underWay > 0 && state.nodes.all().stream().allMatch(node -> state.turns.isTaken(node.name))) {
            unheard.sayThatAllWait();
            return;
        }
        if (surveying) {
            surveying = false;
            ImmutableList.copyOf(agenda.together()).forEach(name -> state.chain(name).ifPresent(chain ->
                tell(drafting.draft(chain).told())));
            agenda.hear();
        }
        agenda.call(BATCH);
        boolean single = !agenda.isAnyTogether();
        Proposal proposal = new Proposal(state, drafting, single);
        proposal.decide(single ? nextAlone() : nextTogether());
        Batch batch = new Batch(state.nodes, state.reception);
        proposal.enter(batch);
        proposal.putOff().forEach(chain -> agenda.remove(chain.name));
        proposal.chains().forEach(chain -> agenda.remove(chain.name));
        List<ChainRuntime> rested = proposal.chains().stream().filter(chain -> chain.backsOff).toList();
        proposal.chains().forEach(chain -> follow(chain, proposal));
        rested.stream().filter(chain -> !chain.backsOff).forEach(this::comeWith);
        tell(proposal.told());
        untie(proposal.chains());
        if (proposal.isAnyKeptOut()) {
            // It gave back the numbers that it would have taken.
            gaveUp();
        }
        start(batch, proposal);
        unheard.sayThatTheyWait(proposal.putOff());
    }

    private Map<ChainRuntime, Drafting.Drafted> nextAlone() {
        Map<ChainRuntime, Drafting.Drafted> one = next(agenda.alone(), 1);
        one.values().forEach(drafted -> tell(drafted.told()));
        return one;
    }

    /** Chains with what they came to; whose sharing changes by that is among them, as long as there is room. */
    private Map<ChainRuntime, Drafting.Drafted> nextTogether() {
        Map<ChainRuntime, Drafting.Drafted> taken = new TreeMap<>(ORDER);
        Set<String> names = new HashSet<>();
        while (agenda.isAnyTogether() && taken.size() < BATCH) {
            Map<ChainRuntime, Drafting.Drafted> more = next(agenda.together(), BATCH - taken.size());
            taken.putAll(more);
            more.keySet().forEach(chain -> names.add(chain.name));
            more.values().forEach(drafted ->
                tell(drafted.told().stream().filter(name -> !names.contains(name)).toList()));
            agenda.hear();
        }
        return taken;
    }

    private Map<ChainRuntime, Drafting.Drafted> next(Iterable<String> agreed, int most) {
        Map<ChainRuntime, Drafting.Drafted> taken = new TreeMap<>(ORDER);
        for (var names = agreed.iterator(); names.hasNext() && taken.size() < most;) {
            String name = names.next();
            names.remove();
            unheard.remove(name);
            ChainRuntime chain = state.chains.get(name);
            if (chain == null) {
                forget(name);
            } else if (chain.inFlight) {
                state.turns.putOff(chain, Set.of(Turns.Thing.chain(name)));
            } else {
                taken.put(chain, drafting.draft(chain));
            }
        }
        return taken;
    }

    /** A chain is gone. */
    private void forget(String name) {
        waiting.remove(name);
        rejections.forget(Set.of(name));
        unsaved.remove(name);
        state.turns.served(name);
        tell(state.sharing.dropDraft(name));
    }

    private void follow(ChainRuntime chain, Proposal proposal) {
        chain.waiting = "";
        chain.why = Optional.empty();
        chain.observedGeneration = chain.record.generation();
        chain.decidedGeneration = chain.record.generation();
        waiting.remove(chain.name);
        Decision decision = proposal.decision(chain);
        Optional<Admission.Obstacle> obstacle = proposal.obstacle(chain.name);
        chain.looked(obstacle.isEmpty());
        if (obstacle.isPresent()) {
            keepOut(chain, obstacle.get());
            if (decision instanceof Decision.GoBack back) {
                chain.why = Optional.of(obstacle.get().forGoingBack(back.why()));
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

    /** A chain is looked at; who waits for it to be tried again, or wants what it has, comes with it. */
    private void wake(ChainRuntime chain) {
        agenda.add(chain.name);
        if (chain.backsOff) {
            comeWith(chain);
        }
    }

    private void comeWith(ChainRuntime chain) {
        agenda.add(waiting.on(chain.name));
        agenda.tell(state.sharing.whoWantsWhatIsUsedBy(chain.name));
    }

    /** A node said no: the chain is tried again later, and users are told when. */
    void refuse(ChainRuntime chain, Refusal refusal) {
        chain.attempts++;
        Duration delay = state.backoff.delay(chain.attempts);
        chain.why = Optional.of(refusal.with("Next try at "
            + state.ports.clock().instant().plus(delay).truncatedTo(ChronoUnit.SECONDS) + "."));
        long number = chain.backOff();
        state.ports.executor().schedule(() -> {
            if (chain.comes(number)) {
                unheard.add(chain.name);
                retry(chain);
                pump();
            }
        }, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whom a chain cannot go without is tried together with it. */
    private void retry(ChainRuntime chain) {
        wake(chain);
        if (rejections.rests(chain.name)) {
            tryTogether(chain.name);
        }
    }

    private void tryTogether(String name) {
        if (rejections.of(name).isPresent()) {
            Set<String> knot = new TreeSet<>(waiting.knot(name, BATCH));
            knot.add(name);
            rejections.forget(knot);
            agenda.add(knot);
        }
    }

    /** Chains that keep each other out are looked at together, unless they just were or a node said no to them. */
    private void untie(Collection<ChainRuntime> decided) {
        Set<String> names = new HashSet<>();
        decided.forEach(chain -> names.add(chain.name));
        for (String name : names) {
            Set<String> knot = waiting.knot(name, BATCH);
            if (!names.containsAll(knot) && knot.stream().noneMatch(this::isWaitingForItsTurn)) {
                agenda.add(knot);
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

    private boolean isWaitingForItsTurn(String name) {
        return state.turns.isWaiting(name)
            || state.chain(name).filter(chain -> chain.inFlight).isPresent() || rejections.of(name).isPresent();
    }

    private void start(Batch batch, Proposal proposal) {
        List<ChainRuntime> chains = new ArrayList<>(proposal.chains());
        Set<String> save = chains.stream().filter(chain -> unsaved.remove(chain.name) || chain.isToBeForgotten())
            .map(chain -> chain.name).collect(Collectors.toSet());
        if (batch.isEmpty() && save.isEmpty()) {
            again();
            chains.forEach(reporter::report);
            return;
        }
        underWay++;
        chains.addAll(proposal.company());
        state.ports.executor().execute(this::pump);
        new Change(state, reporter, this, batch, chains).start(save);
    }

    /** Identifiers may be free again: who waits for some may have them now. */
    void gaveUp() {
        for (IdentifierKey.Pool pool : IdentifierKey.Pool.values()) {
            Set<String> waiters = waiting.on(Waiting.holderOf(pool));
            if (!waiters.isEmpty() && state.identifiers.isLeft(pool)) {
                agenda.add(waiters);
            }
        }
    }

    /** A change of some chains is through, or taken back: who waits for one of them looks again. */
    void done(Set<String> changed) {
        underWay--;
        changed.forEach(name -> agenda.add(waiting.on(name)));
        if (!changed.isEmpty()) {
            gaveUp();
        }
        whenIdle.run();
        tellThatIdle();
        again();
    }

    /** Goes on until nobody is left to be looked at, whatever became of those who just were. */
    private void again() {
        agenda.hear();
        if (!agenda.isEmpty()) {
            state.ports.executor().execute(this::pump);
        }
    }
}
