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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lanes from the second function on, and from each start a path over each of them. An instance that can be a start
 * serves no lane, unless there would be no lane without it.
 */
final class SharedStarts {
    private final ResolveInput in;
    private final Layout layout;
    private final Links links;
    private final InnerLanes inner;
    private final PathIds ids = new PathIds();
    private final List<int[]> lanes = new ArrayList<>();
    /** Instances of the lanes. */
    private final Set<Integer> serving = new HashSet<>();
    /** Instances of starts that have a path that stays. */
    private final Set<Integer> starting = new HashSet<>();
    private final List<RankedPath> paths = new ArrayList<>();
    private final Set<List<Integer>> planned = new HashSet<>();

    SharedStarts(ResolveInput in, Layout layout, Links links) {
        this.in = in;
        this.layout = layout;
        this.links = links;
        inner = new InnerLanes(in, layout, links);
    }

    List<RankedPath> plan() throws RefusedException {
        new KeptPaths(layout, links, in.installed()).whole().forEach(this::keep);
        addLanes();
        List<int[]> fresh = new ArrayList<>();
        for (int start : starts()) {
            for (int[] lane : lanes) {
                int[] path = InnerLanes.path(start, lane);
                if (canCarry(path) && planned.add(key(path))) {
                    fresh.add(path);
                }
            }
        }
        fresh.sort(LaneSet.LANE_ORDER);
        fresh.forEach(path -> paths.add(RankedPath.lane(ids.next(), path)));
        if (paths.isEmpty()) {
            throw new NoLane(in, layout, links, layout.problem(Set.of(), in.reachable(), links, 1)).refusal();
        }
        return paths;
    }

    private void keep(RankedPath path) {
        int[] lane = Arrays.copyOfRange(path.ranks(), 1, path.ranks().length);
        boolean known = lanes.stream().anyMatch(other -> Arrays.equals(other, lane));
        if (!serving.contains(start(path.ranks())) && !planned.contains(key(path.ranks())) && ids.free(path.id())
            && (known || addLane(lane))) {
            ids.hold(path.id());
            paths.add(path);
            planned.add(key(path.ranks()));
            starting.add(start(path.ranks()));
        }
    }

    private boolean addLane(int[] lane) {
        Set<Integer> instances = new HashSet<>();
        for (int function = 1; function <= lane.length; function++) {
            instances.add(layout.instance(function, lane[function - 1]));
        }
        if (lanes.size() == in.chain().maxPaths()
            || instances.stream().anyMatch(one -> serving.contains(one) || starting.contains(one))) {
            return false;
        }
        serving.addAll(instances);
        return lanes.add(lane);
    }

    private void addLanes() {
        int limit = in.chain().maxPaths() - lanes.size();
        List<Integer> starts = starts();
        Set<Integer> taken = new HashSet<>(serving);
        taken.addAll(starting);
        starts.forEach(start -> taken.add(layout.instance(0, start)));
        inner.from(starts, taken, limit).forEach(this::addLane);
        for (int index = 0; lanes.isEmpty() && index < starts.size(); index++) {
            int only = starts.get(index);
            inner.from(List.of(only), Set.of(layout.instance(0, only)), limit).forEach(this::addLane);
        }
    }

    /** The ranks of the starts that may get new paths. */
    private List<Integer> starts() {
        return IntStream.range(0, layout.candidates(0))
            .filter(start -> inner.reachable(0, start) && !serving.contains(layout.instance(0, start)))
            .boxed().toList();
    }

    private boolean canCarry(int[] path) {
        return inner.linked(0, path[0], path[1])
            && IntStream.range(1, path.length).allMatch(function -> inner.reachable(function, path[function]));
    }

    private static List<Integer> key(int[] ranks) {
        return Arrays.stream(ranks).boxed().toList();
    }

    private int start(int[] ranks) {
        return layout.instance(0, ranks[0]);
    }
}
