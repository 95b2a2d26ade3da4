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
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the best lanes where an instance matches several functions, which a flow cannot express: branch and bound over
 * which function such an instance serves. The flow that ignores the rule bounds each branch from below.
 *
 * <p>The result is exact as long as the number of flows stays within {@link #WORK}; small chains never reach that.
 * Beyond it, the best set found so far is taken. Work is counted, not timed, so the result depends on the input alone.
 */
final class OverlapSearch {
    /** Flows times candidates that a search may cost. */
    private static final int WORK = 10_000;
    /** Up to so many functions all their subsets are looked at for a bound. */
    private static final int SUBSETS = 12;

    private record Branch(LaneProblem problem, LaneSet bound) {
    }

    private final LaneProblem whole;
    private int flowsLeft;
    private LaneSet best;

    OverlapSearch(LaneProblem problem) {
        whole = problem;
        flowsLeft = Math.max(1, WORK / Math.max(1, problem.slots()));
    }

    LaneSet best() {
        Branch root = branch(whole);
        if (repeated(root.bound()) >= 0) {
            best = LaneSolver.flow(shared(whole));
        }
        explore(root);
        return best;
    }

    /** A first answer: each instance serves the one of its functions that has the fewest so far, by rank. */
    private static LaneProblem shared(LaneProblem problem) {
        Map<Integer, Integer> functionsOf = functionsOf(problem);
        Map<Integer, Integer> chosen = new HashMap<>();
        int[] supply = new int[problem.functions()];
        int longest = Arrays.stream(problem.free()).mapToInt(ranks -> ranks.length).max().orElse(0);
        for (int position = 0; position < longest; position++) {
            for (int function = 0; function < supply.length; function++) {
                if (position < problem.free()[function].length) {
                    int instance = problem.instance()[function][problem.free()[function][position]];
                    if (!chosen.containsKey(instance)) {
                        int served = poorest(functionsOf.get(instance), supply);
                        chosen.put(instance, served);
                        supply[served]++;
                    }
                }
            }
        }
        return problem.reserving(chosen);
    }

    private static int poorest(int functions, int[] supply) {
        int poorest = -1;
        for (int function = 0; function < supply.length; function++) {
            if ((functions & bit(function)) != 0 && (poorest < 0 || supply[function] < supply[poorest])) {
                poorest = function;
            }
        }
        return poorest;
    }

    private Branch branch(LaneProblem problem) {
        flowsLeft--;
        LaneProblem bounded = problem.withMaxLanes(Math.min(problem.maxLanes(), widestByCount(problem)));
        return new Branch(problem, LaneSolver.flow(bounded));
    }

    private void explore(Branch branch) {
        if (best != null && branch.bound().compareTo(best) >= 0) {
            return;
        }
        int repeated = repeated(branch.bound());
        if (repeated < 0) {
            best = branch.bound();
            return;
        }
        List<Branch> branches = new ArrayList<>();
        for (int function = 0; function < whole.functions() && flowsLeft > 0; function++) {
            if (matches(branch.problem(), function, repeated)) {
                branches.add(branch(branch.problem().reserving(Map.of(repeated, function))));
            }
        }
        branches.sort((one, other) -> one.bound().compareTo(other.bound()));
        branches.forEach(this::explore);
    }

    private static boolean matches(LaneProblem problem, int function, int instance) {
        for (int rank : problem.free()[function]) {
            if (problem.instance()[function][rank] == instance) {
                return true;
            }
        }
        return false;
    }

    /** The smallest instance that is used twice, or -1. */
    private int repeated(LaneSet set) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> repeated = new ArrayList<>();
        for (int[] lane : set.lanes()) {
            for (int function = 0; function < lane.length; function++) {
                int instance = whole.instance()[function][lane[function]];
                if (!seen.add(instance)) {
                    repeated.add(instance);
                }
            }
        }
        return repeated.isEmpty() ? -1 : Collections.min(repeated);
    }

    /** Functions that together have n instances, k functions, allow n/k lanes at the most. */
    private static int widestByCount(LaneProblem problem) {
        int functions = problem.functions();
        if (functions > SUBSETS) {
            return instancesByFunctions(problem).values().stream().mapToInt(Integer::intValue).sum() / functions;
        }
        Map<Integer, Integer> counts = instancesByFunctions(problem);
        int widest = Integer.MAX_VALUE;
        for (int subset = 1; subset < 1 << functions; subset++) {
            int instances = 0;
            for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
                if ((count.getKey() & subset) != 0) {
                    instances += count.getValue();
                }
            }
            widest = Math.min(widest, instances / Integer.bitCount(subset));
        }
        return widest;
    }

    /** How many instances match exactly which functions. */
    private static Map<Integer, Integer> instancesByFunctions(LaneProblem problem) {
        Map<Integer, Integer> counts = new HashMap<>();
        functionsOf(problem).values().forEach(functions -> counts.merge(functions, 1, Integer::sum));
        return counts;
    }

    /** The functions of each instance as bits. */
    private static Map<Integer, Integer> functionsOf(LaneProblem problem) {
        Map<Integer, Integer> functionsOf = new HashMap<>();
        for (int function = 0; function < problem.functions(); function++) {
            for (int rank : problem.free()[function]) {
                functionsOf.merge(problem.instance()[function][rank], bit(function), (one, other) -> one | other);
            }
        }
        return functionsOf;
    }

    /** Beyond the 31st all functions share one bit. */
    private static int bit(int function) {
        return 1 << Math.min(function, Integer.SIZE - 1);
    }
}
