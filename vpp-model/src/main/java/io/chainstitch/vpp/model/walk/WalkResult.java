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
package io.chainstitch.vpp.model.walk;

import java.util.List;
import java.util.Objects;

/**
 * A finished walk.
 *
 * @param outcome how it ended
 * @param steps everything that happened
 * @param visits the functions that were passed, in order
 * @param mtu the largest packet in bytes, without Ethernet header, that passes all interfaces on the way and the
 *     underlay; 0 when no node reported an MTU
 */
public record WalkResult(Outcome outcome, List<WalkStep> steps, List<Visit> visits, int mtu) {
    public WalkResult {
        Objects.requireNonNull(outcome);
        steps = List.copyOf(steps);
        visits = List.copyOf(visits);
    }
}
