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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** Whether pods and VPP find each other, in the combinations that were tried on VPP. */
public class PodAttachmentTest {
    private static final Stop V4 = Lab.stop("src", "n1", "s", "s", "s 10.1.1.1 02:00:00:00:00:01");
    private static final Stop V6 = Lab.stop("src", "n1", "s", "s", "s fd01:1::1 02:00:00:00:00:01");
    private static final Stop D4 = Lab.stop("dst", "n1", "d", "d", "d 10.1.2.1 02:00:00:00:00:02");
    private static final Stop D6 = Lab.stop("dst", "n1", "d", "d", "d fd01:2::1 02:00:00:00:00:02");
    private static final Traffic PACKETS4 = new Traffic.Packets(IpAddress.of("10.1.1.1"), IpAddress.of("10.1.2.1"));
    private static final Traffic PACKETS6 = new Traffic.Packets(IpAddress.of("fd01:1::1"), IpAddress.of("fd01:2::1"));

    /** A start and an end, steered from one to the other, that have nothing of IP but what is given. */
    private static Lab lab(String... more) {
        return new Lab().node("n1", "table table=ipv4/1 name=x", "table table=ipv6/1 name=x",
            "interface name=s af-packet=s ipv4-table=1 ipv6-table=1", "d",
            "policy bsid=fc00::b4 table=0 encap-source=fc00::e segment-list.1=1,fc00::4",
            "policy bsid=fc00::b6 table=0 encap-source=fc00::e segment-list.1=1,fc00::6",
            "local-sid sid=fc00::4 table=0 behavior=end.dx4 out-interface=d next-hop=10.1.2.1",
            "local-sid sid=fc00::6 table=0 behavior=end.dx6 out-interface=d next-hop=fd01:2::1",
            "steering table=1 prefix=10.1.2.1/32 bsid=fc00::b4",
            "steering table=1 prefix=fd01:2::1/128 bsid=fc00::b6").node("n1", more);
    }

    private static String v4(String... more) {
        PathTrace trace = lab(more).check(false, PACKETS4, V4, D4);
        return trace.ok() ? "passes" : trace.message();
    }

    private static String v6(String... more) {
        PathTrace trace = lab(more).check(false, PACKETS6, V6, D6);
        return trace.ok() ? "passes" : trace.message();
    }

    @Test
    public void ipv4PodNeedsANetworkOrANeighbor() {
        String gateway = "address interface=s address=169.254.1.1/32";
        String end = "neighbor interface=d address=10.1.2.1 mac=02:00:00:00:00:02";
        assertEquals("passes", v4(gateway, end, "neighbor interface=s address=10.1.1.1 mac=02:00:00:00:00:01"));
        assertEquals("passes", v4("address interface=s address=10.1.1.254/24", end));
        assertEquals("on node n1, between src and dst: VPP does not tell its MAC address to 10.1.1.1, which is in no "
            + "network of interface s and no neighbor", v4(gateway, end));
        assertEquals("on node n1, between src and dst: IPv4 is not enabled on interface s, which has no address of "
            + "that family", v4(end));
    }

    @Test
    public void unnumberedInterfaceUsesTheAddressesOfItsLender() {
        String end = "neighbor interface=d address=10.1.2.1 mac=02:00:00:00:00:02";
        String neighbor = "neighbor interface=s address=10.1.1.1 mac=02:00:00:00:00:01";
        assertEquals("passes", v4("loop0", "s unnumbered loop0", "address interface=loop0 address=10.1.1.254/24", end));
        assertEquals("passes", v4("loop0", "s unnumbered loop0", "address interface=loop0 address=169.254.1.1/32",
            neighbor, end));
        assertEquals("on node n1, between src and dst: IPv4 is not enabled on interface s, which has no address of "
            + "that family", v4("loop0", "s unnumbered loop0", neighbor, end));
        assertEquals("passes", v6("loop0", "s unnumbered loop0", "address interface=loop0 address=fd01:1::fe/64",
            "neighbor interface=d address=fd01:2::1 mac=02:00:00:00:00:02"));
        PathTrace trace = lab("loop0", "s unnumbered loop0", "address interface=loop0 address=10.1.1.254/24", end)
            .check(false, PACKETS4, V4, D4);
        assertTrue("what is borrowed is relied on", trace.used().stream()
            .anyMatch(held -> held.key().toString().equals("address loop0 10.1.1.254/24")));
    }

    @Test
    public void ipv6PodNeedsANetwork() {
        String end = "neighbor interface=d address=fd01:2::1 mac=02:00:00:00:00:02";
        String neighbor = "neighbor interface=s address=fd01:1::1 mac=02:00:00:00:00:01";
        String refused = "on node n1, between src and dst: VPP does not tell its MAC address to fd01:1::1, which is in "
            + "no network of interface s, or is steered itself";
        assertEquals(refused, v6("address interface=s address=fd01:1::fe/128", neighbor, end));
        assertEquals("passes", v6("address interface=s address=fd01:1::fe/64", end));
        assertEquals("passes", v6("address interface=s address=fd01:1::fe/64", neighbor, end));
        assertEquals(refused, v6("address interface=s address=fd01:1::fe/64", end,
            "steering table=1 prefix=fd01:1::1/128 bsid=fc00::b6"));
    }

    @Test
    public void endIsFoundByANeighborOrInANetwork() {
        String start = "address interface=s address=10.1.1.254/24";
        assertEquals("an interface that only transmits needs no address", "passes",
            v4(start, "neighbor interface=d address=10.1.2.1 mac=02:00:00:00:00:02"));
        assertEquals("passes", v4(start, "address interface=d address=10.1.2.254/24"));
        assertEquals("on node n1, between src and dst: next hop 10.1.2.1 is no neighbor of interface d and in none of "
            + "its networks, so nobody can tell its MAC address",
            v4(start, "address interface=d address=169.254.1.1/32"));
        assertEquals("on node n1, between src and dst: the neighbor 10.1.2.1 of interface d has the MAC address "
            + "02:00:00:00:00:09, who is there has 02:00:00:00:00:02",
            v4(start, "neighbor interface=d address=10.1.2.1 mac=02:00:00:00:00:09"));
    }

    @Test
    public void nextHopMustBeWhoIsThere() {
        Lab lab = lab("address interface=s address=10.1.1.254/24", "address interface=d address=10.1.2.254/24")
            .instead("n1", "local-sid sid=fc00::4 table=0 behavior=end.dx4 out-interface=d next-hop=10.1.2.9");
        assertEquals("on node n1, between src and dst: nobody behind interface d has the address 10.1.2.9",
            lab.check(false, PACKETS4, V4, D4).message());
        Stop unknown = new Stop("dst", "n1", "d", "d");
        assertTrue("of an external end the addresses are not known", lab.check(false, PACKETS4, V4, unknown).ok());
        Stop manyAddresses = new Stop("dst", "n1", "d", "d", Set.of(), Map.of("d", new Host(
            Set.of(IpAddress.of("10.1.2.9"), IpAddress.of("10.1.2.1"), IpAddress.of("fd01::1")), Optional.empty())));
        assertTrue(lab.check(false, PACKETS4, V4, manyAddresses).ok());
    }

    @Test
    public void packetsNeedAnInterfaceThatRoutes() {
        Lab lab = lab("address interface=s address=10.1.1.254/24", "cross-connect receive=s transmit=d",
            "cross-connect receive=d transmit=s");
        assertEquals("on node n1, between src and dst: interface s is in L2 mode, where VPP answers nobody who looks "
            + "for a next hop", lab.check(false, PACKETS4, V4, D4).message());
        assertEquals("interface s has no sub-interface for packets tagged 7", ((Outcome.Dropped) lab("address "
            + "interface=s address=10.1.1.254/24").walk(new Frame(List.of(7), Optional.of(new Packet(
                IpAddress.of("10.1.1.1"), IpAddress.of("10.1.2.1")))), "n1", "s").outcome()).reason());
    }

    @Test
    public void timeToLiveEndsWhereVppRewrites() {
        Lab lab = lab("address interface=s address=10.1.1.254/24", "address interface=d address=10.1.2.254/24");
        IpAddress from = IpAddress.of("10.1.1.1");
        IpAddress to = IpAddress.of("10.1.2.1");
        assertEquals(1, ((Outcome.Delivered) lab.walk(new Packet(from, to, 3), "n1", "s").outcome()).frame().packet()
            .orElseThrow().ttl());
        assertEquals("the time to live of an IPv4 packet from 10.1.1.1 to 10.1.2.1, TTL 1 is over",
            ((Outcome.Dropped) lab.walk(new Packet(from, to, 2), "n1", "s").outcome()).reason());
        Lab reflecting = new Lab().node("n1", "a", "address interface=a address=10.1.1.254/24",
            "route table=0 prefix=10.1.2.0/24 next-hop=10.1.1.9 out-interface=a");
        assertEquals("f forwards no packet whose time to live is over", ((Outcome.Dropped) reflecting.walk(
            new Packet(from, to, 2), "n1", "a", new Stop("f", "n1", "a", "a")).outcome()).reason());
    }

    @Test
    public void bothEndsOfAPrefixAreTried() {
        Probes probes = new Probes(lab("address interface=s address=10.1.1.1/24", "address interface=d "
            + "address=10.1.1.254/24").readings().values());
        assertEquals(Set.of("10.1.1.2", "10.1.1.253"), sources(probes, "10.1.1.0/24"));
        assertEquals(Set.of("10.1.1.1"), sources(probes, "10.1.1.1/32"));
        assertEquals(Set.of("10.9.0.0", "10.9.0.1"), sources(probes, "10.9.0.0/31"));
        assertEquals(Set.of("10.9.0.1", "10.9.0.2"), sources(probes, "10.9.0.0/30"));
        assertEquals(Set.of("0.0.0.1", "255.255.255.254"), sources(probes, "0.0.0.0/0"));
        assertEquals(List.of(Optional.empty()), probes.of(Traffic.FRAMES));
    }

    private static Set<String> sources(Probes probes, String prefix) {
        return probes.of(new Traffic.Packets(IpPrefix.of(prefix), IpPrefix.of("10.5.0.1/32"))).stream()
            .map(probe -> probe.orElseThrow().source().toString()).collect(Collectors.toSet());
    }
}
