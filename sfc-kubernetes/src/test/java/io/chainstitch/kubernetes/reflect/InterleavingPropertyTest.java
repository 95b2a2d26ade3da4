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
package io.chainstitch.kubernetes.reflect;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.desired.Facts;
import io.chainstitch.kubernetes.facts.ClusterFacts.Source;
import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.PodFacts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.runner.RunWith;

/**
 * Whatever happens in whatever order, with restarts, failures and other writers between: in the end the datastore holds
 * what it would hold had the last state been there from the start.
 */
@RunWith(JUnitQuickcheck.class)
public class InterleavingPropertyTest {
    private static final int STEPS = 80;

    private static final class World {
        private final ManualTimer timer = new ManualTimer();
        private final FakeCluster cluster = new FakeCluster();
        private final FakeStore store = new FakeStore();
        private Reflector reflector = new Reflector(cluster, store, timer, timer);

        /** The member dies, and another one goes on with the same datastore. */
        void restart() {
            reflector.close();
            reflector = new Reflector(cluster, store, timer, timer);
        }

        void settle() {
            for (int i = 0; i < 4; i++) {
                cluster.deliver();
                store.look();
                reflector.trigger();
                timer.pass(Duration.ofSeconds(60));
            }
        }

        /** States and reasons as custom resources tell them. */
        Map<EntryKey, String> told() {
            Map<EntryKey, String> told = new TreeMap<>();
            cluster.custom.forEach((key, object) -> {
                Map<?, ?> status = cluster.status(object);
                told.put(key, status.get("state") + " " + status.get("reason") + " " + status.get("paths") + " "
                    + (object.generation() == ((Number) status.get("observedGeneration")).longValue()));
            });
            return told;
        }
    }

    @Property(trials = 60)
    public void theOrderOfEventsMeansNothing(long seed) {
        Random random = new Random(seed);
        World world = new World();
        Map<EntryKey, Entry> foreign = new TreeMap<>();
        for (int step = 0; step < STEPS; step++) {
            step(world, random, foreign);
        }
        world.cluster.refusesWrites = false;
        world.store.failuresToCome = 0;
        world.cluster.known = EnumSet.allOf(Source.class);
        world.settle();

        World fresh = new World();
        foreign.values().forEach(fresh.store.shelf::foreign);
        world.cluster.custom.values().forEach(fresh.cluster::put);
        world.cluster.pods.values().forEach(fresh.cluster::put);
        fresh.cluster.nodes.putAll(world.cluster.nodes);
        fresh.settle();
        Map<EntryKey, Entry> expected = new TreeMap<>(fresh.store.shelf.entries());
        Map<EntryKey, Entry> found = new TreeMap<>(world.store.shelf.entries());
        world.cluster.custom.forEach((key, object) -> {
            if (unreadable(object)) {
                found.remove(key);
                expected.remove(key);
            }
        });
        assertEquals("seed " + seed, expected, found);
        foreign.forEach((key, entry) -> assertEquals("seed " + seed, entry, world.store.shelf.entries().get(key)));
        assertTrue("seed " + seed, world.timer.isIdle());
        Map<EntryKey, String> told = world.told();
        Map<EntryKey, String> freshlyTold = fresh.told();
        world.cluster.custom.forEach((key, object) -> {
            if (!unreadable(object)) {
                assertEquals("seed " + seed, freshlyTold.get(key), told.get(key));
            }
        });
    }

    /** What stands for such a one depends on what it was before; everything else must not. */
    private static boolean unreadable(CustomObject object) {
        return object.spec() instanceof Map<?, ?> spec && Integer.valueOf(7).equals(spec.get("chain"));
    }

    private static void step(World world, Random random, Map<EntryKey, Entry> foreign) {
        String name = "r" + random.nextInt(4);
        switch (random.nextInt(14)) {
            case 0, 1 -> world.cluster.put(Facts.chainOf(name, "a" + random.nextInt(3), "b"));
            case 2 -> world.cluster.put(Facts.chain(name, "chain: 7"));
            case 3 -> world.cluster.put(Facts.custom(CustomKind.CUSTOM_NETWORK, name,
                "type: L" + (2 + random.nextInt(2))));
            case 4 -> removeOne(world, random);
            case 5, 6 -> world.cluster.put(pod(name, random));
            case 7 -> world.cluster.pods.remove(new EntryKey(EntryKind.POD, "default/" + name));
            case 8 -> node(world, random, name);
            case 9 -> somebodyElse(world, random, foreign, name);
            case 10 -> world.restart();
            case 11 -> fault(world, random);
            default -> {
                world.cluster.deliver();
                world.store.look();
                world.timer.pass(Duration.ofMillis(random.nextInt(8_000)));
            }
        }
        // An event may be late, or come twice.
        for (int events = random.nextInt(3); events > 0; events--) {
            world.reflector.trigger();
            world.timer.pass(Duration.ofMillis(random.nextInt(100)));
        }
    }

    private static void removeOne(World world, Random random) {
        List<EntryKey> keys = List.copyOf(world.cluster.custom.keySet());
        if (!keys.isEmpty()) {
            world.cluster.custom.remove(keys.get(random.nextInt(keys.size())));
        }
    }

    private static PodFacts pod(String name, Random random) {
        PodFacts pod = Facts.pod(name, "n" + random.nextInt(3),
            Map.of("contivpp.io/custom-if", List.of("eth1/veth", "eth1/veth/blue", "nonsense")
                .get(random.nextInt(3))));
        return new PodFacts(pod.id(), pod.uid(), pod.node(), pod.address(), false, random.nextBoolean(),
            random.nextInt(4) == 0, pod.labels(), pod.annotations());
    }

    private static void node(World world, Random random, String name) {
        if (random.nextBoolean()) {
            world.cluster.nodes.remove(name);
        } else {
            world.cluster.nodes.put(name, Facts.node(name, "agent", random.nextBoolean() ? "true" : "false"));
        }
    }

    /** By RESTCONF: makes an entry where none is, or spoils one of ours. */
    private static void somebodyElse(World world, Random random, Map<EntryKey, Entry> foreign, String name) {
        Entry entry = new Entry.OfNetwork("default." + name, true, Optional.of("10.9.0.0/16"));
        if (!world.store.shelf.exists(entry.key()) && !world.store.shelf.owned().contains(entry.key())) {
            world.store.shelf.foreign(entry);
            foreign.put(entry.key(), entry);
        } else if (world.store.shelf.owned().contains(entry.key())) {
            if (random.nextBoolean()) {
                world.store.shelf.spoil(entry);
            } else {
                world.store.shelf.lose(entry.key());
            }
        }
    }

    private static void fault(World world, Random random) {
        world.store.failuresToCome = random.nextInt(3);
        world.cluster.refusesWrites = random.nextBoolean();
        world.cluster.known = random.nextBoolean() ? EnumSet.allOf(Source.class)
            : EnumSet.of(Source.values()[random.nextInt(Source.values().length)]);
    }
}
