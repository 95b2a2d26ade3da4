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

/** VLAN sub-interfaces and VLAN tag rewrite. */
final class SubInterfaceFeature implements Feature {
    /** VPP accepts 4095, although 802.1Q reserves it. */
    private static final long HIGHEST_VLAN = 4095;

    private final Interfaces interfaces;

    SubInterfaceFeature(Interfaces interfaces) {
        this.interfaces = interfaces;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.creates("create_vlan_subif", this::create);
        handlers.retval("delete_subif", this::delete);
        handlers.retval("l2_interface_vlan_tag_rewrite", this::rewrite);
    }

    private int create(ApiMessage request) {
        Iface given = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (given == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        long vlan = request.number("vlan_id");
        if (vlan == 0 || vlan > HIGHEST_VLAN) {
            return Refused.INVALID_VLAN;
        }
        Iface parent = interfaces.hardwareOf(given);
        if (interfaces.hasSub(parent, vlan)) {
            return Refused.VLAN_ALREADY_EXISTS;
        }
        return interfaces.addSub(parent, vlan).index;
    }

    private int delete(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        if (!iface.isSub()) {
            return Refused.INVALID_SUB_SW_IF_INDEX;
        }
        interfaces.delete(iface);
        return 0;
    }

    private int rewrite(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        if (!interfaces.hardwareOf(iface).ethernet()) {
            return Refused.INVALID_INTERFACE;
        }
        int operation = request.bits("vtr_op");
        if (!TagRewrite.known(operation)) {
            interfaces.setRewrite(iface.index, interfaces.rewrite(iface.index).afterRefusal());
            return Refused.INVALID_VALUE;
        }
        if (TagRewrite.tagsNeeded(operation) > (iface.isSub() ? 1 : 0)) {
            interfaces.setRewrite(iface.index, interfaces.rewrite(iface.index).afterRefusal());
            return Refused.INVALID_VLAN_TAG_COUNT;
        }
        interfaces.setRewrite(iface.index, TagRewrite.of(operation, request.number("push_dot1q") != 0,
            request.number("tag1"), request.number("tag2")));
        return 0;
    }
}
