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

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All ways on which a policy may send what was sent once.
 *
 * @param walks the walks, one or more
 */
record Ways(List<WalkResult> walks) {

    static Ways of(WalkInput in, Frame frame, Port start) {
        return new Ways(PacketWalk.walkAll(in, frame, start));
    }

    /** {@return those that pass as they should, if any do, else those that come farthest} */
    Ways best(Itinerary itinerary) {
        List<WalkResult> good = good(itinerary);
        return new Ways(good.isEmpty() ? List.of(walks.stream()
            .sorted(Comparator.comparing(itinerary::progress).reversed()).findFirst().orElseThrow()) : good);
    }

    private List<WalkResult> good(Itinerary itinerary) {
        return walks.stream().filter(walk -> itinerary.fault(walk).isEmpty()).toList();
    }

    double share(Itinerary itinerary) {
        return good(itinerary).stream().mapToDouble(WalkResult::share).sum();
    }

    /** {@return the first wrong thing on any way} */
    Optional<String> fault(Itinerary itinerary) {
        return walks.stream().flatMap(walk -> itinerary.fault(walk).or(walk::unfairness).stream()).findFirst()
            .or(() -> walks.size() < PacketWalk.MAX_WALKS ? Optional.empty()
                : Optional.of("policies send " + itinerary.noun() + " on more ways than can be walked"));
    }

    int mtu() {
        return walks.stream().mapToInt(WalkResult::mtu).filter(mtu -> mtu > 0).min().orElse(0);
    }

    List<WalkStep> steps() {
        return walks.get(0).steps();
    }

    <T> Set<T> all(Function<WalkResult, Set<T>> what) {
        return walks.stream().flatMap(walk -> what.apply(walk).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
