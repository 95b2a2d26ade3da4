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
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Somebody deletes an object of an SRv6 chain on an emulated VPP by hand. */
@RunWith(Parameterized.class)
public class SegmentRoutingDriftIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final Deletion deletion;
    private final EmulatedScenario emulated;

    public SegmentRoutingDriftIT(Deletion deletion) {
        this.deletion = deletion;
        this.emulated = new EmulatedScenario(LAB, deletion.scenario());
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Deletion> deletions() {
        return Deletions.all();
    }

    @Before
    public void enter() throws IOException {
        emulated.attach();
        emulated.enter();
    }

    @After
    public void leave() throws IOException {
        LAB.clear();
        emulated.detach();
    }

    @Test
    public void deletionIsSeenAndRepaired() throws IOException {
        Map<String, List<String>> installed = LAB.dumps();
        DriftCheck check = new DriftCheck(LAB.sfc(), deletion);
        try (VppProbe probe = LAB.node(deletion.node()).probe()) {
            check.drift(probe.operator());
        }
        check.repair();
        assertEquals(installed, LAB.dumps());
    }
}
