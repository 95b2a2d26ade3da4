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
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.List;
import org.junit.Test;

/** Chains that are cut at every function, as they were seen to carry traffic on VPP. */
public class StitchedChainTest {
    private static final String[] PODS = {"s", "d", "f0", "f1", "address interface=s address=10.1.1.254/24",
        "address interface=d address=10.1.2.254/24", "address interface=f0 address=10.2.0.1/24",
        "address interface=f1 address=10.3.0.1/24", "neighbor interface=s address=10.1.1.1 mac=02:00:00:00:00:01",
        "neighbor interface=d address=10.1.2.1 mac=02:00:00:00:00:02"};
    private static final Stop S = Lab.stop("src", "n1", "s", "s", "s 10.1.1.1 02:00:00:00:00:01");
    private static final Stop D = Lab.stop("dst", "n1", "d", "d", "d 10.1.2.1 02:00:00:00:00:02");
    private static final Stop F = Lab.stop("f", "n1", "f0", "f1", "f0 10.2.0.2", "f1 10.3.0.2");
    private static final Traffic THERE = new Traffic.Packets(IpAddress.of("10.1.1.1"), IpAddress.of("10.1.2.1"));
    private static final Traffic BACK = new Traffic.Packets(IpAddress.of("10.1.2.1"), IpAddress.of("10.1.1.1"));

    private static String classifier(String name, int table, String from, String to) {
        return "classifier interface=" + name + " table=" + table + " match.1=" + from + "/32," + to + "/32";
    }

    private static String dx4(String sid, String out, String nextHop) {
        return "local-sid sid=" + sid + " table=0 behavior=end.dx4 out-interface=" + out + " next-hop=" + nextHop;
    }

    /** What interface {@code in} receives, classified into a table that leads to one SID. */
    private static String[] leg(String in, int table, String from, String to, String sid) {
        return new String[] {"table table=ipv4/" + table + " name=chainstitch/" + table,
            classifier(in, table, from, to), "steering table=" + table + " prefix=" + to + "/32 bsid=fc00::b:" + table,
            "policy bsid=fc00::b:" + table + " table=0 encap-source=fc00::e segment-list.1=1," + sid};
    }

    private static Lab bothWays(String in, String out, String towardsIn, String towardsOut) {
        return new Lab().node("n1", PODS)
            .node("n1", dx4("fc00::f0", in, towardsIn), dx4("fc00::f1", out, towardsOut),
                dx4("fc00::d", "d", "10.1.2.1"), dx4("fc00::c", "s", "10.1.1.1"))
            .node("n1", leg("s", 500, "10.1.1.1", "10.1.2.1", "fc00::f0"))
            .node("n1", leg(out, 501, "10.1.1.1", "10.1.2.1", "fc00::d"))
            .node("n1", leg("d", 502, "10.1.2.1", "10.1.1.1", "fc00::f1"))
            .node("n1", leg(in, 503, "10.1.2.1", "10.1.1.1", "fc00::c"));
    }

    @Test
    public void packetsPassBothWaysWithAllInterfacesInOneTable() {
        Lab lab = bothWays("f0", "f1", "10.2.0.2", "10.3.0.2");
        PathTrace there = lab.check(false, THERE, S, F, D);
        assertTrue(there.message(), there.ok());
        assertEquals(List.of("receive", "classify", "lookup", "steer", "encapsulate", "lookup", "decapsulate",
            "transmit", "function", "receive", "classify", "lookup", "steer", "encapsulate", "lookup", "decapsulate",
            "transmit", "deliver"), there.steps().stream().map(WalkStep::action).toList());
        assertEquals("packets from 10.1.1.1 to 10.1.2.1 on interface s into IPv4 table 500",
            there.steps().get(1).detail());
        String last = there.steps().get(there.steps().size() - 1).detail();
        assertTrue("the cost of a dynamic proxy: " + last, last.endsWith("TTL 59"));
        PathTrace back = lab.check(true, BACK, S, F, D);
        assertTrue(back.message(), back.ok());
    }

    @Test
    public void packetsPassBothWaysOverOneInterface() {
        Lab lab = bothWays("f0", "f0", "10.2.0.2", "10.2.0.2");
        Stop oneArmed = Lab.stop("f", "n1", "f0", "f0", "f0 10.2.0.2");
        assertTrue(lab.check(false, THERE, S, oneArmed, D).ok());
        assertTrue(lab.check(true, BACK, S, oneArmed, D).ok());
    }

    @Test
    public void withoutItsClassifierAPacketMissesTheFunction() {
        Lab lab = bothWays("f0", "f1", "10.2.0.2", "10.3.0.2").without("n1", "classifier s 500");
        assertEquals("packets leave node n1 by d where f should come next",
            lab.check(false, THERE, S, F, D).message());
        Lab overlapping = bothWays("f0", "f1", "10.2.0.2", "10.3.0.2")
            .node("n1", "table table=ipv4/600 name=x", classifier("s", 600, "10.1.1.1", "10.1.2.1"));
        assertTrue(overlapping.check(false, THERE, S, F, D).message().contains("interface s has 2 classifiers for an "
            + "IPv4 packet from 10.1.1.1 to 10.1.2.1, TTL 64, and nothing says which comes first"));
    }

    @Test
    public void wholeNetworksAreClassifiedToTheirLastAddress() {
        Stop outside = new Stop("outside", "n1", "s", "s");
        Traffic all = new Traffic.Packets(IpPrefix.of("10.1.1.0/24"),
            IpPrefix.of("10.1.2.1/32"));
        Lab lab = bothWays("f0", "f1", "10.2.0.2", "10.3.0.2")
            .instead("n1", "classifier interface=s table=500 match.1=10.1.1.0/24,10.1.2.1/32",
                "classifier interface=f1 table=501 match.1=10.1.1.0/24,10.1.2.1/32");
        assertTrue(lab.check(false, all, outside, F, D).ok());
        assertTrue(lab.check(false, THERE, outside, F, D).ok());
        lab.instead("n1", "classifier interface=s table=500 match.1=10.1.1.0/25,10.1.2.1/32");
        assertTrue(lab.check(false, THERE, outside, F, D).ok());
        assertEquals("packets leave node n1 by d where f should come next",
            lab.check(false, all, outside, F, D).message());
        lab.instead("n1", "classifier interface=s table=500 match.1=10.1.1.128/25,10.1.2.1/32");
        assertEquals("packets leave node n1 by d where f should come next",
            lab.check(false, all, outside, F, D).message());
    }

    @Test
    public void sharedFunctionServesTwoChainsOverSubInterfaces() {
        Lab lab = new Lab().node("n1", "s", "s2", "d", "d2", "f0", "f1");
        for (String chain : new String[] {"100", "200"}) {
            String start = chain.equals("100") ? "s" : "s2";
            String end = chain.equals("100") ? "d" : "d2";
            lab.node("n1", "sub-interface parent=f0 vlan=" + chain + " pop-tags=1",
                "sub-interface parent=f1 vlan=" + chain + " pop-tags=1",
                "local-sid sid=fc00::f:" + chain + " table=0 behavior=end.dx2 out-interface=f0." + chain,
                "local-sid sid=fc00::d:" + chain + " table=0 behavior=end.dx2 out-interface=" + end,
                "policy bsid=fc00::1:" + chain + " table=0 encap-source=fc00::e segment-list.1=1,fc00::f:" + chain,
                "policy bsid=fc00::2:" + chain + " table=0 encap-source=fc00::e segment-list.1=1,fc00::d:" + chain,
                "steering interface=" + start + " bsid=fc00::1:" + chain,
                "steering interface=f1." + chain + " bsid=fc00::2:" + chain);
            PathTrace trace = lab.check(false, new Stop(start, "n1", start, start),
                new Stop("f", "n1", "f0." + chain, "f1." + chain), new Stop(end, "n1", end, end));
            assertEquals("frames pass from " + start + " to " + end + " through f", trace.message());
            assertTrue(trace.ok());
        }
    }
}
