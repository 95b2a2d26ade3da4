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
import java.util.Optional;
import org.junit.Test;

/** What a packet from 10.1.1.1 to 10.1.2.1 finds in the tables of a node. */
public class LookupTest {
    private static final String TO_SEGMENT = "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b";
    private static final String[] SEGMENT = {"policy bsid=fc00::b table=0 encap-source=fc00::e "
        + "segment-list.1=1,fc00::1", "local-sid sid=fc00::1 table=0 behavior=end.dx4 out-interface=z "
        + "next-hop=10.5.0.1", "z", "neighbor interface=z address=10.5.0.1 mac=02:00:00:00:00:05"};
    private static final String STEERED = "n1 z Delivered";

    /** Interface a receives; b has the network of the destination, c is another one. */
    private static Lab node(String... more) {
        return new Lab().node("n1", "a", "b", "c", "address interface=a address=10.1.1.254/24",
            "address interface=b address=10.1.2.254/24").node("n1", more);
    }

    private static Lab bare(String... more) {
        return new Lab().node("n1", "a", "b", "c", "address interface=a address=10.1.1.254/24").node("n1", more);
    }

    @Test
    public void networkOfAnInterfaceIsRouted() {
        assertEquals("n1 b Delivered", node().fate());
        assertEquals("n1: no route to 10.1.2.1 in IPv4 table 0", bare().fate());
        assertEquals("n1: 10.1.2.1 is an address of the node itself",
            node("address interface=c address=10.1.2.1/32").fate());
    }

    @Test
    public void longestPrefixWins() {
        assertEquals("n1: interface gone is not there", node("route table=0 prefix=10.1.2.0/25 next-hop=10.9.0.1 "
            + "out-interface=gone").fate());
        assertEquals("n1 b Delivered", node("route table=0 prefix=10.1.0.0/16 next-hop=10.9.0.1 out-interface=gone")
            .fate());
        assertEquals("a more specific steering beats the network", STEERED, node(SEGMENT)
            .node("n1", "steering table=0 prefix=10.1.2.0/25 bsid=fc00::b").fate());
    }

    @Test
    public void steeringOfTheNetworkItselfIsInactive() {
        assertEquals("n1 b Delivered", node(SEGMENT).node("n1", "steering table=0 prefix=10.1.2.0/24 bsid=fc00::b")
            .fate());
    }

    @Test
    public void steeringSharesItsPrefixWithADrop() {
        assertEquals(STEERED, node(SEGMENT).node("n1", TO_SEGMENT).fate());
        String trap = "n1: the steering of 10.1.2.1/32 in IPv4 table 0 shares its prefix with ";
        String drops = ": VPP drops a part of the flows";
        assertEquals(trap + "the neighbor b 10.1.2.1" + drops, node(SEGMENT).node("n1", TO_SEGMENT,
            "neighbor interface=b address=10.1.2.1 mac=02:00:00:00:00:02").fate());
        assertEquals("a neighbor without a network makes an entry as well", trap + "the neighbor c 10.1.2.1" + drops,
            bare(SEGMENT).node("n1", TO_SEGMENT, "neighbor interface=c address=10.1.2.1 mac=02:00:00:00:00:02")
                .fate());
        assertEquals(trap + "the route 0 10.1.2.1/32" + drops, bare(SEGMENT).node("n1", TO_SEGMENT,
            "route table=0 prefix=10.1.2.1/32 lookup-table=0").fate());
        assertEquals("n1: the steering of 0.0.0.0/0 in IPv4 table 0 shares its prefix with the default entry of the "
            + "table" + drops, bare(SEGMENT).node("n1", "steering table=0 prefix=0.0.0.0/0 bsid=fc00::b").fate());
        assertEquals(STEERED, bare(SEGMENT).node("n1", "steering table=0 prefix=0.0.0.0/1 bsid=fc00::b").fate());
    }

    @Test
    public void neighborOfAnotherTableIsNoTrap() {
        assertEquals(STEERED, bare(SEGMENT).node("n1", TO_SEGMENT, "table table=ipv4/9 name=x")
            .node("n1", "interface name=pod af-packet=pod ipv4-table=9",
                "neighbor interface=pod address=10.1.2.1 mac=02:00:00:00:00:02").fate());
    }

    @Test
    public void neighborIsRoutedOnlyWithinItsNetwork() {
        String neighbor = "neighbor interface=b address=10.1.2.1 mac=02:00:00:00:00:02";
        assertEquals("n1 b Delivered", node(neighbor).fate());
        assertEquals("n1: neighbor 10.1.2.1 is in no network of interface b, VPP drops what is routed to it",
            bare(neighbor).fate());
    }

    @Test
    public void lookUpGoesOnInOtherTables() {
        Lab lab = bare("table table=ipv4/7 name=x", "route table=0 prefix=10.1.0.0/16 lookup-table=7",
            "steering table=7 prefix=10.1.2.1/32 bsid=fc00::b");
        assertEquals(STEERED, lab.node("n1", SEGMENT).fate());
        assertEquals("n1: IPv4 table 7 is not there", lab.without("n1", "table ipv4/7").fate());
        assertEquals("n1: looking up 10.1.2.1 goes round from table to table", bare("table table=ipv4/7 name=x",
            "route table=0 prefix=10.1.0.0/16 lookup-table=7", "route table=7 prefix=10.1.0.0/16 lookup-table=0")
            .fate());
    }

    @Test
    public void interfaceIsLookedUpInItsTable() {
        Lab lab = new Lab().node("n1", "table table=ipv4/7 name=x", "interface name=a af-packet=a ipv4-table=7",
            "address interface=a address=10.1.1.254/24", "b", "address interface=b address=10.1.2.254/24");
        assertEquals("n1: no route to 10.1.2.1 in IPv4 table 7", lab.fate());
        assertEquals("n1 b Delivered", lab.node("n1", "route table=7 prefix=0.0.0.0/0 lookup-table=0").fate());
        Lab tagged = new Lab().node("n1", "a", "table table=ipv4/7 name=x",
            "sub-interface parent=a vlan=5 pop-tags=0 ipv4-table=7", "address interface=a.5 address=10.1.1.254/24");
        Packet packet = new Packet(IpAddress.of("10.1.1.1"),
            IpAddress.of("10.1.2.1"));
        assertEquals("no route to 10.1.2.1 in IPv4 table 7", ((Outcome.Dropped) tagged.walk(
            new Frame(List.of(5), Optional.of(packet)), "n1", "a").outcome()).reason());
        assertEquals("n1: IPv4 is not enabled on interface a, which has no address of that family", tagged.fate());
    }

    @Test
    public void nextHopWithoutInterfaceIsLookedUpInTableZero() {
        String route = "route table=7 prefix=10.1.2.0/24 next-hop=10.5.0.1";
        Lab lab = new Lab().node("n1", "table table=ipv4/7 name=x", "interface name=a af-packet=a ipv4-table=7",
            "address interface=a address=10.1.1.254/24", "b", route);
        assertEquals("n1: next hop 10.5.0.1 is on no network of the node, no route to 10.5.0.1 in IPv4 table 0",
            lab.fate());
        assertEquals("n1 b Delivered", lab.node("n1", "address interface=b address=10.5.0.254/24").fate());
        assertEquals("n1: next hop 10.5.0.1 is on no network of the node",
            lab.node("n1", "address interface=b address=10.5.0.1/32").fate());
        assertEquals("by a route of its own", "n1 b Delivered", lab.without("n1", "address b 10.5.0.1/32",
            "address b 10.5.0.254/24").node("n1", "route table=0 prefix=10.5.0.0/24 next-hop=10.6.0.1 out-interface=b",
                "address interface=b address=10.6.0.254/24").fate());
    }

    @Test
    public void nextHopMustBeFound() {
        String route = "route table=0 prefix=10.1.2.0/24 next-hop=10.5.0.1 out-interface=b";
        assertEquals("n1: next hop 10.5.0.1 is no neighbor of interface b and in none of its networks, so nobody can "
            + "tell its MAC address", bare(route).fate());
        assertEquals("n1 b Delivered",
            bare(route, "neighbor interface=b address=10.5.0.1 mac=02:00:00:00:00:05").fate());
        assertEquals("n1 b Delivered", bare(route, "address interface=b address=10.5.0.254/24").fate());
        assertEquals("n1: interface b is administratively down", bare(route, "b down").fate());
    }

    @Test
    public void otherNodesAreRouted() {
        Lab lab = bare("route table=0 prefix=10.1.2.0/24 next-hop=192.0.2.2 out-interface=b",
            "address interface=b address=192.0.2.1/24").node("n2",
                IpAddress.of("192.0.2.2"), "z", "address interface=z address=10.1.2.254/24");
        assertEquals("n2 z Delivered", lab.fate());
        assertEquals("n1: address 192.0.2.2 is on no interface of node n2 that is up",
            lab.node("n2", "underlay down").fate());
    }
}
