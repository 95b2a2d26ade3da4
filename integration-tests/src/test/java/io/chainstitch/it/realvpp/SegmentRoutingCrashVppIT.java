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

import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Scenario;
import io.chainstitch.it.srv6.Scenarios;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
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

/** A real VPP under an SRv6 chain is killed and started again: packets pass again without help. */
@RunWith(Parameterized.class)
public class SegmentRoutingCrashVppIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static SegmentRoutingLab lab;

    private final Scenario scenario;
    private final String node;
    private Map<Member, MemberPod> pods = Map.of();

    public SegmentRoutingCrashVppIT(Scenario scenario, String node) {
        this.scenario = scenario;
        this.node = node;
    }

    /** Each node is killed under each kind of traffic, and under each kind of chain. */
    @Parameterized.Parameters(name = "{0}: {1}")
    public static List<Object[]> scenarios() {
        List<Object[]> all = new ArrayList<>();
        for (Scenario scenario : Scenarios.rich()) {
            all.add(new Object[] {scenario, "n" + ((all.size() + all.size() / 3) % 3 + 1)});
        }
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
    public void packetsPassAgainWhenTheVppWasKilled() throws IOException {
        Way way = scenario.ways().get(0);
        boolean ipv6 = scenario.traffic() == Member.Traffic.IPV6;
        new WayCheck(pods, way, ipv6).run();
        lab.crash(node, scenario);
        Awaitility.await("packets to pass again").atMost(LIMIT).pollDelay(Duration.ZERO).until(() ->
            pods.get(way.from()).ping(pods.get(way.addressee()), ipv6, 1).received() == 1);
        lab.sfc().awaitInSync(node);
        lab.sfc().awaitState(scenario.chainNames().get(0), "ready");
        lab.sfc().expectTraced(scenario.chainNames().get(0));
        new WayCheck(pods, way, ipv6).run();
    }
}
