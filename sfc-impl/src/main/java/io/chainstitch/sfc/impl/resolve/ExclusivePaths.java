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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paths that share no instance: those that stay, the best new lanes, and where they may, the starts that join. */
final class ExclusivePaths {
    private final ResolveInput in;
    private final Layout layout;
    private final Links links;
    private final boolean joining;
    private final PathIds ids = new PathIds();
    /** Numbers of the instances that serve a path. */
    private final Set<Integer> taken = new HashSet<>();

    ExclusivePaths(ResolveInput in, Layout layout, Links links, boolean joining) {
        this.in = in;
        this.layout = layout;
        this.links = links;
        this.joining = joining;
    }

    List<RankedPath> plan() throws RefusedException {
        KeptPaths kept = new KeptPaths(layout, links, in.installed());
        List<RankedPath> paths = new ArrayList<>(kept.lanes(in.chain().maxPaths(), taken, ids));
        LaneProblem problem = layout.problem(taken, in.reachable(), links, in.chain().maxPaths() - paths.size());
        List<int[]> fresh = LaneSolver.solve(problem).lanes();
        if (paths.isEmpty() && fresh.isEmpty()) {
            throw new NoLane(in, layout, links, problem).refusal();
        }
        fresh.forEach(this::take);
        List<RankedPath> joined = joining ? kept.joins(paths, taken, ids) : new ArrayList<>();
        fresh.forEach(lane -> paths.add(RankedPath.lane(ids.next(), lane)));
        if (joining) {
            joined.addAll(newJoins(paths));
        }
        paths.addAll(joined);
        return paths;
    }

    private List<RankedPath> newJoins(List<RankedPath> lanes) {
        Joins joins = new Joins(layout, links, in.reachable(), lanes);
        List<RankedPath> joined = new ArrayList<>();
        for (int start = 0; start < layout.candidates(0); start++) {
            if (!taken.contains(layout.instance(0, start))) {
                int own = start;
                joins.nearest(start).ifPresent(lane -> {
                    taken.add(layout.instance(0, own));
                    joined.add(RankedPath.joining(ids.next(), own, lane));
                });
            }
        }
        return joined;
    }

    private void take(int[] lane) {
        for (int function = 0; function < lane.length; function++) {
            taken.add(layout.instance(function, lane[function]));
        }
    }
}
