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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A start and an end with the paths between them, no two of which share an inner instance. */
final class Pair {
    final int start;
    final int end;
    private final Layout layout;
    private final List<RankedPath> kept = new ArrayList<>();
    private final List<int[]> fresh = new ArrayList<>();
    private final Set<Integer> inner = new HashSet<>();

    private Pair(Layout layout, int start, int end) {
        this.layout = layout;
        this.start = start;
        this.end = end;
    }

    /** All pairs of a chain in rank order. Who is start and end at once is no pair. */
    static List<Pair> all(Layout layout) {
        int last = layout.functions() - 1;
        List<Pair> pairs = new ArrayList<>();
        for (int start = 0; start < layout.candidates(0); start++) {
            for (int end = 0; end < layout.candidates(last); end++) {
                if (layout.instance(0, start) != layout.instance(last, end)) {
                    pairs.add(new Pair(layout, start, end));
                }
            }
        }
        return pairs;
    }

    /** The pairs by the ranks of their ends, as {@link #ends} gives them. */
    static Map<List<Integer>, Pair> byEnds(List<Pair> pairs) {
        Map<List<Integer>, Pair> byEnds = new HashMap<>();
        pairs.forEach(pair -> byEnds.put(List.of(pair.start, pair.end), pair));
        return byEnds;
    }

    static List<Integer> ends(RankedPath path) {
        return List.of(path.ranks()[0], path.ranks()[path.ranks().length - 1]);
    }

    /** Whether a path shares no inner instance with the others of the pair; without inner functions there is one. */
    boolean hasRoomFor(RankedPath path) {
        return lanes() == 0 || path.ranks().length > 2 && innerInstances(path.ranks()).noneMatch(inner::contains);
    }

    void keep(RankedPath path) {
        kept.add(path);
        innerInstances(path.ranks()).forEach(inner::add);
    }

    /** Adds a path by the ranks of its inner functions. */
    void add(int[] lane) {
        int[] ranks = InnerLanes.path(start, lane, end);
        fresh.add(ranks);
        innerInstances(ranks).forEach(inner::add);
    }

    IntStream innerInstances(int[] ranks) {
        return IntStream.range(1, ranks.length - 1).map(function -> layout.instance(function, ranks[function]));
    }

    int startInstance() {
        return layout.instance(0, start);
    }

    int endInstance() {
        return layout.instance(layout.functions() - 1, end);
    }

    int lanes() {
        return kept.size() + fresh.size();
    }

    /** Instances of the inner functions on the paths of the pair. */
    Set<Integer> inner() {
        return inner;
    }

    /** Most paths that a pair can have. */
    static int limit(ResolveInput in, Layout layout) {
        return layout.functions() == 2 ? 1 : in.chain().maxPaths();
    }

    /** The paths of all pairs: those that stay with their ids, the others in rank order with those that are free. */
    static List<RankedPath> paths(List<Pair> pairs) {
        List<RankedPath> paths = new ArrayList<>();
        List<int[]> added = new ArrayList<>();
        PathIds ids = new PathIds();
        pairs.forEach(pair -> {
            paths.addAll(pair.kept);
            added.addAll(pair.fresh);
        });
        paths.forEach(path -> ids.hold(path.id()));
        added.sort(LaneSet.LANE_ORDER);
        added.forEach(ranks -> paths.add(RankedPath.lane(ids.next(), ranks)));
        return paths;
    }
}
