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

import io.chainstitch.sfc.api.Flaw;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that claim the same addresses for their SIDs. The traffic of one would reach the other, so no chain gets new
 * SIDs on either of them.
 */
final class LocatorOverlaps {
    private LocatorOverlaps() {
    }

    /** The nodes, of which those with a locator that overlaps that of another one have a flaw. */
    static Map<String, Node> marked(Map<String, Node> nodes) {
        Map<String, Node> marked = new HashMap<>(nodes);
        List<Node> sorted = nodes.values().stream().filter(node -> node.locator().isPresent())
            .sorted(Comparator.comparing(LocatorOverlaps::locator).thenComparing(Node::name)).toList();
        // In ascending order a prefix stands before what lies in it: what is open is what the next one may lie in.
        Deque<Node> open = new ArrayDeque<>();
        for (Node node : sorted) {
            while (!open.isEmpty() && !locator(open.peek()).overlaps(locator(node))) {
                open.pop();
            }
            if (!open.isEmpty()) {
                marked.put(node.name(), flawed(node, open.peek()));
                marked.computeIfPresent(open.peek().name(), (name, one) ->
                    one.flaws().stream().anyMatch(LocatorOverlaps::isOverlap) ? one : flawed(one, node));
            }
            open.push(node);
        }
        return Map.copyOf(marked);
    }

    private static IpPrefix locator(Node node) {
        return node.locator().orElseThrow();
    }

    private static boolean isOverlap(Flaw flaw) {
        return flaw.reason() == Reason.LOCATOR_CONFLICT;
    }

    private static Node flawed(Node node, Node other) {
        return node.withFlaws(List.of(new Flaw(Reason.LOCATOR_CONFLICT, "locator", "has the locator " + locator(node)
            + ", which overlaps locator " + locator(other) + " of node '" + other.name() + "'")));
    }

    /** The nodes of a chain, of which those where it has its SIDs already have no overlap: who is there stays. */
    static Map<String, Node> held(Map<String, Node> nodes, ChainRecord record) {
        Map<String, Node> held = new HashMap<>(nodes);
        held.replaceAll((name, node) -> node.flaws().stream().anyMatch(LocatorOverlaps::isOverlap)
            && hasSids(record.nodes().getOrDefault(name, NodePlan.EMPTY), locator(node)) ? node.withFlaws(
                node.flaws().stream().filter(flaw -> !isOverlap(flaw)).toList()) : node);
        return held;
    }

    private static boolean hasSids(NodePlan plan, IpPrefix locator) {
        List<LocalSid> sids = plan.objects().values().stream().filter(LocalSid.class::isInstance)
            .map(LocalSid.class::cast).toList();
        return !sids.isEmpty() && sids.stream().allMatch(sid -> locator.contains(sid.sid()));
    }
}
