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

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.api.testing.RealVpp;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.MacAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A VPP in a network namespace of its own, and what its operator does with it, apart from Chainstitch. */
final class VppNode implements AutoCloseable {
    private static final int UP = 1;
    private static final int STATIC = 1;
    private static final int ETHERNET = 1;
    private static final int UNION_LENGTH = 16;
    /** A ping by VPP's command line takes its time. */
    private static final VppClientOptions PATIENT = VppClientOptions.defaults().withTimeout(Duration.ofSeconds(30));

    private final String name;
    private final Path directory;
    private final Namespace namespace;
    private RealVpp vpp;
    private VppClient client;

    private VppNode(String name, Path directory, Namespace namespace) {
        this.name = name;
        this.directory = directory;
        this.namespace = namespace;
    }

    /** Makes the namespace and starts a VPP in it. */
    static VppNode start(String name, Path directory) throws IOException {
        VppNode node = new VppNode(name, directory, Namespace.create(name));
        node.boot();
        return node;
    }

    private void boot() throws IOException {
        vpp = RealVpp.startIn(namespace.name(), directory);
        Optional<Path> own = RealVpp.apiDirectory();
        client = VppClient.connect(vpp.socket(), "operator",
            own.isPresent() ? ApiDefinitions.withOverrides(own.get()) : ApiDefinitions.builtIn(), PATIENT);
    }

    /** Kills VPP and starts a new one, which knows nothing. */
    void crash() throws IOException {
        vpp.kill();
        client.close();
        boot();
    }

    String name() {
        return name;
    }

    Namespace namespace() {
        return namespace;
    }

    Path socket() {
        return vpp.socket();
    }

    /** Attaches an interface of the namespace, with an Ethernet address of its own, and brings it up. */
    long attach(String host, String mac) {
        long index = request("af_packet_create_v3", Map.of("mode", ETHERNET, "host_if_name", host,
            "hw_addr", new MacAddress(mac), "num_rx_queues", 1, "num_tx_queues", 1)).number("sw_if_index");
        raise(index);
        return index;
    }

    /** Makes a loopback interface with a tag and brings it up. */
    long loopback(String tag) {
        long index = request("create_loopback", Map.of()).number("sw_if_index");
        request("sw_interface_tag_add_del", Map.of("is_add", true, "sw_if_index", index, "tag", tag));
        raise(index);
        return index;
    }

    /** Makes a VLAN sub-interface and brings it up. */
    long vlan(long parent, int vlan) {
        long index = request("create_vlan_subif", Map.of("sw_if_index", parent, "vlan_id", vlan))
            .number("sw_if_index");
        raise(index);
        return index;
    }

    /** Makes a VXLAN tunnel. */
    long vxlan(String source, String destination, int vni) {
        long index = request("vxlan_add_del_tunnel_v3", Map.of("is_add", true, "instance", MessageCodec.NONE,
            "src_address", IpAddress.of(source), "dst_address", IpAddress.of(destination),
            "mcast_sw_if_index", MessageCodec.NONE, "decap_next_index", 1, "vni", vni)).number("sw_if_index");
        raise(index);
        return index;
    }

    private void raise(long index) {
        request("sw_interface_set_flags", Map.of("sw_if_index", index, "flags", UP));
    }

    void address(long index, String address) {
        request("sw_interface_add_del_address", Map.of("sw_if_index", index, "is_add", true,
            "prefix", InterfaceAddress.of(address)));
    }

    void neighbor(long index, String address, String mac) {
        request("ip_neighbor_add_del", Map.of("is_add", true, "neighbor", Map.of("sw_if_index", index,
            "flags", STATIC, "ip_address", IpAddress.of(address), "mac_address", new MacAddress(mac))));
    }

    void route(String prefix, long index, String nextHop) {
        IpAddress via = IpAddress.of(nextHop);
        byte[] octets = ByteBuffer.allocate(UNION_LENGTH).put(via.bytes()).array();
        request("ip_route_add_del", Map.of("is_add", true, "route", Map.of("prefix", InterfaceAddress.of(prefix),
            "paths", List.of(Map.of("sw_if_index", index, "weight", 1, "proto", via.family() == IpFamily.IPV6 ? 1 : 0,
                "nh", Map.of("address", octets))))));
    }

    /** Cross-connects an interface to another, or removes what it has. */
    void crossConnect(long receive, long transmit, boolean enable) {
        request("sw_interface_set_l2_xconnect", Map.of("rx_sw_if_index", receive, "tx_sw_if_index", transmit,
            "enable", enable));
    }

    /** The index of an interface by VPP's name for it. */
    long index(String interfaceName) {
        return dump("sw_interface_dump", Map.of("sw_if_index", MessageCodec.NONE)).stream()
            .filter(details -> details.text("interface_name").equals(interfaceName)).findFirst()
            .orElseThrow(() -> new AssertionError(name + " has no interface " + interfaceName))
            .number("sw_if_index");
    }

    /** Pings from VPP itself. */
    Ping ping(String address, int count) {
        return Ping.parse(request("cli_inband", Map.of("cmd", "ping " + address + " interval 0.2 repeat " + count))
            .text("reply"));
    }

    /** Sends a request, which must succeed. */
    private ApiMessage request(String message, Map<String, Object> fields) {
        ApiMessage reply = answer(client.request(message, fields));
        if (reply.retval() < 0) {
            throw new AssertionError(name + ": " + message + " " + fields + " ended with " + reply.retval());
        }
        return reply;
    }

    /** Whether this VPP has a message, in a form known here. */
    boolean supports(String message) {
        return client.supports(message);
    }

    List<ApiMessage> dump(String message, Map<String, Object> fields) {
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

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
        if (vpp != null) {
            vpp.stop();
        }
        namespace.close();
    }
}
