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
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;

/**
 * What a batch cuts out of a node's plan is the same part before and after, with everything that stands on the
 * interfaces and in the tables that it touches. {@code chainstitch.engine.seed} runs that seed only.
 */
public class BatchPropertyTest {
    private static final int TRIALS = 500;
    private static final Long ONE = Long.getLong("chainstitch.engine.seed");
    private static final String NODE = "n1";
    private static final int CHAINS = 6;

    private final Map<String, NodePlan> plans = new TreeMap<>();
    private Random random;
    private NodeTable nodes;
    private Reception reception;
    private Route common;

    @Test
    public void partIsWholeBeforeAndAfter() {
        Random seeds = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            long seed = ONE == null ? seeds.nextLong() : ONE;
            random = new Random(seed);
            nodes = new NodeTable(() -> 0);
            reception = new Reception();
            plans.clear();
            common = route(99);
            for (int step = 0; step < 10; step++) {
                step("seed " + seed + ", step " + step);
            }
        }
    }

    private void step(String what) {
        Composition composition = nodes.get(NODE).composition;
        NodePlan before = composition.plan();
        Map<String, Batch.Changed> changes = changes();
        Batch batch = new Batch(nodes, reception);
        changes.values().forEach(batch::release);
        changes.values().forEach(batch::hold);
        NodePlan after = composition.plan();
        NetworkTransaction.Change change = batch.changes().get(NODE);
        if (change == null) {
            assertEquals(what, before, after);
        } else {
            Set<ObjectKey> part = new HashSet<>(change.before().objects().keySet());
            part.addAll(change.after().objects().keySet());
            assertEquals(what, cut(before, part), change.before());
            assertEquals(what, cut(after, part), change.after());
            Set<Object> places = touched(changes);
            assertTrue(what, part.containsAll(standing(before, places)));
            assertTrue(what, part.containsAll(standing(after, places)));
            assertEquals("nothing changes elsewhere, " + what, without(before, part), without(after, part));
        }
        if (random.nextInt(4) == 0) {
            batch.takeBack();
            assertEquals(what, before, composition.plan());
        } else {
            changes.forEach((name, changed) -> plans.put(name, changed.after().nodes().get(NODE)));
            changes.values().stream().flatMap(changed -> changed.after().nodes().get(NODE).objects().values().stream())
                .filter(object -> object.key().equals(common.key())).forEach(object -> common = (Route) object);
        }
    }

    /** All that hold the common route change together if it does. */
    private Map<String, Batch.Changed> changes() {
        Route next = random.nextInt(3) == 0 ? route(99) : common;
        boolean moves = !next.equals(common);
        Map<String, Batch.Changed> changes = new TreeMap<>();
        for (int number = 0; number < CHAINS; number++) {
            String name = "c" + number;
            NodePlan old = plans.getOrDefault(name, NodePlan.EMPTY);
            boolean holds = old.get(common.key()).isPresent();
            if (random.nextBoolean() || holds && moves) {
                List<VppObject> objects = new ArrayList<>();
                for (int count = random.nextInt(3); count > 0; count--) {
                    objects.add(route(10 * number + count));
                }
                if (random.nextBoolean()) {
                    objects.add(next);
                }
                ChainRecord record = ChainRecord.empty(name, 0, "");
                changes.put(name, new Batch.Changed(record.withNodes(Map.of(NODE, old)),
                    record.withNodes(Map.of(NODE, NodePlan.of(objects)))));
            }
        }
        return changes;
    }

    private Route route(int number) {
        int table = random.nextInt(2);
        IpPrefix prefix = IpPrefix.of("10." + number + ".0.0/16");
        return random.nextInt(4) == 0 ? new Route(number == 99 ? 5 : table, prefix, new Route.Lookup(0))
            : new Route(number == 99 ? 5 : table, prefix, new Route.NextHop(IpAddress.of("192.0.2.1"),
                Optional.of("eth" + random.nextInt(3))));
    }

    private static Set<Object> touched(Map<String, Batch.Changed> changes) {
        Set<Object> places = new HashSet<>();
        changes.values().forEach(change -> {
            Map<ObjectKey, VppObject> old = new HashMap<>(change.before().nodes().get(NODE).objects());
            Map<ObjectKey, VppObject> now = new HashMap<>(change.after().nodes().get(NODE).objects());
            old.forEach((key, object) -> places.addAll(object.equals(now.get(key)) ? Set.of() : places(object)));
            now.forEach((key, object) -> places.addAll(object.equals(old.get(key)) ? Set.of() : places(object)));
        });
        return places;
    }

    private static Set<Object> places(VppObject object) {
        Set<Object> places = new HashSet<>(object.interfaces());
        places.add(((Route) object).table());
        return places;
    }

    private static Set<ObjectKey> standing(NodePlan plan, Set<Object> places) {
        Set<ObjectKey> keys = new HashSet<>();
        plan.objects().values().stream().filter(object -> places(object).stream().anyMatch(places::contains))
            .forEach(object -> keys.add(object.key()));
        return keys;
    }

    private static NodePlan cut(NodePlan plan, Set<ObjectKey> part) {
        return NodePlan.of(plan.objects().values().stream().filter(object -> part.contains(object.key())).toList());
    }

    private static NodePlan without(NodePlan plan, Set<ObjectKey> part) {
        return NodePlan.of(plan.objects().values().stream().filter(object -> !part.contains(object.key())).toList());
    }
}
