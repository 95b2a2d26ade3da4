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

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the lane that a further start joins. */
final class Joins {
    private final Layout layout;
    private final LaneProblem.NodeLinks links;
    private final Predicate<String> reachable;
    private final List<RankedPath> lanes;

    /** Lanes through a node that may carry no new path are joined by nobody. */
    Joins(Layout layout, LaneProblem.NodeLinks links, Predicate<String> reachable, List<RankedPath> lanes) {
        this.layout = layout;
        this.links = links;
        this.reachable = reachable;
        this.lanes = lanes.stream()
            .filter(lane -> IntStream.range(1, lane.ranks().length)
                .allMatch(function -> reachable(function, lane.ranks()[function])))
            .toList();
    }

    /** The lane whose second hop is nearest: on the same node if there is one, then by the rank of the second hop. */
    Optional<RankedPath> nearest(int start) {
        if (!reachable(0, start)) {
            return Optional.empty();
        }
        int from = layout.node(0, start);
        return lanes.stream()
            .filter(lane -> from == second(lane) || links.linked(from, second(lane)))
            .min(Comparator.<RankedPath>comparingInt(lane -> from == second(lane) ? 0 : 1)
                .thenComparingInt(lane -> lane.ranks()[1]));
    }

    private boolean reachable(int function, int rank) {
        return reachable.test(layout.candidate(function, rank).node().name());
    }

    private int second(RankedPath lane) {
        return layout.node(1, lane.ranks()[1]);
    }
}
