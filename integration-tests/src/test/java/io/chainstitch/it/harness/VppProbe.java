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

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A second client of a VPP, beside the agent: sees what is really there, and can meddle. */
public final class VppProbe implements AutoCloseable {
    private static final Map<String, Object> ALL = Map.of("sw_if_index", MessageCodec.NONE);

    private final VppClient client;

    private VppProbe(VppClient client) {
        this.client = client;
    }

    /**
     * Connects.
     *
     * @param socket of the VPP's API
     * @return the connected client
     * @throws IOException when there is no VPP
     */
    public static VppProbe connect(Path socket) throws IOException {
        return new VppProbe(VppClient.connect(socket, "integration-test", ApiDefinitions.builtIn(),
            VppClientOptions.defaults()));
    }

    /** {@return what an operator does with this VPP} */
    public VppOperator operator() {
        return new VppOperator("VPP", client);
    }

    /** {@return everything that can be read, one line for each object, sorted} */
    public List<String> dump() {
        List<ApiMessage> all = new ArrayList<>(client.dump("sw_interface_dump", ALL).join());
        List<ApiMessage> interfaces = List.copyOf(all);
        all.addAll(client.dump("l2_xconnect_dump", Map.of()).join());
        all.addAll(client.dump("vxlan_tunnel_v2_dump", ALL).join());
        all.addAll(client.dump("af_packet_dump", Map.of()).join());
        all.addAll(client.dump("memif_dump", Map.of()).join());
        List<ApiMessage> tables = client.dump("ip_table_dump", Map.of()).join();
        all.addAll(tables);
        for (ApiMessage table : tables) {
            all.addAll(client.dump("ip_route_v2_dump", Map.of("table", table.fields().get("table"))).join());
        }
        for (String segmentRouting : List.of("sr_localsids_dump", "sr_policies_v2_dump", "sr_steering_pol_dump")) {
            all.addAll(client.dump(segmentRouting, Map.of()).join());
        }
        for (ApiMessage entry : interfaces) {
            for (boolean ipv6 : List.of(false, true)) {
                all.addAll(client.dump("ip_address_dump",
                    Map.of("sw_if_index", entry.number("sw_if_index"), "is_ipv6", ipv6)).join());
                all.addAll(client.dump("ip_neighbor_dump",
                    Map.of("sw_if_index", entry.number("sw_if_index"), "af", ipv6 ? 1 : 0)).join());
            }
        }
        return all.stream().map(VppProbe::line).sorted().toList();
    }

    private static String line(ApiMessage message) {
        Map<String, Object> fields = new LinkedHashMap<>(message.fields());
        fields.remove("context");
        fields.remove("age"); // Of a neighbor, in seconds.
        return message.name() + " " + text(fields);
    }

    private static String text(Object value) {
        if (value instanceof byte[] octets) {
            return HexFormat.of().formatHex(octets);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(VppProbe::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            // The number of a counter is no part of the object that it counts for.
            return map.entrySet().stream().filter(entry -> !entry.getKey().equals("stats_index"))
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(" ", "{", "}"));
        }
        return String.valueOf(value);
    }

    /**
     * Does something behind the agent's back.
     *
     * @param message its name
     * @param fields of the message
     * @return the reply
     */
    public ApiMessage call(String message, Map<String, Object> fields) {
        ApiMessage reply = client.request(message, fields).join();
        if (reply.number("retval") != 0) {
            throw new AssertionError("VPP refused " + message + " " + fields + ": " + reply.number("retval"));
        }
        return reply;
    }

    /**
     * Reads one kind of objects.
     *
     * @param message that asks for them
     * @return the objects
     */
    public List<ApiMessage> read(String message) {
        return client.dump(message, Map.of()).join();
    }

    /** {@return the names of the interfaces by index; an owned interface has its tag as name} */
    public Map<Long, String> interfaces() {
        Map<Long, String> names = new TreeMap<>();
        for (ApiMessage entry : client.dump("sw_interface_dump", ALL).join()) {
            String tag = entry.text("tag");
            names.put(entry.number("sw_if_index"), tag.isEmpty() ? entry.text("interface_name") : tag);
        }
        return names;
    }

    /** {@return the cross-connects, receiving interface to sending interface, by name} */
    public Map<String, String> crossConnects() {
        Map<Long, String> names = interfaces();
        Map<String, String> found = new TreeMap<>();
        for (ApiMessage entry : client.dump("l2_xconnect_dump", Map.of()).join()) {
            found.put(names.get(entry.number("rx_sw_if_index")), names.get(entry.number("tx_sw_if_index")));
        }
        return found;
    }

    /**
     * Removes a cross-connect behind the agent's back.
     *
     * @param receiving tag or name of the receiving interface
     */
    public void removeCrossConnect(String receiving) {
        long index = interfaces().entrySet().stream().filter(entry -> entry.getValue().equals(receiving))
            .mapToLong(Map.Entry::getKey).findFirst()
            .orElseThrow(() -> new AssertionError("VPP has no interface " + receiving + ": " + interfaces()));
        ApiMessage reply = client.request("sw_interface_set_l2_xconnect",
            Map.of("rx_sw_if_index", index, "tx_sw_if_index", 0L, "enable", false)).join();
        if (reply.number("retval") != 0) {
            throw new AssertionError("VPP refused to remove the cross-connect of " + receiving + ": " + reply);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
