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
package io.chainstitch.kubernetes.desired;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.PodFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public final class PlanTest {
    private final Shelf shelf = new Shelf();
    private final Translation translation = new Translation();

    private Plan bring(ClusterFacts facts) {
        Plan plan = Plan.of(translation.of(facts), shelf);
        shelf.apply(plan);
        return plan;
    }

    @Test
    public void whatIsThereAlreadyIsNotWrittenAgain() {
        ClusterFacts facts = Facts.of(Facts.chainOf("c", "a", "b"));
        assertEquals(1, bring(facts).puts().size());
        assertEquals(new Plan(List.of(), Set.of(), Set.of()), bring(facts));
        assertEquals(new Plan(List.of(), Set.of(), Set.of()), Plan.of(new Translation().of(facts), shelf));
    }

    @Test
    public void resourceThatIsGoneLeavesNothing() {
        bring(Facts.of(Facts.chainOf("c", "a", "b")));
        assertEquals(Set.of(new EntryKey(EntryKind.CHAIN, "default.c")), bring(Facts.of()).deletes());
        assertEquals(Map.of(), shelf.entries());
    }

    @Test
    public void resourceThatBecameUnreadableKeepsWhatItHad() {
        bring(Facts.of(Facts.chainOf("c", "a", "b")));
        Map<EntryKey, Entry> before = Map.copyOf(shelf.entries());
        assertEquals(new Plan(List.of(), Set.of(), Set.of()), bring(Facts.of(Facts.chain("c", "chain: 7"))));
        assertEquals(before, shelf.entries());
    }

    @Test
    public void oneBadResourceDisturbsNoOther() {
        assertEquals(List.of("default.good"), bring(Facts.of(Facts.chain("bad", "chain: 7"),
            Facts.chainOf("good", "a", "b"))).puts().stream().map(entry -> entry.key().name()).toList());
    }

    @Test
    public void whatSomebodyElseMadeIsNeverTouched() {
        CustomObject object = Facts.chainOf("c", "a", "b");
        Entry foreign = Facts.entryOf(Facts.chainOf("c", "x", "y"));
        shelf.foreign(foreign);
        assertEquals(Set.of(foreign.key()), bring(Facts.of(object)).taken());
        assertEquals(Map.of(foreign.key(), foreign), shelf.entries());
        bring(Facts.of());
        assertEquals(Map.of(foreign.key(), foreign), shelf.entries());
    }

    @Test
    public void whatSomebodySpoiledIsPutRight() {
        ClusterFacts facts = Facts.of(Facts.chainOf("c", "a", "b"));
        bring(facts);
        shelf.spoil(Facts.entryOf(Facts.chainOf("c", "x", "y")));
        assertEquals(1, bring(facts).puts().size());
        assertEquals(Facts.entryOf(Facts.chainOf("c", "a", "b")),
            shelf.entries().get(new EntryKey(EntryKind.CHAIN, "default.c")));
    }

    @Test
    public void nothingIsConcludedFromWhatIsNotKnownYet() {
        bring(Facts.all(List.of(Facts.chainOf("c", "a", "b")), List.of(Facts.pod("p", "n1", Map.of())),
            List.of(Facts.node("n1", "agent", "true"))));
        assertEquals(3, shelf.entries().size());
        assertEquals(new Plan(List.of(), Set.of(), Set.of()), bring(ClusterFacts.NOTHING));
        Set<ClusterFacts.Source> known = EnumSet.allOf(ClusterFacts.Source.class);
        known.remove(ClusterFacts.Source.SECRET);
        known.remove(ClusterFacts.Source.PODS);
        assertEquals(Set.of(new EntryKey(EntryKind.CHAIN, "default.c")), bring(new ClusterFacts(known, List.of(),
            List.of(), List.of(), Optional.empty())).deletes());
    }

    @Test
    public void oneChangeAmongThousandsIsOneWriteAndTheRestIsNotReadAgain() {
        List<PodFacts> pods = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            pods.add(Facts.pod("p" + i, "n" + i % 100, Map.of("contivpp.io/custom-if", "eth1/veth/blue")));
        }
        bring(Facts.all(List.of(), pods, List.of()));
        Entry before = translation.of(Facts.all(List.of(), pods, List.of())).entries()
            .get(new EntryKey(EntryKind.POD, "default/p7"));
        pods.set(1_000, Facts.pod("p1000", "n9", Map.of()));
        assertEquals(List.of("default/p1000"), bring(Facts.all(List.of(), pods, List.of())).puts().stream()
            .map(entry -> entry.key().name()).toList());
        assertSame(before, translation.of(Facts.all(List.of(), pods, List.of())).entries()
            .get(new EntryKey(EntryKind.POD, "default/p7")));
    }

    @Test
    public void newPasswordReachesTheNodes() {
        ClusterFacts facts = Facts.all(List.of(), List.of(), List.of(Facts.node("n1", "agent", "true")));
        bring(facts);
        assertEquals(1, bring(new ClusterFacts(facts.known(), facts.custom(), facts.pods(), facts.nodes(),
            Optional.of(new io.chainstitch.kubernetes.facts.Login("admin", "new")))).puts().size());
    }
}
