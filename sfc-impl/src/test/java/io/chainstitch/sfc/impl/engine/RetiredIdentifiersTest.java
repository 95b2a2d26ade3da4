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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.common.collect.Sets;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.NodePlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

/** An identifier goes to somebody else only when no node can hold objects any more that use it for what it was. */
public class RetiredIdentifiersTest {
    private static final List<String> NODES = List.of("n1", "n2", "n3");

    private final Srv6Scene scene = new Srv6Scene();

    private ChainRecord record() {
        return scene.lab.store.records.get("x");
    }

    /** The only function of a chain goes from pod to pod while n3 is away. */
    private void replace(int times) {
        for (int i = 0; i < times; i++) {
            scene.pod("fw" + (i + 1), "n2", "fw", 7 + i);
            scene.lab.removePod("fw" + i);
        }
    }

    @Test
    public void whatALostNodeThatIsOnNoPathAnyMoreNeverHadIsGivenUp() {
        scene.nodes("n1", "n2", "n3").pod("a1", "n1", "a1", 1).pod("a2", "n2", "a2", 2).pod("fw", "n3", "fw", 5)
            .chain("x", "a1", "fw", "a2");
        assertEquals(ChainState.READY, scene.lab.state("x"));
        Map<IdentifierKey, Long> first = record().identifiers();
        scene.pod("fw0", "n2", "fw", 6);
        scene.lab.nodes.down("n3");
        scene.lab.executor.settle();
        scene.lab.removePod("fw");
        replace(60);
        assertEquals(Set.of("n3"), record().leaving());
        assertHeld(first, record());
        assertTrue(record().retired().size() + " retired", record().retired().size() <= 2 * first.size());
        scene.lab.nodes.up("n3");
        scene.lab.executor.settle();
        assertEquals(Map.of(), record().retired());
    }

    private static void assertHeld(Map<IdentifierKey, Long> identifiers, ChainRecord by) {
        Set<Long> held = new HashSet<>(by.held().values());
        identifiers.forEach((key, value) -> assertTrue(key + " " + value, held.contains(value)));
    }

    @Test
    public void everyNumberThatANodeMayUseIsHeldAndNoneIsForLong() {
        for (int seed = 0; seed < 3_000; seed++) {
            new Model(seed).run();
        }
    }

    /** A chain on nodes that come and go. An object of a node is named after the numbers that it uses. */
    private static final class Model {
        private final Random random;
        private final String seed;
        private final Map<String, Set<String>> held = new HashMap<>();
        private final Set<String> away = new TreeSet<>();
        /** Numbers that others may have by now. */
        private final Set<Long> given = new HashSet<>();
        private ChainRecord record = ChainRecord.empty("x", 1, "");

        Model(int seed) {
            this.random = new Random(seed);
            this.seed = "seed " + seed;
            NODES.forEach(node -> held.put(node, Set.of()));
        }

        void run() {
            for (int step = 0; step < 25; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> away.add(any());
                    case 1 -> away.remove(any());
                    case 2, 3 -> accept(random.nextInt(8) == 0 ? record.withdrawn() : other());
                    case 4 -> record.wayBack().ifPresent(this::accept);
                    default -> deliver(any());
                }
                check();
            }
            away.clear();
            NODES.forEach(this::deliver);
            settle();
            check();
            assertEquals(seed, Map.of(), record.retired());
            assertEquals(seed, Set.of(), record.leaving());
        }

        private String any() {
            return NODES.get(random.nextInt(NODES.size()));
        }

        private ChainRecord other() {
            Map<IdentifierKey, Long> numbers = new HashMap<>();
            for (int owner = 0; owner < 3; owner++) {
                if (random.nextInt(3) > 0) {
                    IdentifierKey key = new IdentifierKey(IdentifierKey.Pool.SID, false, "o" + owner);
                    Long mine = record.held().get(key);
                    numbers.put(key, mine != null && random.nextBoolean() ? mine : random.nextLong(1_000_000));
                }
            }
            Map<String, NodePlan> nodes = new HashMap<>();
            for (String node : NODES) {
                NodePlan now = record.nodes().getOrDefault(node, NodePlan.EMPTY);
                boolean same = used(now).stream().map(Long::valueOf).allMatch(numbers.values()::contains);
                if (same && random.nextBoolean()) {
                    nodes.put(node, now);
                    continue;
                }
                List<Long> used = numbers.values().stream().filter(number -> random.nextInt(3) > 0).toList();
                if (!used.isEmpty()) {
                    nodes.put(node, NodePlan.of(used.stream().map(number -> object(used, number)).toList()));
                }
            }
            return record.followedBy(ChainRecord.Rendered.NOTHING, numbers, nodes);
        }

        /** Some keep their key when they become others, as a policy does that has other segments. */
        private CrossConnect object(List<Long> used, long number) {
            return random.nextBoolean() ? new CrossConnect("to", used.get(0).toString())
                : new CrossConnect("to " + number, Long.toString(number));
        }

        private void accept(ChainRecord after) {
            after.held().forEach((key, value) ->
                assertFalse(seed + ": " + value + " was given up", given.contains(value)));
            record = after.unconfirmed(record);
        }

        /** A node takes its plan; whether that was heard of is another thing. */
        private void deliver(String node) {
            if (away.contains(node)) {
                return;
            }
            held.put(node, planned(node));
            if (random.nextBoolean()) {
                settle();
            }
        }

        private Set<String> planned(String node) {
            return used(record.nodes().getOrDefault(node, NodePlan.EMPTY));
        }

        private static Set<String> used(NodePlan plan) {
            return plan.objects().values().stream().map(object -> ((CrossConnect) object).transmit())
                .collect(Collectors.toSet());
        }

        private boolean isAsPlanned(String node) {
            return !away.contains(node) && held.get(node).equals(planned(node));
        }

        private void settle() {
            Set<Long> before = Set.copyOf(record.held().values());
            if (record.concerned().stream().allMatch(this::isAsPlanned)) {
                record = record.confirmed();
            }
            record = record.acknowledged(this::isAsPlanned);
            given.addAll(Sets.difference(before, Set.copyOf(record.held().values())));
        }

        private void check() {
            Set<String> numbers = record.held().values().stream().map(number -> Long.toString(number))
                .collect(Collectors.toSet());
            held.forEach((node, used) -> assertTrue(seed + ": " + node + " uses " + used + ", held " + numbers,
                numbers.containsAll(used)));
            assertTrue(seed, record.retired().values().stream().flatMap(one -> one.nodes().stream())
                .allMatch(record.concerned()::contains));
        }
    }
}
