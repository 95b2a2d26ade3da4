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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Waves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.runner.RunWith;

/** A running chain, one function instance of which is replaced, possibly by one on another node. */
@RunWith(JUnitQuickcheck.class)
public class ChangeTest {

    @Property(trials = 100)
    public void chainIsServedAfterEverySingleStep(long seed) {
        Change change = new Change(seed);
        Map<String, NodePlan> now = new TreeMap<>(change.from);
        change.assertServed(now, "at first");
        for (int wave = 0; wave < 3; wave++) {
            Map<String, List<Step>> todo = new TreeMap<>();
            for (String node : now.keySet()) {
                todo.put(node, new ArrayList<>(Steps.between(now.get(node), change.waves.get(node).get(wave))));
            }
            while (!todo.isEmpty()) {
                String node = new ArrayList<>(todo.keySet()).get(change.random.nextInt(todo.size()));
                if (todo.get(node).isEmpty()) {
                    todo.remove(node);
                } else {
                    Step step = todo.get(node).remove(0);
                    apply(step, node, now);
                    change.assertServed(now, "wave " + wave + ", node " + node + ", " + step);
                }
            }
        }
        assertEquals(change.to, now);
        change.assertServedAsAfter();
    }

    private static void apply(Step step, String node, Map<String, NodePlan> plans) {
        Optional<VppObject> value = step instanceof Step.Create create ? Optional.of(create.object())
            : step instanceof Step.Change changed ? Optional.of(changed.after()) : Optional.empty();
        plans.put(node, plans.get(node).with(Map.of(step.key(), value)));
    }

    private static final class Change {
        private final Random random;
        private final String text;
        private final ResolvedChain before;
        private final ResolvedChain after;
        private final Rendering rendering;
        private final Map<String, NodePlan> from;
        private final Map<String, NodePlan> to;
        private final Map<String, List<NodePlan>> waves = new TreeMap<>();

        Change(long seed) {
            random = new Random(seed);
            RandomLane lane = new RandomLane(seed);
            before = ChainText.parse(lane.toString());
            text = lane + "\nbecame\n" + lane.replaced();
            after = ChainText.parse(lane.replaced());
            Srv6Renderer renderer = new Srv6Renderer();
            Set<IdentifierKey> keys = new TreeSet<>(renderer.identifiers(before));
            keys.addAll(renderer.identifiers(after));
            Map<IdentifierKey, Long> numbers = World.numbered(keys);
            from = everyNode(renderer.render(before, numbers).nodes());
            rendering = renderer.render(after, numbers);
            to = everyNode(rendering.nodes());
            from.forEach((node, plan) -> waves.put(node, Waves.of(plan, to.get(node))));
        }

        private Map<String, NodePlan> everyNode(Map<String, NodePlan> plans) {
            Map<String, NodePlan> all = new HashMap<>(plans);
            before.nodes().keySet().forEach(node -> all.putIfAbsent(node, NodePlan.EMPTY));
            return all;
        }

        /** All traffic passes in each direction, through the old instance or through the new one. */
        void assertServed(Map<String, NodePlan> plans, String when) {
            for (Direction direction : Faults.directions(before)) {
                List<Optional<String>> old = Faults.walk(before, direction, List.of(before, after), plans);
                List<Optional<String>> now = Faults.walk(after, direction, List.of(before, after), plans);
                for (int traffic = 0; traffic < old.size(); traffic++) {
                    assertTrue(text + "\n" + when + ": " + direction + " before: " + old + ", after: " + now,
                        old.get(traffic).isEmpty() || now.get(traffic).isEmpty());
                }
            }
        }

        void assertServedAsAfter() {
            assertEquals(text, Optional.empty(), Faults.of(after, rendering, to).fault());
        }
    }
}
