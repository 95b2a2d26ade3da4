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

import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;

/**
 * Most lanes, then fewest crossings, then the smallest sum of ranks, as one min-cost flow. A crossing costs more than
 * all ranks together, and the way around for what finds no lane more than all lanes together.
 *
 * <p>The library computes in {@code double}, which is exact for integers up to 2^53, and no price exceeds the dearest
 * arc times the number of vertices. Where that is too much, the number of lanes is found first, and no way around is
 * needed.
 */
final class LaneNetwork {
    /** More pairs than this make hubs cheaper than arcs of their own. */
    private static final int PAIRS_WITHOUT_HUBS = 16;
    /** A candidate has two vertices and at most two hubs, and two functions share one more. */
    private static final double VERTICES_PER_SLOT = 5;

    private final LaneProblem problem;
    private final int width;
    private final int pairsWithoutHubs;
    private final double exact;

    LaneNetwork(LaneProblem problem) {
        this(problem, PAIRS_WITHOUT_HUBS, 0x1p53);
    }

    /**
     * A network with other limits than usual.
     *
     * @param pairsWithoutHubs up to how many pairs of candidates have arcs of their own
     * @param exact up to which integer arithmetic is taken for exact
     */
    LaneNetwork(LaneProblem problem, int pairsWithoutHubs, double exact) {
        this.problem = problem;
        width = problem.width();
        this.pairsWithoutHubs = pairsWithoutHubs;
        this.exact = exact;
    }

    /** Only for a problem with candidates for every function. */
    LaneFlow solve() {
        double highest = highestRanks();
        double crossing = width * highest + 1;
        double around = width * ((problem.functions() + 1) * crossing + highest) + 1;
        boolean oneStep = exact(around);
        if (!oneStep && !exact(crossing)) {
            throw new IllegalStateException(problem.slots() + " instances are too many to choose lanes among them");
        }
        LaneGraph graph = new LaneGraph(problem, true, crossing, pairsWithoutHubs);
        int supply = oneStep ? width : countLanes();
        if (oneStep) {
            graph.addWayAround(around);
        }
        CapacityScalingMinimumCostFlow<Integer, LaneGraph.Arc> algorithm = new CapacityScalingMinimumCostFlow<>();
        return new FlowReader(graph, algorithm.getMinimumCostFlow(demand(graph, supply)).getFlowMap())
            .read(new LaneFlow(problem, (long) crossing), algorithm.getDualSolution());
    }

    private int countLanes() {
        LaneGraph graph = new LaneGraph(problem, false, 0, pairsWithoutHubs);
        LaneGraph.Arc around = graph.addWayAround(1);
        return width - (int) Math.round(new CapacityScalingMinimumCostFlow<Integer, LaneGraph.Arc>()
            .getMinimumCostFlow(demand(graph, width)).getFlowMap().get(around));
    }

    private boolean exact(double dearest) {
        return dearest * (VERTICES_PER_SLOT * problem.slots() + 2) < exact;
    }

    private double highestRanks() {
        double sum = 0;
        for (int[] ranks : problem.free()) {
            sum += ranks[ranks.length - 1];
        }
        return sum;
    }

    private static MinimumCostFlowProblem<Integer, LaneGraph.Arc> demand(LaneGraph graph, int supply) {
        return new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(graph.graph(),
            vertex -> vertex == LaneGraph.SOURCE ? supply : vertex == LaneGraph.SINK ? -supply : 0,
            LaneGraph.Arc::capacity);
    }
}
