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
package io.chainstitch.it.srv6;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.srv6.Member.Traffic;
import java.util.List;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A chain that asks for dynamic proxies and has one function more than its list of segments has room for. */
@RunWith(Parameterized.class)
public class SegmentLimitIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final Traffic traffic;

    public SegmentLimitIT(Traffic traffic) {
        this.traffic = traffic;
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Traffic> traffic() {
        return List.of(Traffic.L2, Traffic.IPV4, Traffic.IPV6);
    }

    @After
    public void clear() {
        LAB.clear();
    }

    @Test
    public void oneFunctionTooManyIsRefusedWithTheNumbers() {
        int limit = Scenarios.LIMIT.get(traffic);
        new EmulatedScenario(LAB, Scenarios.longest(Scenarios.titled(traffic, "too long"), "dynamic", limit)).declare();
        String message = Json.text(LAB.sfc().awaitState("long", "refused", "too-many-segments"), "message");
        assertThat(message, containsString("needs " + (limit + 1) + " segments, and VPP has room for " + limit));
    }
}
