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
import java.util.Map;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/**
 * The layered graph of the free candidates. Each candidate is an arc of capacity 1 whose cost is its rank. Between two
 * functions every pair that is linked has an arc, or, where that would be many, each node has one exit and one entry,
 * and the arcs run between these.
 *
 * <p>Only the arcs of candidates can be saturated: the prices that prove a flow optimal then hold for each pair of
 * candidates by itself, hubs or not.
 */
final class LaneGraph {
    static final int SOURCE = 0;
    static final int SINK = 1;

    /** The cost of an arc is its weight in the graph: the algorithm asks for no other. */
    static final class Arc extends DefaultWeightedEdge {
        private static final long serialVersionUID = 1;

        private final int capacity;

        Arc(int capacity) {
            this.capacity = capacity;
        }

        int capacity() {
            return capacity;
        }
    }

    /**
     * An arc from one candidate, or one node's exit, to a candidate of the next function, or a node's entry.
     *
     * @param from position of the candidate, or the node
     * @param to position of the candidate, or the node
     */
    record Step(int from, int to, Arc arc) {
    }

    private final LaneProblem problem;
    private final double crossing;
    private final int hubCapacity;
    private final Graph<Integer, Arc> graph = new DirectedWeightedMultigraph<>(Arc.class);
    private final int[] firstVertex;
    private final Arc[][] candidates;
    private final boolean[] hubs;
    private final List<List<Step>> steps = new ArrayList<>();
    private int vertices;

    /**
     * Builds the graph.
     *
     * @param problem the problem
     * @param ranked false makes candidates cost nothing
     * @param crossing cost of a step from node to node
     * @param pairsWithoutHubs up to how many pairs of candidates have arcs of their own
     */
    LaneGraph(LaneProblem problem, boolean ranked, double crossing, int pairsWithoutHubs) {
        this.problem = problem;
        this.crossing = crossing;
        hubCapacity = problem.width() + 1;
        int functions = problem.functions();
        firstVertex = new int[functions];
        candidates = new Arc[functions][];
        hubs = new boolean[functions];
        addVertices(2);
        for (int function = 0; function < functions; function++) {
            addCandidates(function, ranked);
        }
        for (int function = 0; function + 1 < functions; function++) {
            steps.add(new ArrayList<>());
            hubs[function] = size(function) * size(function + 1) > pairsWithoutHubs;
            if (hubs[function]) {
                addHubs(function);
            } else {
                addPairs(function);
            }
        }
    }

    Graph<Integer, Arc> graph() {
        return graph;
    }

    Arc candidate(int function, int position) {
        return candidates[function][position];
    }

    List<Step> steps(int function) {
        return steps.get(function);
    }

    /** Whether the steps out of a function run between nodes and not between candidates. */
    boolean hubs(int function) {
        return hubs[function];
    }

    /** An arc by which what finds no lane flows around everything. */
    Arc addWayAround(double cost) {
        return arc(SOURCE, SINK, cost, hubCapacity);
    }

    int size(int function) {
        return problem.free()[function].length;
    }

    int nodeOf(int function, int position) {
        return problem.node()[function][problem.free()[function][position]];
    }

    int enter(int function, int position) {
        return firstVertex[function] + 2 * position;
    }

    int leave(int function, int position) {
        return enter(function, position) + 1;
    }

    private void addCandidates(int function, boolean ranked) {
        firstVertex[function] = addVertices(2 * size(function));
        candidates[function] = new Arc[size(function)];
        for (int position = 0; position < size(function); position++) {
            int rank = problem.free()[function][position];
            candidates[function][position] = arc(enter(function, position), leave(function, position),
                ranked ? rank : 0, 1);
            if (function == 0) {
                arc(SOURCE, enter(0, position), problem.crossesBefore(rank) ? crossing : 0, 2);
            }
            if (function == problem.functions() - 1) {
                arc(leave(function, position), SINK, problem.crossesAfter(rank) ? crossing : 0, 2);
            }
        }
    }

    private void addPairs(int function) {
        for (int position = 0; position < size(function); position++) {
            int rank = problem.free()[function][position];
            for (int after = 0; after < size(function + 1); after++) {
                int next = problem.free()[function + 1][after];
                if (problem.linked(function, rank, next)) {
                    steps.get(function).add(new Step(position, after, arc(leave(function, position),
                        enter(function + 1, after), problem.crosses(function, rank, next) ? crossing : 0, 2)));
                }
            }
        }
    }

    private void addHubs(int function) {
        Map<Integer, Integer> exits = new TreeMap<>();
        Map<Integer, Integer> entries = new TreeMap<>();
        for (int position = 0; position < size(function); position++) {
            arc(leave(function, position), hub(exits, nodeOf(function, position)), 0, 2);
        }
        for (int position = 0; position < size(function + 1); position++) {
            arc(hub(entries, nodeOf(function + 1, position)), enter(function + 1, position), 0, 2);
        }
        boolean meshed = meshed(exits, entries);
        exits.forEach((from, exit) -> entries.forEach((to, entry) -> {
            if (from.equals(to) || !meshed && problem.links().linked(from, to)) {
                steps.get(function).add(new Step(from, to, arc(exit, entry, from.equals(to) ? 0 : crossing,
                    hubCapacity)));
            }
        }));
        if (meshed) {
            int middle = addVertices(1);
            exits.values().forEach(exit -> arc(exit, middle, crossing, hubCapacity));
            entries.values().forEach(entry -> arc(middle, entry, 0, hubCapacity));
        }
    }

    /** Whether all nodes are linked; the arcs between them then share one vertex in the middle. */
    private boolean meshed(Map<Integer, Integer> exits, Map<Integer, Integer> entries) {
        return exits.keySet().stream().allMatch(from -> entries.keySet().stream()
            .allMatch(to -> from.equals(to) || problem.links().linked(from, to)));
    }

    private int hub(Map<Integer, Integer> known, int node) {
        return known.computeIfAbsent(node, key -> addVertices(1));
    }

    private int addVertices(int count) {
        int first = vertices;
        for (int index = 0; index < count; index++) {
            graph.addVertex(vertices++);
        }
        return first;
    }

    private Arc arc(int from, int to, double cost, int capacity) {
        Arc arc = new Arc(capacity);
        graph.addEdge(from, to, arc);
        graph.setEdgeWeight(arc, cost);
        return arc;
    }
}
