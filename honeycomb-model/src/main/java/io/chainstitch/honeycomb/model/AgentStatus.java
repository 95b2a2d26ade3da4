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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.ObjectKey;
import java.util.List;
import java.util.Objects;

/**
 * What an agent says of itself.
 *
 * @param name name of the node, as given to the agent at its start
 * @param vpp its connection to VPP
 * @param failures configured objects that VPP does not hold because it refused them on restoration
 * @param reconciliations how often since its start the agent repaired VPP from the configuration
 */
public record AgentStatus(String name, Vpp vpp, List<Failure> failures, long reconciliations) {

    public AgentStatus {
        Objects.requireNonNull(name);
        Objects.requireNonNull(vpp);
        failures = List.copyOf(failures);
    }

    /**
     * The connection to VPP.
     *
     * @param connected whether VPP answers
     * @param version version of VPP, empty while it was never connected
     * @param message why there is no connection, empty while there is one
     */
    public record Vpp(boolean connected, String version, String message) {
        public Vpp {
            Objects.requireNonNull(version);
            Objects.requireNonNull(message);
        }
    }

    /**
     * An object that VPP refused.
     *
     * @param key the object
     * @param message what VPP answered and what to do
     */
    public record Failure(ObjectKey key, String message) {
        public Failure {
            Objects.requireNonNull(key);
            Objects.requireNonNull(message);
        }
    }
}
