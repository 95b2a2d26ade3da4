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
import io.chainstitch.sfc.api.Pod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What pairs of start and end get, by looking at all possible lanes. It shares no code with the resolver. */
final class PairOracle {
    private final ResolveInput in;
    private final List<List<Pod>> ranked = new ArrayList<>();
    private final int last;

    PairOracle(ResolveInput in) {
        this.in = in;
        last = in.chain().functions().size() - 1;
        for (int function = 0; function <= last; function++) {
            ranked.add(PartOracle.ranked(in, function));
        }
    }

    /** All new paths of pairs that share instances, in order, beside those that stay. */
    List<List<InstanceId>> sharing(List<List<InstanceId>> kept) {
        List<List<Pod>> paths = new ArrayList<>();
        for (List<Pod> pair : pairs()) {
            Set<Pod.Id> taken = new HashSet<>();
            int lanes = 0;
            for (List<InstanceId> path : kept) {
                if (path.get(0).equals(id(pair.get(0))) && path.get(last).equals(id(pair.get(1)))) {
                    lanes++;
                    path.subList(1, last).forEach(one -> taken.add(((InstanceId.OfPod) one).id()));
                }
            }
            paths.addAll(between(pair, taken, limit() - lanes));
        }
        return sorted(paths);
    }

    /** All paths of pairs that share nothing, or nothing when a pair remains without any. */
    Optional<List<List<InstanceId>>> alone() {
        List<List<Pod>> pairs = pairs().stream().filter(pair -> !between(pair, Set.of(), 1).isEmpty()).toList();
        Set<Pod.Id> taken = new HashSet<>();
        pairs.forEach(pair -> pair.forEach(pod -> taken.add(pod.id())));
        List<List<Pod>> paths = new ArrayList<>();
        for (int round = 1; round <= limit(); round++) {
            for (List<Pod> pair : pairs) {
                List<List<Pod>> lanes = between(pair, taken, 1);
                if (round == 1 && lanes.isEmpty()) {
                    return Optional.empty();
                }
                lanes.forEach(lane -> lane.forEach(pod -> taken.add(pod.id())));
                paths.addAll(lanes);
            }
        }
        return Optional.of(sorted(paths));
    }

    private int limit() {
        return last == 1 ? 1 : in.chain().maxPaths();
    }

    private List<List<Pod>> pairs() {
        List<List<Pod>> pairs = new ArrayList<>();
        for (Pod start : ranked.get(0)) {
            for (Pod end : ranked.get(last)) {
                if (!start.id().equals(end.id()) && PartOracle.reachable(in, start)
                    && PartOracle.reachable(in, end)) {
                    pairs.add(List.of(start, end));
                }
            }
        }
        return pairs;
    }

    private List<List<Pod>> between(List<Pod> pair, Set<Pod.Id> taken, int limit) {
        Pod start = pair.get(0);
        Pod end = pair.get(1);
        if (last == 1) {
            return limit > 0 && PartOracle.linked(in, start, end) ? List.of(pair) : List.of();
        }
        Set<Pod.Id> banned = new HashSet<>(taken);
        banned.add(start.id());
        banned.add(end.id());
        return new PartOracle(in, 1, last - 1, banned, limit, first -> PartOracle.step(in, start, first),
            pod -> PartOracle.step(in, pod, end)).lanes().stream().map(lane -> {
                List<Pod> path = new ArrayList<>(lane);
                path.add(0, start);
                path.add(end);
                return path;
            }).toList();
    }

    private List<List<InstanceId>> sorted(List<List<Pod>> paths) {
        return paths.stream().sorted((one, other) -> Arrays.compare(ranks(one), ranks(other)))
            .map(path -> path.stream().map(PairOracle::id).toList()).toList();
    }

    private int[] ranks(List<Pod> path) {
        int[] ranks = new int[path.size()];
        for (int function = 0; function < ranks.length; function++) {
            ranks[function] = ranked.get(function).indexOf(path.get(function));
        }
        return ranks;
    }

    static InstanceId id(Pod pod) {
        return new InstanceId.OfPod(pod.id());
    }
}
