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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import java.util.List;

/**
 * A pod of a scenario. Its number gives it addresses: interfaces of number N are in 10.1.N.0/24, 10.2.N.0/24 and
 * 10.3.N.0/24, and in fd01:N::/64 and so on.
 *
 * @param name name of the pod, also the value of its label {@code app} unless it is one of several
 * @param app value of its label {@code app}
 * @param number unique in the scenario, 1..12
 * @param node where it runs
 * @param kind how many interfaces it has, and what for
 * @param traffic which addresses its interfaces have
 */
public record Member(String name, String app, int number, String node, Kind kind, Traffic traffic) {

    /** What a pod does. */
    public enum Kind {
        /** Sends and receives, on {@code eth1}. */
        END("eth1"),
        /** Passes on from {@code in} to {@code out} and back. */
        FUNCTION("in", "out"),
        /** Passes on what comes in by {@code in} by the same interface. */
        ONE_ARMED("in");

        private final List<String> interfaces;

        Kind(String... interfaces) {
            this.interfaces = List.of(interfaces);
        }

        /** {@return the names of its interfaces} */
        public List<String> interfaces() {
            return interfaces;
        }
    }

    /** What the chains of a scenario carry. */
    public enum Traffic {
        /** Frames. */
        L2(false, false),
        /** IPv4 packets. */
        IPV4(true, false),
        /** IPv6 packets. */
        IPV6(false, true),
        /** Packets of both families. */
        DUAL(true, true);

        private final boolean ipv4;
        private final boolean ipv6;

        Traffic(boolean ipv4, boolean ipv6) {
            this.ipv4 = ipv4;
            this.ipv6 = ipv6;
        }

        /** {@return whether interfaces have IPv4 addresses} */
        public boolean ipv4() {
            return ipv4;
        }

        /** {@return whether interfaces have IPv6 addresses} */
        public boolean ipv6() {
            return ipv6;
        }
    }

    /**
     * The Linux interface by which VPP attaches to an interface.
     *
     * @param index position of the interface
     * @return its name
     */
    public String host(int index) {
        return "p" + number + "ab".charAt(index);
    }

    /**
     * The Ethernet address of an interface, on the pod's side.
     *
     * @param index position of the interface
     * @return the address
     */
    public String mac(int index) {
        return String.format("02:00:00:00:%02x:%02x", number, index + 1);
    }

    /**
     * The address of an interface.
     *
     * @param index position of the interface
     * @param ipv6 of which family
     * @return address and prefix length
     */
    public String address(int index, boolean ipv6) {
        return ipv6 ? net(index, true) + "2/64" : net(index, false) + "2/24";
    }

    /**
     * The address of VPP on an interface.
     *
     * @param index position of the interface
     * @param ipv6 of which family
     * @return address and prefix length
     */
    public String gateway(int index, boolean ipv6) {
        return ipv6 ? net(index, true) + "1/64" : net(index, false) + "1/24";
    }

    private String net(int index, boolean ipv6) {
        int third = kind == Kind.END ? 1 : 2 + index;
        return ipv6 ? "fd0" + third + ":" + number + "::" : "10." + third + "." + number + ".";
    }

    /**
     * Its entry in the inventory.
     *
     * @param network the network of its interfaces; empty for the default
     * @return the entry
     */
    public JsonObject entry(String network) {
        JsonArray interfaces = new JsonArray();
        for (int index = 0; index < kind.interfaces().size(); index++) {
            JsonObject each = Json.object("name", kind.interfaces().get(index), "mac", mac(index), "af-packet",
                Json.object("host-interface", host(index)));
            if (!network.isEmpty()) {
                each.addProperty("network", network);
            }
            JsonArray addresses = new JsonArray();
            JsonArray gateways = new JsonArray();
            for (boolean ipv6 : new boolean[] {false, true}) {
                if (ipv6 ? traffic.ipv6() : traffic.ipv4()) {
                    addresses.add(address(index, ipv6));
                    gateways.add(gateway(index, ipv6));
                }
            }
            if (!addresses.isEmpty()) {
                each.add("address", addresses);
                each.add("gateway", gateways);
            }
            interfaces.add(each);
        }
        return Json.object("namespace", Inventory.NAMESPACE, "name", name, "node", node,
            "label", Json.array(Json.object("key", "app", "value", app)), "interface", interfaces);
    }
}
