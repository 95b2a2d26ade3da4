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
import java.util.Optional;
import java.util.Set;

/**
 * A finished walk.
 *
 * @param outcome how it ended
 * @param steps everything that happened
 * @param visits the functions that were passed, in order
 * @param choices the segment lists that were chosen, in order
 * @param used the objects that the walk relied on
 * @param kept what proxies kept
 * @param mtu the largest packet in bytes, without Ethernet header, that passes all interfaces on the way and the
 *     underlay; 0 when no node reported an MTU
 */
public record WalkResult(Outcome outcome, List<WalkStep> steps, List<Visit> visits, List<Choice> choices,
    Set<HeldObject> used, Set<Kept> kept, int mtu) {
    public WalkResult {
        Objects.requireNonNull(outcome);
        steps = List.copyOf(steps);
        visits = List.copyOf(visits);
        choices = List.copyOf(choices);
        used = Set.copyOf(used);
        kept = Set.copyOf(kept);
    }

    /** {@return the part of the flows that goes this way, 0..1, as if each policy chose by itself} */
    public double share() {
        return choices.stream().mapToDouble(Choice::share).reduce(1, (one, other) -> one * other);
    }

    /** {@return why a policy on the way does not share out as it says} */
    Optional<String> unfairness() {
        return choices.stream().flatMap(choice -> choice.fault().stream()).findFirst();
    }
}
