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

import static org.junit.Assert.assertEquals;

import io.chainstitch.it.harness.Lab;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Every SRv6 scenario on emulated VPPs: the packet walk takes the place of packets. */
@RunWith(Parameterized.class)
public class SegmentRoutingIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final EmulatedScenario emulated;
    private Map<String, List<String>> before;

    public SegmentRoutingIT(Scenario scenario) {
        this.emulated = new EmulatedScenario(LAB, scenario);
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @Before
    public void attach() throws IOException {
        emulated.attach();
        before = LAB.dumps();
    }

    @After
    public void nothingIsLeft() throws IOException {
        LAB.clear();
        assertEquals(before, LAB.dumps());
        emulated.detach();
    }

    @Test
    public void everyPathIsWalkedOnWhatTheAgentsReadBack() {
        emulated.enter();
    }
}
