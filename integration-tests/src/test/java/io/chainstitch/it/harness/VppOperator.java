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
package io.chainstitch.it.harness;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.MacAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What the operator of a VPP does with it, apart from Chainstitch, over its API: emulated or real. Whatever VPP refuses
 * is an {@link AssertionError}.
 */
public final class VppOperator {
    private static final int UP = 1;
    private static final int STATIC = 1;
    private static final int ETHERNET = 1;
    private static final int POP_ONE = 3;
    private static final int UNION_LENGTH = 16;

    private final String name;
    private final VppClient client;

    /**
     * For one VPP.
     *
     * @param name of the VPP, for messages
     * @param client connected to it; stays the caller's
     */
    public VppOperator(String name, VppClient client) {
        this.name = name;
        this.client = client;
    }

    /**
     * Attaches a host interface, with an Ethernet address of its own, and brings it up.
     *
     * @param host name of the host interface
     * @param mac the Ethernet address
     * @return its index
     */
    public long attach(String host, String mac) {
        long index = request("af_packet_create_v3", Map.of("mode", ETHERNET, "host_if_name", host,
            "hw_addr", new MacAddress(mac), "num_rx_queues", 1, "num_tx_queues", 1)).number("sw_if_index");
        raise(index);
        return index;
    }

    /**
     * Makes a loopback interface and brings it up.
     *
     * @param tag its tag
     * @return its index
     */
    public long loopback(String tag) {
        long index = request("create_loopback", Map.of()).number("sw_if_index");
        request("sw_interface_tag_add_del", Map.of("is_add", true, "sw_if_index", index, "tag", tag));
        raise(index);
        return index;
    }

    /**
     * Makes a VLAN sub-interface and brings it up.
     *
     * @param parent index of the interface
     * @param vlan the tag
     * @return its index
     */
    public long vlan(long parent, int vlan) {
        long index = request("create_vlan_subif", Map.of("sw_if_index", parent, "vlan_id", vlan))
            .number("sw_if_index");
        raise(index);
        return index;
    }

    /**
     * Makes a VXLAN tunnel and brings it up.
     *
     * @param source its address here
     * @param destination its address there
     * @param vni its number
     * @return its index
     */
    public long vxlan(String source, String destination, int vni) {
        long index = request("vxlan_add_del_tunnel_v3", Map.of("is_add", true, "instance", MessageCodec.NONE,
            "src_address", IpAddress.of(source), "dst_address", IpAddress.of(destination),
            "mcast_sw_if_index", MessageCodec.NONE, "decap_next_index", 1, "vni", vni)).number("sw_if_index");
        raise(index);
        return index;
    }

    /**
     * Detaches a host interface.
     *
     * @param host its name
     */
    public void detach(String host) {
        request("af_packet_delete", Map.of("host_if_name", host));
    }

    /**
     * Joins a VLAN of one interface with another interface, which carries it untagged.
     *
     * @param trunk index of the interface with tagged frames
     * @param vlan the tag
     * @param access index of the interface with untagged frames
     */
    public void bridge(long trunk, int vlan, long access) {
        long tagged = vlan(trunk, vlan);
        request("l2_interface_vlan_tag_rewrite", Map.of("sw_if_index", tagged, "vtr_op", POP_ONE));
        crossConnect(tagged, access, true);
        crossConnect(access, tagged, true);
    }

    private void raise(long index) {
        request("sw_interface_set_flags", Map.of("sw_if_index", index, "flags", UP));
    }

    /**
     * Gives an interface an address.
     *
     * @param index of the interface
     * @param address with prefix length
     */
    public void address(long index, String address) {
        request("sw_interface_add_del_address", Map.of("sw_if_index", index, "is_add", true,
            "prefix", InterfaceAddress.of(address)));
    }

    /**
     * Enters a static neighbor.
     *
     * @param index of the interface
     * @param address of the neighbor
     * @param mac of the neighbor
     */
    public void neighbor(long index, String address, String mac) {
        request("ip_neighbor_add_del", Map.of("is_add", true, "neighbor", Map.of("sw_if_index", index,
            "flags", STATIC, "ip_address", IpAddress.of(address), "mac_address", new MacAddress(mac))));
    }

    /**
     * Adds a route to table 0.
     *
     * @param prefix its destination
     * @param index of the interface that leads there
     * @param nextHop the next hop
     */
    public void route(String prefix, long index, String nextHop) {
        IpAddress via = IpAddress.of(nextHop);
        byte[] octets = ByteBuffer.allocate(UNION_LENGTH).put(via.bytes()).array();
        request("ip_route_add_del", Map.of("is_add", true, "route", Map.of("prefix", InterfaceAddress.of(prefix),
            "paths", List.of(Map.of("sw_if_index", index, "weight", 1, "proto", via.family() == IpFamily.IPV6 ? 1 : 0,
                "nh", Map.of("address", octets))))));
    }

    /**
     * Cross-connects an interface to another, or removes what it has.
     *
     * @param receive index of the interface that receives
     * @param transmit index of the interface that sends
     * @param enable whether to add it
     */
    public void crossConnect(long receive, long transmit, boolean enable) {
        request("sw_interface_set_l2_xconnect", Map.of("rx_sw_if_index", receive, "tx_sw_if_index", transmit,
            "enable", enable));
    }

    /**
     * The index of an interface.
     *
     * @param interfaceName VPP's name for it
     * @return its index
     */
    public long index(String interfaceName) {
        return dump("sw_interface_dump", Map.of("sw_if_index", MessageCodec.NONE)).stream()
            .filter(details -> details.text("interface_name").equals(interfaceName)).findFirst()
            .orElseThrow(() -> new AssertionError(name + " has no interface " + interfaceName))
            .number("sw_if_index");
    }

    /**
     * Enters a command.
     *
     * @param command a line
     * @return what VPP answers
     */
    public String cli(String command) {
        return request("cli_inband", Map.of("cmd", command)).text("reply");
    }

    /**
     * Sends a request, which must succeed.
     *
     * @param message its name
     * @param fields its fields; absent ones are zero
     * @return the reply
     */
    public ApiMessage request(String message, Map<String, Object> fields) {
        ApiMessage reply = answer(client.request(message, fields));
        if (reply.retval() < 0) {
            throw new AssertionError(name + ": " + message + " " + fields + " ended with " + reply.retval());
        }
        return reply;
    }

    /**
     * Whether this VPP has a message, in a form known here.
     *
     * @param message its name
     * @return whether it has
     */
    public boolean supports(String message) {
        return client.supports(message);
    }

    /**
     * Reads objects.
     *
     * @param message name of the dump
     * @param fields its fields; absent ones are zero
     * @return what VPP told of each
     */
    public List<ApiMessage> dump(String message, Map<String, Object> fields) {
        return answer(client.dump(message, fields));
    }

    private <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(name + ": " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
