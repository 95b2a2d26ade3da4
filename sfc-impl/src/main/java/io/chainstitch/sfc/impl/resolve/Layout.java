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

import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The candidates of a chain in numbers: a rank for each candidate of a function, and one number for each node and each
 * instance of the chain.
 */
final class Layout {
    private final List<FunctionMatch> matches;
    private final List<Node> nodes = new ArrayList<>();
    private final int[][] node;
    private final int[][] instance;

    Layout(List<FunctionMatch> matches) {
        this.matches = matches;
        node = new int[matches.size()][];
        instance = new int[matches.size()][];
        Map<String, Integer> nodeNumbers = new HashMap<>();
        Map<InstanceId, Integer> instanceNumbers = new HashMap<>();
        for (int function = 0; function < node.length; function++) {
            List<Candidate> candidates = matches.get(function).candidates();
            node[function] = new int[candidates.size()];
            instance[function] = new int[candidates.size()];
            for (int rank = 0; rank < candidates.size(); rank++) {
                Candidate candidate = candidates.get(rank);
                Integer number = nodeNumbers.putIfAbsent(candidate.node().name(), nodes.size());
                if (number == null) {
                    number = nodes.size();
                    nodes.add(candidate.node());
                }
                node[function][rank] = number;
                Integer known = instanceNumbers.putIfAbsent(candidate.id(), instanceNumbers.size());
                instance[function][rank] = known == null ? instanceNumbers.size() - 1 : known;
            }
        }
    }

    int functions() {
        return node.length;
    }

    List<Node> nodes() {
        return nodes;
    }

    FunctionMatch match(int function) {
        return matches.get(function);
    }

    int candidates(int function) {
        return node[function].length;
    }

    Candidate candidate(int function, int rank) {
        return matches.get(function).candidates().get(rank);
    }

    int node(int function, int rank) {
        return node[function][rank];
    }

    int instance(int function, int rank) {
        return instance[function][rank];
    }

    /** The rank of an instance among the candidates of a function, or -1. */
    int rank(int function, InstanceId id) {
        List<Candidate> candidates = matches.get(function).candidates();
        return IntStream.range(0, candidates.size())
            .filter(rank -> candidates.get(rank).id().equals(id)).findFirst().orElse(-1);
    }

    LaneProblem problem(Set<Integer> taken, Predicate<String> reachable, LaneProblem.NodeLinks links, int maxLanes) {
        int[][] free = new int[node.length][];
        for (int function = 0; function < free.length; function++) {
            free[function] = free(function, taken, reachable);
        }
        return new LaneProblem(free, node, instance, links, maxLanes);
    }

    /** The ranks of a function whose instances are not taken and can be reached. */
    int[] free(int function, Set<Integer> taken, Predicate<String> reachable) {
        return IntStream.range(0, node[function].length)
            .filter(rank -> !taken.contains(instance[function][rank]) && reachable(function, rank, reachable))
            .toArray();
    }

    boolean reachable(int function, int rank, Predicate<String> reachable) {
        return reachable.test(nodes.get(node[function][rank]).name());
    }

    /** The choice of lanes over some of the functions only, with the free ranks of these. */
    LaneProblem part(int from, int[][] free, LaneProblem.NodeLinks links, int maxLanes,
        LaneProblem.Approach approach) {
        return new LaneProblem(free, Arrays.copyOfRange(node, from, from + free.length),
            Arrays.copyOfRange(instance, from, from + free.length), links, maxLanes, approach);
    }
}
