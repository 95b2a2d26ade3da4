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
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Reads objects of segment routing. */
final class SegmentRoutingDecoder {
    private final SegmentRoutingNames names;
    private final LocalSidCodec localSids;
    private final ObjectList sids;
    private final List<ObjectList> lists;

    SegmentRoutingDecoder(SegmentRoutingNames names) {
        this.names = names;
        localSids = new LocalSidCodec(names);
        sids = new ObjectList(List.of(names.srv6, names.localSids, names.localSid), localSids::decode);
        lists = List.of(sids,
            new ObjectList(List.of(names.srv6, names.policies, names.policy), this::policy),
            new ObjectList(List.of(names.srv6, names.steering, names.frames), this::frames),
            new ObjectList(List.of(names.srv6, names.steering, names.packets), this::packets),
            new ObjectList(List.of(names.srv6, names.classifiers, names.classifier), this::classifier));
    }

    /** The lists in which all objects stand. */
    List<ObjectList> lists() {
        return lists;
    }

    private void policy(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String path = "policy '" + Trees.text(entry, names.bsid) + "'";
        Reader in = new Reader(entry, path);
        out.add(path, () -> {
            Collection<MapEntryNode> entries = Trees.entries(entry, names.segmentList);
            in.require(!entries.isEmpty(), "give a segment-list");
            List<SegmentList> segmentLists = new ArrayList<>();
            for (MapEntryNode list : entries) {
                segmentLists.add(segmentList(list, path));
            }
            return new Policy(in.key(names.bsid, Reader::ipv6),
                new TableRef(IpFamily.IPV6, in.number(names.table, 0)).id(),
                in.parsed(names.encapSource, Reader::ipv6), segmentLists);
        });
    }

    private SegmentList segmentList(MapEntryNode entry, String policy) throws InvalidAgentDataException {
        String path = policy + "/segment-list '" + Trees.text(entry, names.index) + "'";
        Reader in = new Reader(entry, path);
        Collection<MapEntryNode> segments = Trees.entries(entry, names.segment);
        in.require(!segments.isEmpty(), "give a segment");
        in.require(segments.size() <= SegmentList.MAX_SIDS, "has " + segments.size() + " segments, VPP takes "
            + SegmentList.MAX_SIDS + "; take some out");
        List<IpAddress> sids = new ArrayList<>();
        for (MapEntryNode segment : segments.stream().sorted(Comparator.comparingLong(this::position)).toList()) {
            sids.add(new Reader(segment, path + "/segment '" + position(segment) + "'")
                .parsed(names.sid, Reader::ipv6));
        }
        return new SegmentList(Math.toIntExact(in.number(names.weight, 1)), sids);
    }

    private long position(MapEntryNode segment) {
        return Long.parseLong(Trees.text(segment, names.position));
    }

    private void frames(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String name = Trees.text(entry, names.interfaceName);
        String path = "steering/frames '" + name + "'";
        out.add(path, () -> new Steering(new Steering.Frames(name), bsid(entry, path)));
    }

    private void packets(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String path = "steering/packets '" + Trees.text(entry, names.table) + " " + Trees.text(entry, names.prefix)
            + "'";
        Reader in = new Reader(entry, path);
        out.add(path, () -> {
            IpPrefix prefix = in.key(names.prefix, IpPrefix::of);
            return new Steering(new Steering.Packets(new TableRef(prefix.family(), in.number(names.table)).id(),
                prefix), bsid(entry, path));
        });
    }

    private IpAddress bsid(MapEntryNode steering, String path) throws InvalidAgentDataException {
        return new Reader(steering, path).parsed(names.bsid, Reader::ipv6);
    }

    private void classifier(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String name = Trees.text(entry, names.interfaceName);
        String path = "classifier '" + name + " " + Trees.text(entry, names.table) + "'";
        Reader in = new Reader(entry, path);
        out.add(path, () -> {
            List<Classifier.Match> matches = new ArrayList<>();
            for (MapEntryNode match : Trees.entries(entry, names.match)) {
                matches.add(match(match, path));
            }
            in.require(!matches.isEmpty(), "give a match");
            IpFamily family = matches.get(0).source().family();
            in.require(matches.stream().allMatch(match -> match.source().family() == family),
                "has matches of both families; make one for each, with different tables");
            long table = new TableRef(family, in.number(names.table)).id();
            in.require(table != 0, "table 0 is where packets are looked up without it; give another table");
            return new Classifier(name, table, matches);
        });
    }

    private Classifier.Match match(MapEntryNode entry, String classifier) throws InvalidAgentDataException {
        Reader in = new Reader(entry, classifier + "/match '" + Trees.text(entry, names.source) + " "
            + Trees.text(entry, names.destination) + "'");
        IpPrefix source = in.key(names.source, IpPrefix::of);
        IpPrefix destination = in.key(names.destination, IpPrefix::of);
        in.require(source.family() == destination.family(),
            "source and destination are of two families; change one of them");
        return new Classifier.Match(source, destination);
    }

    /** What SIDs have carried. */
    Map<IpAddress, SidCounters> counters(ContainerNode root) {
        Map<IpAddress, SidCounters> counters = new HashMap<>();
        sids.entries(root).forEach(entry -> localSids.counters(entry)
            .ifPresent(found -> counters.put(IpAddress.of(Trees.text(entry, names.sid)), found)));
        return counters;
    }
}
