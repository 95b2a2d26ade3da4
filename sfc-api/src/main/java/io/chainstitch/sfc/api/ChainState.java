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
package io.chainstitch.sfc.api;

import java.util.Locale;

/** The state of a chain as users read it. */
public enum ChainState {
    /** Valid, but something is missing; nothing is installed. */
    PENDING,
    /** Being written to nodes. */
    PROGRAMMING,
    /** Every node acknowledged the latest definition. */
    READY,
    /** Something is installed, but not all of it, or a node is unreachable. */
    DEGRADED,
    /** The definition or a conflict forbids it; an earlier accepted rendering stays installed. */
    REFUSED,
    /** A node or the controller failed; an earlier rendering stays installed and the change is retried. */
    FAILED;

    /** {@return the spelling of the northbound model} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
