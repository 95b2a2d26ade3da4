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

import com.google.common.collect.Iterables;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chains that are to be looked at, in the order in which they will be. Belongs to the engine's thread. */
final class Agenda {
    private final EngineState state;
    private final Rejections rejections;
    /** Those whose turn it is; they come before all others. */
    private final Set<String> called = new LinkedHashSet<>();
    private final Set<String> dirty = new LinkedHashSet<>();
    private final Set<String> alone = new LinkedHashSet<>();
    private final Set<String> told = new LinkedHashSet<>();

    Agenda(EngineState state, Rejections rejections) {
        this.state = state;
        this.rejections = rejections;
    }

    void add(Collection<String> names) {
        names.forEach(this::add);
    }

    void add(String name) {
        if (!called.contains(name)) {
            dirty.add(name);
        }
    }

    /** To be looked at without others, behind all that are looked at together. */
    void addAlone(Collection<String> names) {
        names.forEach(this::remove);
        alone.addAll(names);
    }

    /**
     * What chains share changed. One that is under change is looked at when that is through; one that is to be tried
     * at a certain time does not come before that, for it may be the one that told the others. One that stands in line
     * is planned anew when it is called.
     */
    void tell(Collection<String> names) {
        told.addAll(names);
    }

    /** Takes up what was told, as far as its time has come. */
    void hear() {
        for (String name : List.copyOf(told)) {
            Optional<ChainRuntime> chain = state.chain(name);
            if (chain.filter(found -> found.inFlight).isEmpty()) {
                told.remove(name);
                chain.filter(found -> !found.backsOff && !state.turns.isWaiting(name))
                    .ifPresent(found -> add(name));
            }
        }
    }

    /** Takes up those whose turn it is, and sorts out who must be tried alone. */
    void call(int most) {
        for (String name : state.turns.call(most - called.size(), name -> rejections.of(name).isPresent())) {
            dirty.remove(name);
            called.add(name);
        }
        addAlone(rejections.among(dirty));
        addAlone(rejections.among(called));
    }

    /** Whether nobody can be looked at now. */
    boolean isEmpty() {
        return called.isEmpty() && dirty.isEmpty() && alone.isEmpty() && !state.turns.isAnyReady();
    }

    /** {@return the chains that may be looked at together, to be taken out of here} */
    Iterable<String> together() {
        return Iterables.concat(called, dirty);
    }

    boolean isAnyTogether() {
        return !called.isEmpty() || !dirty.isEmpty();
    }

    /** {@return the chains that are looked at one by one, to be taken out of here} */
    Iterable<String> alone() {
        return alone;
    }

    /** Is not to be looked at together with others any more. */
    void remove(String name) {
        called.remove(name);
        dirty.remove(name);
    }

    /** {@return the number of chains that are to be looked at, now or when a change is through} */
    int size() {
        Set<String> names = new HashSet<>(called);
        names.addAll(dirty);
        names.addAll(alone);
        names.addAll(told);
        names.addAll(state.turns.waiting());
        return names.size();
    }
}
