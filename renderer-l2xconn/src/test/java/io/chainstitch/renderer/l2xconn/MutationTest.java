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
package io.chainstitch.renderer.l2xconn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.walk.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** No golden rendering holds an object that could be missing or different without the walk noticing. */
@RunWith(Parameterized.class)
public class MutationTest {
    @Parameter(0)
    public String name;
    @Parameter(1)
    public GoldenCase golden;

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        return GoldenCase.all();
    }

    @Test
    public void goldenRenderingWalks() {
        ResolvedChain chain = golden.chain();
        Map<String, NodePlan> plans = World.rendered(chain);
        assertEquals(Optional.empty(), World.fault(chain, World.readings(chain, plans), World.sinks(plans)));
    }

    @Test
    public void everyMissingOrAlteredObjectIsNoticed() {
        ResolvedChain chain = golden.chain();
        Map<String, NodePlan> plans = World.rendered(chain);
        List<Port> sinks = World.sinks(plans);
        List<Mutants.Mutant> mutants = Mutants.of(plans, World.readings(chain, plans));
        assertFalse(mutants.isEmpty());
        List<String> unnoticed = mutants.stream()
            .filter(mutant -> World.fault(chain, World.readings(chain, mutant.plans()), sinks).isEmpty())
            .map(Mutants.Mutant::label)
            .toList();
        assertEquals(List.of(), unnoticed);
    }
}
