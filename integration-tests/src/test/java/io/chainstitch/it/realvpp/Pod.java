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

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Namespace;
import java.io.IOException;
import java.util.List;

/**
 * A pod: a network namespace whose interfaces are veth pairs. The other end of each is in the namespace of the node's
 * VPP under the name that the inventory gives, where the agent attaches it by af_packet.
 */
final class Pod implements AutoCloseable {
    /** The only interface of a pod at the end of a chain. */
    static final String END = "eth1";
    private static final int MTU = 1500;

    private final String name;
    private final Namespace namespace;
    private final String address;

    private Pod(String name, Namespace namespace, String address) {
        this.name = name;
        this.namespace = namespace;
        this.address = address;
    }

    /**
     * Makes one as the inventory describes it: one interface = an end of a chain with an IPv4 address in a /24, two =
     * a function that bridges them.
     */
    static Pod create(JsonObject pod, VppNode node, String address) throws IOException {
        Pod made = new Pod(Json.text(pod, "name"), Namespace.create(Json.text(pod, "name")), address);
        List<JsonObject> interfaces = Json.objects(pod, "interface");
        for (JsonObject each : interfaces) {
            node.namespace().link(Json.text(each.getAsJsonObject("af-packet"), "host-interface"), made.namespace,
                Json.text(each, "name"), MTU);
        }
        if (interfaces.size() == 1) {
            made.namespace.expect("ip addr add " + address + "/24 dev " + END);
        } else {
            made.bridge(interfaces);
        }
        return made;
    }

    private void bridge(List<JsonObject> interfaces) throws IOException {
        namespace.expect("ip link add br0 type bridge stp_state 0 mcast_snooping 0");
        for (JsonObject each : interfaces) {
            namespace.expect("ip link set " + Json.text(each, "name") + " master br0");
        }
        namespace.expect("ip link set br0 up");
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /** The Ethernet address of {@code eth1}. */
    private String mac() throws IOException {
        return namespace.expect("cat /sys/class/net/" + END + "/address").strip();
    }

    /** Enters a neighbor by hand, for where no answer can come back. */
    void knows(Pod other) throws IOException {
        namespace.expect("ip neigh replace " + other.address + " lladdr " + other.mac() + " nud permanent dev " + END);
    }

    /** Sends echo requests, five a second, and waits a second for the last reply. */
    Ping ping(Pod other, int count) throws IOException {
        return Ping.parse(namespace.run("ping -n -c " + count + " -i 0.2 -W 1 " + other.address).output());
    }

    /** Starts to capture on an interface. */
    Capture capture(String interfaceName) throws IOException {
        return Capture.start(namespace, interfaceName, "icmp");
    }

    @Override
    public void close() throws IOException {
        namespace.close();
    }
}
