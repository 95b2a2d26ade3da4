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
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
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

/** A running chain, one instance of which is replaced, possibly by one on another node. */
@RunWith(JUnitQuickcheck.class)
public class ChangeTest {

    @Property(trials = 300)
    public void chainIsServedAfterEverySingleStep(long seed) {
        Change change = new Change(seed);
        Map<String, NodePlan> now = new TreeMap<>(change.from);
        change.assertServed(now, true, false);
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
                    apply(todo.get(node).remove(0), node, now);
                    change.assertServed(now, wave < 2, wave > 0);
                }
            }
            change.assertServed(now, wave == 0, wave > 0);
        }
        assertEquals(change.to, now);
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
        private final Map<String, NodePlan> from;
        private final Map<String, NodePlan> to;
        private final Map<String, List<NodePlan>> waves = new TreeMap<>();

        Change(long seed) {
            random = new Random(seed);
            before = ChainText.parse(new RandomChain(seed).toString());
            text = new RandomChain(seed).replaceOne().toString();
            after = ChainText.parse(text);
            L2xconnRenderer renderer = new L2xconnRenderer();
            Set<IdentifierKey> keys = new TreeSet<>(renderer.identifiers(before));
            keys.addAll(renderer.identifiers(after));
            Map<IdentifierKey, Long> vnis = World.numbered(keys);
            from = everyNode(renderer.render(before, vnis).nodes());
            to = everyNode(renderer.render(after, vnis).nodes());
            from.forEach((node, plan) -> waves.put(node, Waves.of(plan, to.get(node))));
        }

        private Map<String, NodePlan> everyNode(Map<String, NodePlan> plans) {
            Map<String, NodePlan> all = new HashMap<>(plans);
            before.nodes().keySet().forEach(node -> all.putIfAbsent(node, NodePlan.EMPTY));
            return all;
        }

        /** Every path passes in every direction: as before, as after, or as either of them. */
        void assertServed(Map<String, NodePlan> plans, boolean asBefore, boolean asAfter) {
            Map<String, NodeReading> readings = World.readings(List.of(before, after), plans);
            for (int index = 0; index < before.paths().size(); index++) {
                ChainPath old = before.paths().get(index);
                ChainPath now = after.paths().get(index);
                for (boolean reverse : before.definition().unidirectional() ? List.of(false) : List.of(false, true)) {
                    boolean served = asBefore && World.trace(before, old, reverse, readings).ok()
                        || asAfter && World.trace(after, now, reverse, readings).ok();
                    assertTrue(text + "\npath " + old.id() + (reverse ? " reverse" : " forward") + " before: "
                        + World.trace(before, old, reverse, readings).message() + ", after: "
                        + World.trace(after, now, reverse, readings).message(), served);
                }
            }
        }
    }
}
