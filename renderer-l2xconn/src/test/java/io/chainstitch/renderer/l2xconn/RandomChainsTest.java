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
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.runner.RunWith;

/** What holds for every chain, tried on random ones; a failure prints the chain. */
@RunWith(JUnitQuickcheck.class)
public class RandomChainsTest {

    @Property(trials = 500)
    public void everyRenderingWalks(long seed) {
        String text = new RandomChain(seed).toString();
        ResolvedChain chain = ChainText.parse(text);
        Map<String, NodePlan> plans = World.rendered(chain);
        assertEquals(text, Optional.empty(), World.fault(chain, World.readings(chain, plans), World.sinks(plans)));
    }

    @Property(trials = 100)
    public void noObjectIsSuperfluous(long seed) {
        String text = new RandomChain(seed).toString();
        ResolvedChain chain = ChainText.parse(text);
        Map<String, NodePlan> plans = World.rendered(chain);
        plans.forEach((node, plan) -> plan.objects().keySet().forEach(key -> {
            Map<String, NodePlan> less = new HashMap<>(plans);
            less.put(node, plan.with(Map.of(key, Optional.empty())));
            assertTrue(text + "\nwithout " + key,
                World.fault(chain, World.readings(chain, less), List.of()).isPresent());
        }));
    }

    @Property(trials = 100)
    public void removedChainLeavesNothing(long seed) {
        ResolvedChain chain = ChainText.parse(new RandomChain(seed).toString());
        Map<String, NodePlan> left = new HashMap<>();
        World.rendered(chain).forEach((node, plan) -> {
            NodePlan now = plan;
            for (Step step : Steps.between(plan, NodePlan.EMPTY)) {
                now = now.with(Map.of(step.key(), Optional.empty()));
            }
            left.put(node, now);
            assertTrue(now.isEmpty());
        });
        for (ChainPath path : chain.paths()) {
            assertFalse(World.trace(chain, path, false, World.readings(chain, left)).ok());
            assertFalse(World.trace(chain, path, true, World.readings(chain, left)).ok());
        }
    }

    @Property(trials = 100)
    public void renderingIsAFunctionOfItsInput(long seed) {
        String text = new RandomChain(seed).toString();
        Map<String, NodePlan> first = World.rendered(ChainText.parse(text));
        Map<String, NodePlan> second = World.rendered(ChainText.parse(text));
        assertEquals(first, second);
        Map<ObjectKey, VppObject> all = new HashMap<>();
        first.values().forEach(plan -> all.putAll(plan.objects()));
        assertFalse(all.isEmpty());
    }
}
