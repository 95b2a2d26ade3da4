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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.InterfaceCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes and reads what interfaces have carried. */
final class StatisticsCodec {
    private final StatisticsNames names;

    StatisticsCodec(StatisticsNames names) {
        this.names = names;
    }

    /** The top-level container, none without interfaces. */
    List<DataContainerChild> encode(Map<String, InterfaceCounters> interfaces) {
        List<MapEntryNode> entries = new ArrayList<>();
        new TreeMap<>(interfaces).forEach((name, counters) -> entries.add(Trees.entry(names.list,
            Map.of(names.name, name), List.of(Trees.container(names.statistics, leaves(counters))))));
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, names.list, entries);
        List<DataContainerChild> roots = new ArrayList<>();
        Trees.addContainer(roots, names.interfaces, list);
        return roots;
    }

    private List<DataContainerChild> leaves(InterfaceCounters counters) {
        return List.of(Trees.leaf(names.receivedBytes, Uint64.valueOf(counters.receivedBytes())),
            Trees.leaf(names.sentBytes, Uint64.valueOf(counters.sentBytes())),
            Trees.leaf(names.receivedPackets, Uint64.valueOf(counters.receivedPackets())),
            Trees.leaf(names.sentPackets, Uint64.valueOf(counters.sentPackets())),
            Trees.leaf(names.drops, Uint64.valueOf(counters.drops())));
    }

    /** Interfaces that lack one of the counters are left out: what is not told is not 0. */
    Map<String, InterfaceCounters> decode(ContainerNode root) {
        Map<String, InterfaceCounters> found = new HashMap<>();
        for (MapEntryNode entry : Trees.entries(Trees.container(root, names.interfaces), names.list)) {
            ContainerNode statistics = Trees.container(entry, names.statistics);
            if (List.of(names.receivedPackets, names.receivedBytes, names.sentPackets, names.sentBytes, names.drops)
                    .stream().allMatch(leaf -> Trees.value(statistics, leaf) instanceof Uint64)) {
                found.put(Trees.text(entry, names.name), new InterfaceCounters(
                    count(statistics, names.receivedPackets), count(statistics, names.receivedBytes),
                    count(statistics, names.sentPackets), count(statistics, names.sentBytes),
                    count(statistics, names.drops)));
            }
        }
        return found;
    }

    private static long count(ContainerNode statistics, NodeIdentifier leaf) {
        long count = ((Uint64) Trees.value(statistics, leaf)).longValue();
        return count < 0 ? Long.MAX_VALUE : count;
    }
}
