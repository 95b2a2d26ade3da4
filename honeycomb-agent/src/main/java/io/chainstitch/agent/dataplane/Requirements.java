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

import io.chainstitch.vpp.model.ObjectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The messages without which the agent cannot work, in all or for one kind of object. */
final class Requirements {
    /** Needed for anything. */
    static final List<String> CORE = List.of("sw_interface_dump", "sw_interface_set_flags",
        "sw_interface_tag_add_del", "sw_interface_set_table", "sw_interface_get_table", "ip_table_dump");
    /** The plugin of dynamic proxies. */
    static final String PROXY_PLUGIN = "srv6ad_plugin.so";
    /** Proxies have a command instead of messages, which VPP reads wrongly without the plugin. */
    static final String NO_PROXIES =
        "this VPP has no behavior End.AD: enable " + PROXY_PLUGIN + " in its start-up configuration";
    private static final Map<ObjectKind, List<String>> KINDS = new EnumMap<>(Map.ofEntries(
        Map.entry(ObjectKind.TABLE, List.of("ip_table_add_del")),
        Map.entry(ObjectKind.SUB_INTERFACE,
            List.of("create_vlan_subif", "delete_subif", "l2_interface_vlan_tag_rewrite")),
        Map.entry(ObjectKind.VXLAN, List.of("vxlan_add_del_tunnel_v3", "vxlan_tunnel_v2_dump")),
        Map.entry(ObjectKind.ADDRESS, List.of("sw_interface_add_del_address", "ip_address_dump")),
        Map.entry(ObjectKind.NEIGHBOR, List.of("ip_neighbor_add_del", "ip_neighbor_dump")),
        Map.entry(ObjectKind.ROUTE, List.of("ip_route_add_del", "ip_route_v2_dump")),
        Map.entry(ObjectKind.CROSS_CONNECT, List.of("sw_interface_set_l2_xconnect", "l2_xconnect_dump",
            "bridge_domain_dump")),
        Map.entry(ObjectKind.LOCAL_SID, List.of("sr_localsid_add_del", "sr_localsids_dump", "ip_route_lookup")),
        Map.entry(ObjectKind.POLICY, List.of("sr_policy_add_v2", "sr_policy_mod_v2", "sr_policy_del",
            "sr_policies_v2_dump", "ip_route_lookup")),
        Map.entry(ObjectKind.STEERING, List.of("sr_steering_add_del", "sr_steering_pol_dump", "l2_xconnect_dump",
            "bridge_domain_dump", "ip_route_lookup", "ip_route_v2_dump", "ip_neighbor_dump")),
        Map.entry(ObjectKind.CLASSIFIER, List.of("acl_add_replace", "acl_del", "acl_dump", "abf_policy_add_del",
            "abf_policy_dump", "abf_itf_attach_add_del", "abf_itf_attach_dump"))));
    /** Messages that come with a plugin, by the start of their names. */
    private static final Map<String, String> PLUGINS = Map.of("vxlan_", "vxlan_plugin.so", "af_packet_",
        "af_packet_plugin.so", "memif_", "memif_plugin.so", "tap_", "tap_plugin.so", "acl_",
        "acl_plugin.so", "abf_", "abf_plugin.so");

    private Requirements() {
    }

    /** Why VPP cannot serve any object, or empty. */
    static Optional<String> missingCore(Predicate<String> supported) {
        return CORE.stream().filter(supported.negate()).findFirst().map(Requirements::lacks);
    }

    /** Why VPP cannot serve objects of a kind, by kind. */
    static Map<ObjectKind, String> missing(Predicate<String> supported) {
        Map<ObjectKind, String> missing = new EnumMap<>(ObjectKind.class);
        KINDS.forEach((kind, messages) -> messages.stream().filter(supported.negate()).findFirst()
            .ifPresent(message -> missing.put(kind, lacks(message))));
        return missing;
    }

    /** One sentence that names the message and what to do. */
    static String lacks(String message) {
        return "this VPP has no usable message " + message + ": " + PLUGINS.entrySet().stream()
            .filter(plugin -> message.startsWith(plugin.getKey())).findFirst()
            .map(plugin -> "enable " + plugin.getValue() + " in its start-up configuration")
            .orElse("use a VPP of the supported release");
    }
}
