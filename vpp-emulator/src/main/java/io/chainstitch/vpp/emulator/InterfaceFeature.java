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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import java.util.List;
import java.util.Map;

/** State, tag and MTU of interfaces of every kind, and their dump. */
final class InterfaceFeature implements Feature {
    private static final long ONE_TAG = 1;
    /** Flags of a sub-interface made for one VLAN: one tag, exact match. */
    private static final long EXACT_ONE_TAG = 0x12;
    private static final long SUB_INTERFACE = 1;
    private static final int TAG_LENGTH = 63;

    private final Interfaces interfaces;

    InterfaceFeature(Interfaces interfaces) {
        this.interfaces = interfaces;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.dump("sw_interface_dump", "sw_interface_details", this::dump);
        handlers.retval("sw_interface_set_flags", this::setFlags);
        handlers.retval("sw_interface_tag_add_del", this::tag);
        handlers.retval("sw_interface_set_mtu", this::setMtu);
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        long index = request.number("sw_if_index");
        boolean all = index == 0 || index == Handlers.NONE;
        String part = request.flag("name_filter_valid") ? request.text("name_filter") : "";
        return interfaces.all().stream()
            .filter(iface -> all ? iface.name.contains(part) : iface.index == index)
            .map(this::details).toList();
    }

    private Map<String, Object> details(Iface iface) {
        boolean ethernet = interfaces.hardwareOf(iface).ethernet();
        TagRewrite rewrite = ethernet ? interfaces.rewrite(iface.index) : TagRewrite.NONE;
        Map<String, Object> fields = Handlers.values(
            "sw_if_index", (long) iface.index,
            "sup_sw_if_index", (long) iface.parent,
            "l2_address", iface.mac,
            "flags", interfaces.flags(iface),
            "type", iface.isSub() ? SUB_INTERFACE : 0L,
            "link_mtu", interfaces.hardwareOf(iface).linkMtu,
            "mtu", List.of(iface.mtu[0], iface.mtu[1], iface.mtu[2], iface.mtu[3]),
            "vtr_op", rewrite.operation(),
            "vtr_push_dot1q", rewrite.dot1q() ? 1L : 0L,
            "vtr_tag1", rewrite.tag1(),
            "vtr_tag2", rewrite.tag2(),
            "interface_name", iface.name,
            "interface_dev_type", iface.kind.deviceType(),
            "tag", iface.tag);
        if (iface.isSub()) {
            fields.putAll(Handlers.values("sub_id", iface.vlan, "sub_number_of_tags", ONE_TAG,
                "sub_outer_vlan_id", iface.vlan, "sub_if_flags", EXACT_ONE_TAG));
        }
        return fields;
    }

    private int setFlags(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        boolean up = (request.number("flags") & Interfaces.ADMIN_UP) != 0;
        if (up && iface.isSub() && !interfaces.hardwareOf(iface).admin) {
            return Refused.UNSPECIFIED;
        }
        interfaces.setAdmin(iface, up);
        return 0;
    }

    private int tag(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        if (!request.flag("is_add")) {
            iface.tag = "";
            return 0;
        }
        String tag = request.text("tag");
        if (tag.isEmpty()) {
            return Refused.INVALID_VALUE;
        }
        iface.tag = tag.substring(0, Math.min(tag.length(), TAG_LENGTH));
        return 0;
    }

    private int setMtu(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        iface.mtu = request.list("mtu").stream().mapToLong(mtu -> (Long) mtu).toArray();
        return 0;
    }
}
