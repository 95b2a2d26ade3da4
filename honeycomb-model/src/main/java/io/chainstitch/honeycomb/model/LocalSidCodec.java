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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes and reads local SIDs. */
final class LocalSidCodec {
    private final SegmentRoutingNames names;

    LocalSidCodec(SegmentRoutingNames names) {
        this.names = names;
    }

    /** The entry of a SID. Null stands for an object or for counters that are not there. */
    MapEntryNode encode(IpAddress sid, LocalSid object, SidCounters counters) {
        List<DataContainerChild> children = new ArrayList<>();
        if (object != null) {
            if (object.table() != 0) {
                children.add(Trees.leaf(names.table, Uint32.valueOf(object.table())));
            }
            children.add(Trees.leaf(names.behavior, object.behavior().label()));
            children.addAll(leaves(object.behavior()));
        }
        if (counters != null) {
            children.add(Trees.container(names.counters, List.of(
                Trees.leaf(names.goodPackets, Uint64.valueOf(counters.goodPackets())),
                Trees.leaf(names.goodBytes, Uint64.valueOf(counters.goodBytes())),
                Trees.leaf(names.badPackets, Uint64.valueOf(counters.badPackets())),
                Trees.leaf(names.badBytes, Uint64.valueOf(counters.badBytes())))));
        }
        return Trees.entry(names.localSid, Map.of(names.sid, sid.toString()), children);
    }

    private List<LeafNode<?>> leaves(SidBehavior behavior) {
        List<LeafNode<?>> leaves = new ArrayList<>();
        if (behavior instanceof SidBehavior.EndDx2 crossConnect) {
            leaves.add(Trees.leaf(names.outInterface, crossConnect.outInterface()));
        } else if (behavior instanceof SidBehavior.EndDx crossConnect) {
            leaves.add(Trees.leaf(names.outInterface, crossConnect.outInterface()));
            leaves.add(Trees.leaf(names.nextHop, crossConnect.nextHop().toString()));
        } else if (behavior instanceof SidBehavior.EndDt decapsulate) {
            leaves.add(Trees.leaf(names.lookupTable, Uint32.valueOf(decapsulate.lookup().id())));
        } else if (behavior instanceof SidBehavior.EndAd proxy) {
            leaves.add(Trees.leaf(names.outInterface, proxy.outInterface()));
            leaves.add(Trees.leaf(names.inInterface, proxy.inInterface()));
            proxy.nextHop().ifPresent(hop -> leaves.add(Trees.leaf(names.nextHop, hop.toString())));
        }
        return leaves;
    }

    void decode(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String path = "local-sid '" + Trees.text(entry, names.sid) + "'";
        Reader in = new Reader(entry, path);
        out.add(path, () -> {
            SidBehavior behavior = behavior(in);
            requireNothingElse(in, behavior);
            return new LocalSid(in.key(names.sid, Reader::ipv6),
                new TableRef(IpFamily.IPV6, in.number(names.table, 0)).id(), behavior);
        });
    }

    private SidBehavior behavior(Reader in) throws InvalidAgentDataException {
        String label = in.text(names.behavior);
        return switch (label) {
            case "end" -> new SidBehavior.End();
            case "end.dx2" -> new SidBehavior.EndDx2(in.text(names.outInterface));
            case "end.dx4" -> new SidBehavior.EndDx(in.text(names.outInterface), nextHop(in, IpFamily.IPV4));
            case "end.dx6" -> new SidBehavior.EndDx(in.text(names.outInterface), nextHop(in, IpFamily.IPV6));
            case "end.dt4" -> new SidBehavior.EndDt(new TableRef(IpFamily.IPV4, in.number(names.lookupTable)));
            case "end.dt6" -> new SidBehavior.EndDt(new TableRef(IpFamily.IPV6, in.number(names.lookupTable)));
            case "end.ad" -> new SidBehavior.EndAd(in.text(names.outInterface), in.text(names.inInterface),
                in.has(names.nextHop) ? Optional.of(in.parsed(names.nextHop, IpAddress::of)) : Optional.empty());
            default -> throw new InvalidAgentDataException(in.path(),
                "the behavior " + label + " is not served; give one that the model names");
        };
    }

    private IpAddress nextHop(Reader in, IpFamily family) throws InvalidAgentDataException {
        IpAddress hop = in.parsed(names.nextHop, IpAddress::of);
        in.require(hop.family() == family, "next-hop " + hop + " is of the other family than the behavior "
            + in.text(names.behavior) + "; change one of them");
        return hop;
    }

    private void requireNothingElse(Reader in, SidBehavior behavior) throws InvalidAgentDataException {
        List<NodeIdentifier> own = leaves(behavior).stream().map(LeafNode::name).toList();
        for (NodeIdentifier leaf : List.of(names.outInterface, names.inInterface, names.nextHop, names.lookupTable)) {
            in.require(own.contains(leaf) || !in.has(leaf), leaf.getNodeType().getLocalName()
                + " does not fit the behavior " + behavior.label() + "; remove it or change the behavior");
        }
    }

    /** What the SID of an entry has carried; empty when the entry does not say, as in configuration. */
    Optional<SidCounters> counters(MapEntryNode entry) {
        ContainerNode counters = Trees.container(entry, names.counters);
        return counters == null ? Optional.empty() : Optional.of(new SidCounters(count(counters, names.goodPackets),
            count(counters, names.goodBytes), count(counters, names.badPackets), count(counters, names.badBytes)));
    }

    private static long count(ContainerNode counters, NodeIdentifier leaf) {
        long count = Trees.value(counters, leaf) instanceof Uint64 value ? value.longValue() : 0;
        return count < 0 ? Long.MAX_VALUE : count;
    }
}
