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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** Chains that cannot be served, and the sentences that say why. */
public class RefusalTest {
    private static final String NODES = """
        node n1 fd00::1
        node n2 fd00::2
        """;
    private static final String CLIENT = "pod client n1 eth1=af-packet:c address=10.0.1.2/24 mac=02:00:00:00:00:01\n";
    private static final String FIREWALL = """
        pod fw n2 in=af-packet:fi address=10.0.3.2/24 mac=02:00:00:00:00:03 out=af-packet:fo address=10.0.4.2/24 \
        mac=02:00:00:00:00:04
        """;
    private static final String SERVER = "pod server n2 eth1=af-packet:s address=10.0.2.2/24 mac=02:00:00:00:00:02\n";
    private final Srv6Renderer renderer = new Srv6Renderer();

    private void assertRefused(Reason reason, String message, String chain) {
        assertEquals(Optional.of(new Refusal(reason, message)), renderer.refuse(ChainText.parse(chain)));
    }

    private void assertServed(String chain) {
        assertEquals(Optional.empty(), renderer.refuse(ChainText.parse(chain)));
    }

    @Test
    public void dynamicProxyTowardsTwoEnds() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' asks for dynamic proxies, but what comes back on interface "
            + "'out' of pod default/fw goes on towards pod default/server and towards pod default/other; set "
            + "srv6-proxy to auto or stitched", "chain c unidirectional dynamic\n" + NODES + CLIENT + FIREWALL + SERVER
            + "pod other n2 eth1=af-packet:o address=10.0.9.2/24 mac=02:00:00:00:00:09\n"
            + "path 0 client fw server\npath 1 client fw other");
    }

    @Test
    public void dynamicProxyWithSeveralRests() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' asks for dynamic proxies, but what comes back on interface "
            + "'out' of pod default/f goes on in several ways; set srv6-proxy to auto or stitched", """
            chain c unidirectional dynamic
            node n1 fd00::1
            pod a n1 eth1=af-packet:a
            pod f n1 in=af-packet:fi out=af-packet:fo
            pod g n1 in=af-packet:gi out=af-packet:go
            pod h n1 in=af-packet:hi out=af-packet:ho
            pod z n1 eth1=af-packet:z
            path 0 a f g z
            path 1 a f h z
            """);
    }

    @Test
    public void dynamicProxyOfAFunctionOfOtherChains() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' asks for dynamic proxies, but pod default/fw serves other "
            + "chains, too; set srv6-proxy to auto or stitched", "chain c bidirectional dynamic\n" + NODES + CLIENT
            + FIREWALL + SERVER + "shared fw\npath 0 client fw server");
    }

    @Test
    public void dynamicProxyWithOneInterfaceBothWays() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' asks for dynamic proxies, but interface 'eth1' of pod "
            + "default/one is used both ways, and one interface takes back for one proxy; set srv6-proxy to auto or "
            + "stitched", "chain c bidirectional dynamic\n" + NODES + CLIENT + SERVER
            + "pod one n1 eth1=af-packet:o address=10.0.9.2/24 mac=02:00:00:00:00:09\npath 0 client one server");
    }

    @Test
    public void dynamicProxyOnInterfacesOfOthers() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' asks for dynamic proxies, but interface 'in' of pod "
            + "default/f was attached by somebody else, so its tables are not ours to set; set srv6-proxy to auto or "
            + "stitched", "chain c unidirectional dynamic\n" + NODES + CLIENT + SERVER
            + "pod f n1 in=vpp:tap1 address=10.0.8.2/24 out=af-packet:o address=10.0.9.2/24 mac=02:00:00:00:00:09\n"
            + "path 0 client f server");
    }

    @Test
    public void dynamicProxyOnASubInterface() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' asks for dynamic proxies, but interface 'out' of pod "
            + "default/f is a VLAN sub-interface, on which VPP has no proxy take packets back; set srv6-proxy to auto "
            + "or stitched", """
            chain c unidirectional dynamic
            node n1 fd00::1
            pod a n1 eth1=af-packet:a
            pod f n1 in=vpp:host-f0.100 out=vpp:host-f1.100
            pod z n1 eth1=af-packet:z
            path 0 a f z
            """);
    }

    @Test
    public void framesBothWaysThroughOneInterface() {
        assertRefused(Reason.INTERFACE_CONFLICT, "interface 'eth1' of pod default/f is used both ways by chain 'c', "
            + "which carries frames: nothing tells the directions of what comes back apart; give the function two "
            + "interfaces or make the chain unidirectional", """
            chain c bidirectional
            node n1 fd00::1
            pod a n1 eth1=af-packet:a
            pod f n1 eth1=af-packet:f
            pod z n1 eth1=af-packet:z
            path 0 a f z
            """);
    }

    @Test
    public void functionThatTakesFramesOfTwoLanesOnOneInterface() {
        assertRefused(Reason.STEERING_CONFLICT, "chain 'c' would send the same traffic on node 'n1' two ways: what "
            + "interface 'tap0' receives; give its functions interfaces and addresses of their own", """
            chain c bidirectional
            node n1 fd00::1
            pod a n1 eth1=vpp:tap0
            pod f n1 in=af-packet:fi out=af-packet:fo
            pod z n1 eth1=vpp:tap0
            path 0 a f z
            """);
    }

    @Test
    public void interfacesOnOneHostInterface() {
        assertRefused(Reason.INTERFACE_CONFLICT, "chain 'c' needs 'host-interface x' of node 'n1' twice, for interface "
            + "pod/default/a/eth1 and interface pod/default/z/eth1; use interfaces of their own", """
            chain c unidirectional
            node n1 fd00::1
            pod a n1 eth1=af-packet:x
            pod z n1 eth1=af-packet:x
            path 0 a z
            """);
    }

    @Test
    public void oneSubInterfaceUnderTwoNames() {
        ResolvedChain chain = ChainText.parse("""
            chain c unidirectional
            node n1 fd00::1
            external a n1 eth0.5 address=10.0.1.1/24 address=2001:db8:1::1/64
            external z n1 eth0.5 address=10.0.2.1/24
            path 0 a z
            """);
        assertEquals(Reason.INTERFACE_CONFLICT, renderer.refuse(chain).map(Refusal::reason).orElseThrow());
    }

    @Test
    public void ipv6WithoutAGatewayThatCoversThePod() {
        String server = "pod server n2 eth1=af-packet:s address=2001:db8:2::2/64 gateway=2001:db8:2::1/64 "
            + "mac=02:00:00:00:00:02\npath 0 client server";
        String start = "chain c unidirectional\n" + NODES + "pod client n1 eth1=af-packet:c address=2001:db8:1::2/64 "
            + "mac=02:00:00:00:00:01";
        String message = "interface 'eth1' of pod default/client needs a gateway with a prefix that contains "
            + "2001:db8:1::2: VPP answers IPv6 neighbors only on a link that it knows";
        assertRefused(Reason.MISSING_ADDRESS, message, start + "\n" + server);
        assertRefused(Reason.MISSING_ADDRESS, message, start + " gateway=2001:db8:9::1/64\n" + server);
        assertServed(start + " gateway=2001:db8:1::1/64\n" + server);
    }

    @Test
    public void interfaceWithoutAnAddress() {
        ResolvedChain frames = ChainText.parse("chain c unidirectional\n" + NODES
            + "pod client n1 eth1=af-packet:c mac=02:00:00:00:00:01\n" + SERVER + "path 0 client server");
        ResolvedChain packets = ChainText.parse("chain c unidirectional\n" + NODES + CLIENT + SERVER
            + "path 0 client server");
        ResolvedChain mixed = new ResolvedChain(frames.definition(), packets.layer(), packets.families(),
            packets.network(), frames.paths(), frames.standby(), frames.shared(), frames.nodes(), frames.settings());
        assertEquals(Optional.of(new Refusal(Reason.MISSING_ADDRESS,
            "interface 'eth1' of pod default/client needs an IPv4 address")), renderer.refuse(mixed));
    }

    @Test
    public void linkOfAnotherNetworkWithoutAPeer() {
        assertRefused(Reason.MISSING_ADDRESS, "external interface 'lan' on node 'n2' needs a peer-address: it is in "
            + "network 'blue' and not made by Chainstitch, so nobody knows the table of its link",
            "chain c unidirectional\n" + NODES + CLIENT
            + "external lan n2 eth0 address=10.0.2.1/24 network=blue\npath 0 client lan");
        assertServed("chain c unidirectional\n" + NODES + CLIENT
            + "external lan n2 eth0.7 address=10.0.2.1/24 network=blue\npath 0 client lan");
    }

    @Test
    public void podWithoutAMac() {
        assertRefused(Reason.UNKNOWN_MAC, "interface 'eth1' of pod default/client needs a mac in the inventory: its "
            + "neighbor entry on node 'n1' is static", "chain c unidirectional\n" + NODES
            + "pod client n1 eth1=af-packet:c address=10.0.1.2/24\n" + SERVER + "path 0 client server");
        assertServed("chain c unidirectional\n" + NODES + "pod client n1 eth1=vpp:tap0 address=10.0.1.2/24\n" + SERVER
            + "path 0 client server");
    }

    @Test
    public void twoEndsWithOneAddress() {
        assertRefused(Reason.ADDRESS_CONFLICT, "interface 'eth1' of pod default/server and interface 'eth1' of pod "
            + "default/twin both have 10.0.2.2; starts and ends of a chain need addresses of their own",
            "chain c unidirectional\n" + NODES + CLIENT + SERVER
            + "pod twin n2 eth1=af-packet:t address=10.0.2.2/32 mac=02:00:00:00:00:09\n"
            + "path 0 client server\npath 1 client twin");
    }

    @Test
    public void startAndEndWithOneAddress() {
        assertRefused(Reason.ADDRESS_CONFLICT, "interface 'eth1' of pod default/client and interface 'eth1' of pod "
            + "default/twin both have 10.0.1.2; starts and ends of a chain need addresses of their own",
            "chain c unidirectional\n" + NODES + CLIENT
            + "pod twin n2 eth1=af-packet:t address=10.0.1.2/32 mac=02:00:00:00:00:09\npath 0 client twin");
    }

    @Test
    public void endOnTheLinkOfAnExternalStart() {
        assertRefused(Reason.ADDRESS_CONFLICT, "external interface 'uplink' on node 'n1' and interface 'eth1' of pod "
            + "default/server overlap, 10.0.0.0/16 and 10.0.2.2; starts and ends of a chain need addresses of their "
            + "own", "chain c unidirectional\n" + NODES + "external uplink n1 eth0 address=10.0.9.1/16\n" + SERVER
            + "path 0 uplink server");
        assertServed("chain c unidirectional\n" + NODES + "external uplink n1 eth0 address=10.0.9.1/16 peer=10.0.9.2\n"
            + SERVER + "path 0 uplink server");
    }

    @Test
    public void endWithTheAddressOfAGateway() {
        assertRefused(Reason.ADDRESS_CONFLICT, "interface 'eth1' of pod default/server has 10.0.2.2, which is VPP's "
            + "address on interface 'eth1' of pod default/client; change one of them",
            "chain c unidirectional\n" + NODES + "pod client n1 eth1=af-packet:c address=10.0.2.7/24 "
            + "gateway=10.0.2.2/24 mac=02:00:00:00:00:01\n" + SERVER + "path 0 client server");
        assertRefused(Reason.ADDRESS_CONFLICT, "interface 'eth1' of pod default/client has 169.254.1.1, which is VPP's "
            + "address on interface 'eth1' of pod default/server; change one of them", "chain c bidirectional\n" + NODES
            + "pod client n1 eth1=vpp:tap0 address=169.254.1.1/32\n" + SERVER + "path 0 client server");
    }

    @Test
    public void podWithTheAddressOfItsOwnGateway() {
        assertRefused(Reason.ADDRESS_CONFLICT, "interface 'eth1' of pod default/client and VPP's side of it both have "
            + "10.0.1.2; give the gateway another address", "chain c unidirectional\n" + NODES
            + "pod client n1 eth1=af-packet:c address=10.0.1.2/24 gateway=10.0.1.2/24 mac=02:00:00:00:00:01\n" + SERVER
            + "path 0 client server");
    }

    @Test
    public void locatorsThatOverlap() {
        assertRefused(Reason.LOCATOR_CONFLICT, "locator 2001:db8::/32 of node 'n2' overlaps locator 2001:db8:1::/48 of "
            + "node 'n1'; change one of them", frames("node n1 fd00::1 locator=2001:db8:1::/48",
            "node n2 fd00::2 locator=2001:db8::/32"));
    }

    @Test
    public void locatorOnTheBindingSids() {
        assertRefused(Reason.LOCATOR_CONFLICT, "bsid-block fcbb:bbff::/48 overlaps locator fcbb:bbff:0:1::/64 of node "
            + "'n1'; change one of them", frames("node n1 fd00::1 locator=fcbb:bbff:0:1::/64",
            "node n2 fd00::2 locator=2001:db8::/32"));
    }

    @Test
    public void locatorWhereOthersGetTheirs() {
        assertRefused(Reason.LOCATOR_CONFLICT, "locator-block fcbb:bb00::/32, of which node 'n2' without a locator "
            + "gets its own, overlaps locator fcbb:bb00:1::/48 of node 'n1'; change one of them",
            frames("node n1 fd00::1 locator=fcbb:bb00:1::/48", "node n2 fd00::2"));
        assertServed(frames("node n1 fd00::1 locator=fcbb:bb00:1::/48", "node n2 fd00::2 locator=fcbb:bb00:2::/48"));
    }

    @Test
    public void locatorsAndBlocksWithoutRoom() {
        assertRefused(Reason.LOCATOR_CONFLICT, "locator 2001:db8::/97 of node 'n1' has no room for SIDs; make it /96 "
            + "or shorter", frames("node n1 fd00::1 locator=2001:db8::/97", "node n2 fd00::2"));
        assertRefused(Reason.LOCATOR_CONFLICT, "bsid-block fcbb:bbff::/100 has no room for binding SIDs; make it /96 "
            + "or shorter", frames("settings bsid-block=fcbb:bbff::/100", NODES));
        assertRefused(Reason.LOCATOR_CONFLICT, "locator-block fcbb:bb00::/48 has no room for locators, each a /48; "
            + "make it shorter, or give every node a locator", frames("settings locator-block=fcbb:bb00::/48", NODES));
        assertServed(frames("settings locator-block=fcbb:bb00::/48", "node n1 fd00::1 locator=2001:db8:1::/96",
            "node n2 fd00::2 locator=2001:db8:2::/48"));
    }

    private static String frames(String... nodes) {
        return "chain c unidirectional\n" + String.join("\n", nodes) + """

            pod a n1 eth1=af-packet:a
            pod z n2 eth1=af-packet:z
            path 0 a z
            """;
    }

    @Test
    public void moreDynamicProxiesThanVppHasRoomFor() {
        assertRefused(Reason.TOO_MANY_SEGMENTS, "path 0 of chain 'c' needs 5 segments, and VPP has room for 4; set "
            + "srv6-proxy to auto or shorten the chain", longChain("unidirectional dynamic", 4));
        assertServed(longChain("unidirectional dynamic", 3));
        assertServed(longChain("unidirectional auto", 40));
    }

    private static String longChain(String kind, int functions) {
        return "chain c " + kind + "\nnode n1 fd00::1\npod a n1 eth1=af-packet:a\npod z n1 eth1=af-packet:z\n"
            + IntStream.range(0, functions).mapToObj(index -> "pod f" + index + " n1 in=af-packet:i" + index
                + " out=af-packet:o" + index).collect(Collectors.joining("\n"))
            + "\npath 0 a " + IntStream.range(0, functions).mapToObj(index -> "f" + index)
                .collect(Collectors.joining(" ")) + " z";
    }

    @Test
    public void moreListsThanVppCounts() {
        assertRefused(Reason.TOO_MANY_SEGMENTS, "a policy on node 'n1' would have 256 segment lists, and VPP counts no "
            + "more than 255; lower max-paths", parallel(129));
        assertServed(parallel(128));
    }

    private static String parallel(int lanes) {
        return "chain c unidirectional\nnode n1 fd00::1\npod a n1 eth1=af-packet:a\n"
            + IntStream.range(0, lanes).mapToObj(lane -> "pod z" + lane + " n1 eth1=af-packet:z" + lane + "\npath "
                + lane + " a z" + lane).collect(Collectors.joining("\n"));
    }
}
