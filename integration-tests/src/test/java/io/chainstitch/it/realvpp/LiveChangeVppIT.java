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

import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.Places;
import io.chainstitch.it.srv6.LiveScenarios;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Member.Traffic;
import io.chainstitch.it.srv6.Scenario;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
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
 * How long packets are blocked while a running chain is rendered anew, on real VPPs. It prints a table and judges no
 * time; it insists that the changes were made under a stream that passed, and that everything is right afterwards.
 */
@RunWith(Parameterized.class)
public class LiveChangeVppIT {
    private static final Logger LOG = LoggerFactory.getLogger(LiveChangeVppIT.class);
    private static final int SECONDS = Integer.getInteger("chainstitch.stream.seconds", 15);
    private static final List<String> TABLE = new ArrayList<>(List.of(
        "| chain | change | updates | packets | lost forward | lost back | unanswered | blocked ms each |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |"));
    private static SegmentRoutingLab lab;

    private final LiveChange change;
    private final Scenario scenario;
    private Map<Member, MemberPod> pods = Map.of();

    public LiveChangeVppIT(String renderer, Traffic traffic, LiveChange change) {
        this.change = change;
        this.scenario = LiveScenarios.of(renderer, traffic, change.paths());
    }

    /** What of the changes a renderer can do: paths from one start are only shared between packets. */
    @Parameterized.Parameters(name = "{0}, {1}: {2}")
    public static List<Object[]> changes() {
        List<Object[]> all = new ArrayList<>();
        for (LiveChange change : List.of(LiveChange.NOTHING, LiveChange.FUNCTION_REPLACED, LiveChange.POD_MOVED)) {
            all.add(new Object[] {"l2xconn", Traffic.L2, change});
            all.add(new Object[] {"srv6", Traffic.L2, change});
            all.add(new Object[] {"srv6", Traffic.IPV4, change});
            all.add(new Object[] {"srv6", Traffic.IPV6, change});
        }
        all.add(new Object[] {"srv6", Traffic.IPV4, LiveChange.PATH_ADDED});
        all.add(new Object[] {"srv6", Traffic.IPV6, LiveChange.PATH_ADDED});
        all.add(new Object[] {"l2xconn", Traffic.L2, LiveChange.RENDERER_SWITCHED});
        return all;
    }

    @BeforeClass
    public static void startLab() throws IOException {
        Requirements.assume();
        lab = SegmentRoutingLab.start();
    }

    @AfterClass
    public static void stopLab() throws IOException {
        if (lab != null) {
            LOG.info("Blocked while a chain is rendered anew:\n{}", String.join("\n", TABLE));
            Files.write(Places.project().resolve("integration-tests/target/live-changes.md"), TABLE);
            lab.close();
        }
    }

    @Before
    public void enter() throws IOException {
        pods = lab.make(scenario);
        lab.enter(scenario);
    }

    @After
    public void leave() throws IOException {
        lab.leave();
        lab.unmake(pods);
    }

    @Test
    public void packetsPassWhileTheChainIsRenderedAnew() throws IOException {
        Way way = scenario.ways().get(0);
        boolean ipv6 = scenario.traffic() == Traffic.IPV6;
        MemberPod from = pods.get(way.from());
        MemberPod to = pods.get(way.addressee());
        change.prepare(lab.sfc(), scenario);
        Awaitility.await("the ends to know their neighbors").atMost(Duration.ofSeconds(30)).until(() ->
            from.ping(to, ipv6, 1).received() == 1);
        from.keepNeighbors();
        to.keepNeighbors();
        PacketStream stream = PacketStream.start(lab, from, to, ipv6, SECONDS);
        int updates = 0;
        for (int turn = 0; change != LiveChange.NOTHING && stream.running(); turn++) {
            updates += change.make(lab.sfc(), scenario, turn);
        }
        PacketStream.Outcome outcome = stream.outcome();
        TABLE.add("| " + scenario + " | " + change.title() + " | " + updates + " | " + outcome.sent() + " | "
            + outcome.lostForward() + " | " + outcome.lostBack() + " | " + outcome.unanswered() + " | "
            + outcome.blocked(updates) + " |");
        assertTrue("nothing was changed", updates > 0 || change == LiveChange.NOTHING);
        assertTrue("more was lost than passed: " + outcome, outcome.sent() > 2 * outcome.unanswered());
        new WayCheck(pods, way, ipv6).run();
    }
}
