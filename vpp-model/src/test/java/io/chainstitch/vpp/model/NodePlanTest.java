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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** A plan is a set with one object for each key. */
@RunWith(JUnitQuickcheck.class)
public class NodePlanTest {
    private static final Interface A = new Interface("pod/a", new Attachment.AfPacket("a"));

    @Property(trials = 200)
    public void orderAndRepetitionDoNotMatter(long seed) {
        Random random = new Random(seed);
        NodePlan plan = RandomPlan.of(random);
        List<VppObject> objects = new ArrayList<>(plan.objects().values());
        objects.addAll(plan.objects().values());
        Collections.shuffle(objects, random);
        assertEquals(plan, NodePlan.of(objects));
        assertEquals(plan.hashCode(), NodePlan.of(objects).hashCode());
    }

    @Property(trials = 200)
    public void whatIsReferredToComesFirst(long seed) {
        NodePlan plan = RandomPlan.of(new Random(seed));
        StrictNode node = new StrictNode(NodePlan.EMPTY);
        plan.objects().values().forEach(object -> node.apply(new Step.Create(object)));
        assertEquals(plan, node.plan());
    }

    @Property(trials = 200)
    public void plansHaveTheSameDigestExactlyIfTheyAreEqual(long seed, long other) {
        NodePlan plan = RandomPlan.of(new Random(seed));
        assertEquals(plan.digest(), RandomPlan.of(new Random(seed)).digest());
        RandomPlan.of(new Random(other)).objects().forEach((key, object) -> {
            NodePlan near = plan.with(Map.of(key, Optional.of(object)));
            assertEquals(plan.equals(near), plan.digest().equals(near.digest()));
        });
        plan.objects().keySet().forEach(key ->
            assertNotEquals(plan.digest(), plan.with(Map.of(key, Optional.empty())).digest()));
    }

    @Test
    public void theDigestIsThatOfTheLines() throws NoSuchAlgorithmException {
        byte[] lines = "interface name=pod/a af-packet=a\ncross-connect receive=pod/a transmit=local0\n"
            .getBytes(StandardCharsets.UTF_8);
        assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines)),
            NodePlan.of(List.of(CrossConnect.sink("pod/a"), A)).digest());
    }

    @Test
    public void twoObjectsForOneKeyAreRefusedByName() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
            () -> NodePlan.of(List.of(CrossConnect.sink("a"), new CrossConnect("a", "b"))));
        assertEquals("two objects for cross-connect a: cross-connect receive=a transmit=local0 and cross-connect "
            + "receive=a transmit=b", e.getMessage());
    }

    @Test
    public void interfacesAreFoundByName() {
        SubInterface sub = new SubInterface("phys0", 7, 1);
        NodePlan plan = NodePlan.of(List.of(A, sub, CrossConnect.sink("phys0.7")));
        assertEquals(Optional.of(A), plan.interfaceNamed("pod/a"));
        assertEquals(Optional.of(sub), plan.interfaceNamed("phys0.7"));
        assertEquals(Optional.empty(), plan.interfaceNamed("phys0"));
    }

    @Test
    public void changesPutReplaceAndRemove() {
        CrossConnect sink = CrossConnect.sink("pod/a");
        CrossConnect connect = new CrossConnect("pod/a", "b");
        NodePlan plan = NodePlan.of(List.of(A)).with(Map.of(sink.key(), Optional.of(sink)));
        assertEquals(NodePlan.of(List.of(A, sink)), plan);
        assertEquals(NodePlan.of(List.of(A, connect)), plan.with(Map.of(sink.key(), Optional.of(connect))));
        assertTrue(plan.with(Map.of(sink.key(), Optional.empty(), A.key(), Optional.empty())).isEmpty());
        assertThrows(UnsupportedOperationException.class, () -> plan.objects().clear());
    }
}
