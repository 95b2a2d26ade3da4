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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.MacAddress;

/**
 * One interface as {@code sw_interface_dump} tells it.
 *
 * @param index VPP's index, reused after deletion
 * @param parent index of the interface it is a part of, its own when it is none
 * @param vppName VPP's name
 * @param subInterface whether it is a sub-interface
 * @param tags VLAN tags that a frame needs
 * @param vlan outer VLAN id
 * @param dot1ad whether the outer tag is one of 802.1ad
 * @param tagRewrite what VPP does to the VLAN tags
 * @param tag the interface tag
 * @param flags 1 administratively up, 2 link up
 * @param mac its Ethernet address
 * @param mtu link MTU in bytes
 */
record Port(long index, long parent, String vppName, boolean subInterface, int tags, int vlan, boolean dot1ad,
    TagRewrite tagRewrite, String tag, int flags, MacAddress mac, int mtu) {
    private static final int ADMIN_UP = 1;
    private static final int LINK_UP = 2;
    private static final int TYPE_SUB = 1;
    private static final int DOT1AD = 8;

    static Port of(ApiMessage details) {
        return new Port(details.number("sw_if_index"), details.number("sup_sw_if_index"),
            details.text("interface_name"), details.bits("type") == TYPE_SUB, details.bits("sub_number_of_tags"),
            details.bits("sub_outer_vlan_id"), (details.bits("sub_if_flags") & DOT1AD) != 0,
            TagRewrite.of(details), details.text("tag"), details.bits("flags"),
            details.mac("l2_address"), details.bits("link_mtu"));
    }

    /** An interface that was just made, before it is read. */
    static Port made(long index, String tag) {
        return new Port(index, index, "", false, 0, 0, false, TagRewrite.NONE, tag, ADMIN_UP,
            MacAddress.of(new byte[6]), 0);
    }

    boolean adminUp() {
        return (flags & ADMIN_UP) != 0;
    }

    boolean linkUp() {
        return (flags & LINK_UP) != 0;
    }

    /** Whether an interface of the same index is this one, whatever else changed of it. */
    boolean isStill(Port other) {
        return index == other.index && parent == other.parent && vppName.equals(other.vppName)
            && subInterface == other.subInterface && tags == other.tags && vlan == other.vlan
            && dot1ad == other.dot1ad && tag.equals(other.tag);
    }

    InterfaceState state(String name) {
        return new InterfaceState(name, vppName, index, adminUp(), linkUp(), tag, mac, mtu);
    }
}
