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

import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of the RPC that reads in pieces. */
final class ReadingNames {
    private static final String AGENT = "chainstitch-agent";

    final QName rpc;
    final NodeIdentifier input;
    final NodeIdentifier output;
    final NodeIdentifier call;
    final NodeIdentifier begin;
    final NodeIdentifier reading;
    final NodeIdentifier position;
    final NodeIdentifier size;
    final NodeIdentifier transaction;
    final NodeIdentifier digests;
    final NodeIdentifier configured;
    final NodeIdentifier held;
    final NodeIdentifier objects;
    final NodeIdentifier interfaces;
    final NodeIdentifier name;
    final NodeIdentifier vppName;
    final NodeIdentifier index;
    final NodeIdentifier adminUp;
    final NodeIdentifier linkUp;
    final NodeIdentifier tag;
    final NodeIdentifier mac;
    final NodeIdentifier mtu;
    final NodeIdentifier lender;
    final NodeIdentifier localSids;
    final NodeIdentifier sid;
    final NodeIdentifier goodPackets;
    final NodeIdentifier goodBytes;
    final NodeIdentifier badPackets;
    final NodeIdentifier badBytes;
    final NodeIdentifier counters;
    final NodeIdentifier counted;
    final NodeIdentifier receivedPackets;
    final NodeIdentifier receivedBytes;
    final NodeIdentifier sentPackets;
    final NodeIdentifier sentBytes;
    final NodeIdentifier drops;

    ReadingNames(Modules modules) {
        rpc = modules.name(AGENT, "read-objects");
        input = modules.node(AGENT, "input");
        output = modules.node(AGENT, "output");
        call = modules.node(AGENT, "call");
        begin = modules.node(AGENT, "begin");
        reading = modules.node(AGENT, "reading");
        position = modules.node(AGENT, "position");
        size = modules.node(AGENT, "size");
        transaction = modules.node(AGENT, "transaction");
        digests = modules.node(AGENT, "digests");
        configured = modules.node(AGENT, "configured");
        held = modules.node(AGENT, "held");
        objects = modules.node(AGENT, "object");
        interfaces = modules.node(AGENT, "interface");
        name = modules.node(AGENT, "name");
        vppName = modules.node(AGENT, "vpp-name");
        index = modules.node(AGENT, "index");
        adminUp = modules.node(AGENT, "admin-up");
        linkUp = modules.node(AGENT, "link-up");
        tag = modules.node(AGENT, "tag");
        mac = modules.node(AGENT, "mac");
        mtu = modules.node(AGENT, "packet-mtu");
        lender = modules.node(AGENT, "lender");
        localSids = modules.node(AGENT, "local-sid");
        sid = modules.node(AGENT, "sid");
        goodPackets = modules.node(AGENT, "good-packets");
        goodBytes = modules.node(AGENT, "good-bytes");
        badPackets = modules.node(AGENT, "bad-packets");
        badBytes = modules.node(AGENT, "bad-bytes");
        counters = modules.node(AGENT, "counters");
        counted = modules.node(AGENT, "interface");
        receivedPackets = modules.node(AGENT, "received-packets");
        receivedBytes = modules.node(AGENT, "received-bytes");
        sentPackets = modules.node(AGENT, "sent-packets");
        sentBytes = modules.node(AGENT, "sent-bytes");
        drops = modules.node(AGENT, "drops");
    }
}
