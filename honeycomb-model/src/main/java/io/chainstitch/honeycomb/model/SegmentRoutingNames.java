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

import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of local SIDs, policies, steering and classifiers. */
final class SegmentRoutingNames {
    private static final String SRV6 = "chainstitch-vpp-srv6";

    final NodeIdentifier srv6;
    /** These four stand in several lists. */
    final NodeIdentifier sid;
    final NodeIdentifier bsid;
    final NodeIdentifier table;
    final NodeIdentifier interfaceName;

    final NodeIdentifier localSids;
    final NodeIdentifier localSid;
    final NodeIdentifier behavior;
    final NodeIdentifier outInterface;
    final NodeIdentifier inInterface;
    final NodeIdentifier nextHop;
    final NodeIdentifier lookupTable;
    final NodeIdentifier counters;
    final NodeIdentifier goodPackets;
    final NodeIdentifier goodBytes;
    final NodeIdentifier badPackets;
    final NodeIdentifier badBytes;

    final NodeIdentifier policies;
    final NodeIdentifier policy;
    final NodeIdentifier encapSource;
    final NodeIdentifier segmentList;
    final NodeIdentifier index;
    final NodeIdentifier weight;
    final NodeIdentifier segment;
    final NodeIdentifier position;

    final NodeIdentifier steering;
    final NodeIdentifier frames;
    final NodeIdentifier packets;
    final NodeIdentifier prefix;

    final NodeIdentifier classifiers;
    final NodeIdentifier classifier;
    final NodeIdentifier match;
    final NodeIdentifier source;
    final NodeIdentifier destination;

    SegmentRoutingNames(Modules modules) {
        srv6 = modules.node(SRV6, "srv6");
        sid = modules.node(SRV6, "sid");
        bsid = modules.node(SRV6, "bsid");
        table = modules.node(SRV6, "table");
        interfaceName = modules.node(SRV6, "interface");
        localSids = modules.node(SRV6, "local-sids");
        localSid = modules.node(SRV6, "local-sid");
        behavior = modules.node(SRV6, "behavior");
        outInterface = modules.node(SRV6, "out-interface");
        inInterface = modules.node(SRV6, "in-interface");
        nextHop = modules.node(SRV6, "next-hop");
        lookupTable = modules.node(SRV6, "lookup-table");
        counters = modules.node(SRV6, "counters");
        goodPackets = modules.node(SRV6, "good-packets");
        goodBytes = modules.node(SRV6, "good-bytes");
        badPackets = modules.node(SRV6, "bad-packets");
        badBytes = modules.node(SRV6, "bad-bytes");
        policies = modules.node(SRV6, "policies");
        policy = modules.node(SRV6, "policy");
        encapSource = modules.node(SRV6, "encap-source");
        segmentList = modules.node(SRV6, "segment-list");
        index = modules.node(SRV6, "index");
        weight = modules.node(SRV6, "weight");
        segment = modules.node(SRV6, "segment");
        position = modules.node(SRV6, "position");
        steering = modules.node(SRV6, "steering");
        frames = modules.node(SRV6, "frames");
        packets = modules.node(SRV6, "packets");
        prefix = modules.node(SRV6, "prefix");
        classifiers = modules.node(SRV6, "classifiers");
        classifier = modules.node(SRV6, "classifier");
        match = modules.node(SRV6, "match");
        source = modules.node(SRV6, "source");
        destination = modules.node(SRV6, "destination");
    }
}
