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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the library found back into candidates that follow each other. */
final class FlowReader {
    private final LaneGraph graph;
    private final Map<LaneGraph.Arc, Double> amounts;

    FlowReader(LaneGraph graph, Map<LaneGraph.Arc, Double> amounts) {
        this.graph = graph;
        this.amounts = amounts;
    }

    /** Fills an empty flow. */
    LaneFlow read(LaneFlow flow, Map<Integer, Double> duals) {
        int last = flow.next.length - 1;
        for (int function = 0; function < last; function++) {
            if (graph.hubs(function)) {
                connectThroughHubs(flow, function);
            } else {
                connectPairs(flow, function);
            }
        }
        for (int start = 0; start < graph.size(0); start++) {
            flow.previous[0][start] = amount(graph.candidate(0, start)) == 1 ? 0 : LaneFlow.NONE;
        }
        for (int end = 0; end < graph.size(last); end++) {
            flow.next[last][end] = amount(graph.candidate(last, end)) == 1 ? 0 : LaneFlow.NONE;
        }
        readPrices(flow, duals);
        return flow;
    }

    private int amount(LaneGraph.Arc arc) {
        return (int) Math.round(amounts.get(arc));
    }

    private void connectPairs(LaneFlow flow, int function) {
        for (LaneGraph.Step step : graph.steps(function)) {
            if (amount(step.arc()) == 1) {
                join(flow, function, step.from(), step.to());
            }
        }
    }

    /** Who meets whom behind a hub makes no difference to the cost; what no step carries went through the middle. */
    private void connectThroughHubs(LaneFlow flow, int function) {
        Map<Integer, Deque<Integer>> leaving = usedByNode(function);
        Map<Integer, Deque<Integer>> entering = usedByNode(function + 1);
        for (LaneGraph.Step step : graph.steps(function)) {
            for (int unit = amount(step.arc()); unit > 0; unit--) {
                join(flow, function, leaving.get(step.from()).remove(), entering.get(step.to()).remove());
            }
        }
        Deque<Integer> rest = new ArrayDeque<>();
        entering.values().forEach(rest::addAll);
        leaving.values().forEach(positions -> positions.forEach(from -> join(flow, function, from, rest.remove())));
    }

    private Map<Integer, Deque<Integer>> usedByNode(int function) {
        Map<Integer, Deque<Integer>> used = new TreeMap<>();
        for (int position = 0; position < graph.size(function); position++) {
            if (amount(graph.candidate(function, position)) == 1) {
                used.computeIfAbsent(graph.nodeOf(function, position), node -> new ArrayDeque<>()).add(position);
            }
        }
        return used;
    }

    private static void join(LaneFlow flow, int function, int from, int to) {
        flow.next[function][from] = to;
        flow.previous[function + 1][to] = from;
    }

    /** The library lets prices fall along the flow; here they rise. */
    private void readPrices(LaneFlow flow, Map<Integer, Double> duals) {
        flow.sourcePrice = -Math.round(duals.get(LaneGraph.SOURCE));
        flow.sinkPrice = -Math.round(duals.get(LaneGraph.SINK));
        for (int function = 0; function < flow.next.length; function++) {
            for (int position = 0; position < graph.size(function); position++) {
                flow.enterPrice[function][position] = -Math.round(duals.get(graph.enter(function, position)));
                flow.leavePrice[function][position] = -Math.round(duals.get(graph.leave(function, position)));
            }
        }
    }
}
