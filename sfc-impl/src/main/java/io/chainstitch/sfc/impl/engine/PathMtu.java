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

import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The largest packet that passes a path, from the MTU of the links between nodes less what encapsulation adds. */
final class PathMtu {
    /** A frame that is encapsulated takes its Ethernet header along. */
    private static final int ETHERNET_HEADER = 14;

    /** The policies of a chain, by the SIDs in their lists. */
    private static final class Lists {
        private final Map<IpAddress, List<Policy>> bySid = new HashMap<>();
        private final int frame;

        Lists(ChainRecord record) {
            frame = record.rendered().layer().equals(Layer.L2.label()) ? ETHERNET_HEADER : 0;
            record.nodes().values().forEach(plan -> plan.objects().values().forEach(this::add));
        }

        private void add(VppObject object) {
            if (object instanceof Policy policy) {
                policy.segmentLists().stream().distinct().forEach(list -> {
                    Policy single = new Policy(policy.bsid(), policy.table(), policy.encapSource(), List.of(list));
                    Set.copyOf(list.sids()).forEach(sid ->
                        bySid.computeIfAbsent(sid, key -> new ArrayList<>()).add(single));
                });
            }
        }

        /** What is added on the way to a SID, by a list that leads over no other SIDs than those of the way. */
        int overhead(IpAddress sid, Set<IpAddress> way) {
            return bySid.getOrDefault(sid, List.of()).stream()
                .filter(policy -> way.containsAll(policy.segmentLists().get(0).sids()))
                .mapToInt(policy -> policy.overhead() + frame).max().orElse(0);
        }
    }

    /**
     * The MTU of each path that crosses nodes of which the inventory gives a link MTU.
     *
     * @param record the chain
     * @param nodes the inventory's nodes
     * @return bytes by path and direction
     */
    Map<Way, Integer> of(ChainRecord record, Map<String, Node> nodes) {
        Map<Way, Integer> mtus = new HashMap<>();
        if (record.rendered().paths().stream().flatMap(path -> path.hops().stream())
                .allMatch(hop -> linkMtu(nodes.get(hop.node())) == Integer.MAX_VALUE)) {
            return mtus;
        }
        Lists lists = new Lists(record);
        for (ChainRecord.PathRecord path : record.rendered().paths()) {
            for (boolean reverse : record.rendered().unidirectional() ? new boolean[] {false}
                : new boolean[] {false, true}) {
                int smallest = smallest(path, reverse, record, lists, nodes);
                if (smallest != Integer.MAX_VALUE) {
                    mtus.put(new Way(path.id(), reverse), smallest);
                }
            }
        }
        return mtus;
    }

    private static int smallest(ChainRecord.PathRecord path, boolean reverse, ChainRecord record, Lists lists,
        Map<String, Node> nodes) {
        Map<Integer, IpAddress> sids = path.way(reverse).sids();
        Set<IpAddress> way = new HashSet<>(sids.values());
        int smallest = Integer.MAX_VALUE;
        for (int index = 1; index < path.hops().size(); index++) {
            String from = path.hops().get(reverse ? index : index - 1).node();
            int towards = reverse ? index - 1 : index;
            String to = path.hops().get(towards).node();
            if (!from.equals(to)) {
                int link = Math.min(linkMtu(nodes.get(from)), linkMtu(nodes.get(to)));
                IpAddress sid = sids.get(towards);
                int added = sid == null ? tunnel(record.nodes().getOrDefault(from, NodePlan.EMPTY))
                    : lists.overhead(sid, way);
                smallest = Math.min(smallest, link == Integer.MAX_VALUE ? link : link - added);
            }
        }
        return smallest;
    }

    private static int linkMtu(Node node) {
        OptionalInt mtu = node == null ? OptionalInt.empty() : node.underlayMtu();
        return mtu.orElse(Integer.MAX_VALUE);
    }

    private static int tunnel(NodePlan plan) {
        return plan.objects().values().stream().filter(Vxlan.class::isInstance)
            .mapToInt(object -> ((Vxlan) object).overhead()).max().orElse(0);
    }
}
