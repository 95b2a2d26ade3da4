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
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the engine knows of a chain right now. Belongs to the engine's thread. */
final class ChainRuntime {
    final String name;
    Optional<ChainDefinition> definition = Optional.empty();
    /** Changed by {@link EngineState#remember} only, which counts what nodes are left to be cleaned. */
    ChainRecord record;
    /** Why the definition is not followed; empty when what is recorded is what the definition asks for. */
    Optional<Refusal> why = Optional.empty();
    /** What is waited for before a decision or another try can be made, empty when nothing is. */
    String waiting = "";
    boolean inFlight;
    /** Why a change from before a restart cannot be brought to its end; it is to be taken back. */
    Optional<Refusal> goBack = Optional.empty();
    int attempts;
    /** A node said no, and the next try has its time, which may have come. */
    boolean backsOff;
    private boolean due;
    private long tries;
    long observedGeneration;
    /** The generation that was decided on last; users are told of a newer one that waits for that. */
    long decidedGeneration;
    ChainState state;
    Instant since;
    long changedAtNanos;
    boolean programming;
    OptionalLong lastProgramMicros = OptionalLong.empty();

    ChainRuntime(String name, ChainRecord record) {
        this.name = name;
        this.record = record;
    }

    /**
     * The next try has its time.
     *
     * @return the number of that try
     */
    long backOff() {
        backsOff = true;
        due = false;
        return ++tries;
    }

    /**
     * The time of a try has come.
     *
     * @return whether it is still to be made
     */
    boolean comes(long number) {
        boolean latest = backsOff && tries == number;
        due |= latest;
        return latest;
    }

    /** {@return whether the time of the next try has come, and it could not be made yet} */
    boolean isDue() {
        return due;
    }

    /** {@return whether nothing is left of it, as also when a controller died in the middle of its deletion} */
    boolean isToBeForgotten() {
        return definition.isEmpty() && record.isForgettable();
    }

    /**
     * It was looked at.
     *
     * @param decided whether it was decided: a try whose time has not come is off then
     */
    void looked(boolean decided) {
        if (decided || due) {
            backsOff = false;
            due = false;
            tries++;
        }
    }
}
