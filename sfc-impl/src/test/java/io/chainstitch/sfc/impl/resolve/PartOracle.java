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

import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Finds the best lanes over some functions of a chain by looking at every set of lanes that share no pod. What lies
 * before and after these functions tells for a pod whether it can be the first or the last of a lane, and at which
 * cost. It shares no code with the resolver.
 */
final class PartOracle {
    static final int IMPOSSIBLE = -1;

    private final ResolveInput in;
    private final List<List<Pod>> ranked = new ArrayList<>();
    private final Set<Pod.Id> used;
    private final int limit;
    private final ToIntFunction<Pod> entry;
    private final ToIntFunction<Pod> exit;
    private final List<int[]> current = new ArrayList<>();
    private List<int[]> best = List.of();
    private long[] bestCost = {0, 0, 0};

    PartOracle(ResolveInput in, int first, int last, Set<Pod.Id> banned, int limit, ToIntFunction<Pod> entry,
        ToIntFunction<Pod> exit) {
        this.in = in;
        this.used = new HashSet<>(banned);
        this.limit = limit;
        this.entry = entry;
        this.exit = exit;
        for (int function = first; function <= last; function++) {
            ranked.add(ranked(in, function));
        }
    }

    /** The pods of a function by rank, whether they can be reached or not. */
    static List<Pod> ranked(ResolveInput in, int function) {
        Selection.Pods selection = (Selection.Pods) in.chain().functions().get(function).selection().orElseThrow();
        return in.inventory().pods().values().stream()
            .filter(pod -> pod.labels().entrySet().containsAll(selection.labels().entrySet()))
            .sorted(Comparator.<Pod, Node>comparing(pod -> node(in, pod), Node.ORDER)
                .thenComparing(pod -> pod.id().namespace()).thenComparing(pod -> pod.id().name()))
            .toList();
    }

    static boolean reachable(ResolveInput in, Pod pod) {
        return in.reachable().test(pod.node().orElseThrow());
    }

    static boolean linked(ResolveInput in, Pod from, Pod to) {
        return from.node().equals(to.node()) || in.renderer().unlinked(node(in, from), node(in, to)).isEmpty()
            && (in.chain().unidirectional() || in.renderer().unlinked(node(in, to), node(in, from)).isEmpty());
    }

    /** The cost of a step, or that there is none. */
    static int step(ResolveInput in, Pod from, Pod to) {
        return !linked(in, from, to) ? IMPOSSIBLE : from.node().equals(to.node()) ? 0 : 1;
    }

    private static Node node(ResolveInput in, Pod pod) {
        return in.inventory().nodes().get(pod.node().orElseThrow());
    }

    List<List<Pod>> lanes() {
        startFrom(0);
        return best.stream().map(lane -> {
            List<Pod> pods = new ArrayList<>();
            for (int function = 0; function < lane.length; function++) {
                pods.add(ranked.get(function).get(lane[function]));
            }
            return pods;
        }).toList();
    }

    private void startFrom(int rank) {
        judge();
        if (current.size() < limit) {
            for (int start = rank; start < ranked.get(0).size(); start++) {
                if (entry.applyAsInt(ranked.get(0).get(start)) != IMPOSSIBLE) {
                    tryPod(new int[ranked.size()], 0, start);
                }
            }
        }
    }

    private void tryPod(int[] lane, int function, int rank) {
        Pod pod = ranked.get(function).get(rank);
        if (reachable(in, pod) && used.add(pod.id())) {
            lane[function] = rank;
            extend(lane, function + 1);
            used.remove(pod.id());
        }
    }

    private void extend(int[] lane, int function) {
        Pod before = ranked.get(function - 1).get(lane[function - 1]);
        if (function == lane.length) {
            if (exit.applyAsInt(before) != IMPOSSIBLE) {
                current.add(lane.clone());
                startFrom(lane[0] + 1);
                current.remove(current.size() - 1);
            }
            return;
        }
        for (int rank = 0; rank < ranked.get(function).size(); rank++) {
            if (linked(in, before, ranked.get(function).get(rank))) {
                tryPod(lane, function, rank);
            }
        }
    }

    private void judge() {
        long[] cost = {-current.size(), 0, 0};
        for (int[] lane : current) {
            cost[1] += entry.applyAsInt(ranked.get(0).get(lane[0]));
            cost[1] += exit.applyAsInt(ranked.get(lane.length - 1).get(lane[lane.length - 1]));
            for (int function = 0; function < lane.length; function++) {
                cost[2] += lane[function];
                if (function > 0) {
                    cost[1] += step(in, ranked.get(function - 1).get(lane[function - 1]),
                        ranked.get(function).get(lane[function]));
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
