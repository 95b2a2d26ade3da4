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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.SidCounters;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes and reads the entries of a reading that are counters. */
final class CounterEntries {
    private final ReadingNames names;

    CounterEntries(ReadingNames names) {
        this.names = names;
    }

    MapEntryNode encode(ReadingEntry.OfLocalSid entry) {
        SidCounters counters = entry.counters();
        return Trees.entry(names.localSids, Map.of(names.sid, entry.sid().toString()), List.of(
            Trees.leaf(names.goodPackets, Uint64.valueOf(counters.goodPackets())),
            Trees.leaf(names.goodBytes, Uint64.valueOf(counters.goodBytes())),
            Trees.leaf(names.badPackets, Uint64.valueOf(counters.badPackets())),
            Trees.leaf(names.badBytes, Uint64.valueOf(counters.badBytes()))));
    }

    MapEntryNode encode(ReadingEntry.OfCounters entry) {
        InterfaceCounters counters = entry.counters();
        return Trees.entry(names.counters, Map.of(names.counted, ObjectText.escape(entry.name())), List.of(
            Trees.leaf(names.receivedPackets, Uint64.valueOf(counters.receivedPackets())),
            Trees.leaf(names.receivedBytes, Uint64.valueOf(counters.receivedBytes())),
            Trees.leaf(names.sentPackets, Uint64.valueOf(counters.sentPackets())),
            Trees.leaf(names.sentBytes, Uint64.valueOf(counters.sentBytes())),
            Trees.leaf(names.drops, Uint64.valueOf(counters.drops()))));
    }

    ReadingEntry localSid(MapEntryNode entry) throws InvalidAgentDataException {
        Reader in = new Reader(entry, "local-sid '" + Trees.text(entry, names.sid) + "'");
        return new ReadingEntry.OfLocalSid(in.parsed(names.sid, IpAddress::of), new SidCounters(
            count(in, names.goodPackets), count(in, names.goodBytes), count(in, names.badPackets),
            count(in, names.badBytes)));
    }

    ReadingEntry counters(MapEntryNode entry) throws InvalidAgentDataException {
        Reader in = new Reader(entry, "counters '" + Trees.text(entry, names.counted) + "'");
        return new ReadingEntry.OfCounters(in.parsed(names.counted, ObjectText::unescape), new InterfaceCounters(
            count(in, names.receivedPackets), count(in, names.receivedBytes), count(in, names.sentPackets),
            count(in, names.sentBytes), count(in, names.drops)));
    }

    private static long count(Reader in, NodeIdentifier leaf) throws InvalidAgentDataException {
        long count = in.parsed(leaf, Uint64::valueOf).longValue();
        return count < 0 ? Long.MAX_VALUE : count;
    }
}
