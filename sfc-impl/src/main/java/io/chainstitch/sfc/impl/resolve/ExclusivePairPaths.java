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

import io.chainstitch.sfc.api.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Paths of a chain whose pairs of start and end share no inner instance. In each round every pair, in rank order, gets
 * one more lane. An installed lane stays, but where a pair would remain without any, what others have beyond their
 * first gives way. Who is start or end of a pair serves no pair as inner instance.
 */
final class ExclusivePairPaths {
    private final ResolveInput in;
    private final Layout layout;
    private final Links links;
    private final InnerLanes inner;
    private final int limit;

    ExclusivePairPaths(ResolveInput in, Layout layout, Links links) {
        this.in = in;
        this.layout = layout;
        this.links = links;
        inner = new InnerLanes(in, layout, links);
        limit = Pair.limit(in, layout);
    }

    /** The pairs after an attempt to serve them. */
    private record Attempt(List<Pair> pairs, Optional<Pair> unserved) {
    }

    List<RankedPath> plan() throws RefusedException {
        Attempt attempt = attempt(limit);
        if (attempt.unserved.isPresent()) {
            attempt = attempt(1);
        }
        if (attempt.unserved.isPresent()) {
            throw new RefusedException(Reason.INTERFACE_CONFLICT, unserved(attempt.unserved.get()));
        }
        List<RankedPath> paths = Pair.paths(attempt.pairs);
        if (paths.isEmpty()) {
            throw new NoLane(in, layout, links, layout.problem(Set.of(), in.reachable(), links, 1)).refusal();
        }
        return paths;
    }

    private String unserved(Pair pair) {
        return "Chain '" + in.chain().name() + "' has no instances left for traffic from "
            + Phrases.instance(layout.candidate(0, pair.start).id()) + " to "
            + Phrases.instance(layout.candidate(layout.functions() - 1, pair.end).id())
            + ": with srv6-proxy dynamic each pair of start and end needs instances of its own; add instances, or set"
            + " srv6-proxy to auto or stitched, which shares them";
    }

    private Attempt attempt(int keptByPair) {
        Set<Integer> taken = new HashSet<>();
        List<Pair> pairs = new ArrayList<>(Pair.all(layout));
        keep(pairs, keptByPair, taken);
        pairs.removeIf(pair -> taken.contains(pair.startInstance()) || taken.contains(pair.endInstance())
            || pair.lanes() == 0 && inner.between(pair.start, pair.end, Set.of(), 1).isEmpty());
        pairs.forEach(pair -> {
            taken.add(pair.startInstance());
            taken.add(pair.endInstance());
        });
        for (int round = 1; round <= limit; round++) {
            boolean served = false;
            for (Pair pair : pairs) {
                served |= pair.lanes() >= round || extend(pair, taken);
                if (pair.lanes() == 0) {
                    return new Attempt(pairs, Optional.of(pair));
                }
            }
            if (!served) {
                break;
            }
        }
        return new Attempt(pairs, Optional.empty());
    }

    private void keep(List<Pair> pairs, int keptByPair, Set<Integer> taken) {
        PathIds ids = new PathIds();
        Set<Integer> ends = new HashSet<>();
        Map<List<Integer>, Pair> byEnds = Pair.byEnds(pairs);
        for (RankedPath path : new KeptPaths(layout, links, in.installed()).whole()) {
            Pair pair = byEnds.get(Pair.ends(path));
            if (ids.free(path.id()) && pair.lanes() < keptByPair && pair.hasRoomFor(path)
                && !taken.contains(pair.startInstance()) && !taken.contains(pair.endInstance())
                && pair.innerInstances(path.ranks()).noneMatch(one -> taken.contains(one) || ends.contains(one))) {
                ids.hold(path.id());
                pair.keep(path);
                taken.addAll(pair.inner());
                ends.add(pair.startInstance());
                ends.add(pair.endInstance());
            }
        }
    }

    private boolean extend(Pair pair, Set<Integer> taken) {
        List<int[]> lanes = inner.between(pair.start, pair.end, taken, 1);
        lanes.forEach(pair::add);
        taken.addAll(pair.inner());
        return !lanes.isEmpty();
    }
}
