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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.Node;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Vxlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The largest packet that passes a path, from the MTU of the links between nodes less what tunnels add. */
final class PathMtu {

    /**
     * The MTU of each path that crosses nodes of which the inventory gives a link MTU.
     *
     * @param record the chain
     * @param nodes the inventory's nodes
     * @return bytes by path id
     */
    Map<Integer, Integer> of(ChainRecord record, Map<String, Node> nodes) {
        Map<Integer, Integer> mtus = new HashMap<>();
        for (ChainRecord.PathRecord path : record.rendered().paths()) {
            List<ChainRecord.HopRecord> hops = path.hops();
            int smallest = Integer.MAX_VALUE;
            for (int i = 1; i < hops.size(); i++) {
                smallest = Math.min(smallest, between(hops.get(i - 1).node(), hops.get(i).node(), record, nodes));
            }
            if (smallest != Integer.MAX_VALUE) {
                mtus.put(path.id(), smallest);
            }
        }
        return mtus;
    }

    private static int between(String from, String to, ChainRecord record, Map<String, Node> nodes) {
        if (from.equals(to)) {
            return Integer.MAX_VALUE;
        }
        int link = Math.min(linkMtu(nodes.get(from)), linkMtu(nodes.get(to)));
        return link == Integer.MAX_VALUE ? link : link - overhead(record.nodes().getOrDefault(from, NodePlan.EMPTY));
    }

    private static int linkMtu(Node node) {
        OptionalInt mtu = node == null ? OptionalInt.empty() : node.underlayMtu();
        return mtu.orElse(Integer.MAX_VALUE);
    }

    private static int overhead(NodePlan plan) {
        return plan.objects().values().stream().filter(Vxlan.class::isInstance)
            .mapToInt(object -> ((Vxlan) object).overhead()).max().orElse(0);
    }
}
