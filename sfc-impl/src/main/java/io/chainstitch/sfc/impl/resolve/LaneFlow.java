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

/**
 * An optimal flow through the layered graph, and prices that prove it optimal. Candidates are counted by their position
 * among the free ones of their function. The cost of a step is 0, or {@code crossingCost} between two nodes; the cost
 * of a candidate is its rank. With the prices added no step and no unused candidate is cheaper than free, and none that
 * is used is dearer.
 */
final class LaneFlow {
    static final int NONE = -1;

    final long crossingCost;
    /** For each function and candidate the candidate that follows; {@link #NONE} when unused, 0 at the end. */
    final int[][] next;
    /** For each function and candidate the candidate before it; {@link #NONE} when unused, 0 at the start. */
    final int[][] previous;
    final long[][] enterPrice;
    final long[][] leavePrice;
    long sourcePrice;
    long sinkPrice;

    LaneFlow(LaneProblem problem, long crossingCost) {
        this.crossingCost = crossingCost;
        int functions = problem.functions();
        next = new int[functions][];
        previous = new int[functions][];
        enterPrice = new long[functions][];
        leavePrice = new long[functions][];
        for (int function = 0; function < functions; function++) {
            int size = problem.free()[function].length;
            next[function] = new int[size];
            previous[function] = new int[size];
            Arrays.fill(next[function], NONE);
            Arrays.fill(previous[function], NONE);
            enterPrice[function] = new long[size];
            leavePrice[function] = new long[size];
        }
    }

    boolean used(int function, int position) {
        return next[function][position] != NONE;
    }
}
