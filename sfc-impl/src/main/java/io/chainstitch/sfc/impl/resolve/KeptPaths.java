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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which installed paths stay. A lane stays as long as each of its instances is a candidate, no neighbours lost their
 * link and the limit is not exceeded (the smallest ids stay); neither the cost nor an unreachable node moves it. A
 * start that joined stays with its lane unless it serves a lane of its own by now.
 */
final class KeptPaths {
    private final Layout layout;
    private final LaneProblem.NodeLinks links;
    private final List<InstalledPath> installed;

    KeptPaths(Layout layout, LaneProblem.NodeLinks links, List<InstalledPath> installed) {
        this.layout = layout;
        this.links = links;
        this.installed = installed.stream().sorted(Comparator.comparingInt(InstalledPath::id)).toList();
    }

    /** The installed paths through instances that are all candidates, none of them twice, by id. */
    List<RankedPath> whole() {
        List<RankedPath> whole = new ArrayList<>();
        for (InstalledPath path : installed) {
            ranks(path).filter(ranks -> take(ranks, new HashSet<>()))
                .ifPresent(ranks -> whole.add(RankedPath.lane(path.id(), ranks)));
        }
        return whole;
    }

    List<RankedPath> lanes(int limit, Set<Integer> taken, PathIds ids) {
        List<RankedPath> kept = new ArrayList<>();
        for (InstalledPath path : installed) {
            if (path.joins().isEmpty() && kept.size() < limit && ids.free(path.id())) {
                Optional<int[]> ranks = ranks(path).filter(lane -> take(lane, taken));
                if (ranks.isPresent()) {
                    ids.hold(path.id());
                    kept.add(RankedPath.lane(path.id(), ranks.get()));
                }
            }
        }
        return kept;
    }

    List<RankedPath> joins(List<RankedPath> lanes, Set<Integer> taken, PathIds ids) {
        List<RankedPath> kept = new ArrayList<>();
        for (InstalledPath path : installed) {
            if (path.joins().isPresent() && ids.free(path.id())) {
                Optional<RankedPath> lane = lanes.stream()
                    .filter(candidate -> candidate.id() == path.joins().getAsInt()).findFirst();
                Optional<int[]> ranks = lane.isEmpty() ? Optional.empty()
                    : ranks(path).filter(own -> follows(own, lane.get().ranks()));
                if (ranks.isPresent() && taken.add(layout.instance(0, ranks.get()[0]))) {
                    ids.hold(path.id());
                    kept.add(RankedPath.joining(path.id(), ranks.get()[0], lane.get()));
                }
            }
        }
        return kept;
    }

    private static boolean follows(int[] ranks, int[] lane) {
        for (int function = 1; function < lane.length; function++) {
            if (ranks[function] != lane[function]) {
                return false;
            }
        }
        return true;
    }

    /** The ranks of a path, empty when an instance is no candidate any more or two neighbours are not linked. */
    private Optional<int[]> ranks(InstalledPath path) {
        if (path.instances().size() != layout.functions()) {
            return Optional.empty();
        }
        int[] ranks = new int[layout.functions()];
        for (int function = 0; function < ranks.length; function++) {
            ranks[function] = layout.rank(function, path.instances().get(function));
            if (ranks[function] < 0 || function > 0 && !linked(function, ranks)) {
                return Optional.empty();
            }
        }
        return Optional.of(ranks);
    }

    private boolean linked(int function, int[] ranks) {
        int from = layout.node(function - 1, ranks[function - 1]);
        int to = layout.node(function, ranks[function]);
        return from == to || links.linked(from, to);
    }

    /** Takes the instances of a lane, all or none. */
    private boolean take(int[] ranks, Set<Integer> taken) {
        Set<Integer> own = new HashSet<>();
        for (int function = 0; function < ranks.length; function++) {
            int instance = layout.instance(function, ranks[function]);
            if (taken.contains(instance) || !own.add(instance)) {
                return false;
            }
        }
        return taken.addAll(own);
    }
}
