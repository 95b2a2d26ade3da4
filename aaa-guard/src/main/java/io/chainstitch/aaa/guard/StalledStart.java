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
    private boolean wasActive;

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

    /** {@return what to do now: a component that was active at two looks and brought nothing has stalled} */
    Verdict look() {
        if (serviceThere.getAsBoolean()) {
            return Verdict.DONE;
        }
        boolean stalled = wasActive && componentActive.getAsBoolean();
        wasActive = !stalled && componentActive.getAsBoolean();
        return stalled ? Verdict.RESTART : Verdict.WAIT;
    }
}
