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
package io.chainstitch.vpp.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An SR policy (RFC 9256) that encapsulates: what is steered into it gets an outer IPv6 header and, with two segments
 * or more, a segment routing header (RFC 8754).
 *
 * @param bsid the binding SID, by which steering refers to it
 * @param table id of the IPv6 table in which the first segment is looked up
 * @param encapSource source of the outer header
 * @param segmentLists one or more; VPP chooses one for each flow, by weight where it carries packets and evenly, and
 *     only if their number is a power of two, where it carries frames. A list may stand there several times. The order
 *     means nothing
 */
public record Policy(IpAddress bsid, long table, IpAddress encapSource, List<SegmentList> segmentLists)
    implements VppObject {

    public Policy {
        Objects.requireNonNull(encapSource);
        segmentLists = segmentLists.stream().sorted().toList();
        if (bsid.family() != IpFamily.IPV6) {
            throw new IllegalArgumentException("a binding SID is an IPv6 address, not " + bsid);
        }
        if (encapSource.family() != IpFamily.IPV6) {
            throw new IllegalArgumentException("the source of an SRv6 encapsulation is an IPv6 address, not "
                + encapSource);
        }
        if (segmentLists.isEmpty()) {
            throw new IllegalArgumentException("policy " + bsid + " has no segment list");
        }
    }

    /**
     * The key of a policy.
     *
     * @param bsid its binding SID
     * @return the key
     */
    public static ObjectKey keyOf(IpAddress bsid) {
        return new ObjectKey(ObjectKind.POLICY, bsid.toString());
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.POLICY;
    }

    @Override
    public String id() {
        return bsid.toString();
    }

    @Override
    public Set<TableRef> tables() {
        return TableRef.unlessDefault(new TableRef(IpFamily.IPV6, table));
    }

    /** {@return bytes that the longest segment list adds to a packet: outer header and segment routing header} */
    public int overhead() {
        int longest = segmentLists.stream().mapToInt(list -> list.sids().size()).max().orElse(1);
        return longest == 1 ? 40 : 48 + 16 * longest;
    }
}
