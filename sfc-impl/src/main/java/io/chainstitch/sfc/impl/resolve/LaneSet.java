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

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lanes that share no candidate. The natural order puts the better set first: more lanes, fewer crossings, smaller sum
 * of ranks, and then the lexicographically smaller list of lanes, so that exactly one set is the best.
 *
 * @param lanes for each lane the rank of its candidate in each function; the lanes are in ascending order
 * @param crossings how many neighbouring pairs are on different nodes, the ways there and on included
 * @param rankSum sum of all ranks
 */
record LaneSet(List<int[]> lanes, int crossings, long rankSum) implements Comparable<LaneSet> {
    static final Comparator<int[]> LANE_ORDER = Arrays::compare;

    private static final Comparator<LaneSet> ORDER = Comparator.<LaneSet>comparingInt(set -> -set.lanes.size())
        .thenComparingInt(LaneSet::crossings)
        .thenComparingLong(LaneSet::rankSum)
        .thenComparing(LaneSet::lanes, LaneSet::compareLists);

    static LaneSet of(LaneProblem problem, List<int[]> lanes) {
        int crossings = 0;
        long rankSum = 0;
        for (int[] lane : lanes) {
            crossings += problem.crossesBefore(lane[0]) ? 1 : 0;
            crossings += problem.crossesAfter(lane[lane.length - 1]) ? 1 : 0;
            for (int function = 0; function < lane.length; function++) {
                rankSum += lane[function];
                if (function > 0 && problem.crosses(function - 1, lane[function - 1], lane[function])) {
                    crossings++;
                }
            }
        }
        return new LaneSet(lanes.stream().sorted(LANE_ORDER).toList(), crossings, rankSum);
    }

    @Override
    public int compareTo(LaneSet other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LaneSet set && compareTo(set) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * crossings + Long.hashCode(rankSum);
    }

    private static int compareLists(List<int[]> one, List<int[]> other) {
        for (int index = 0; index < one.size(); index++) {
            int compared = LANE_ORDER.compare(one.get(index), other.get(index));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
