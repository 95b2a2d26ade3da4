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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds the best lanes over a part of the functions, where the lanes share what lies before and after them. */
final class InnerLanes {
    private final ResolveInput in;
    private final Layout layout;
    private final LaneProblem.NodeLinks links;

    InnerLanes(ResolveInput in, Layout layout, LaneProblem.NodeLinks links) {
        this.in = in;
        this.layout = layout;
        this.links = links;
    }

    /**
     * Lanes between a start and an end.
     *
     * @param start rank of the start
     * @param end rank of the end
     * @param taken instances that no lane may use
     * @param limit how many lanes at the most
     * @return for each lane its ranks in the inner functions; a lane over no function where there is none between
     */
    List<int[]> between(int start, int end, Set<Integer> taken, int limit) {
        int last = layout.functions() - 1;
        if (limit < 1 || !reachable(0, start) || !reachable(last, end)) {
            return List.of();
        }
        if (last == 1) {
            return linked(0, start, end) ? List.of(new int[0]) : List.of();
        }
        Set<Integer> used = new HashSet<>(taken);
        used.add(layout.instance(0, start));
        used.add(layout.instance(last, end));
        int[][] free = free(1, last, used);
        free[0] = keep(free[0], rank -> linked(0, start, rank));
        free[last - 2] = keep(free[last - 2], rank -> linked(last - 1, rank, end));
        return solve(1, free, limit, new LaneProblem.Approach(
            byRank(1, rank -> layout.node(1, rank) != layout.node(0, start)),
            byRank(last - 1, rank -> layout.node(last - 1, rank) != layout.node(last, end))));
    }

    /**
     * Lanes from the second function to the end. A lane has crossed before when no start is on the node where it
     * begins.
     *
     * @param starts ranks of the starts
     * @param taken instances that no lane may use
     * @param limit how many lanes at the most
     * @return for each lane its ranks from the second function on
     */
    List<int[]> from(List<Integer> starts, Set<Integer> taken, int limit) {
        int[][] free = free(1, layout.functions(), taken);
        free[0] = keep(free[0], rank -> starts.stream().anyMatch(start -> linked(0, start, rank)));
        Set<Integer> nodes = new HashSet<>();
        starts.forEach(start -> nodes.add(layout.node(0, start)));
        return solve(1, free, limit, new LaneProblem.Approach(
            byRank(1, rank -> !nodes.contains(layout.node(1, rank))), new boolean[0]));
    }

    boolean reachable(int function, int rank) {
        return layout.reachable(function, rank, in.reachable());
    }

    /** Whether traffic can pass from a candidate to one of the next function. */
    boolean linked(int function, int rank, int next) {
        int from = layout.node(function, rank);
        int to = layout.node(function + 1, next);
        return from == to || links.linked(from, to);
    }

    private List<int[]> solve(int first, int[][] free, int limit, LaneProblem.Approach approach) {
        return LaneSolver.solve(layout.part(first, free, links, limit, approach)).lanes();
    }

    private int[][] free(int from, int to, Set<Integer> taken) {
        return IntStream.range(from, to).mapToObj(function -> layout.free(function, taken, in.reachable()))
            .toArray(int[][]::new);
    }

    private static int[] keep(int[] ranks, IntPredicate condition) {
        return Arrays.stream(ranks).filter(condition).toArray();
    }

    private boolean[] byRank(int function, IntPredicate property) {
        boolean[] values = new boolean[layout.candidates(function)];
        for (int rank = 0; rank < values.length; rank++) {
            values[rank] = property.test(rank);
        }
        return values;
    }

    /** The ranks of a whole path. */
    static int[] path(int start, int[] lane, int... end) {
        return IntStream.concat(IntStream.concat(IntStream.of(start), Arrays.stream(lane)), Arrays.stream(end))
            .toArray();
    }
}
