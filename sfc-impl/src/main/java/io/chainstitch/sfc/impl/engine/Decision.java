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

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Refusal;
import java.util.Optional;

/** What to do with a chain, given everything known about it now. */
sealed interface Decision {

    /**
     * Install this rendering.
     *
     * @param record the chain as it shall be remembered
     */
    record Install(ChainRecord record) implements Decision {
    }

    /**
     * Install nothing, and take away what is installed.
     *
     * @param why why; empty when the definition is gone
     */
    record Withdraw(Optional<Refusal> why) implements Decision {
    }

    /**
     * Leave what is installed as it is.
     *
     * @param why why the definition is not followed
     * @param exhausted the pool of identifiers that has none left, where that is why
     */
    record Keep(Refusal why, Optional<IdentifierKey.Pool> exhausted) implements Decision {
        Keep(Refusal why) {
            this(why, Optional.empty());
        }
    }

    /**
     * Go back to what the nodes agreed on last: a change that was not brought to its end does not go through.
     *
     * @param record the chain as it shall be remembered
     * @param why which node does not take it
     */
    record GoBack(ChainRecord record, Refusal why) implements Decision {
    }

    /**
     * Decide later: something is about to be known.
     *
     * @param message what is waited for
     */
    record Wait(String message) implements Decision {
    }
}
