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
package io.chainstitch.aaa.guard;

import java.util.function.BooleanSupplier;

/** Decides when the start of the watched component has stalled, from one look after the other. */
final class StalledStart {
    /** What to do after a look. */
    enum Verdict {
        /** Look again later. */
        WAIT,
        /** Restart the component, and look again later. */
        RESTART,
        /** All is well: there is nothing to look for any more. */
        DONE
    }

    private final BooleanSupplier serviceThere;
    private final BooleanSupplier componentActive;
    /** At how many looks in a row the component was active. */
    private int active;
    /** At how many it may be: doubled by each restart, as the machine may only be slow. */
    private int patience = 1;

    /**
     * Creates it.
     *
     * @param serviceThere whether the service that the component is to bring is registered
     * @param componentActive whether the component is active
     */
    StalledStart(BooleanSupplier serviceThere, BooleanSupplier componentActive) {
        this.serviceThere = serviceThere;
        this.componentActive = componentActive;
    }

    /**
     * {@return what to do now: a component that was active at two looks and brought nothing has stalled, at three after
     * a restart, at five after the next}
     */
    Verdict look() {
        if (serviceThere.getAsBoolean()) {
            return Verdict.DONE;
        }
        active = componentActive.getAsBoolean() ? active + 1 : 0;
        if (active <= patience) {
            return Verdict.WAIT;
        }
        active = 0;
        patience *= 2;
        return Verdict.RESTART;
    }
}
