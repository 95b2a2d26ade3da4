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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.walk.ProxyScene.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Test;

/** Chains with dynamic proxies on one, two and three nodes, as they were seen to carry traffic on VPP. */
public class DynamicProxyTest {
    private static List<String> actions(PathTrace trace) {
        return trace.steps().stream().map(WalkStep::action).toList();
    }

    private static List<String> details(PathTrace trace, String action) {
        return trace.steps().stream().filter(step -> step.action().equals(action)).map(WalkStep::detail).toList();
    }

    private static String lastDetail(PathTrace trace) {
        return trace.steps().get(trace.steps().size() - 1).detail();
    }

    @Test
    public void trafficPassesOnOneTwoAndThreeNodesBothWays() {
        for (Kind kind : Kind.values()) {
            for (String end : new String[] {"n1", "n2", "n3"}) {
                for (String[] functions : new String[][] {{}, {"n1"}, {"n2"}, {"n2", "n2"}, {"n2", "n1", "n3"}}) {
                    ProxyScene scene = new ProxyScene(kind, end, functions);
                    String what = kind + " " + end + " " + List.of(functions);
                    assertTrue(what + scene.there(), scene.there().ok());
                    assertTrue(what + scene.back(), scene.back().ok());
                }
            }
        }
    }

    @Test
    public void everyStepOfAPacketIsTold() {
        PathTrace trace = new ProxyScene(Kind.V4, "n1", "n1").there();
        assertEquals("packets pass from s0 to d0 through f1", trace.message());
        assertEquals(List.of("receive", "lookup", "steer", "encapsulate", "lookup", "proxy", "transmit", "function",
            "receive", "return", "lookup", "decapsulate", "transmit", "deliver"), actions(trace));
        assertEquals("packets to 10.1.2.1/32 in table 100 into policy fcbb:ff::1", trace.steps().get(2).detail());
        assertEquals("policy fcbb:ff::1, segment list [fcbb:0:1::a1, fcbb:0:1::d], from fd00::1 to fcbb:0:1::a1, "
            + "segments left 1 of [fcbb:0:1::a1, fcbb:0:1::d], hop limit 64", trace.steps().get(3).detail());
        assertEquals("End.AD fcbb:0:1::a1 to 10.2.1.2 on interface f1-in, keeps for interface f1-out: to fcbb:0:1::d, "
            + "segments left 0 of [fcbb:0:1::a1, fcbb:0:1::d], hop limit 64", trace.steps().get(5).detail());
        assertEquals("End.DX4 fcbb:0:1::d to 10.1.2.1 on interface d0", trace.steps().get(11).detail());
        assertEquals("d0 behind interface d0, IPv4 packet from 10.1.1.1 to 10.1.2.1, TTL 59", lastDetail(trace));
    }

    @Test
    public void framesKeepWhatTheyCarryAndCrossTheUnderlay() {
        PathTrace trace = new ProxyScene(Kind.L2, "n3", "n2").there();
        assertEquals("frames pass from s0 to d0 through f1", trace.message());
        assertEquals(List.of("receive", "steer", "encapsulate", "lookup", "route", "underlay", "receive", "lookup",
            "proxy", "transmit", "function", "receive", "return", "lookup", "route", "underlay", "receive", "lookup",
            "decapsulate", "transmit", "deliver"), actions(trace));
        assertEquals("frames of interface s0 into policy fcbb:ff::1", details(trace, "steer").get(0));
        assertEquals(List.of("n1", "n2", "n3"), trace.steps().stream().map(WalkStep::node).distinct().toList());
    }

    @Test
    public void eachFunctionCostsThreeHops() {
        for (Kind kind : new Kind[] {Kind.V4, Kind.V6}) {
            List<String> seen = new ArrayList<>();
            for (String[] functions : new String[][] {{}, {"n2"}, {"n2", "n2"}, {"n1", "n2", "n3"}}) {
                String detail = lastDetail(new ProxyScene(kind, "n3", functions).there());
                seen.add(detail.substring(detail.lastIndexOf(' ') + 1));
            }
            assertEquals(List.of("62", "59", "56", "53"), seen);
        }
    }

    @Test
    public void eachNodeCostsTheOuterHeaderOneHop() {
        PathTrace trace = new ProxyScene(Kind.V4, "n3", "n2").there();
        assertEquals("interface underlay, neighbor fd00::2 left to neighbor discovery on node n2: to fcbb:0:2::a1, "
            + "segments left 1 of [fcbb:0:2::a1, fcbb:0:3::d], hop limit 63", details(trace, "underlay").get(0));
        assertTrue(details(trace, "underlay").get(1).endsWith("to fcbb:0:3::d, segments left 0 of [fcbb:0:2::a1, "
            + "fcbb:0:3::d], hop limit 62"));
    }

    @Test
    public void mtuLeavesRoomForTheHeaders() {
        Map<Kind, Integer> direct = Map.of(Kind.V4, 1460, Kind.V6, 1460, Kind.L2, 1446);
        direct.forEach((kind, mtu) -> {
            ProxyScene one = new ProxyScene(kind, "n2");
            one.lab.node("n1", "underlay mtu 1500");
            assertEquals("one segment has no routing header", (int) mtu, one.there().mtu());
            ProxyScene two = new ProxyScene(kind, "n2", "n2");
            two.lab.node("n2", "underlay mtu 1500");
            assertEquals("8 bytes and 16 for each segment", mtu - 40, two.there().mtu());
            two.lab.node("n2", "f1-out mtu 1300");
            assertEquals(1300, two.there().mtu());
        });
    }

    @Test
    public void whatComesBackIsLookedUpInTheTableOfTheInterface() {
        for (Kind kind : Kind.values()) {
            ProxyScene scene = new ProxyScene(kind, "n1", "n1");
            scene.lab.node("n1", "table table=ipv6/300 name=x").without("n1", "interface f1-out")
                .node("n1", "interface name=f1-out af-packet=f1-out ipv6-table=300");
            assertEquals("on node n1, between f1 and d0: no route to fcbb:0:1::d in IPv6 table 300",
                scene.there().message());
            scene.lab.node("n1", "route table=300 prefix=fcbb::/32 lookup-table=0");
            assertTrue(scene.there().message(), scene.there().ok());
        }
    }

    @Test
    public void ipv4TableOfTheReturnInterfaceDoesNotMatter() {
        ProxyScene scene = new ProxyScene(Kind.V4, "n1", "n1");
        scene.lab.node("n1", "table table=ipv4/102 name=x").without("n1", "interface f1-out")
            .node("n1", "interface name=f1-out af-packet=f1-out ipv4-table=102");
        assertTrue(scene.there().message(), scene.there().ok());
    }

    @Test
    public void interfaceWithoutAddressTakesNoPacketBack() {
        ProxyScene v4 = new ProxyScene(Kind.V4, "n1", "n1");
        v4.lab.without("n1", "address f1-out 10.3.1.1/24");
        assertEquals("on node n1, between f1 and d0: IPv4 is not enabled on interface f1-out, which has no address of "
            + "that family", v4.there().message());
        ProxyScene v6 = new ProxyScene(Kind.V6, "n1", "n1");
        v6.lab.without("n1", "address f1-out fd03:1::1/64");
        assertEquals("on node n1, between f1 and d0: IPv6 is not enabled on interface f1-out, which has no address of "
            + "that family", v6.there().message());
    }

    @Test
    public void ipv6NeighborsMustBeStaticWhereAProxyTakesPacketsBack() {
        ProxyScene v6 = new ProxyScene(Kind.V6, "n1", "n1");
        foreign(v6, "neighbor f1-in fd02:1::2");
        assertEquals("on node n1, between s0 and f1: next hop fd02:1::2 is no neighbor of interface f1-in, and End.AD "
            + "takes the answer to neighbor discovery there", v6.there().message());
        v6.lab.without("n1", "local-sid fcbb:0:1::b1");
        assertTrue("one way only: the answer comes on another interface", v6.there().ok());
        assertTrue(details(v6.there(), "transmit").get(0).endsWith(", neighbor fd02:1::2 left to neighbor discovery"));

        ProxyScene v4 = new ProxyScene(Kind.V4, "n1", "n1");
        foreign(v4, "neighbor f1-in 10.2.1.2");
        assertTrue("ARP is no IPv4 packet", v4.there().ok());
        assertTrue(details(v4.there(), "transmit").get(0).endsWith(", neighbor 10.2.1.2 left to ARP"));
    }

    /** Somebody else attached the function, and VPP does not have its neighbor. */
    private static void foreign(ProxyScene scene, String neighbor) {
        scene.lab.without("n1", neighbor, "interface f1-in").node("n1", "f1-in");
    }

    @Test
    public void whatASidSendsToNobodyIsLostBecauseVppAsksOnlyOnce() {
        ProxyScene proxy = new ProxyScene(Kind.V4, "n1", "n1");
        proxy.lab.without("n1", "neighbor f1-in 10.2.1.2");
        assertEquals("on node n1, between s0 and f1: next hop 10.2.1.2 is no neighbor of interface f1-in, and VPP asks "
            + "for its MAC address only once, when the SID is made", proxy.there().message());
        ProxyScene end = new ProxyScene(Kind.V6, "n1", "n1");
        end.lab.without("n1", "neighbor d0 fd01:2::1");
        assertEquals("on node n1, between f1 and d0: next hop fd01:2::1 is no neighbor of interface d0, and VPP asks "
            + "for its MAC address only once, when the SID is made", end.there().message());
        assertTrue("the other direction sends nothing there", end.back().ok());
    }

    @Test
    public void whomSomebodyElseAttachedVppMayHaveLearned() {
        Stop start = Lab.stop("src", "n1", "a", "a", "a 10.1.1.1");
        Stop end = Lab.stop("dst", "n1", "host-z", "host-z", "host-z 10.1.2.1 02:00:00:00:00:01");
        Lab lab = new Lab().node("n1", "a", "interface name=host-z af-packet=z",
            "address interface=a address=10.1.1.254/24", "address interface=host-z address=10.1.2.254/24",
            "local-sid sid=fc00::2 table=0 behavior=end.dx4 out-interface=host-z next-hop=10.1.2.1",
            "policy bsid=fc00::b table=0 encap-source=fc00::e segment-list.1=1,fc00::2",
            "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b");
        Traffic there = new Traffic.Packets(start.hosts().get("a").addresses().iterator().next(),
            end.hosts().get("host-z").addresses().iterator().next());
        assertEquals("packets pass from src to dst", lab.check(false, there, start, end).message());
    }

    @Test
    public void functionWithOneInterfaceServesOneDirection() {
        Stop start = Lab.stop("src", "n1", "a", "a", "a 10.1.1.1");
        Stop end = Lab.stop("dst", "n1", "z", "z", "z 10.1.2.1");
        Stop function = Lab.stop("f", "n1", "f", "f", "f 10.2.0.2");
        Lab lab = new Lab().node("n1", "a", "f", "z", "address interface=a address=10.1.1.254/24",
            "address interface=f address=10.2.0.1/24", "address interface=z address=10.1.2.254/24",
            "local-sid sid=fc00::1 table=0 behavior=end.ad out-interface=f in-interface=f next-hop=10.2.0.2",
            "local-sid sid=fc00::2 table=0 behavior=end.dx4 out-interface=z next-hop=10.1.2.1",
            "policy bsid=fc00::b table=0 encap-source=fc00::e segment-list.1=1,fc00::1,fc00::2",
            "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b");
        Traffic there = new Traffic.Packets(start.hosts().get("a").addresses().iterator().next(),
            end.hosts().get("z").addresses().iterator().next());
        assertTrue(lab.check(false, there, start, function, end).message(),
            lab.check(false, there, start, function, end).ok());
        lab.node("n1", "local-sid sid=fc00::3 table=0 behavior=end.ad out-interface=f in-interface=f "
            + "next-hop=10.2.0.2");
        assertEquals("on node n1, between f and dst: 2 proxies take back what interface f receives, and nothing says "
            + "which does", lab.check(false, there, start, function, end).message());
    }

    @Test
    public void proxyDropsWhatItCannotPutBack() {
        ProxyScene scene = new ProxyScene(Kind.L2, "n1", "n1");
        scene.lab.instead("n1", "policy bsid=fcbb:ff::1 table=0 encap-source=fd00::1 segment-list.1=1,fcbb:0:1::a1");
        assertEquals("on node n1, between s0 and f1: End.AD fcbb:0:1::a1 is the last segment, a proxy has nothing to "
            + "put back then", scene.there().message());
        assertEquals("End.AD fcbb:0:1::a1 has no header for what interface f1-out receives: nothing has passed it "
            + "towards the function", ((Outcome.Dropped) scene.lab.walk(Frame.UNTAGGED, "n1", "f1-out").outcome())
                .reason());
    }

    @Test
    public void proxyForFramesTakesTagsAndPutsNoneOn() {
        ProxyScene scene = new ProxyScene(Kind.L2, "n1", "n1");
        scene.lab.node("n1", "sub-interface parent=f1-out vlan=7 pop-tags=1");
        assertTrue(scene.there().ok());
        assertEquals("End.AD fcbb:0:1::a1 has no header for what interface f1-out receives: nothing has passed it "
            + "towards the function", ((Outcome.Dropped) scene.lab.walk(new Frame(List.of(7)), "n1", "f1-out")
                .outcome()).reason());
        scene.lab.node("n1", "sub-interface parent=f1-in vlan=7 pop-tags=1")
            .instead("n1", "local-sid sid=fcbb:0:1::a1 table=0 behavior=end.ad out-interface=f1-in.7 "
                + "in-interface=f1-out");
        Stop[] stops = scene.stops();
        stops[1] = new Stop("f1", "n1", "f1-in.7", "f1-out");
        assertEquals("frames enter f1 untagged instead of tagged 7",
            scene.lab.check(false, Traffic.FRAMES, stops).message());
    }

    /** Where one direction alone is walked, the objects of the other are unused. */
    @Test
    public void noObjectThatIsUsedCouldBeMissing() {
        for (Kind kind : Kind.values()) {
            ProxyScene scene = new ProxyScene(kind, "n3", "n2", "n1");
            Map<String, NodeReading> readings = scene.lab.readings();
            PathTrace whole = scene.there();
            readings.forEach((node, reading) -> reading.objects().objects().keySet().forEach(key -> {
                boolean ok = PathWalk.check(List.of(scene.stops()), false, less(readings, node, key),
                    scene.lab.underlay(), scene.traffic(false)).ok();
                boolean used = whole.used().contains(new HeldObject(node, key));
                // Dynamic resolution does for a static neighbor here.
                if (key.kind() != ObjectKind.NEIGHBOR) {
                    assertEquals(kind + " " + node + " " + key, used, !ok);
                }
                assertFalse(kind + " " + node + " " + key, !used && !ok);
            }));
        }
    }

    private static Map<String, NodeReading> less(Map<String, NodeReading> readings, String node, ObjectKey key) {
        Map<String, NodeReading> all = new TreeMap<>(readings);
        NodeReading reading = readings.get(node);
        NodePlan plan = reading.objects().with(Map.of(key, Optional.empty()));
        Map<String, InterfaceState> interfaces = new TreeMap<>(reading.interfaces());
        if (key.kind() == ObjectKind.INTERFACE) {
            interfaces.remove(key.id());
        }
        all.put(node, new NodeReading(node, reading.readAt(), plan, interfaces));
        return all;
    }
}
