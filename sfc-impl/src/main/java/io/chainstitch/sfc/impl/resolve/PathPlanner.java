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

import io.chainstitch.sfc.api.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plans the paths of a chain by the scheme that its renderer asks for. */
final class PathPlanner {
    private final ResolveInput in;
    private final Layer layer;
    private final Layout layout;
    private final Links links;

    PathPlanner(ResolveInput in, Layer layer, Layout layout) {
        this.in = in;
        this.layer = layer;
        this.layout = layout;
        links = new Links(in.renderer(), !in.chain().unidirectional(), layout.nodes());
    }

    /** The paths by ascending id. */
    List<RankedPath> plan() throws RefusedException {
        List<RankedPath> paths = new ArrayList<>(switch (in.renderer().pathScheme(in.chain(), layer)) {
            case EXCLUSIVE -> new ExclusivePaths(in, layout, links, false).plan();
            case EXCLUSIVE_JOINED_STARTS -> new ExclusivePaths(in, layout, links, true).plan();
            case SHARED_STARTS -> new SharedStarts(in, layout, links).plan();
            case PAIRS -> new PairPaths(in, layout, links).plan();
            case EXCLUSIVE_PAIRS -> new ExclusivePairPaths(in, layout, links).plan();
        });
        paths.sort(Comparator.comparingInt(RankedPath::id));
        return paths;
    }
}
