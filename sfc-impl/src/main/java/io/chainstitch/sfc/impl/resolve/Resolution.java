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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.Objects;

/** What became of a definition. */
public sealed interface Resolution {

    /**
     * At least one path was found.
     *
     * @param chain the chain with its paths
     */
    record Resolved(ResolvedChain chain) implements Resolution {
        public Resolved {
            Objects.requireNonNull(chain);
        }
    }

    /**
     * There is no path.
     *
     * @param refusal why not; its reason tells whether the chain is pending or refused
     */
    record Refused(Refusal refusal) implements Resolution {
        public Refused {
            Objects.requireNonNull(refusal);
        }
    }
}
