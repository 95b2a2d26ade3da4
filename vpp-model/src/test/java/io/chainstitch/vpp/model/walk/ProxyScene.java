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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** A chain with dynamic proxies put together by hand: the start is on n1, and both directions are there. */
final class ProxyScene {
    /** What is carried. */
    enum Kind {
        L2, V4, V6
    }

    final Lab lab = new Lab();
    private final Kind kind;
    private final List<Stop> stops = new ArrayList<>();

    ProxyScene(Kind kind, String end, String... functionNodes) {
        this.kind = kind;
        List<String> there = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            lab.node("n" + number, IpAddress.of("fd00::" + number));
        }
        pod("n1", "s0", "100", pick("10.1.1.1", "fd01:1::1"), "02:00:00:00:00:01");
        for (int index = 0; index < functionNodes.length; index++) {
            function(functionNodes[index], index + 1);
            there.add(locator(functionNodes[index]) + "a" + (index + 1));
            back.add(0, locator(functionNodes[index]) + "b" + (index + 1));
        }
        pod(end, "d0", "101", pick("10.1.2.1", "fd01:2::1"), "02:00:00:00:00:02");
        stops.add(stops.remove(1 + functionNodes.length));
        there.add(locator(end) + "d");
        back.add(locator("n1") + "e");
        lab.node(end, sid(locator(end) + "d", "d0", pick("10.1.2.1", "fd01:2::1")));
        lab.node("n1", sid(locator("n1") + "e", "s0", pick("10.1.1.1", "fd01:1::1")));
        policy("n1", "fcbb:ff::1", there);
        policy(end, "fcbb:ff::2", back);
        lab.node("n1", steering("s0", "100", pick("10.1.2.1/32", "fd01:2::1/128"), "fcbb:ff::1"));
        lab.node(end, steering("d0", "101", pick("10.1.1.1/32", "fd01:1::1/128"), "fcbb:ff::2"));
        routes();
    }

    private String pick(String v4, String v6) {
        return kind == Kind.V4 ? v4 : v6;
    }

    static String locator(String node) {
        return "fcbb:0:" + node.substring(1) + "::";
    }

    /** A managed pod, in tables of its own where it has packets. */
    private void pod(String node, String name, String table, String address, String mac) {
        if (kind == Kind.L2) {
            lab.node(node, "interface name=" + name + " af-packet=" + name);
            stops.add(new Stop(name, node, name, name));
            return;
        }
        String family = pick("ipv4", "ipv6");
        lab.node(node, "table table=" + family + "/" + table + " name=chainstitch/" + name,
            "interface name=" + name + " af-packet=" + name + " " + family + "-table=" + table,
            "address interface=" + name + " address=" + pick("169.254.1.1/32", address + "fe/64"),
            "neighbor interface=" + name + " address=" + address + " mac=" + mac);
        stops.add(Lab.stop(name, node, name, name, name + " " + address + " " + mac));
    }

    private void function(String node, int number) {
        String name = "f" + number;
        String in = name + "-in";
        String out = name + "-out";
        String there = locator(node) + "a" + number;
        String back = locator(node) + "b" + number;
        lab.node(node, "interface name=" + in + " af-packet=" + in, "interface name=" + out + " af-packet=" + out);
        if (kind == Kind.L2) {
            lab.node(node, proxy(there, in, out), proxy(back, out, in));
            stops.add(new Stop(name, node, in, out));
            return;
        }
        String left = pick("10.2." + number + ".", "fd02:" + number + "::");
        String right = pick("10.3." + number + ".", "fd03:" + number + "::");
        String length = pick("/24", "/64");
        lab.node(node, "address interface=" + in + " address=" + left + "1" + length,
            "address interface=" + out + " address=" + right + "1" + length,
            "neighbor interface=" + in + " address=" + left + "2 mac=02:00:00:00:01:0" + number,
            "neighbor interface=" + out + " address=" + right + "2 mac=02:00:00:00:02:0" + number,
            proxy(there, in, out) + " next-hop=" + left + "2", proxy(back, out, in) + " next-hop=" + right + "2");
        stops.add(Lab.stop(name, node, in, out, in + " " + left + "2 02:00:00:00:01:0" + number,
            out + " " + right + "2 02:00:00:00:02:0" + number));
    }

    private static String proxy(String sid, String out, String in) {
        return "local-sid sid=" + sid + " table=0 behavior=end.ad out-interface=" + out + " in-interface=" + in;
    }

    private String sid(String sid, String out, String nextHop) {
        return "local-sid sid=" + sid + " table=0 behavior=" + (kind == Kind.L2 ? "end.dx2 out-interface=" + out
            : pick("end.dx4", "end.dx6") + " out-interface=" + out + " next-hop=" + nextHop);
    }

    private String steering(String name, String table, String prefix, String bsid) {
        return "steering " + (kind == Kind.L2 ? "interface=" + name : "table=" + table + " prefix=" + prefix)
            + " bsid=" + bsid;
    }

    private void policy(String node, String bsid, List<String> sids) {
        lab.node(node, "policy bsid=" + bsid + " table=0 encap-source=fd00::" + node.substring(1)
            + " segment-list.1=1," + String.join(",", sids));
    }

    /** Every node knows the way to the locators of the others. */
    private void routes() {
        for (int from = 1; from <= 3; from++) {
            for (int to = 1; to <= 3; to++) {
                if (from != to) {
                    lab.node("n" + from, "route table=0 prefix=" + locator("n" + to) + "/48 next-hop=fd00::" + to
                        + " out-interface=underlay");
                }
            }
        }
    }

    Traffic traffic(boolean reverse) {
        IpAddress source = IpAddress.of(pick("10.1.1.1", "fd01:1::1"));
        IpAddress destination = IpAddress.of(pick("10.1.2.1", "fd01:2::1"));
        return kind == Kind.L2 ? Traffic.FRAMES
            : reverse ? new Traffic.Packets(destination, source) : new Traffic.Packets(source, destination);
    }

    Stop[] stops() {
        return stops.toArray(Stop[]::new);
    }

    PathTrace there() {
        return lab.check(false, traffic(false), stops());
    }

    PathTrace back() {
        return lab.check(true, traffic(true), stops());
    }
}
