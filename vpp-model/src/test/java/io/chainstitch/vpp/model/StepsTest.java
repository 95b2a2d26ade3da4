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
package io.chainstitch.vpp.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Every order that {@link Steps} gives is one that a node can follow, forwards and backwards. */
@RunWith(JUnitQuickcheck.class)
public class StepsTest {
    private static final Interface A = new Interface("pod/a", new Attachment.AfPacket("a"));
    private static final Interface B = new Interface("pod/b", new Attachment.AfPacket("b"));

    @Property(trials = 1000)
    public void stepsLeadFromOnePlanToTheOther(long seed) {
        Random random = new Random(seed);
        NodePlan before = RandomPlan.of(random);
        NodePlan after = RandomPlan.of(random);
        StrictNode node = new StrictNode(before);
        Steps.between(before, after).forEach(node::apply);
        assertEquals(after, node.plan());
    }

    @Property(trials = 1000)
    public void inverseStepsLeadBackFromEveryPoint(long seed) {
        Random random = new Random(seed);
        NodePlan before = RandomPlan.of(random);
        List<Step> steps = Steps.between(before, RandomPlan.of(random));
        List<Step> done = new ArrayList<>(steps.subList(0, steps.isEmpty() ? 0 : random.nextInt(steps.size())));
        StrictNode node = new StrictNode(before);
        done.forEach(node::apply);
        Collections.reverse(done);
        done.forEach(step -> node.apply(step.inverse()));
        assertEquals(before, node.plan());
    }

    @Property(trials = 200)
    public void equalPlansNeedNoStep(long seed) {
        assertEquals(List.of(),
            Steps.between(RandomPlan.of(new Random(seed)), RandomPlan.of(new Random(seed))));
    }

    @Property(trials = 500)
    public void spoiledObjectsAreMadeAgainWithWhatStandsOnThem(long seed) {
        Random random = new Random(seed);
        NodePlan plan = RandomPlan.of(random);
        Set<ObjectKey> spoiled = plan.objects().keySet().stream().filter(key -> random.nextInt(4) == 0)
            .collect(Collectors.toSet());
        StrictNode node = new StrictNode(plan);
        List<Step> steps = Steps.between(plan, plan, spoiled);
        steps.forEach(node::apply);
        assertEquals(plan, node.plan());
        for (ObjectKey key : spoiled) {
            assertTrue(key.toString(), steps.contains(new Step.Delete(plan.objects().get(key))));
        }
    }

    @Test
    public void crossConnectIsRetargetedInPlace() {
        CrossConnect sink = CrossConnect.sink("pod/a");
        CrossConnect connect = new CrossConnect("pod/a", "pod/b");
        assertEquals(List.of(new Step.Change(sink, connect)),
            Steps.between(NodePlan.of(List.of(A, B, sink)), NodePlan.of(List.of(A, B, connect))));
    }

    @Test
    public void whatRefersToARecreatedInterfaceIsRecreated() {
        Interface other = new Interface("pod/a", new Attachment.AfPacket("x"));
        CrossConnect connect = new CrossConnect("pod/b", "pod/a");
        assertEquals(List.of(new Step.Delete(connect), new Step.Delete(A), new Step.Create(other),
                new Step.Create(connect)),
            Steps.between(NodePlan.of(List.of(A, B, connect)), NodePlan.of(List.of(other, B, connect))));
    }

    @Test
    public void trafficIsSwitchedAfterAllIsCreated() {
        CrossConnect old = new CrossConnect("a", "b");
        CrossConnect now = new CrossConnect("a", "c");
        CrossConnect onwards = new CrossConnect("c", "b");
        assertEquals(List.of(new Step.Create(onwards), new Step.Change(old, now)),
            Steps.between(NodePlan.of(List.of(old)), NodePlan.of(List.of(now, onwards))));
    }
}
