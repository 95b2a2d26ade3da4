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
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Waves add, then switch, then remove, and each is a plan that a node can hold. */
@RunWith(JUnitQuickcheck.class)
public class WavesTest {
    private static final Interface A = new Interface("pod/a", new Attachment.AfPacket("a"));
    private static final Interface B = new Interface("pod/b", new Attachment.AfPacket("b"));
    private static final Interface C = new Interface("pod/c", new Attachment.AfPacket("c"));
    private static final CrossConnect TO_B = new CrossConnect("pod/a", "pod/b");
    private static final CrossConnect TO_C = new CrossConnect("pod/a", "pod/c");

    @Property(trials = 1000)
    public void everyWaveCanBeApplied(long seed) {
        Random random = new Random(seed);
        NodePlan before = RandomPlan.of(random);
        NodePlan after = RandomPlan.of(random);
        StrictNode node = new StrictNode(before);
        for (NodePlan wave : Waves.of(before, after)) {
            Steps.between(node.plan(), wave).forEach(node::apply);
            assertEquals(wave, node.plan());
        }
        assertEquals(after, node.plan());
    }

    @Property(trials = 500)
    public void firstWaveOnlyAdds(long seed) {
        Random random = new Random(seed);
        NodePlan before = RandomPlan.of(random);
        NodePlan first = Waves.of(before, RandomPlan.of(random)).get(0);
        assertTrue(first.objects().entrySet().containsAll(before.objects().entrySet()));
    }

    @Property(trials = 200)
    public void equalPlansChangeNothing(long seed) {
        NodePlan plan = RandomPlan.of(new Random(seed));
        assertEquals(List.of(plan, plan, plan), Waves.of(plan, RandomPlan.of(new Random(seed))));
    }

    @Test
    public void replacementIsAddedThenUsedThenTheOldOneRemoved() {
        NodePlan before = NodePlan.of(List.of(A, B, TO_B, CrossConnect.sink("pod/b")));
        NodePlan after = NodePlan.of(List.of(A, C, TO_C, CrossConnect.sink("pod/c")));
        assertEquals(List.of(
            NodePlan.of(List.of(A, B, C, TO_B, CrossConnect.sink("pod/b"), CrossConnect.sink("pod/c"))),
            NodePlan.of(List.of(A, B, C, TO_C, CrossConnect.sink("pod/b"), CrossConnect.sink("pod/c"))),
            after), Waves.of(before, after));
    }

    @Test
    public void interfaceThatWasThereIsTakenInTheSecondWave() {
        CrossConnect foreign = new CrossConnect("phys0", "pod/b");
        List<NodePlan> waves = Waves.of(NodePlan.EMPTY, NodePlan.of(List.of(B, foreign)));
        assertEquals(NodePlan.of(List.of(B)), waves.get(0));
        assertEquals(NodePlan.of(List.of(B, foreign)), waves.get(1));
    }

    @Test
    public void newPodIsConnectedInTheFirstWave() {
        NodePlan all = NodePlan.of(List.of(A, B, TO_B, CrossConnect.sink("pod/b")));
        assertEquals(List.of(all, all, all), Waves.of(NodePlan.EMPTY, all));
    }

    @Test
    public void whatAFunctionStillHoldsPassesOnUntilTheLastWave() {
        NodePlan before = NodePlan.of(List.of(A, B, TO_B));
        assertEquals(List.of(before, before, NodePlan.EMPTY), Waves.of(before, NodePlan.EMPTY));
    }

    private static Policy policy(int number) {
        return new Policy(IpAddress.of("fcbb:bbff::" + number), 0, IpAddress.of("fd00::1"),
            List.of(new SegmentList(1, List.of(IpAddress.of("fcbb:bb00:1::1")))));
    }

    @Test
    public void takersOfAnInterfaceAreExchangedWhenTrafficIsSwitched() {
        Policy policy = policy(1);
        Steering frames = new Steering(new Steering.Frames("pod/a"), policy.bsid());
        NodePlan before = NodePlan.of(List.of(A, B, TO_B));
        NodePlan after = NodePlan.of(List.of(A, policy, frames));
        assertEquals(List.of(NodePlan.of(List.of(A, B, TO_B, policy)), NodePlan.of(List.of(A, B, policy, frames)),
            after), Waves.of(before, after));
    }

    private static Steering steering(long table, Policy policy) {
        return new Steering(new Steering.Packets(table, IpPrefix.of("10.0.0.1/32")), policy.bsid());
    }

    private static Classifier classifier(String interfaceName, long table) {
        return new Classifier(interfaceName, table,
            List.of(new Classifier.Match(IpPrefix.of("10.0.0.2/32"), IpPrefix.of("10.0.0.1/32"))));
    }

    private static Table table(long id) {
        return new Table(new TableRef(IpFamily.IPV4, id), Names.OWNED + id);
    }

    @Test
    public void whatANewFunctionGivesBackIsSteeredBeforeTrafficIsSwitchedToIt() {
        Policy old = policy(1);
        Policy now = policy(2);
        NodePlan before = NodePlan.of(List.of(A, table(1), old, steering(1, old)));
        NodePlan after = NodePlan.of(List.of(A, B, table(1), table(2), old, now, steering(1, now), steering(2, old),
            classifier("pod/b", 2)));
        List<NodePlan> waves = Waves.of(before, after);
        assertEquals(NodePlan.of(List.of(A, B, table(1), table(2), old, now, steering(1, old), steering(2, old),
            classifier("pod/b", 2))), waves.get(0));
        assertEquals(after, waves.get(1));
    }

    @Test
    public void whatAFunctionStillHoldsIsSteeredUntilTheLastWave() {
        Policy policy = policy(1);
        NodePlan before = NodePlan.of(List.of(A, B, table(2), policy, steering(2, policy), classifier("pod/b", 2)));
        NodePlan after = NodePlan.of(List.of(A));
        assertEquals(List.of(before, before, after), Waves.of(before, after));
    }

    @Test
    public void classifierOnAnInterfaceThatStaysIsTheSwitch() {
        Policy policy = policy(1);
        NodePlan with = NodePlan.of(List.of(A, table(2), policy, steering(2, policy), classifier("pod/a", 2)));
        NodePlan without = NodePlan.of(List.of(A, table(2), policy, steering(2, policy)));
        NodePlan bare = NodePlan.of(List.of(A));
        assertEquals(List.of(without, with, with), Waves.of(bare, with));
        assertEquals(List.of(with, without, bare), Waves.of(with, bare));
    }

    @Test
    public void steeringInATableThatStaysIsTheSwitch() {
        Policy policy = policy(1);
        NodePlan with = NodePlan.of(List.of(table(2), policy, steering(2, policy)));
        NodePlan without = NodePlan.of(List.of(table(2), policy));
        NodePlan bare = NodePlan.of(List.of(table(2)));
        assertEquals(List.of(without, with, with), Waves.of(bare, with));
        assertEquals(List.of(with, without, bare), Waves.of(with, bare));
    }

    @Test
    public void hostInterfaceThatChangesHandsWaitsForTheRemoval() {
        Interface successor = new Interface("pod/new", new Attachment.AfPacket("a"));
        CrossConnect sink = CrossConnect.sink("pod/new");
        NodePlan before = NodePlan.of(List.of(A));
        NodePlan after = NodePlan.of(List.of(successor, sink));
        assertEquals(List.of(before, before, after), Waves.of(before, after));
    }

    @Test
    public void hostInterfaceOfAnInterfaceThatIsReattachedWaitsToo() {
        Interface elsewhere = new Interface("pod/a", new Attachment.AfPacket("z"));
        Interface successor = new Interface("pod/new", new Attachment.AfPacket("a"));
        NodePlan before = NodePlan.of(List.of(A));
        NodePlan after = NodePlan.of(List.of(elsewhere, successor));
        assertEquals(List.of(before, NodePlan.of(List.of(elsewhere)), after), Waves.of(before, after));
    }
}
