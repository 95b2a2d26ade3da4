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

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Scenario;
import io.chainstitch.it.srv6.Scenarios;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Every SRv6 scenario on real VPPs, with packets; nothing is left on them afterwards. */
@RunWith(Parameterized.class)
public class SegmentRoutingVppIT {
    private static SegmentRoutingLab lab;

    private final Scenario scenario;
    private Map<String, String> before = Map.of();
    private Map<Member, MemberPod> pods = Map.of();

    public SegmentRoutingVppIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Scenario> scenarios() {
        return Scenarios.all();
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
    public void make() throws IOException {
        pods = lab.make(scenario);
        before = lab.snapshots();
    }

    @After
    public void nothingIsLeft() throws IOException {
        lab.leave();
        Map<String, String> after = lab.snapshots();
        before.forEach((node, held) -> assertEquals(node, held, after.get(node)));
        lab.unmake(pods);
    }

    @Test
    public void packetsTakeTheWay() throws IOException {
        lab.enter(scenario);
        for (Way way : scenario.ways()) {
            if (scenario.traffic() != Member.Traffic.IPV6) {
                check(way, false);
            }
            if (scenario.traffic().ipv6()) {
                check(way, true);
            }
        }
    }

    private void check(Way way, boolean ipv6) throws IOException {
        new WayCheck(pods, way, ipv6).run();
        if (ShareCheck.concerns(way)) {
            List<JsonObject> paths = Json.objects(lab.sfc().chain(scenario.chainNames().get(0)), "path");
            new ShareCheck(pods, way, ipv6, false, paths).run();
            if (way.bothWays()) {
                new ShareCheck(pods, way, ipv6, true, paths).run();
            }
        }
    }
}
