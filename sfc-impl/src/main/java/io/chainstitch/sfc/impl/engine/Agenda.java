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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chains that are to be looked at, in the order in which they will be. Belongs to the engine's thread. */
final class Agenda {
    private final EngineState state;
    private final Set<String> dirty = new LinkedHashSet<>();
    private final Set<String> alone = new LinkedHashSet<>();
    /** Chains that are tried alone, and were put off. */
    private final Set<String> aloneAgain = new HashSet<>();
    private final Set<String> told = new LinkedHashSet<>();

    Agenda(EngineState state) {
        this.state = state;
    }

    void add(Collection<String> names) {
        names.forEach(this::add);
    }

    void add(String name) {
        state.turns.forgetNeeded(name);
        dirty.add(name);
    }

    /** To be looked at without others, behind all that are looked at together. */
    void addAlone(Collection<String> names) {
        names.forEach(dirty::remove);
        alone.addAll(names);
    }

    /**
     * What chains share changed. One that is under change is looked at when that is through; one that is to be tried
     * at a certain time does not come before that, for it may be the one that told the others.
     */
    void tell(Collection<String> names) {
        names.forEach(state.turns::forgetNeeded);
        told.addAll(names);
    }

    /** Takes up what was told, as far as its time has come. */
    void hear() {
        for (String name : List.copyOf(told)) {
            Optional<ChainRuntime> chain = state.chain(name);
            if (chain.filter(found -> found.inFlight).isEmpty()) {
                told.remove(name);
                chain.filter(found -> !found.backsOff).ifPresent(found -> add(name));
            }
        }
    }

    /** Whether nobody can be looked at now. */
    boolean isEmpty() {
        return dirty.isEmpty() && alone.isEmpty();
    }

    /** {@return the chains that may be looked at together} */
    Set<String> dirty() {
        return dirty;
    }

    /** {@return the chains that are looked at one by one} */
    Set<String> alone() {
        return alone;
    }

    /** Its node is taken; it comes back with {@link #recall}. */
    void putOffAlone(String name) {
        aloneAgain.add(name);
    }

    /** A node was given back: who was put off asks again, before all others. */
    void recall() {
        Set<String> later = new LinkedHashSet<>(dirty);
        dirty.clear();
        for (String name : state.turns.recall()) {
            (aloneAgain.remove(name) ? alone : dirty).add(name);
        }
        dirty.addAll(later);
    }

    /** {@return the number of chains that are to be looked at, now or when a change is through} */
    int size() {
        Set<String> names = new HashSet<>(dirty);
        names.addAll(alone);
        names.addAll(told);
        names.addAll(state.turns.waiting());
        return names.size();
    }
}
