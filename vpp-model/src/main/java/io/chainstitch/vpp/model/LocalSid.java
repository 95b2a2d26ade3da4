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

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A segment identifier of the node and what it does with packets that are sent to it. VPP keeps SIDs by address and
 * prefix length over all tables; ours always have the length 128, and stand in table 0.
 *
 * @param sid the SID, an IPv6 address
 * @param table id of the IPv6 table in which it is found
 * @param behavior what happens to the packet
 */
public record LocalSid(IpAddress sid, long table, SidBehavior behavior) implements VppObject {

    public LocalSid {
        Objects.requireNonNull(behavior);
        if (sid.family() != IpFamily.IPV6) {
            throw new IllegalArgumentException("a SID is an IPv6 address, not " + sid);
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.LOCAL_SID;
    }

    @Override
    public String id() {
        return sid.toString();
    }

    @Override
    public Set<String> interfaces() {
        return behavior.interfaces();
    }

    @Override
    public Set<TableRef> tables() {
        Set<TableRef> refs = new HashSet<>(TableRef.unlessDefault(new TableRef(IpFamily.IPV6, table)));
        if (behavior instanceof SidBehavior.EndDt decapsulate) {
            refs.addAll(TableRef.unlessDefault(decapsulate.lookup()));
        }
        return Set.copyOf(refs);
    }

    /**
     * One proxy for each interface on which packets come back. VPP keeps those of IPv4, of IPv6 and of frames apart, so
     * a function of both families has one of each on the same interface.
     */
    @Override
    public Set<String> resources() {
        return behavior instanceof SidBehavior.EndAd proxy ? Set.of(received(proxy.nextHop()
            .map(hop -> hop.family().label() + " " + proxy.inInterface()).orElse(proxy.inInterface()))) : Set.of();
    }

    /** The resource of who takes everything that an interface receives. */
    static String received(String interfaceName) {
        return "received " + interfaceName;
    }
}
