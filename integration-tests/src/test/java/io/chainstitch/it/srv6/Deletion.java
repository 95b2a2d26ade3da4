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
package io.chainstitch.it.srv6;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An object of a chain that somebody deletes on VPP by hand. The chain leads forward from the member {@code start} on
 * n1 through {@code f} on n2 to {@code end} on n3.
 *
 * @param what which object
 * @param scenario has the chain
 * @param node where it is deleted
 * @param kind the kind that the difference must have
 * @param act deletes it
 */
public record Deletion(String what, Scenario scenario, String node, String kind, Act act) {
    private static final long NONE = MessageCodec.NONE;
    private static final long BY_API = 8;
    private static final long FRAMES = 2;

    /** Deletes something. */
    @FunctionalInterface
    public interface Act {
        /**
         * Does it.
         *
         * @param vpp where
         * @param path the chain's first path forward, as its state tells
         * @return what the key of the difference must contain
         */
        String on(VppOperator vpp, JsonObject path);
    }

    /** Deletes the local SID of a hop. */
    static Act localSid(int hop) {
        return (vpp, path) -> {
            String sid = sid(path, hop);
            vpp.request("sr_localsid_add_del", Map.of("is_del", true, "localsid", IpAddress.of(sid)));
            return sid;
        };
    }

    private static String sid(JsonObject path, int hop) {
        return Json.text(Json.objects(path, "hop").stream()
            .sorted(Comparator.comparingInt(each -> each.get("index").getAsInt())).toList().get(hop), "sid");
    }

    /** Deletes the policy that the first steering of a node uses, under that steering. */
    static String policy(VppOperator vpp, JsonObject path) {
        IpAddress bsid = steering(vpp).address("bsid");
        vpp.request("sr_policy_del", Map.of("bsid_addr", bsid, "sr_policy_index", NONE));
        return bsid.toString();
    }

    /** Deletes the first steering of a node. */
    static String steering(VppOperator vpp, JsonObject path) {
        ApiMessage held = steering(vpp);
        Map<String, Object> fields = new HashMap<>(held.fields());
        fields.keySet().removeAll(List.of("context", "bsid", "fib_table"));
        fields.putAll(Map.of("is_del", true, "sr_policy_index", NONE, "table_id", held.number("fib_table")));
        boolean frames = held.number("traffic_type") == FRAMES;
        fields.remove(frames ? "prefix" : "sw_if_index");
        vpp.request("sr_steering_add_del", fields);
        return frames ? "" : held.prefix("prefix").toString();
    }

    private static ApiMessage steering(VppOperator vpp) {
        return vpp.dump("sr_steering_pol_dump", Map.of()).get(0);
    }

    /** Deletes the route of a table to the SID of a hop. */
    static Act route(int hop, boolean ofFunction) {
        return (vpp, path) -> {
            IpAddress sid = IpAddress.of(sid(path, hop));
            ApiMessage table = vpp.dump("ip_table_dump", Map.of()).stream().map(each -> each.struct("table"))
                .filter(each -> each.flag("is_ip6") && (ofFunction ? each.text("name").endsWith("/f/out")
                    : each.number("table_id") == 0)).findFirst().orElseThrow();
            ApiMessage route = vpp.dump("ip_route_v2_dump", Map.of("table", table.fields())).stream()
                .map(each -> each.struct("route")).filter(each -> each.number("src") == BY_API
                    && each.prefix("prefix").prefix().contains(sid)).findFirst().orElseThrow();
            Map<String, Object> fields = new HashMap<>(route.fields());
            fields.remove("src");
            vpp.request("ip_route_add_del", Map.of("is_add", false, "route", fields));
            return route.prefix("prefix").toString();
        };
    }

    /** Deletes the neighbor entry of an interface of a member. */
    static Act neighbor(Member member, int index, boolean ipv6) {
        return (vpp, path) -> {
            String address = Member.bare(member.address(index, ipv6));
            vpp.request("ip_neighbor_add_del", Map.of("is_add", false, "neighbor", Map.of("sw_if_index",
                vpp.index("host-" + member.host(index)), "ip_address", IpAddress.of(address))));
            return address;
        };
    }

    /** Deletes the address of VPP on an interface of a member. */
    static Act address(Member member, int index, boolean ipv6) {
        return (vpp, path) -> {
            String address = member.gateway(index, ipv6);
            vpp.request("sw_interface_add_del_address", Map.of("is_add", false, "sw_if_index",
                vpp.index("host-" + member.host(index)), "prefix", InterfaceAddress.of(address)));
            return address;
        };
    }

    /** Detaches all classifiers of an interface of a member. */
    static Act classifier(Member member, int index) {
        return (vpp, path) -> {
            long wanted = vpp.index("host-" + member.host(index));
            vpp.dump("abf_itf_attach_dump", Map.of()).stream().map(each -> each.struct("attach"))
                .filter(each -> each.number("sw_if_index") == wanted).forEach(each ->
                    vpp.request("abf_itf_attach_add_del", Map.of("is_add", false, "attach", each.fields())));
            return "";
        };
    }

    @Override
    public String toString() {
        return scenario.name() + ": " + what + " on " + node;
    }
}
