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

import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Collects objects of segment routing and writes them. Used once. */
final class SegmentRoutingEncoder {
    private final SegmentRoutingNames names;
    private final Map<IpAddress, LocalSid> localSids = new TreeMap<>();
    private final Map<IpAddress, SidCounters> counters = new TreeMap<>();
    private final List<MapEntryNode> policies = new ArrayList<>();
    private final List<MapEntryNode> frames = new ArrayList<>();
    private final List<MapEntryNode> packets = new ArrayList<>();
    private final List<MapEntryNode> classifiers = new ArrayList<>();

    SegmentRoutingEncoder(SegmentRoutingNames names) {
        this.names = names;
    }

    void add(VppObject object) {
        if (object instanceof LocalSid localSid) {
            localSids.put(localSid.sid(), localSid);
        } else if (object instanceof Policy policy) {
            policies.add(policy(policy));
        } else if (object instanceof Steering steering) {
            add(steering.traffic(), Trees.leaf(names.bsid, steering.bsid().toString()));
        } else if (object instanceof Classifier classifier) {
            classifiers.add(classifier(classifier));
        } else {
            throw new IllegalArgumentException(object.key() + " is no object of segment routing");
        }
    }

    void addCounters(Map<IpAddress, SidCounters> found) {
        counters.putAll(found);
    }

    private MapEntryNode policy(Policy policy) {
        List<DataContainerChild> children = new ArrayList<>();
        if (policy.table() != 0) {
            children.add(Trees.leaf(names.table, Uint32.valueOf(policy.table())));
        }
        children.add(Trees.leaf(names.encapSource, policy.encapSource().toString()));
        List<MapEntryNode> lists = new ArrayList<>();
        policy.segmentLists().forEach(list -> lists.add(segmentList(lists.size() + 1, list)));
        Trees.addList(children, names.segmentList, lists);
        return Trees.entry(names.policy, Map.of(names.bsid, policy.bsid().toString()), children);
    }

    private MapEntryNode segmentList(int index, SegmentList list) {
        List<MapEntryNode> segments = new ArrayList<>();
        list.sids().forEach(sid -> segments.add(Trees.entry(names.segment,
            Map.of(names.position, Uint16.valueOf(segments.size() + 1)),
            List.of(Trees.leaf(names.sid, sid.toString())))));
        List<DataContainerChild> children = new ArrayList<>();
        children.add(Trees.leaf(names.weight, Uint16.valueOf(list.weight())));
        Trees.addList(children, names.segment, segments);
        return Trees.entry(names.segmentList, Map.of(names.index, Uint16.valueOf(index)), children);
    }

    private void add(Steering.Traffic traffic, DataContainerChild bsid) {
        if (traffic instanceof Steering.Frames all) {
            frames.add(Trees.entry(names.frames, Map.of(names.interfaceName, all.interfaceName()), List.of(bsid)));
        } else if (traffic instanceof Steering.Packets some) {
            packets.add(Trees.entry(names.packets, keys(names.table, Uint32.valueOf(some.table()), names.prefix,
                some.prefix().toString()), List.of(bsid)));
        }
    }

    private MapEntryNode classifier(Classifier classifier) {
        List<DataContainerChild> children = new ArrayList<>();
        Trees.addList(children, names.match, classifier.matches().stream().map(match -> Trees.entry(names.match,
            keys(names.source, match.source().toString(), names.destination, match.destination().toString()),
            List.of())).toList());
        return Trees.entry(names.classifier, keys(names.interfaceName, classifier.interfaceName(), names.table,
            Uint32.valueOf(classifier.table())), children);
    }

    private static Map<NodeIdentifier, Object> keys(NodeIdentifier first, Object firstValue, NodeIdentifier second,
            Object secondValue) {
        Map<NodeIdentifier, Object> keys = new LinkedHashMap<>();
        keys.put(first, firstValue);
        keys.put(second, secondValue);
        return keys;
    }

    /** Adds the top-level container. */
    void addTo(List<DataContainerChild> roots) {
        LocalSidCodec codec = new LocalSidCodec(names);
        Collection<IpAddress> sids = new TreeSet<>(localSids.keySet());
        sids.addAll(counters.keySet());
        List<DataContainerChild> children = new ArrayList<>();
        addGroup(children, names.localSids, Map.of(names.localSid, sids.stream()
            .map(sid -> codec.encode(sid, localSids.get(sid), counters.get(sid))).toList()));
        addGroup(children, names.policies, Map.of(names.policy, policies));
        addGroup(children, names.steering, Map.of(names.frames, frames, names.packets, packets));
        addGroup(children, names.classifiers, Map.of(names.classifier, classifiers));
        Trees.addContainer(roots, names.srv6, children);
    }

    private static void addGroup(List<DataContainerChild> siblings, NodeIdentifier group,
            Map<NodeIdentifier, List<MapEntryNode>> lists) {
        List<DataContainerChild> children = new ArrayList<>();
        lists.forEach((list, entries) -> Trees.addList(children, list, entries));
        Trees.addContainer(siblings, group, children);
    }
}
