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
import io.chainstitch.it.harness.VppOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod of a scenario, or a host behind an external interface. Its number gives it addresses: interfaces of number N
 * are in 10.1.N.0/24, 10.2.N.0/24 and 10.3.N.0/24, and in fd01:N::/64 and so on.
 *
 * @param name name of the pod, also the value of its label {@code app} unless it is one of several
 * @param app value of its label {@code app}
 * @param number unique in the scenario, 1..12
 * @param node where it runs
 * @param kind how many interfaces it has, and what for
 * @param wiring how its interfaces come to VPP
 * @param traffic which addresses its interfaces have
 */
public record Member(String name, String app, int number, String node, Kind kind, Wiring wiring,
    Traffic traffic) {
    /** The VLAN of tagged external interfaces. */
    public static final int VLAN = 100;


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

    /** How an interface comes to VPP. */
    public enum Wiring {
        /** Chainstitch attaches the pod. */
        MANAGED,
        /** Somebody else attached the pod, and gave VPP an address and the neighbor. */
        FOREIGN,
        /** An untagged external interface, with one host behind it. */
        UPLINK,
        /** An untagged external interface, with a network behind it. */
        UPLINK_NET,
        /** A VLAN of an external interface, with one host behind it. */
        TRUNK,
        /** A VLAN of an external interface, with a network behind it. */
        TRUNK_NET;

        /** {@return whether it is an external interface} */
        public boolean external() {
            return this != MANAGED && this != FOREIGN;
        }

        /** {@return whether a network is behind it, of which the inventory names no host} */
        public boolean network() {
            return this == UPLINK_NET || this == TRUNK_NET;
        }

        /** {@return whether frames outside have the tag of the VLAN} */
        public boolean tagged() {
            return this == TRUNK || this == TRUNK_NET;
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
     * Does on its VPP what Chainstitch leaves to others: attaches an interface that is not managed, and unless the
     * interface carries VLANs, gives it VPP's addresses. Only a pod's neighbors are entered.
     *
     * @param vpp where it runs
     */
    public void attach(VppOperator vpp) {
        for (int index = 0; index < kind.interfaces().size() && wiring != Wiring.MANAGED; index++) {
            long made = vpp.attach(host(index), String.format("02:fe:00:00:%02x:%02x", number, index + 1));
            for (boolean ipv6 : families()) {
                if (!wiring.tagged()) {
                    vpp.address(made, gateway(index, ipv6));
                }
                if (wiring == Wiring.FOREIGN) {
                    vpp.neighbor(made, bare(address(index, ipv6)), mac(index));
                }
            }
        }
    }

    /**
     * Undoes what {@link #attach} did.
     *
     * @param vpp where it runs
     */
    public void detach(VppOperator vpp) {
        for (int index = 0; index < kind.interfaces().size() && wiring != Wiring.MANAGED; index++) {
            vpp.detach(host(index));
        }
    }

    private List<Boolean> families() {
        List<Boolean> ipv6 = new ArrayList<>();
        if (traffic.ipv4()) {
            ipv6.add(false);
        }
        if (traffic.ipv6()) {
            ipv6.add(true);
        }
        return ipv6;
    }

    /**
     * An address without its prefix length.
     *
     * @param address the address with it
     * @return the address alone
     */
    public static String bare(String address) {
        return address.substring(0, address.indexOf('/'));
    }

    /**
     * Where its external interface is attached.
     *
     * @return the entry of the inventory
     */
    JsonObject attachment() {
        JsonObject entry = Json.object("node", node, "vpp-interface", "host-" + host(0));
        if (wiring.tagged()) {
            entry.addProperty("vlan", VLAN);
        }
        for (boolean ipv6 : families()) {
            entry.addProperty("address", gateway(0, ipv6));
            if (wiring == Wiring.UPLINK || wiring == Wiring.TRUNK) {
                entry.addProperty("peer-address", bare(address(0, ipv6)));
                entry.addProperty("peer-mac", mac(0));
            }
        }
        return entry;
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
            JsonObject each = Json.object("name", kind.interfaces().get(index), "mac", mac(index));
            if (wiring == Wiring.FOREIGN) {
                each.addProperty("vpp-interface", "host-" + host(index));
            } else {
                each.add("af-packet", Json.object("host-interface", host(index)));
            }
            if (!network.isEmpty()) {
                each.addProperty("network", network);
            }
            JsonArray addresses = new JsonArray();
            JsonArray gateways = new JsonArray();
            for (boolean ipv6 : families()) {
                addresses.add(address(index, ipv6));
                gateways.add(gateway(index, ipv6));
            }
            if (!addresses.isEmpty()) {
                each.add("address", addresses);
            }
            if (!gateways.isEmpty() && wiring == Wiring.MANAGED) {
                each.add("gateway", gateways);
            }
            interfaces.add(each);
        }
        return Json.object("namespace", Inventory.NAMESPACE, "name", name, "node", node,
            "label", Json.array(Json.object("key", "app", "value", app)), "interface", interfaces);
    }
}
