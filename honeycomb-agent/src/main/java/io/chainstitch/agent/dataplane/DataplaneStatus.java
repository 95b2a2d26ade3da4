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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.ObjectKey;
import java.util.Map;
import java.util.Objects;

/**
 * The condition of the dataplane.
 *
 * @param connected whether VPP answers
 * @param version VPP's version, empty while it is away
 * @param message why VPP is away or refused, or the ledger cannot be written; empty when all is well
 * @param failed objects that are configured and could not be applied, with VPP's answer
 * @param reconciliations how often VPP was brought to the configuration since the agent started
 */
public record DataplaneStatus(boolean connected, String version, String message, Map<ObjectKey, String> failed,
    long reconciliations) {
    public DataplaneStatus {
        Objects.requireNonNull(version);
        Objects.requireNonNull(message);
        failed = Map.copyOf(failed);
    }
}
