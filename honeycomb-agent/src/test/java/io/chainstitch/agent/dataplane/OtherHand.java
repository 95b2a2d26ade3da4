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
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Somebody else who works on the same VPP. */
final class OtherHand implements AutoCloseable {
    private final VppClient client;

    OtherHand(VppUnderTest vpp) throws IOException {
        client = VppClient.connect(vpp.socket(), "other-hand", vpp.messages(), VppClientOptions.defaults());
    }

    ApiMessage call(String message, Map<String, Object> fields) {
        ApiMessage reply = client.request(message, fields).join();
        if (reply.retval() < 0) {
            throw new IllegalStateException(message + " " + fields + ": " + reply.retval());
        }
        return reply;
    }

    List<ApiMessage> dump(String message, Map<String, Object> fields) {
        return client.supports(message) ? client.dump(message, fields).join() : List.of();
    }

    /** What VPP says to a command. */
    String command(String line) {
        return call("cli_inband", Map.of("cmd", line)).text("reply");
    }

    long loopback(int instance) {
        long index = call("create_loopback_instance", Map.of("is_specified", true, "user_instance", instance))
            .number("sw_if_index");
        call("sw_interface_set_flags", Map.of("sw_if_index", index, "flags", 1));
        return index;
    }

    long afPacket(String host) {
        return call("af_packet_create_v3", Map.of("mode", 1, "use_random_hw_addr", true, "host_if_name", host))
            .number("sw_if_index");
    }

    void tag(long index, String tag) {
        call("sw_interface_tag_add_del", Map.of("is_add", true, "sw_if_index", index, "tag", tag));
    }

    void address(long index, String address) {
        call("sw_interface_add_del_address",
            Map.of("sw_if_index", index, "is_add", true, "prefix", InterfaceAddress.of(address)));
    }

    void removeAddress(long index, String address) {
        call("sw_interface_add_del_address",
            Map.of("sw_if_index", index, "is_add", false, "prefix", InterfaceAddress.of(address)));
    }

    void crossConnect(long receive, long transmit, boolean enable) {
        call("sw_interface_set_l2_xconnect",
            Map.of("rx_sw_if_index", receive, "tx_sw_if_index", transmit, "enable", enable));
    }

    /** Puts an interface into a bridge domain; it is 0 a normal port, 1 that to layer 3, 2 that to the unknown. */
    void bridge(long index, int domain, int port) {
        call("sw_interface_set_l2_bridge", Map.of("rx_sw_if_index", index, "bd_id", domain, "port_type", port,
            "enable", true));
    }

    void unbridge(long index) {
        call("sw_interface_set_l2_bridge", Map.of("rx_sw_if_index", index, "enable", false));
    }

    void removeBridge(int domain) {
        call("bridge_domain_add_del_v2", Map.of("bd_id", domain, "is_add", false));
    }

    /** The bridge domains and what is in them, one line each. */
    TreeSet<String> bridges() {
        TreeSet<String> lines = new TreeSet<>();
        add(lines, dump("bridge_domain_dump", Map.of("bd_id", 0xffffffffL, "sw_if_index", 0xffffffffL)));
        return lines;
    }

    void table(long id, String name) {
        call("ip_table_add_del",
            Map.of("is_add", true, "table", Map.of("table_id", id, "is_ip6", false, "name", name)));
    }

    void route(long table, String prefix, String nextHop) {
        byte[] hop = new byte[16];
        byte[] address = IpAddress.of(nextHop).bytes();
        System.arraycopy(address, 0, hop, 0, address.length);
        call("ip_route_add_del", Map.of("is_add", true, "route", Map.of("table_id", table, "prefix",
            IpPrefix.of(prefix), "paths", List.of(Map.of("sw_if_index", 0xffffffffL, "weight", 1, "nh",
                Map.of("address", hop))))));
    }

    void neighbor(long index, String address, String mac) {
        call("ip_neighbor_add_del", Map.of("is_add", true, "neighbor", Map.of("sw_if_index", index, "flags", 1,
            "mac_address", new MacAddress(mac), "ip_address", IpAddress.of(address))));
    }

    long vxlan(String source, String destination, int vni) {
        return vxlan(true, source, destination, vni);
    }

    /** Removes a tunnel and makes one with the same ends in its place. */
    void replaceVxlan(String source, String destination, int vni) {
        vxlan(false, source, destination, vni);
        vxlan(true, source, destination, vni);
    }

    private long vxlan(boolean add, String source, String destination, int vni) {
        return call("vxlan_add_del_tunnel_v3", Map.of("is_add", add, "instance", 0xffffffffL, "src_address",
            IpAddress.of(source), "dst_address", IpAddress.of(destination), "src_port", 4789, "dst_port", 4789,
            "mcast_sw_if_index", 0xffffffffL, "decap_next_index", 0xffffffffL, "vni", vni)).number("sw_if_index");
    }

    long subInterface(long parent, int vlan) {
        return call("create_vlan_subif", Map.of("sw_if_index", parent, "vlan_id", vlan)).number("sw_if_index");
    }

    /** Makes an IPv6 table. */
    long ipv6Table(long id) {
        call("ip_table_add_del",
            Map.of("is_add", true, "table", Map.of("table_id", id, "is_ip6", true, "name", "other")));
        return id;
    }

    void removeTable(long id, boolean ipv6) {
        call("ip_table_add_del", Map.of("is_add", false, "table", Map.of("table_id", id, "is_ip6", ipv6)));
    }

    /** A policy with one list of one segment. */
    void policy(String bsid, String sid) {
        policy(bsid, true, 1, sid);
    }

    /** A policy that encapsulates or inserts. */
    void policy(String bsid, boolean encapsulates, int weight, String sid) {
        call("sr_policy_add_v2", Map.of("bsid_addr", IpAddress.of(bsid), "is_encap", encapsulates, "encap_src",
            IpAddress.of("fd10::1"), "sids", Map.of("num_sids", 1, "weight", weight, "sids",
                List.of(IpAddress.of(sid)))));
    }

    void removePolicy(String bsid) {
        call("sr_policy_del", Map.of("bsid_addr", IpAddress.of(bsid), "sr_policy_index", 0xffffffffL));
    }

    void steer(long table, String prefix, String bsid) {
        call("sr_steering_add_del", Map.of("bsid_addr", IpAddress.of(bsid), "sr_policy_index", 0xffffffffL,
            "table_id", table, "prefix", IpPrefix.of(prefix), "traffic_type", prefix.indexOf(':') < 0 ? 4 : 6));
    }

    /** Steers the frames that an interface receives to a policy, or not any more. */
    void steerFrames(long index, String bsid, boolean enable) {
        call("sr_steering_add_del", Map.of("is_del", !enable, "bsid_addr", IpAddress.of(bsid), "sr_policy_index",
            0xffffffffL, "sw_if_index", index, "traffic_type", 2));
    }

    void removeSid(IpAddress sid) {
        call("sr_localsid_add_del", Map.of("is_del", true, "localsid", sid));
    }

    /** An access list; returns its index. */
    long acl(String tag, String source, String destination) {
        return call("acl_add_replace", Map.of("acl_index", 0xffffffffL, "tag", tag, "r", List.of(Map.of("is_permit", 1,
            "src_prefix", IpPrefix.of(source), "dst_prefix", IpPrefix.of(destination), "srcport_or_icmptype_last",
            65535, "dstport_or_icmpcode_last", 65535)))).number("acl_index");
    }

    void abfPolicy(long id, long acl, long table) {
        call("abf_policy_add_del", Map.of("is_add", true, "policy", Map.of("policy_id", id, "acl_index", acl, "paths",
            List.of(Map.of("sw_if_index", 0xffffffffL, "table_id", table, "weight", 1)))));
    }

    void attach(long id, long index, boolean add) {
        call("abf_itf_attach_add_del", Map.of("is_add", add, "attach",
            Map.of("policy_id", id, "sw_if_index", index, "priority", 100)));
    }

    /** A whole classification by an access list. */
    void classify(long id, long table, long index, String tag) {
        abfPolicy(id, acl(tag, "10.70.1.0/24", "10.70.2.0/24"), table);
        attach(id, index, true);
    }

    /** Index of the interface with a tag. */
    long tagged(String tag) {
        return details(tag).number("sw_if_index");
    }

    /** Indexes of all interfaces that are the agent's. */
    Set<Long> managed() {
        return dump("sw_interface_dump", Map.of("sw_if_index", 0xffffffffL)).stream()
            .filter(each -> each.text("tag").startsWith("chainstitch/")).map(each -> each.number("sw_if_index"))
            .collect(Collectors.toSet());
    }

    /** VPP's own Ethernet address on a managed interface. */
    MacAddress hardwareAddress(String name) {
        return details("chainstitch/" + name).mac("l2_address");
    }

    private ApiMessage details(String tag) {
        return dump("sw_interface_dump", Map.of("sw_if_index", 0xffffffffL)).stream()
            .filter(each -> each.text("tag").equals(tag)).findFirst()
            .orElseThrow(() -> new NoSuchElementException(tag));
    }

    /** Everything that VPP tells about configuration, one line each. */
    TreeSet<String> everything() {
        TreeSet<String> lines = bridges();
        List<ApiMessage> ports = dump("sw_interface_dump", Map.of("sw_if_index", 0xffffffffL));
        add(lines, ports);
        for (ApiMessage port : ports) {
            for (boolean ipv6 : new boolean[] {false, true}) {
                Map<String, Object> which = Map.of("sw_if_index", port.number("sw_if_index"), "is_ipv6", ipv6);
                add(lines, dump("ip_address_dump", which));
                lines.add(which + " in table " + call("sw_interface_get_table", which).number("vrf_id"));
            }
        }
        for (String message : List.of("l2_xconnect_dump", "af_packet_dump", "memif_dump",
                "memif_socket_filename_dump", "ip_table_dump")) {
            add(lines, dump(message, Map.of()));
        }
        add(lines, dump("vxlan_tunnel_v2_dump", Map.of("sw_if_index", 0xffffffffL)));
        add(lines, dump("ip_neighbor_dump", Map.of("sw_if_index", 0xffffffffL, "af", 0)));
        add(lines, dump("ip_neighbor_dump", Map.of("sw_if_index", 0xffffffffL, "af", 1)));
        for (ApiMessage table : dump("ip_table_dump", Map.of())) {
            add(lines, dump("ip_route_v2_dump", Map.of("src", 8, "table", table.struct("table").fields())));
        }
        for (String message : List.of("sr_localsids_dump", "sr_policies_v2_dump", "sr_steering_pol_dump",
                "abf_policy_dump", "abf_itf_attach_dump")) {
            add(lines, dump(message, Map.of()));
        }
        add(lines, dump("acl_dump", Map.of("acl_index", 0xffffffffL)));
        return lines;
    }

    private static void add(TreeSet<String> lines, List<ApiMessage> details) {
        for (ApiMessage message : details) {
            // Tables that segment routing makes for itself stay when its last object has gone.
            if (message.name().equals("ip_table_details")
                && message.struct("table").number("table_id") == 0xffffffffL) {
                continue;
            }
            lines.add(message.name() + " " + print(message.fields()));
        }
    }

    @SuppressWarnings("unchecked")
    private static Object print(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            ((Map<String, Object>) map).forEach((name, each) -> sorted.put(name, print(each)));
            sorted.keySet().removeAll(List.of("age", "context", "_vl_msg_id", "stats_index"));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(OtherHand::print).toList();
        }
        return value instanceof byte[] octets ? HexFormat.of().formatHex(octets) : value;
    }

    @Override
    public void close() {
        client.close();
    }
}
