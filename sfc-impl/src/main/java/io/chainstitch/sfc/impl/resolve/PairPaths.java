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

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Paths of a chain whose pairs of start and end choose their lanes independently of each other. */
final class PairPaths {
    private final ResolveInput in;
    private final Layout layout;
    private final Links links;
    private final InnerLanes inner;
    private final int limit;
    private final Set<Integer> innerInstances = new HashSet<>();
    /** Lanes by the nodes of start and end: for most pairs nothing else matters. */
    private final Map<List<Integer>, List<int[]>> byNodes = new HashMap<>();

    PairPaths(ResolveInput in, Layout layout, Links links) {
        this.in = in;
        this.layout = layout;
        this.links = links;
        inner = new InnerLanes(in, layout, links);
        limit = Pair.limit(in, layout);
        for (int function = 1; function < layout.functions() - 1; function++) {
            int own = function;
            IntStream.range(0, layout.candidates(function))
                .forEach(rank -> innerInstances.add(layout.instance(own, rank)));
        }
    }

    List<RankedPath> plan() throws RefusedException {
        List<Pair> pairs = Pair.all(layout);
        Map<List<Integer>, Pair> byEnds = Pair.byEnds(pairs);
        PathIds ids = new PathIds();
        for (RankedPath path : new KeptPaths(layout, links, in.installed()).whole()) {
            Pair pair = byEnds.get(Pair.ends(path));
            if (ids.free(path.id()) && pair.lanes() < limit && pair.hasRoomFor(path)) {
                ids.hold(path.id());
                pair.keep(path);
            }
        }
        pairs.forEach(pair -> lanes(pair).forEach(pair::add));
        List<RankedPath> paths = Pair.paths(pairs);
        if (paths.isEmpty()) {
            throw new NoLane(in, layout, links, layout.problem(Set.of(), in.reachable(), links, 1)).refusal();
        }
        return paths;
    }

    private List<int[]> lanes(Pair pair) {
        int left = limit - pair.lanes();
        if (left < limit || innerInstances.contains(pair.startInstance())
            || innerInstances.contains(pair.endInstance())) {
            return inner.between(pair.start, pair.end, pair.inner(), left);
        }
        List<Integer> nodes = List.of(layout.node(0, pair.start), layout.node(layout.functions() - 1, pair.end));
        return byNodes.computeIfAbsent(nodes, key -> inner.between(pair.start, pair.end, Set.of(), limit));
    }
}
