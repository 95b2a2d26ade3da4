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
package io.chainstitch.sfc.api;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import java.util.List;
import java.util.Map;

/**
 * What a renderer made of a chain.
 *
 * @param nodes the objects of each node that the chain touches, by node name
 * @param paths what is to be told of single paths; a path that is not named has weight 1 and no SIDs
 */
public record Rendering(Map<String, NodePlan> nodes, List<PathDetail> paths) {
    /** The rendering of nothing. */
    public static final Rendering EMPTY = new Rendering(Map.of(), List.of());

    public Rendering {
        nodes = Map.copyOf(nodes);
        paths = List.copyOf(paths);
    }

    /**
     * What a renderer tells of one direction of a path.
     *
     * @param id id of the path
     * @param reverse whether it speaks of the traffic that passes back
     * @param weight share of the path beside the others that carry the same traffic, 1 or more
     * @param sids the SID by which each hop is reached, by the position of the hop in forward order, from 0; a hop that
     *     has none is left out
     */
    public record PathDetail(int id, boolean reverse, int weight, Map<Integer, IpAddress> sids) {
        public PathDetail {
            sids = Map.copyOf(sids);
        }
    }
}
