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
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chains whose definition is new, or whose next try is due, and that were not looked at since: while another change is
 * in their way users must not go on to read what held before. Belongs to the engine's thread.
 */
final class Unheard {
    private static final String OTHERS_FIRST = "A change that is under way on its nodes has to end first.";

    private final EngineState state;
    private final Reporter reporter;
    private final Set<String> unsaved;
    private final Set<String> names = new HashSet<>();
    private long remembered;

    /**
     * None so far.
     *
     * @param unsaved chains whose definition is not remembered yet
     */
    Unheard(EngineState state, Reporter reporter, Set<String> unsaved) {
        this.state = state;
        this.reporter = reporter;
        this.unsaved = unsaved;
    }

    void add(String chain) {
        names.add(chain);
    }

    void remove(String chain) {
        names.remove(chain);
    }

    /** Nobody can be looked at now. */
    void sayThatAllWait() {
        sayThatTheyWait(names.stream().flatMap(name -> state.chain(name).stream()).toList());
        names.clear();
    }

    void sayThatTheyWait(Collection<ChainRuntime> chains) {
        List<ChainRuntime> silent = chains.stream().filter(this::isSilent).toList();
        if (!silent.isEmpty() && state.lastGeneration > remembered) {
            // A generation that users have read is not given out again after a death.
            remembered = state.lastGeneration;
            state.ports.store().write(Map.of(), state.lastGeneration).whenComplete((ignored, failure) -> {
                if (failure != null) {
                    state.ports.executor().execute(() -> remembered = 0);
                }
            });
        }
        silent.forEach(chain -> {
            chain.waiting = OTHERS_FIRST;
            chain.observedGeneration = chain.record.generation();
            reporter.report(chain);
        });
    }

    /** What a chain says holds, unless it was defined anew since, or tells the time of a try that has come. */
    private boolean isSilent(ChainRuntime chain) {
        boolean said = chain.waiting.equals(OTHERS_FIRST) && chain.observedGeneration == chain.record.generation();
        return chain.state == null || (unsaved.contains(chain.name) || chain.isDue()) && !said;
    }
}
