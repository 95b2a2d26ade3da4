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
package io.chainstitch.it.realvpp;

import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a VPP holds and that Chainstitch could touch, one line an object with all its fields. */
final class Snapshot {
    private static final long ADJACENCY = 15;
    private static final Map<String, Object> ALL = Map.of("sw_if_index", MessageCodec.NONE);

    private Snapshot() {
    }

    /** Reads it, in VPP's order. Neighbors that VPP learned by itself come and go and are left out. */
    static String of(VppOperator node) {
        List<String> lines = new ArrayList<>();
        List<ApiMessage> interfaces = node.dump("sw_interface_dump", ALL);
        add(lines, interfaces);
        for (ApiMessage each : interfaces) {
            for (boolean ip6 : new boolean[] {false, true}) {
                add(lines, node.dump("ip_address_dump", Map.of("sw_if_index", each.number("sw_if_index"),
                    "is_ipv6", ip6)));
            }
        }
        for (String dump : List.of("af_packet_dump", "l2_xconnect_dump", "ip_table_dump", "sr_localsids_dump",
            "sr_policies_v2_dump", "sr_steering_pol_dump")) {
            if (node.supports(dump)) {
                add(lines, node.dump(dump, Map.of()));
            }
        }
        add(lines, node.dump("vxlan_tunnel_v2_dump", ALL));
        for (String dump : List.of("abf_policy_dump", "abf_itf_attach_dump")) {
            if (node.supports(dump)) {
                add(lines, node.dump(dump, Map.of()));
            }
        }
        if (node.supports("acl_dump")) {
            add(lines, node.dump("acl_dump", Map.of("acl_index", MessageCodec.NONE)));
        }
        addRoutes(lines, node);
        return String.join("\n", lines);
    }

    private static void addRoutes(List<String> lines, VppOperator node) {
        for (ApiMessage table : node.dump("ip_table_dump", Map.of())) {
            add(lines, node.dump("ip_route_v2_dump", Map.of("table", table.struct("table").fields())).stream()
                .filter(details -> details.struct("route").number("src") != ADJACENCY).toList());
        }
        for (int family = 0; family <= 1; family++) {
            add(lines, node.dump("ip_neighbor_dump", Map.of("sw_if_index", MessageCodec.NONE, "af", family)).stream()
                .filter(details -> details.struct("neighbor").number("flags") != 0).toList());
        }
    }

    /** Adds objects, without the numbers of the conversation and without ages. */
    private static void add(List<String> lines, List<ApiMessage> objects) {
        for (ApiMessage object : objects) {
            Map<String, Object> fields = new LinkedHashMap<>(object.fields());
            fields.keySet().removeAll(List.of("context", "age"));
            lines.add(object.name() + " " + readable(fields));
        }
    }

    /** The value with octets as text, which compare by content. */
    private static Object readable(Object value) {
        if (value instanceof byte[] octets) {
            return HexFormat.of().formatHex(octets);
        } else if (value instanceof List<?> list) {
            return list.stream().map(Snapshot::readable).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, readable(each)));
            return copy;
        }
        return value;
    }
}
