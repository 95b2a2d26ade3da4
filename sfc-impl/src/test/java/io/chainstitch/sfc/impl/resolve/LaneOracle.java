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
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the best new lanes by looking at every set of lanes that share no instance. It knows only chains over complete
 * pods, and shares no code with the resolver.
 */
final class LaneOracle {
    private final ResolveInput in;
    private final List<List<Pod>> ranked = new ArrayList<>();
    private final int limit;
    private final Set<Pod.Id> used = new HashSet<>();
    private final List<int[]> current = new ArrayList<>();
    private List<int[]> best = List.of();
    private long[] bestCost = {0, 0, 0};

    LaneOracle(ResolveInput in, List<List<InstanceId>> kept) {
        this.in = in;
        limit = in.chain().maxPaths() - kept.size();
        kept.forEach(lane -> lane.forEach(id -> used.add(((InstanceId.OfPod) id).id())));
        Comparator<Pod> order = Comparator.<Pod, Node>comparing(pod -> node(pod), Node.ORDER)
            .thenComparing(pod -> pod.id().namespace()).thenComparing(pod -> pod.id().name());
        in.chain().functions().forEach(function -> {
            Selection.Pods selection = (Selection.Pods) function.selection().orElseThrow();
            ranked.add(in.inventory().pods().values().stream()
                .filter(pod -> pod.labels().entrySet().containsAll(selection.labels().entrySet()))
                .sorted(order)
                .toList());
        });
    }

    /** The new lanes in order. */
    List<List<InstanceId>> lanes() {
        startFrom(0);
        return best.stream().map(lane -> {
            List<InstanceId> ids = new ArrayList<>();
            for (int function = 0; function < lane.length; function++) {
                ids.add(new InstanceId.OfPod(ranked.get(function).get(lane[function]).id()));
            }
            return ids;
        }).toList();
    }

    /** Number of lanes, crossings, sum of ranks. */
    long[] cost() {
        return bestCost.clone();
    }

    private Node node(Pod pod) {
        return in.inventory().nodes().get(pod.node().orElseThrow());
    }

    private void startFrom(int rank) {
        judge();
        if (current.size() == limit) {
            return;
        }
        for (int start = rank; start < ranked.get(0).size(); start++) {
            int[] lane = new int[ranked.size()];
            lane[0] = start;
            Pod pod = ranked.get(0).get(start);
            if (usable(pod) && used.add(pod.id())) {
                extend(lane, 1);
                used.remove(pod.id());
            }
        }
    }

    private void extend(int[] lane, int function) {
        if (function == lane.length) {
            current.add(lane.clone());
            startFrom(lane[0] + 1);
            current.remove(current.size() - 1);
            return;
        }
        Pod before = ranked.get(function - 1).get(lane[function - 1]);
        for (int rank = 0; rank < ranked.get(function).size(); rank++) {
            Pod pod = ranked.get(function).get(rank);
            if (usable(pod) && linked(before, pod) && used.add(pod.id())) {
                lane[function] = rank;
                extend(lane, function + 1);
                used.remove(pod.id());
            }
        }
    }

    private boolean usable(Pod pod) {
        return in.reachable().test(pod.node().orElseThrow());
    }

    private boolean linked(Pod from, Pod to) {
        return from.node().equals(to.node()) || in.renderer().unlinked(node(from), node(to)).isEmpty()
            && (in.chain().unidirectional() || in.renderer().unlinked(node(to), node(from)).isEmpty());
    }

    private void judge() {
        long[] cost = {-current.size(), 0, 0};
        for (int[] lane : current) {
            for (int function = 0; function < lane.length; function++) {
                cost[2] += lane[function];
                if (function > 0 && !ranked.get(function).get(lane[function]).node()
                    .equals(ranked.get(function - 1).get(lane[function - 1]).node())) {
                    cost[1]++;
                }
            }
        }
        int compared = Arrays.compare(cost, bestCost);
        if (compared < 0 || compared == 0 && Arrays.compare(flat(current), flat(best)) < 0) {
            bestCost = cost;
            best = List.copyOf(current);
        }
    }

    private static int[] flat(List<int[]> lanes) {
        return lanes.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
