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
import java.util.stream.IntStream;

/**
 * The part of a flow's residual graph that costs nothing, searched backwards and breadth first. Vertices are the
 * source, the sink, and for each candidate where a lane enters it and where it leaves it.
 */
final class FreeCycles {
    private static final int SOURCE = 0;
    private static final int SINK = 1;
    private static final int UNSEEN = -1;

    private final LaneProblem problem;
    private final LaneFlow flow;
    private final int[] first;
    private final int[] functionOf;
    private final boolean[] frozen;
    /** For each vertex the one that follows it on the way to the target. */
    private final int[] onward;
    private final int[] queue;
    /** For each entry the candidates before it from which a step is free; prices never change, so neither does this. */
    private final int[][] freeBefore;
    private int queued;

    FreeCycles(LaneProblem problem, LaneFlow flow) {
        this.problem = problem;
        this.flow = flow;
        first = new int[problem.functions()];
        int vertices = 2;
        for (int function = 0; function < first.length; function++) {
            first[function] = vertices;
            vertices += 2 * problem.free()[function].length;
        }
        functionOf = new int[vertices];
        for (int function = 0; function < first.length; function++) {
            Arrays.fill(functionOf, first[function], first[function] + 2 * problem.free()[function].length, function);
        }
        frozen = new boolean[vertices];
        onward = new int[vertices];
        queue = new int[vertices];
        freeBefore = new int[vertices][];
    }

    void freezeEntry(int function, int position) {
        frozen[enter(function, position)] = true;
    }

    void freezeExit(int function, int position) {
        frozen[leave(function, position)] = true;
    }

    /** Makes the smallest start of those between, the current one included, part of the flow. */
    int smallestStart(int from, int current) {
        boolean searched = false;
        for (int start = from; start < current; start++) {
            if (freeStart(start)) {
                if (!searched) {
                    search(SOURCE);
                    searched = true;
                }
                if (onward[enter(0, start)] != UNSEEN) {
                    turn(SOURCE, enter(0, start));
                    return start;
                }
            }
        }
        return current;
    }

    /** Makes the smallest possible candidate follow one that the flow uses. */
    int smallestNext(int function, int position) {
        int current = flow.next[function][position];
        int target = leave(function, position);
        boolean searched = false;
        for (int after = 0; after < current; after++) {
            int vertex = enter(function + 1, after);
            if (!frozen[vertex] && freeStep(function, position, after)) {
                if (!searched) {
                    search(target);
                    searched = true;
                }
                if (onward[vertex] != UNSEEN) {
                    turn(target, vertex);
                    return after;
                }
            }
        }
        return current;
    }

    private boolean freeStart(int position) {
        long cost = problem.crossesBefore(problem.free()[0][position]) ? flow.crossingCost : 0;
        return cost + flow.sourcePrice == flow.enterPrice[0][position];
    }

    private boolean freeEnd(int last, int position) {
        long cost = problem.crossesAfter(problem.free()[last][position]) ? flow.crossingCost : 0;
        return cost + flow.leavePrice[last][position] == flow.sinkPrice;
    }

    private boolean freeStep(int function, int from, int to) {
        int fromRank = problem.free()[function][from];
        int toRank = problem.free()[function + 1][to];
        long cost = problem.crosses(function, fromRank, toRank) ? flow.crossingCost : 0;
        return cost + flow.leavePrice[function][from] == flow.enterPrice[function + 1][to]
            && problem.linked(function, fromRank, toRank);
    }

    private boolean freeUse(int function, int position) {
        return problem.free()[function][position] + flow.enterPrice[function][position]
            == flow.leavePrice[function][position];
    }

    private void search(int target) {
        Arrays.fill(onward, UNSEEN);
        queued = 0;
        see(target, target);
        for (int head = 0; head < queued; head++) {
            int vertex = queue[head];
            if (vertex == SOURCE) {
                beforeSource();
            } else if (vertex == SINK) {
                beforeSink();
            } else if (isEntry(vertex)) {
                beforeEntry(vertex);
            } else {
                beforeExit(vertex);
            }
        }
    }

    private void see(int vertex, int following) {
        if (onward[vertex] == UNSEEN && (!frozen[vertex] || vertex == following)) {
            onward[vertex] = following;
            queue[queued++] = vertex;
        }
    }

    private void beforeSource() {
        for (int start = 0; start < flow.next[0].length; start++) {
            if (flow.used(0, start)) {
                see(enter(0, start), SOURCE);
            }
        }
    }

    private void beforeSink() {
        int last = first.length - 1;
        for (int end = 0; end < flow.next[last].length; end++) {
            if (!flow.used(last, end) && freeEnd(last, end)) {
                see(leave(last, end), SINK);
            }
        }
    }

    private void beforeEntry(int vertex) {
        int function = functionOf[vertex];
        int position = positionOf(vertex);
        if (flow.used(function, position) && freeUse(function, position)) {
            see(vertex + 1, vertex);
        }
        if (function == 0) {
            if (!flow.used(0, position) && freeStart(position)) {
                see(SOURCE, vertex);
            }
            return;
        }
        if (freeBefore[vertex] == null) {
            freeBefore[vertex] = IntStream.range(0, flow.next[function - 1].length)
                .filter(before -> freeStep(function - 1, before, position)).toArray();
        }
        for (int before : freeBefore[vertex]) {
            if (flow.next[function - 1][before] != position) {
                see(leave(function - 1, before), vertex);
            }
        }
    }

    private void beforeExit(int vertex) {
        int function = functionOf[vertex];
        int position = positionOf(vertex);
        if (!flow.used(function, position)) {
            if (freeUse(function, position)) {
                see(vertex - 1, vertex);
            }
        } else if (function == first.length - 1) {
            see(SINK, vertex);
        } else {
            see(enter(function + 1, flow.next[function][position]), vertex);
        }
    }

    /** Sends one unit around the cycle that leads from the target to the vertex and onward back to the target. */
    private void turn(int target, int vertex) {
        for (int from = vertex; from != target; from = onward[from]) {
            unjoin(from, onward[from]);
        }
        join(target, vertex);
        for (int from = vertex; from != target; from = onward[from]) {
            join(from, onward[from]);
        }
    }

    /** A step from an entry to an exit of the function before takes flow back; uses follow from the steps. */
    private void unjoin(int from, int to) {
        if (from == SINK) {
            flow.next[functionOf[to]][positionOf(to)] = LaneFlow.NONE;
        } else if (to == SOURCE) {
            flow.previous[0][positionOf(from)] = LaneFlow.NONE;
        } else if (from != SOURCE && to != SINK && functionOf[from] > functionOf[to]) {
            flow.next[functionOf[to]][positionOf(to)] = LaneFlow.NONE;
            flow.previous[functionOf[from]][positionOf(from)] = LaneFlow.NONE;
        }
    }

    private void join(int from, int to) {
        if (from == SOURCE) {
            flow.previous[0][positionOf(to)] = 0;
        } else if (to == SINK) {
            flow.next[functionOf[from]][positionOf(from)] = 0;
        } else if (from != SINK && to != SOURCE && functionOf[from] < functionOf[to]) {
            flow.next[functionOf[from]][positionOf(from)] = positionOf(to);
            flow.previous[functionOf[to]][positionOf(to)] = positionOf(from);
        }
    }

    private boolean isEntry(int vertex) {
        return (vertex - first[functionOf[vertex]]) % 2 == 0;
    }

    private int positionOf(int vertex) {
        return (vertex - first[functionOf[vertex]]) / 2;
    }

    private int enter(int function, int position) {
        return first[function] + 2 * position;
    }

    private int leave(int function, int position) {
        return enter(function, position) + 1;
    }
}
