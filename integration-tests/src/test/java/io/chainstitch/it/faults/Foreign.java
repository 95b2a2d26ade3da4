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
package io.chainstitch.it.faults;

import io.chainstitch.it.harness.VppProbe;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What somebody else has on a VPP, beside what is ours. */
final class Foreign {
    private static final int TABLE = 77;

    private Foreign() {
    }

    /** Two cross-connected interfaces, a table with a route, a local SID and a policy. */
    static void put(VppProbe vpp) {
        long one = loopback(vpp, 901);
        long two = loopback(vpp, 902);
        vpp.call("sw_interface_tag_add_del", Map.of("is_add", true, "sw_if_index", one, "tag", "other/901"));
        vpp.call("sw_interface_set_l2_xconnect", Map.of("rx_sw_if_index", one, "tx_sw_if_index", two, "enable", true));
        vpp.call("sw_interface_set_l2_xconnect", Map.of("rx_sw_if_index", two, "tx_sw_if_index", one, "enable", true));
        table(vpp, TABLE, true);
        byte[] hop = Arrays.copyOf(IpAddress.of("192.0.2.254").bytes(), 16);
        vpp.call("ip_route_add_del", Map.of("is_add", true, "route", Map.of("table_id", TABLE, "prefix",
            IpPrefix.of("198.51.100.0/24"), "paths", List.of(Map.of("sw_if_index", 0xffffffffL, "weight", 1, "nh",
                Map.of("address", hop))))));
        vpp.call("sr_localsid_add_del", Map.of("localsid", IpAddress.of("fd77::77"), "behavior", 1,
            "sw_if_index", 0xffffffffL));
        vpp.call("sr_policy_add_v2", Map.of("bsid_addr", IpAddress.of("fd77::99"), "is_encap", true, "encap_src",
            IpAddress.of("fd77::1"), "sids", Map.of("num_sids", 1, "weight", 1, "sids",
                List.of(IpAddress.of("fd77::78")))));
    }

    private static long loopback(VppProbe vpp, int instance) {
        return vpp.call("create_loopback_instance", Map.of("is_specified", true, "user_instance", instance))
            .number("sw_if_index");
    }

    /** Makes or removes an IPv4 table. */
    static void table(VppProbe vpp, int number, boolean add) {
        vpp.call("ip_table_add_del",
            Map.of("is_add", add, "table", Map.of("table_id", number, "is_ip6", false, "name", "other")));
    }
}
