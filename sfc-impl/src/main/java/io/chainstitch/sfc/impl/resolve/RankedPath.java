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

import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A path in the numbers of a {@link Layout}.
 *
 * @param id number of the path
 * @param ranks the rank of its candidate in each function
 * @param joins the id of the lane that it joins
 */
record RankedPath(int id, int[] ranks, OptionalInt joins) {
    static RankedPath lane(int id, int[] ranks) {
        return new RankedPath(id, ranks, OptionalInt.empty());
    }

    /** A path that leaves its own start and continues on a lane. */
    static RankedPath joining(int id, int start, RankedPath lane) {
        int[] ranks = lane.ranks.clone();
        ranks[0] = start;
        return new RankedPath(id, ranks, OptionalInt.of(lane.id));
    }

    ChainPath path(Layout layout) {
        List<Hop> hops = new ArrayList<>(ranks.length);
        for (int function = 0; function < ranks.length; function++) {
            hops.add(layout.candidate(function, ranks[function]).hop(layout.match(function).function().name()));
        }
        return new ChainPath(id, hops, joins);
    }
}
