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
import java.util.List;

/**
 * Turns an optimal flow into the lexicographically smallest list of lanes that costs the same.
 *
 * <p>Two optimal flows differ by cycles of the residual graph that cost nothing. Lane by lane and function by function
 * the smallest candidate is taken to which such a cycle leads; what was taken is never touched again.
 */
final class SmallestLanes {
    private final LaneProblem problem;
    private final LaneFlow flow;
    private final FreeCycles cycles;

    SmallestLanes(LaneProblem problem, LaneFlow flow) {
        this.problem = problem;
        this.flow = flow;
        cycles = new FreeCycles(problem, flow);
    }

    List<int[]> lanes() {
        List<int[]> lanes = new ArrayList<>();
        int from = 0;
        for (int start = smallestStart(from); start != LaneFlow.NONE; start = smallestStart(from)) {
            lanes.add(lane(start));
            from = start + 1;
        }
        return lanes;
    }

    private int smallestStart(int from) {
        int current = from;
        while (current < flow.next[0].length && !flow.used(0, current)) {
            current++;
        }
        if (current == flow.next[0].length) {
            return LaneFlow.NONE;
        }
        return cycles.smallestStart(from, current);
    }

    private int[] lane(int start) {
        int[] lane = new int[problem.functions()];
        int position = start;
        for (int function = 0; function < lane.length; function++) {
            lane[function] = problem.free()[function][position];
            cycles.freezeEntry(function, position);
            int following = function + 1 < lane.length ? cycles.smallestNext(function, position) : LaneFlow.NONE;
            cycles.freezeExit(function, position);
            position = following;
        }
        return lane;
    }
}
