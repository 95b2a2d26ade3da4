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

import io.chainstitch.it.srv6.Deletion;
import io.chainstitch.it.srv6.Deletions;
import io.chainstitch.it.srv6.DriftCheck;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Member.Traffic;
import io.chainstitch.it.srv6.Scenario;
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

/** Somebody deletes an object of an SRv6 chain on a real VPP by hand, or VPP itself goes away. */
@RunWith(Parameterized.class)
public class SegmentRoutingDriftVppIT {
    private static SegmentRoutingLab lab;

    private final Deletion deletion;
    private final Scenario scenario;
    private Map<Member, MemberPod> pods = Map.of();

    public SegmentRoutingDriftVppIT(Deletion deletion) {
        this.deletion = deletion;
        this.scenario = deletion.scenario();
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Deletion> deletions() {
        return Deletions.all();
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
    public void packetsPassAgainAfterResync() throws IOException {
        Way way = scenario.ways().get(0);
        boolean ipv6 = scenario.traffic() == Traffic.IPV6;
        new WayCheck(pods, way, ipv6).run();
        DriftCheck check = new DriftCheck(lab.sfc(), deletion);
        check.drift(lab.vpp(deletion.node()));
        assertEquals(0, pods.get(way.from()).ping(pods.get(way.addressee()), ipv6, 1).received());
        check.repair();
        new WayCheck(pods, way, ipv6).run();
    }
}
