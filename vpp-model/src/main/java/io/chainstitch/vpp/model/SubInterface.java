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

import java.util.Objects;
import java.util.Set;

/**
 * A VLAN sub-interface on an interface that is there already: one 802.1Q tag, exact match.
 *
 * @param parent VPP name of the interface that carries the tagged frames
 * @param vlan VLAN id, 1..4094
 * @param popTags how many tags are taken off on receive and put back on transmit: 1 where the frames continue in an L2
 *     chain, so that functions see them untagged; 0 where VPP routes
 * @param ipv4Table IPv4 table id it is bound to
 * @param ipv6Table IPv6 table id it is bound to
 */
public record SubInterface(String parent, int vlan, int popTags, long ipv4Table, long ipv6Table)
    implements InterfaceObject {

    public SubInterface {
        Objects.requireNonNull(parent);
        if (vlan < 1 || vlan > 4094) {
            throw new IllegalArgumentException("VLAN " + vlan + " is outside 1..4094");
        }
        if (popTags < 0 || popTags > 1) {
            throw new IllegalArgumentException("a sub-interface with one tag can pop 0 or 1 tags, not " + popTags);
        }
    }

    /**
     * A sub-interface in the default tables.
     *
     * @param parent VPP name of the parent
     * @param vlan VLAN id
     * @param popTags tags popped on receive
     */
    public SubInterface(String parent, int vlan, int popTags) {
        this(parent, vlan, popTags, 0, 0);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.SUB_INTERFACE;
    }

    /** {@return the name VPP gives it, {@code PARENT.VLAN}} */
    @Override
    public String name() {
        return parent + "." + vlan;
    }

    @Override
    public Set<String> interfaces() {
        return Set.of(parent);
    }

    @Override
    public Set<TableRef> tables() {
        return Interface.boundTables(ipv4Table, ipv6Table);
    }
}
