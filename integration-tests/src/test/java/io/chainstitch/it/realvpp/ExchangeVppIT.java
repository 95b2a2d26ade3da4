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
import io.chainstitch.it.srv6.LiveScenarios;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Member.Traffic;
import io.chainstitch.it.srv6.Scenario;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two chains exchange their functions, which are behind dynamic proxies, by one edit, again and again, while packets
 * pass one of them. No packet may come to the other one's ends; how many are lost is told.
 */
@RunWith(Parameterized.class)
public class ExchangeVppIT {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeVppIT.class);
    private static final int SECONDS = Integer.getInteger("chainstitch.stream.seconds", 15);
    private static SegmentRoutingLab lab;

    private final Traffic traffic;
    private Map<Member, MemberPod> pods = Map.of();

    public ExchangeVppIT(Traffic traffic) {
        this.traffic = traffic;
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Traffic> kinds() {
        return List.of(Traffic.L2, Traffic.IPV4, Traffic.IPV6);
    }

    @BeforeClass
    public static void startLab() throws IOException {
        Requirements.assume();
        lab = SegmentRoutingLab.start();
    }

    @AfterClass
    public static void stopLab() throws IOException {
        if (lab != null) {
            lab.close();
        }
    }

    @Before
    public void enter() throws IOException {
        pods = lab.make(withWaysOf(LiveScenarios.pair(traffic, false), LiveScenarios.pair(traffic, true)));
        lab.enter(LiveScenarios.pair(traffic, false));
    }

    /** The pods know the way to all ends. */
    private static Scenario withWaysOf(Scenario one, Scenario other) {
        List<Way> ways = new ArrayList<>(one.ways());
        ways.addAll(other.ways());
        return new Scenario(one.name(), one.traffic(), one.network(), one.locators(), one.members(), one.chains(),
            ways);
    }

    @After
    public void leave() throws IOException {
        lab.leave();
        lab.unmake(pods);
    }

    @Test
    public void noPacketComesToTheOtherChainWhileTheyExchangeTheirFunctions() throws IOException {
        check(LiveScenarios.pair(traffic, false));
        Scenario exchanged = LiveScenarios.pair(traffic, true);
        MemberPod from = pods.get(exchanged.ways().get(0).from());
        MemberPod to = pods.get(exchanged.ways().get(0).addressee());
        from.keepNeighbors();
        to.keepNeighbors();
        int updates = 0;
        PacketStream.Outcome outcome;
        try (Capture start = pods.get(exchanged.ways().get(1).from()).capture("eth1");
            Capture end = pods.get(exchanged.ways().get(1).addressee()).capture("eth1")) {
            PacketStream stream = PacketStream.start(lab, from, to, traffic == Traffic.IPV6, SECONDS);
            while (stream.running()) {
                updates++;
                put(LiveScenarios.pair(traffic, updates % 2 == 1));
            }
            outcome = stream.outcome();
            assertEquals("at the other chain's start", List.of(), start.frames());
            assertEquals("at the other chain's end", List.of(), end.frames());
        }
        LOG.info("{}: {} exchanges, {} packets, {} lost forward, {} back: blocked {} ms each", traffic, updates,
            outcome.sent(), outcome.lostForward(), outcome.lostBack(), outcome.blocked(updates));
        assertTrue("exchanges: " + updates, updates > 1);
        put(exchanged);
        check(exchanged);
    }

    /** By one edit; waits until both chains have dynamic proxies, one for each direction, in their new places. */
    private static void put(Scenario scenario) {
        Sfc sfc = lab.sfc();
        sfc.restconf().put("data/chainstitch-sfc:sfc", Json.object("chainstitch-sfc:sfc",
            Json.object("chain", Json.array(scenario.chains().toArray(JsonObject[]::new))))).expectOk();
        for (int chain = 0; chain < scenario.chains().size(); chain++) {
            String name = scenario.chainNames().get(chain);
            String function = scenario.ways().get(chain).through().get(0).get(0).name();
            Sfc.await(name + " through " + function, () -> sfc.chain(name), found -> {
                assertEquals(found.toString(), "ready", Json.text(found, "state"));
                assertEquals(found.toString(), List.of(function, function), passed(found));
            });
        }
        Awaitility.await("dynamic proxies").untilAsserted(() -> {
            String shown = lab.vpp("n2").cli("show sr localsids");
            assertEquals(shown, 2 * scenario.chains().size(), shown.split("Incoming iface:", -1).length - 1);
        });
    }

    private static List<String> passed(JsonObject chain) {
        List<String> functions = new ArrayList<>();
        Json.objects(chain, "path").forEach(path -> Json.objects(path, "hop").stream()
            .filter(hop -> hop.get("index").getAsInt() == 1).forEach(hop -> functions.add(Json.text(hop, "function"))));
        return functions;
    }

    private void check(Scenario scenario) throws IOException {
        for (Way way : scenario.ways()) {
            new WayCheck(pods, way, traffic == Traffic.IPV6).run();
        }
        scenario.chainNames().forEach(lab.sfc()::expectTraced);
    }
}
