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
import java.util.Optional;
import java.util.Set;

/** Finds out what a chain would come to, and lets the others know what it wants. Belongs to the engine's thread. */
final class Drafting {
    private final EngineState state;

    /**
     * What a chain came to, short of being rendered.
     *
     * @param draft the draft, empty when there is nothing to be resolved
     * @param decision the decision, when there is no draft
     * @param told chains that now share something that they did not, or the other way round
     */
    record Drafted(Optional<Planner.Draft> draft, Optional<Decision> decision, Set<String> told) {
    }

    Drafting(EngineState state) {
        this.state = state;
    }

    Drafted draft(ChainRuntime chain) {
        Optional<ChainRecord> wayBack = chain.goBack.flatMap(why -> chain.record.wayBack());
        if (wayBack.isPresent() && chain.definition.isPresent()) {
            return settled(chain, new Decision.GoBack(wayBack.get(), chain.goBack.orElseThrow()));
        }
        if (chain.definition.isEmpty()) {
            return settled(chain, new Decision.Withdraw(Optional.empty()));
        }
        ChainDefinition definition = chain.definition.get();
        Optional<Decision> wrong = state.planner.refuse(definition);
        if (wrong.isPresent()) {
            return settled(chain, wrong.get());
        }
        ChainRenderer renderer = state.renderers.get(definition.renderer());
        if (renderer == null) {
            return settled(chain, state.rendererGrace && chain.record.isInstalled()
                ? new Decision.Wait("Waiting for renderer " + definition.renderer() + " to start.")
                : new Decision.Withdraw(Optional.of(unknownRenderer(definition))));
        }
        Planner.Draft draft = state.planner.draft(state.input(definition, renderer, chain.record));
        Set<String> told = draft.chain().isEmpty() ? state.sharing.dropDraft(chain.name)
            : state.sharing.draft(definition, Place.of(draft.chain().get()), draft.isWanted());
        return new Drafted(Optional.of(draft), Optional.empty(), told);
    }

    private Drafted settled(ChainRuntime chain, Decision decision) {
        return new Drafted(Optional.empty(), Optional.of(decision), state.sharing.dropDraft(chain.name));
    }

    private Refusal unknownRenderer(ChainDefinition definition) {
        String running = state.renderers.isEmpty() ? "none is running" : "running: " + String.join(", ",
            state.renderers.keySet());
        return new Refusal(Reason.UNKNOWN_RENDERER, "Renderer " + definition.renderer() + " is not there (" + running
            + "): install its feature or name another one in leaf renderer.");
    }

    /** Decides on a chain that was drafted. */
    Decision decide(ChainRuntime chain, Drafted drafted) {
        return drafted.decision.orElseGet(() ->
            state.planner.decide(drafted.draft.orElseThrow(), chain.record, state.identifiers));
    }

    /**
     * A chain that seemed to be wanted was refused after all.
     *
     * @return chains that now share something that they did not, or the other way round
     */
    Set<String> refused(Drafted drafted) {
        return drafted.draft.filter(Planner.Draft::isWanted).map(draft -> state.sharing.draft(draft.in().chain(),
            Place.of(draft.chain().orElseThrow()), false)).orElse(Set.of());
    }
}
