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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the best set of lanes: the cheap answer where it is known to be the best, else a flow, else a search. */
final class LaneSolver {
    private LaneSolver() {
    }

    static LaneSet solve(LaneProblem problem) {
        LaneSet cheap = straight(problem);
        if (cheap != null) {
            return cheap;
        }
        return overlapping(problem) ? new OverlapSearch(problem).best() : flow(problem);
    }

    /** The best lanes where no instance is in two functions. */
    static LaneSet flow(LaneProblem problem) {
        if (problem.width() == 0) {
            return LaneSet.of(problem, List.of());
        }
        return LaneSet.of(problem, new SmallestLanes(problem, new LaneNetwork(problem).solve()).lanes());
    }

    /**
     * The first candidates of every function, taken in order. No set is better when they cross nothing or when there is
     * no other choice.
     */
    private static LaneSet straight(LaneProblem problem) {
        int width = problem.width();
        List<int[]> lanes = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (int index = 0; index < width; index++) {
            int[] lane = new int[problem.functions()];
            for (int function = 0; function < lane.length; function++) {
                lane[function] = problem.free()[function][index];
                if (!used.add(problem.instance()[function][lane[function]])
                    || function > 0 && !problem.linked(function - 1, lane[function - 1], lane[function])) {
                    return null;
                }
            }
            lanes.add(lane);
        }
        LaneSet set = LaneSet.of(problem, lanes);
        return set.crossings() == 0 || problem.slots() == problem.functions() ? set : null;
    }

    private static boolean overlapping(LaneProblem problem) {
        Set<Integer> seen = new HashSet<>();
        for (int function = 0; function < problem.functions(); function++) {
            for (int rank : problem.free()[function]) {
                if (!seen.add(problem.instance()[function][rank])) {
                    return true;
                }
            }
        }
        return false;
    }
}
