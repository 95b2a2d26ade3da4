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

import io.chainstitch.vpp.model.IpAddress;
import java.util.List;
import org.junit.Test;

/** What becomes of packets at segments, and of those that never get there. */
public class EndpointTest {
    private static final String DX4 = "local-sid sid=fc00:2::1 table=0 behavior=end.dx4 out-interface=z "
        + "next-hop=10.1.2.1";
    private static final String[] END = {"z", "neighbor interface=z address=10.1.2.1 mac=02:00:00:00:00:02"};

    /** Interface a of n1 steers packets into a policy; n2 has the SIDs in fc00:2::/32. */
    private static Lab steered(String... sids) {
        return new Lab()
            .node("n1", IpAddress.of("fd00::1"), "a", "address interface=a address=10.1.1.254/24",
                "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b", "policy bsid=fc00::b table=0 encap-source=fd00::1 "
                    + "segment-list.1=1," + String.join(",", sids),
                "route table=0 prefix=fc00:2::/32 next-hop=fd00::2 out-interface=underlay")
            .node("n2", IpAddress.of("fd00::2"), END);
    }

    /** The same for frames. */
    private static String framesFate(Lab lab) {
        lab.without("n1", "steering 0 10.1.2.1/32", "address a 10.1.1.254/24")
            .node("n1", "steering interface=a bsid=fc00::b");
        Outcome outcome = lab.walk(Frame.UNTAGGED, "n1", "a").outcome();
        return outcome.at().node() + ": " + (outcome instanceof Outcome.Dropped dropped ? dropped.reason() : "passes");
    }

    @Test
    public void crossConnectSendsToItsNextHop() {
        assertEquals("n2 z Delivered", steered("fc00:2::1").node("n2", DX4).fate());
        assertEquals("n2: interface z is administratively down",
            steered("fc00:2::1").node("n2", DX4, "z down").fate());
        assertEquals("n2: interface gone is not there", steered("fc00:2::1").node("n2", DX4.replace("=z", "=gone"))
            .fate());
    }

    @Test
    public void endGoesOnToTheNextSegment() {
        Lab lab = steered("fc00:2::e", "fc00:2::1").node("n2", DX4, "local-sid sid=fc00:2::e table=0 behavior=end");
        assertEquals("n2 z Delivered", lab.fate());
        assertEquals("n2: End fc00:2::e is the last segment", steered("fc00:2::e")
            .node("n2", "local-sid sid=fc00:2::e table=0 behavior=end").fate());
        assertEquals("n2: End fc00:2::e is the last segment", steered("fc00:2::e", "fc00:2::e")
            .node("n2", "local-sid sid=fc00:2::e table=0 behavior=end").fate());
    }

    @Test
    public void decapsulationLooksUpTheDestination() {
        Lab lab = steered("fc00:2::1").node("n2", "table table=ipv4/7 name=x",
            "local-sid sid=fc00:2::1 table=0 behavior=end.dt4 lookup-table=7");
        assertEquals("n2: no route to 10.1.2.1 in IPv4 table 7", lab.fate());
        assertEquals("n2 pod Delivered", lab.node("n2", "interface name=pod af-packet=pod ipv4-table=7",
            "address interface=pod address=10.1.2.254/24").fate());
        assertEquals("n2: IPv4 table 7 is not there", lab.without("n2", "table ipv4/7").fate());
    }

    @Test
    public void onlyTheLastSegmentDecapsulates() {
        assertEquals("n2: End.DX4 fc00:2::1 is not the last segment: to fc00:2::1, segments left 1 of [fc00:2::1, "
            + "fc00:2::1], hop limit 63", steered("fc00:2::1", "fc00:2::1").node("n2", DX4).fate());
    }

    @Test
    public void behaviorsTakeOneKindOfPacket() {
        String sid = "local-sid sid=fc00:2::1 table=0 behavior=";
        assertEquals("n2: End.DX2 fc00:2::1 takes frames, and gets an IPv4 packet",
            steered("fc00:2::1").node("n2", sid + "end.dx2 out-interface=z").fate());
        assertEquals("n2: End.DX6 fc00:2::1 takes IPv6 packets, and gets an IPv4 packet",
            steered("fc00:2::1").node("n2", sid + "end.dx6 out-interface=z next-hop=fd01::1").fate());
        assertEquals("n2: End.DT6 fc00:2::1 takes IPv6 packets, and gets an IPv4 packet",
            steered("fc00:2::1").node("n2", sid + "end.dt6 lookup-table=0").fate());
        String proxy = sid + "end.ad out-interface=z in-interface=y";
        assertEquals("n2: End.AD fc00:2::1 takes frames, and gets an IPv4 packet",
            steered("fc00:2::1", "fc00:2::2").node("n2", proxy).fate());
        assertEquals("n2: End.AD fc00:2::1 takes IPv6 packets, and gets an IPv4 packet",
            steered("fc00:2::1", "fc00:2::2").node("n2", proxy + " next-hop=fd01::1").fate());
        assertEquals("n2: End.DX4 fc00:2::1 takes IPv4 packets, and gets a frame",
            framesFate(steered("fc00:2::1").node("n2", DX4)));
        assertEquals("n2: passes", framesFate(steered("fc00:2::1").node("n2", sid + "end.dx2 out-interface=z")));
    }

    @Test
    public void decapsulatedFramesNeedNoL2ModeToLeave() {
        Lab lab = steered("fc00:2::1").node("n2", "sub-interface parent=z vlan=200 pop-tags=1",
            "local-sid sid=fc00:2::1 table=0 behavior=end.dx2 out-interface=z.200", "z.200 down");
        lab.without("n1", "steering 0 10.1.2.1/32").node("n1", "steering interface=a bsid=fc00::b");
        assertEquals(new Outcome.Delivered(new Port("n2", "z.200"), new Frame(List.of(200))),
            lab.walk(Frame.UNTAGGED, "n1", "a").outcome());
        assertEquals("interface z is administratively down",
            ((Outcome.Dropped) lab.node("n2", "z down").walk(Frame.UNTAGGED, "n1", "a").outcome()).reason());
    }

    @Test
    public void steeringNeedsItsPolicyAndItsInterfaceAlone() {
        assertEquals("n1: policy fc00::b is not there", steered("fc00:2::1").without("n1", "policy fc00::b").fate());
        assertEquals("n1: interface a is cross-connected and steered, VPP obeys only who came last",
            framesFate(steered("fc00:2::1").node("n1", "c", "cross-connect receive=a transmit=c")));
        assertEquals("n1: passes", framesFate(new Lab().node("n1", "a", "z",
            "address interface=a address=10.1.1.254/24", "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b",
            "policy bsid=fc00::b table=9 encap-source=fd00::1 segment-list.1=1,fc00::1",
            "local-sid sid=fc00::1 table=0 behavior=end.dx2 out-interface=z")));
    }

    @Test
    public void packetsAreLookedUpInTheTableOfThePolicy() {
        Lab lab = new Lab().node("n1", "a", "address interface=a address=10.1.1.254/24", "table table=ipv6/9 name=x",
            "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b",
            "policy bsid=fc00::b table=9 encap-source=fd00::1 segment-list.1=1,fc00::e,fc00::1",
            "local-sid sid=fc00::e table=9 behavior=end",
            "local-sid sid=fc00::1 table=9 behavior=end.dx4 out-interface=z next-hop=10.5.0.1", "z",
            "neighbor interface=z address=10.5.0.1 mac=02:00:00:00:00:05");
        assertEquals("n1 z Delivered", lab.fate());
        assertEquals("n1: no route to fc00::1 in IPv6 table 9",
            lab.instead("n1", "local-sid sid=fc00::1 table=0 behavior=end.dx4 out-interface=z next-hop=10.5.0.1")
                .fate());
    }

    @Test
    public void segmentsOfOtherNodesNeedARoute() {
        Lab lab = steered("fc00:2::1").node("n2", DX4).without("n1", "route 0 fc00:2::/32");
        assertEquals("n1: no route to fc00:2::1 in IPv6 table 0", lab.fate());
        assertEquals("n1: next hop fd00::9 on interface underlay is the address of no node that was read",
            lab.node("n1", "route table=0 prefix=fc00:2::/32 next-hop=fd00::9 out-interface=underlay").fate());
        assertEquals("n1: next hop fd00::2 is no neighbor of interface a and in none of its networks, so nobody can "
            + "tell its MAC address",
            lab.instead("n1", "route table=0 prefix=fc00:2::/32 next-hop=fd00::2 out-interface=a").fate());
        assertEquals("n2 z Delivered",
            lab.instead("n1", "route table=0 prefix=fc00:2::/32 next-hop=fd00::2").fate());
        assertEquals("n1: interface underlay is administratively down", lab.node("n1", "underlay down").fate());
    }

    @Test
    public void routeOverSeveralNextHopsNeedsAllOfThem() {
        Lab lab = steered("fc00:2::1").node("n2", DX4).instead("n1", "route table=0 prefix=fc00:2::/32 "
            + "next-hop-1=fd00::2 out-interface-1=underlay next-hop-2=ff10::3 out-interface-2=underlay");
        assertEquals("n1: next hop ff10::3 is no neighbor of interface underlay and in none of its networks, so nobody "
            + "can tell its MAC address", lab.fate());
        lab.instead("n1", "route table=0 prefix=fc00:2::/32 next-hop-1=fd00::2 out-interface-1=underlay "
            + "next-hop-2=fd00::3 out-interface-2=underlay");
        assertEquals("n2 z Delivered", lab.fate());
        assertEquals("n1: interface gone is not there", lab.instead("n1",
            "route table=0 prefix=fc00:2::/32 next-hop-1=fd00::2 next-hop-2=fd00::3 out-interface-2=gone").fate());
        assertEquals("n2 z Delivered", lab.instead("n1",
            "route table=0 prefix=fc00:2::/32 next-hop-1=fd00::2 next-hop-2=fd00::3").fate());
    }

    @Test
    public void routeToALinkIsForWhoIsOnIt() {
        Lab lab = steered("fc00:2::1").node("n2", DX4, "address interface=underlay address=fc00:2::9/64")
            .instead("n1", "route table=0 prefix=fc00:2::/32 out-interface=underlay");
        assertEquals("n1: next hop fc00:2::1 is no neighbor of interface underlay and in none of its networks, so "
            + "nobody can tell its MAC address", lab.fate());
        lab.node("n1", "route table=0 prefix=fd99::/64 out-interface=underlay")
            .instead("n1", "route table=0 prefix=fc00:2::/32 next-hop=fd00::2");
        assertEquals("n2 z Delivered", lab.fate());
    }

    @Test
    public void whereTheModelEndsNothingIsSaidToBeDropped() {
        for (Lab lab : List.of(steered("fc00:5::1").node("n1", "steering table=0 prefix=fc00:5::/32 bsid=fc00::b"),
                steered("fc00:2::1").instead("n1",
                    "route table=0 prefix=fc00:2::/32 next-hop=fd00::9 out-interface=underlay"))) {
            List<WalkStep> steps = lab.walk(new Packet(IpAddress.of("10.1.1.1"), IpAddress.of("10.1.2.1")), "n1", "a")
                .steps();
            assertEquals("unfollowed", steps.get(steps.size() - 1).action());
        }
    }

    @Test
    public void staticNeighborOfANodeMustHaveItsMac() {
        Lab lab = steered("fc00:2::1").node("n2", DX4).node("n1",
            "neighbor interface=underlay address=fd00::2 mac=02:fe:00:00:00:01");
        assertEquals("n2 z Delivered", lab.fate());
        assertEquals("n1: the neighbor fd00::2 of interface underlay has the MAC address 02:fe:00:00:00:09, who is "
            + "there has 02:fe:00:00:00:01",
            lab.instead("n1", "neighbor interface=underlay address=fd00::2 mac=02:fe:00:00:00:09").fate());
    }

    @Test
    public void nodesBetweenRouteOn() {
        Lab lab = steered("fc00:2::1").node("n2", DX4).without("n1", "route 0 fc00:2::/32")
            .node("n1", "route table=0 prefix=fc00:2::/32 next-hop=fd00::3 out-interface=underlay")
            .node("n3", IpAddress.of("fd00::3"));
        assertEquals("n3: no route to fc00:2::1 in IPv6 table 0", lab.fate());
        lab.node("n3", "route table=0 prefix=fc00:2::/32 next-hop=fd00::2 out-interface=underlay");
        assertEquals("n2 z Delivered", lab.fate());
        lab.instead("n3", "route table=0 prefix=fc00:2::/32 next-hop=fd00::1 out-interface=underlay");
        assertEquals("a loop in the underlay ends with the hop limit", "n3: the hop limit of the packet to fc00:2::1, "
            + "hop limit 1 is over", lab.fate());
    }

    @Test
    public void destinationThatIsNoSidDrops() {
        assertEquals("n1: fd00::1 is an address and no SID", steered("fd00::1").fate());
        assertEquals("n1: fc00::b is a binding SID, which takes no last segment", steered("fc00::b").fate());
        assertEquals("n1: fc00:5::1 is steered itself, and no walk follows a second encapsulation",
            steered("fc00:5::1").node("n1", "steering table=0 prefix=fc00:5::/32 bsid=fc00::b").fate());
    }
}
