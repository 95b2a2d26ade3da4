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
import java.util.Map;

/**
 * The choice of lanes in plain numbers. A candidate of a function is its rank; a node and an instance are numbers that
 * mean the same in every function.
 *
 * @param free for each function the ranks that a lane may use, ascending
 * @param node for each function the node by rank
 * @param instance for each function the instance by rank; the same number in two functions is the same instance
 * @param links between which nodes traffic can pass
 * @param maxLanes how many lanes at the most, 0 or more
 * @param approach what lies before and after the functions
 */
record LaneProblem(int[][] free, int[][] node, int[][] instance, NodeLinks links, int maxLanes, Approach approach) {

    LaneProblem(int[][] free, int[][] node, int[][] instance, NodeLinks links, int maxLanes) {
        this(free, node, instance, links, maxLanes, Approach.NONE);
    }

    /**
     * What lies before the first and after the last function, where lanes share it. It takes part in no choice, but
     * the way from it and to it may lead to another node.
     *
     * @param entering by rank in the first function, whether the way there crosses; empty when there is nothing before
     * @param leaving by rank in the last function, whether the way on crosses; empty when there is nothing after
     */
    record Approach(boolean[] entering, boolean[] leaving) {
        static final Approach NONE = new Approach(new boolean[0], new boolean[0]);
    }

    /** Between which nodes traffic can pass, in forward direction. */
    @FunctionalInterface
    interface NodeLinks {
        boolean linked(int from, int to);
    }

    int functions() {
        return free.length;
    }

    /** The most lanes that the limit and the smallest function allow. */
    int width() {
        int width = maxLanes;
        for (int[] ranks : free) {
            width = Math.min(width, ranks.length);
        }
        return width;
    }

    /** How many candidates there are over all functions. */
    int slots() {
        return Arrays.stream(free).mapToInt(ranks -> ranks.length).sum();
    }

    boolean linked(int function, int rank, int nextRank) {
        int from = node[function][rank];
        int to = node[function + 1][nextRank];
        return from == to || links.linked(from, to);
    }

    boolean crosses(int function, int rank, int nextRank) {
        return node[function][rank] != node[function + 1][nextRank];
    }

    boolean crossesBefore(int rank) {
        return approach.entering.length > 0 && approach.entering[rank];
    }

    boolean crossesAfter(int rank) {
        return approach.leaving.length > 0 && approach.leaving[rank];
    }

    LaneProblem withLinks(NodeLinks other) {
        return new LaneProblem(free, node, instance, other, maxLanes, approach);
    }

    LaneProblem withMaxLanes(int limit) {
        return new LaneProblem(free, node, instance, links, limit, approach);
    }

    /** The same problem, where instances may serve only the function that is given for them. */
    LaneProblem reserving(Map<Integer, Integer> functionOf) {
        int[][] remaining = new int[free.length][];
        for (int function = 0; function < free.length; function++) {
            int own = function;
            remaining[function] = Arrays.stream(free[function])
                .filter(rank -> functionOf.getOrDefault(instance[own][rank], own) == own)
                .toArray();
        }
        return new LaneProblem(remaining, node, instance, links, maxLanes, approach);
    }
}
