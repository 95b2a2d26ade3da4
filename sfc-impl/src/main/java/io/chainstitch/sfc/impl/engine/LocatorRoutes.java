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
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SegmentList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which routes to locators of other nodes an operator has to see to: those of nodes without an underlay interface,
 * where Chainstitch makes none.
 */
final class LocatorRoutes {
    /** A locator that is allocated has this length. */
    private static final int ALLOCATED = 48;

    private final Map<String, Node> nodes;
    private final Set<Need> needs = new LinkedHashSet<>();
    private final Map<IpAddress, String> owners = new HashMap<>();

    /**
     * A route that must be there.
     *
     * @param from the node that must have it
     * @param to the node whose SIDs it leads to
     * @param sid one of them
     */
    record Need(String from, String to, IpAddress sid) {
        private boolean isForTheSame(Need other) {
            return from.equals(other.from) && to.equals(other.to);
        }
    }

    private LocatorRoutes(Map<String, Node> nodes) {
        this.nodes = nodes;
    }

    /** Where a node sends packets of IPv6 table 0, in which segments are looked up. */
    static Set<IpPrefix> of(NodeReading reading) {
        return reading.objects().objects().values().stream().flatMap(object ->
            object instanceof Route route && route.table() == 0 ? Stream.of(route.prefix())
                : object instanceof Address own ? Stream.of(own.address().prefix()) : Stream.empty())
            .filter(prefix -> prefix.family() == IpFamily.IPV6).collect(Collectors.toUnmodifiableSet());
    }

    /** What the segment lists of a chain need, each segment from where the one before it is. */
    static Set<Need> needs(ChainRecord record, Map<String, Node> nodes) {
        LocatorRoutes routes = new LocatorRoutes(nodes);
        if (record.nodes().keySet().stream().anyMatch(routes::isOperators)) {
            record.nodes().forEach((name, plan) -> plan.objects().values().stream()
                .filter(LocalSid.class::isInstance)
                .forEach(object -> routes.owners.put(((LocalSid) object).sid(), name)));
            new TreeMap<>(record.nodes()).forEach((name, plan) -> plan.objects().values().stream()
                .filter(Policy.class::isInstance).flatMap(object -> ((Policy) object).segmentLists().stream())
                .map(SegmentList::sids).forEach(sids -> routes.follow(name, sids)));
        }
        return routes.needs;
    }

    private boolean isOperators(String node) {
        return isOperators(nodes, node);
    }

    /** Whether the routes of a node are the operator's business. */
    static boolean isOperators(Map<String, Node> nodes, String node) {
        return nodes.containsKey(node) && nodes.get(node).underlayInterface().isEmpty();
    }

    private void follow(String head, List<IpAddress> sids) {
        String at = head;
        for (IpAddress sid : sids) {
            String to = owners.get(sid);
            if (to == null) {
                return;
            }
            if (!to.equals(at) && isOperators(at)
                && needs.stream().noneMatch(new Need(at, to, sid)::isForTheSame)) {
                needs.add(new Need(at, to, sid));
            }
            at = to;
        }
    }

    /** The sentence for a route that is missing. */
    static String missing(Need need, Map<String, Node> nodes) {
        IpPrefix locator = Optional.ofNullable(nodes.get(need.to)).flatMap(Node::locator)
            .filter(own -> own.contains(need.sid)).orElseGet(() -> allocated(need.sid));
        String via = Optional.ofNullable(nodes.get(need.to)).flatMap(Node::underlayAddress)
            .map(IpAddress::toString).orElse("its underlay address");
        return "Node " + need.from + " has no route to locator " + locator + " of node " + need.to
            + ": give node " + need.from + " an underlay-interface in the inventory, or route " + locator + " via "
            + via + " on it.";
    }

    private static IpPrefix allocated(IpAddress sid) {
        byte[] bytes = sid.bytes();
        for (int index = ALLOCATED / Byte.SIZE; index < bytes.length; index++) {
            bytes[index] = 0;
        }
        return new IpPrefix(IpAddress.of(bytes), ALLOCATED);
    }
}
