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
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The worker: takes the dirty chains, decides, enters what was decided into the plan and hands it to a {@link Change}.
 * Belongs to the engine's thread.
 */
final class Work {
    /** How many chains go into one transaction at the most: bounds how long one change can hold up the next. */
    private static final int BATCH = 256;
    /** Chains that give something up come first, then the older ones: an older chain keeps what a newer one wants. */
    private static final Comparator<ChainRuntime> ORDER =
        Comparator.<ChainRuntime, Boolean>comparing(chain -> chain.definition.isPresent())
            .thenComparing(chain -> !chain.record.isInstalled())
            .thenComparing(chain -> chain.record.generation())
            .thenComparing(chain -> chain.name);

    private final EngineState state;
    private final Reporter reporter;
    private final Set<String> dirty = new LinkedHashSet<>();
    /** Chains that are tried one by one, because a transaction of several was rejected. */
    private final Set<String> alone = new LinkedHashSet<>();
    /** Chains that want what another chain holds: looked at again whenever anything is given up. */
    private final Set<String> blocked = new TreeSet<>();
    private final Set<String> unsaved = new HashSet<>();
    private boolean busy;
    private Runnable whenIdle = () -> { };

    Work(EngineState state, Reporter reporter) {
        this.state = state;
        this.reporter = reporter;
    }

    /** Is called on the engine's thread each time the worker has nothing under way. */
    void whenIdle(Runnable action) {
        whenIdle = action;
    }

    void dirty(Collection<String> names) {
        dirty.addAll(names);
    }

    void dirtyAlone(Collection<String> names) {
        alone.addAll(names);
    }

    void dirtyAll() {
        dirty.addAll(state.chains.keySet());
    }

    boolean isBusy() {
        return busy;
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
            unsaved.add(name);
        }
        dirty.add(name);
    }

    /** Starts on what is dirty, unless something is under way already. */
    void pump() {
        if (!state.started || busy || dirty.isEmpty() && alone.isEmpty()) {
            return;
        }
        List<ChainRuntime> chains = take();
        Batch batch = new Batch(state.nodes);
        Set<String> decided = new LinkedHashSet<>();
        for (ChainRuntime chain : chains) {
            decided.add(chain.name);
            follow(chain, decide(chain), batch);
        }
        Set<String> save = new TreeSet<>(unsaved);
        save.retainAll(decided);
        unsaved.removeAll(save);
        if (batch.isEmpty() && save.isEmpty()) {
            chains.forEach(reporter::report);
            again();
            return;
        }
        busy = true;
        new Change(state, reporter, this, batch, chains).start(save);
    }

    private List<ChainRuntime> take() {
        List<String> names = new ArrayList<>();
        Set<String> source = dirty.isEmpty() ? alone : dirty;
        int most = source == alone ? 1 : BATCH;
        for (var iterator = source.iterator(); iterator.hasNext() && names.size() < most;) {
            names.add(iterator.next());
            iterator.remove();
        }
        return names.stream().map(state.chains::get).filter(java.util.Objects::nonNull).sorted(ORDER).toList();
    }

    private Decision decide(ChainRuntime chain) {
        if (chain.definition.isEmpty()) {
            return new Decision.Withdraw(Optional.empty());
        }
        ChainDefinition definition = chain.definition.get();
        Optional<Decision> wrong = state.planner.refuse(definition);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        ChainRenderer renderer = state.renderers.get(definition.renderer());
        if (renderer == null) {
            return state.rendererGrace && chain.record.isInstalled()
                ? new Decision.Wait("Waiting for renderer " + definition.renderer() + " to start.")
                : new Decision.Withdraw(Optional.of(unknownRenderer(definition)));
        }
        return state.planner.decide(new Planner.Input(definition, state.inventory.viewFor(definition), renderer,
            chain.record, state.nodes.unreachable(), state.nodes.undecided()), state.identifiers);
    }

    private Refusal unknownRenderer(ChainDefinition definition) {
        String running = state.renderers.isEmpty() ? "none is running" : "running: " + String.join(", ",
            state.renderers.keySet());
        return new Refusal(Reason.UNKNOWN_RENDERER, "Renderer " + definition.renderer() + " is not there (" + running
            + "): install its feature or name another one in leaf renderer.");
    }

    private void follow(ChainRuntime chain, Decision decision, Batch batch) {
        chain.waiting = "";
        chain.observedGeneration = chain.record.generation();
        blocked.remove(chain.name);
        if (decision instanceof Decision.Install install) {
            install(chain, install.record(), batch);
        } else if (decision instanceof Decision.Withdraw withdraw) {
            chain.why = withdraw.why();
            if (chain.record.isInstalled()) {
                batch.enter(chain.record, chain.record.withdrawn());
            }
        } else if (decision instanceof Decision.Keep keep) {
            chain.why = Optional.of(keep.why());
            if (keep.why().reason() == Reason.IDENTIFIERS_EXHAUSTED) {
                blocked.add(chain.name);
            }
        } else if (decision instanceof Decision.Wait wait) {
            chain.waiting = wait.message();
            chain.why = Optional.empty();
        }
    }

    private void install(ChainRuntime chain, ChainRecord wanted, Batch batch) {
        Optional<Refusal> conflict = conflict(chain, wanted);
        if (conflict.isPresent()) {
            state.identifiers.releaseDropped(wanted.identifiers(), chain.record.held().keySet());
            chain.why = conflict;
            blocked.add(chain.name);
            return;
        }
        chain.why = Optional.empty();
        if (!chain.record.hasSameRendering(wanted)) {
            batch.enter(chain.record, wanted);
        }
    }

    private Optional<Refusal> conflict(ChainRuntime chain, ChainRecord wanted) {
        return wanted.nodes().entrySet().stream()
            .flatMap(entry -> state.nodes.get(entry.getKey()).composition.conflict(chain.name, entry.getValue())
                .map(found -> refusal(entry.getKey(), found)).stream())
            .findFirst();
    }

    static Refusal refusal(String node, Composition.Conflict conflict) {
        return new Refusal(Reason.INTERFACE_CONFLICT, "On node " + node + " the " + conflict.object().key()
            + " belongs to chain " + conflict.holder()
            + ": use another interface or instance, or change that chain.");
    }

    /** A node or a chain gave something up: who waits for it may have it now. */
    void gaveUp() {
        dirty.addAll(blocked);
    }

    /** A change is through. */
    void done(boolean changed) {
        busy = false;
        if (changed) {
            gaveUp();
        }
        whenIdle.run();
        again();
    }

    private void again() {
        if (!dirty.isEmpty() || !alone.isEmpty()) {
            state.ports.executor().execute(this::pump);
        }
    }
}
