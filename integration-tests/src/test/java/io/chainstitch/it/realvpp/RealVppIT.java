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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** The chains of the demo on real VPPs, with packets. Every test begins and ends without chains. */
public class RealVppIT {
    private static final int COUNT = 5;
    /** The shortest ping, with headers of Ethernet and IPv4. */
    private static final int PING_BYTES = 14 + 20 + 8;
    private static final int FOREIGN_TUNNELS = 1;
    private static Lab lab;

    private Map<String, String> before;

    @BeforeClass
    public static void startLab() throws IOException {
        Requirements.assume();
        lab = Lab.start();
    }

    @AfterClass
    public static void stopLab() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    @Before
    public void remember() {
        before = lab.snapshots();
    }

    @After
    public void nothingIsLeftAndForeignObjectsAreAsBefore() {
        lab.deleteChains();
        lab.snapshots().forEach((node, held) -> assertEquals(node, before.get(node), held));
    }

    @Test
    public void pingPassesBothFunctionsInOrderBothWays() throws IOException {
        lab.ready("web");
        try (Trip trip = Trip.along(lab, "client eth1", "firewall in", "firewall out", "cache in", "cache out",
                "server eth1")) {
            assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
            trip.expectInOrder(COUNT, Frame.Echo.REQUEST);
            trip.reversed().expectInOrder(COUNT, Frame.Echo.REPLY);
        }
        Sfc.await("what the hops carried", () -> lab.sfc().chain("web"), chain -> {
            assertEquals(chain.toString(), 2, Json.objects(chain, "path").size());
            Json.objects(chain, "path").stream().flatMap(path -> Json.objects(path, "hop").stream())
                .filter(hop -> hop.has("input-interface")).forEach(RealVppIT::expectPings);
        });
    }

    private static void expectPings(JsonObject hop) {
        assertTrue(hop.toString(), hop.has("packets") && hop.get("packets").getAsLong() >= COUNT);
        assertTrue(hop.toString(), hop.get("bytes").getAsLong() >= COUNT * PING_BYTES);
    }

    @Test
    public void oneWayChainWithReplicasAndAJoinedStartPassesNoReply() throws IOException {
        lab.ready("telemetry");
        List<JsonObject> paths = Json.objects(lab.sfc().chain("telemetry"), "path");
        assertEquals(3, paths.size());
        assertEquals(Set.of("sensor-0", "sensor-1", "sensor-2"), ends(paths, 0));
        assertEquals(Set.of("store-0", "store-1"), ends(paths, 2));
        for (JsonObject path : paths) {
            expectOneWay(pod(path, 0), pod(path, 1), pod(path, 2));
        }
    }

    private static Set<String> ends(List<JsonObject> paths, int hop) {
        return paths.stream().map(path -> pod(path, hop)).collect(Collectors.toSet());
    }

    private static String pod(JsonObject path, int hop) {
        List<JsonObject> hops = Json.objects(path, "hop").stream()
            .sorted(Comparator.comparingInt(each -> each.get("index").getAsInt())).toList();
        return Json.text(hops.get(hop), "pod").replaceFirst("^.*/", "");
    }

    private static void expectOneWay(String sensor, String filter, String store) throws IOException {
        lab.pod(sensor).knows(lab.pod(store));
        lab.pod(store).knows(lab.pod(sensor));
        try (Trip trip = Trip.along(lab, sensor + " eth1", filter + " in", filter + " out", store + " eth1")) {
            assertEquals(new Ping(COUNT, 0), lab.pod(sensor).ping(lab.pod(store), COUNT));
            trip.expectInOrder(COUNT, Frame.Echo.REQUEST);
            Awaitility.await(store + " to have answered").untilAsserted(() ->
                assertEquals(List.of(0L, 0L, 0L, (long) COUNT), trip.counts(Frame.Echo.REPLY)));
        }
    }

    @Test
    public void externalHostIsTaggedOutsideAndUntaggedAtTheFunction() throws IOException {
        lab.ready("uplink");
        try (Trip trip = Trip.along(lab, "external h0", "scrubber in", "scrubber out", "shop eth1")) {
            awaitExternalPing();
            long answered = trip.counts(Frame.Echo.REPLY).get(0);
            assertEquals(Ping.all(COUNT), lab.external().ping(lab.pod("shop").address(), COUNT));
            trip.await(answered + COUNT, Frame.Echo.REPLY);
            assertEquals(Set.of(100), trip.tags(0));
            for (int inside = 1; inside <= 3; inside++) {
                assertEquals(Set.of(0), trip.tags(inside));
            }
        }
    }

    /** VPP sends no packet before it knows the neighbor, so the first ones are lost. */
    private static void awaitExternalPing() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO)
            .until(() -> lab.external().ping(lab.pod("shop").address(), 1).received() == 1);
    }

    @Test
    public void underlayMayBeIpv6() throws IOException {
        try {
            lab.declare(Underlay::ipv6);
            lab.ready("web");
            List<ApiMessage> tunnels = lab.node("n2").operator().dump("vxlan_tunnel_v2_dump",
                Map.of("sw_if_index", MessageCodec.NONE));
            assertEquals(2, tunnels.stream().map(each -> each.address("src_address").toString())
                .filter(Underlay.ipv6(2)::equals).count());
            assertEquals(2 + FOREIGN_TUNNELS, tunnels.size());
            assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
        } finally {
            lab.deleteChains();
            lab.declare(Underlay::ipv4);
        }
    }

    @Test
    public void allChainsStandTogether() throws IOException {
        for (String chain : List.of("web", "telemetry", "uplink")) {
            lab.ready(chain);
        }
        assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
        awaitExternalPing();
        lab.sfc().delete("telemetry");
        lab.sfc().awaitState("telemetry", "");
        assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
        lab.sfc().expectTraced("uplink");
    }

    @Test
    public void chainComesBackByItselfAfterVppWasKilled() throws IOException {
        lab.ready("web");
        assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
        lab.crash("n2");
        Awaitility.await("the chain to work again").atMost(Duration.ofSeconds(90)).pollDelay(Duration.ZERO)
            .until(() -> lab.pod("client").ping(lab.pod("server"), 1).received() == 1);
        lab.sfc().awaitInSync("n2");
        lab.sfc().awaitState("web", "ready");
        lab.sfc().expectTraced("web");
        assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
        before.remove("n2");
        String booted = withoutChains("n2");
        assertTrue(booted, !booted.contains("chainstitch/"));
        before.put("n2", booted);
    }

    /** What a node holds without chains: the indexes of the operator's objects depend on what the agent made first. */
    private static String withoutChains(String node) {
        lab.deleteChains();
        return Snapshot.of(lab.node(node).operator());
    }

    @Test
    public void crossConnectRemovedByHandIsSeenAndRepaired() throws IOException {
        lab.ready("web");
        VppOperator node = lab.node("n2").operator();
        long removed = node.index("host-firewall-in");
        node.crossConnect(removed, 0, false);
        JsonObject trace = lab.sfc().trace("web", "forward", 1);
        assertEquals(trace.toString(), "broken", Json.text(trace, "verdict"));
        assertEquals(0, lab.pod("client").ping(lab.pod("server"), 1).received());
        lab.sfc().resync("n2");
        lab.sfc().awaitInSync("n2");
        lab.sfc().expectTraced("web");
        assertEquals(Ping.all(COUNT), lab.pod("client").ping(lab.pod("server"), COUNT));
    }
}
