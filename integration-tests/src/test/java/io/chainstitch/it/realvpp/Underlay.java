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
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The network between the nodes n1, n2 and n3: a link for each pair, and a loopback interface on each node whose
 * addresses the others reach by static routes. It is the operator's: Chainstitch must leave it alone, and so the
 * other things that are put onto each node, which look like what Chainstitch makes.
 */
final class Underlay {
    private static final int MTU = 9000;
    private static final int FOREIGN_VNI = 77;

    private Underlay() {
    }

    /** The IPv4 address of a node. */
    static String ipv4(int node) {
        return "192.0.2." + node;
    }

    /** The IPv6 address of a node. */
    static String ipv6(int node) {
        return "2001:db8::" + node;
    }

    /** Makes the links; nodes are numbered from 1. */
    static void cable(List<VppNode> nodes) throws IOException {
        for (int low = 1; low <= nodes.size(); low++) {
            for (int high = low + 1; high <= nodes.size(); high++) {
                nodes.get(low - 1).namespace().link("to-n" + high, nodes.get(high - 1).namespace(), "to-n" + low, MTU);
            }
        }
    }

    /** Configures a node, as its operator does after each start of VPP. */
    static void configure(VppOperator node, int number, int nodes) {
        long loopback = node.loopback("underlay");
        node.address(loopback, ipv4(number) + "/32");
        node.address(loopback, ipv6(number) + "/128");
        for (int peer = 1; peer <= nodes; peer++) {
            if (peer != number) {
                connect(node, number, peer);
            }
        }
        long first = node.loopback("chainstitch-is-not-mine");
        long second = node.vxlan(ipv4(number), "198.51.100.1", FOREIGN_VNI);
        node.crossConnect(first, second, true);
        node.crossConnect(second, first, true);
    }

    private static void connect(VppOperator node, int number, int peer) {
        long link = node.attach("to-n" + peer, mac(number, peer));
        for (Map.Entry<String, String> nets : Map.of("10.99." + net(number, peer) + ".", "/24",
            "fd00:" + net(number, peer) + "::", "/64").entrySet()) {
            node.address(link, nets.getKey() + number + nets.getValue());
            node.neighbor(link, nets.getKey() + peer, mac(peer, number));
        }
        node.route(ipv4(peer) + "/32", link, "10.99." + net(number, peer) + "." + peer);
        node.route(ipv6(peer) + "/128", link, "fd00:" + net(number, peer) + "::" + peer);
    }

    private static String net(int one, int other) {
        return "" + Math.min(one, other) + Math.max(one, other);
    }

    private static String mac(int owner, int peer) {
        return "02:fe:00:00:0" + owner + ":0" + peer;
    }
}
