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

import io.chainstitch.sfc.api.ChainDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.Test;

/**
 * Lines are kept up to date by looking only at who may have come first; a plain model looks at everybody each time.
 * {@code chainstitch.engine.trials} says how many runs are made, {@code chainstitch.engine.seed} runs that seed only.
 */
public class TurnsPropertyTest {
    private static final int TRIALS = Integer.getInteger("chainstitch.engine.trials", 200);
    private static final Long ONE = Long.getLong("chainstitch.engine.seed");
    private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");
    private static final int CHAINS = 8;
    private static final int STEPS = 120;
    private static final ChainDefinition DEFINED = Lab.definition("any", false, 8, "a", "b");

    /** Who stands in line, by ticket, and what for. */
    private static final class Model {
        private final TreeMap<Turns.Ticket, String> line = new TreeMap<>();
        private final Map<String, Set<Turns.Thing>> needs = new HashMap<>();
        private final Set<Turns.Thing> taken = new HashSet<>();

        void leave(String chain) {
            line.values().remove(chain);
            needs.remove(chain);
        }

        private Optional<String> next(Set<String> stays) {
            Set<Turns.Thing> before = new HashSet<>(taken);
            for (String chain : line.values()) {
                if (!stays.contains(chain) && needs.get(chain).stream().noneMatch(before::contains)) {
                    return Optional.of(chain);
                }
                before.addAll(needs.get(chain));
            }
            return Optional.empty();
        }

        List<String> call(int most, Predicate<String> keepsItsPlace) {
            List<String> called = new ArrayList<>();
            Set<String> stays = new HashSet<>();
            for (Optional<String> next = next(stays); next.isPresent() && called.size() < most; next = next(stays)) {
                called.add(next.get());
                if (keepsItsPlace.test(next.get())) {
                    stays.add(next.get());
                } else {
                    leave(next.get());
                }
            }
            return called;
        }
    }

    private final Map<String, ChainRuntime> chains = new TreeMap<>();
    private Turns turns;
    private Model model;
    private Random random;

    @Test
    public void whoeverIsFirstInAllItsLinesIsCalledAndNobodyElse() {
        Random seeds = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            run(ONE == null ? seeds.nextLong() : ONE);
        }
    }

    private void run(long seed) {
        turns = new Turns();
        model = new Model();
        random = new Random(seed);
        chains.clear();
        for (int number = 0; number < CHAINS; number++) {
            String name = "c" + number;
            chains.put(name, new ChainRuntime(name, ChainRecord.empty(name, 0, "")));
        }
        for (int step = 0; step < STEPS; step++) {
            String what = "seed " + seed + ", step " + step;
            step(what);
            chains.keySet().forEach(name -> assertEquals(what, model.needs.containsKey(name), turns.isWaiting(name)));
        }
        turns.giveBack(NODES, chains.keySet());
        model.taken.clear();
        Set<String> left = new TreeSet<>(model.line.values());
        assertEquals("seed " + seed, left, new TreeSet<>(turns.call(CHAINS, name -> false)));
        assertTrue("seed " + seed, chains.keySet().stream().noneMatch(turns::isWaiting) && !turns.isAnyReady());
    }

    private void step(String what) {
        ChainRuntime chain = chains.get("c" + random.nextInt(CHAINS));
        Set<Turns.Thing> some = someThings();
        switch (random.nextInt(6)) {
            case 0 -> take(some);
            case 1, 2 -> giveBack(some);
            case 3 -> ask(what, chain, some);
            case 4 -> {
                if (random.nextBoolean()) {
                    serve(chain.name);
                } else {
                    turns.leaveTheLines(chain.name);
                    model.leave(chain.name);
                }
            }
            default -> {
                int most = random.nextBoolean() ? CHAINS : 1 + random.nextInt(2);
                boolean stay = random.nextInt(4) == 0;
                Predicate<String> stays = name -> stay && name.compareTo("c4") < 0;
                List<String> called = turns.call(most, stays);
                assertEquals(what, model.call(most, stays), called);
                called.stream().filter(stays).forEach(this::serve);
            }
        }
    }

    private void serve(String name) {
        turns.served(name);
        model.leave(name);
    }

    private Set<Turns.Thing> someThings() {
        Set<Turns.Thing> things = new HashSet<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            things.add(random.nextInt(5) > 0 ? Turns.Thing.node(NODES.get(random.nextInt(NODES.size())))
                : Turns.Thing.chain("c" + random.nextInt(CHAINS)));
        }
        return things;
    }

    private static List<String> names(Set<Turns.Thing> things, boolean nodes) {
        return things.stream().filter(thing -> thing.isNode() == nodes).map(Turns.Thing::name).toList();
    }

    private void take(Set<Turns.Thing> things) {
        turns.take(names(things, true), names(things, false));
        model.taken.addAll(things);
    }

    private void giveBack(Set<Turns.Thing> things) {
        turns.giveBack(names(things, true), names(things, false));
        model.taken.removeAll(things);
    }

    private void ask(String what, ChainRuntime chain, Set<Turns.Thing> needs) {
        chain.definition = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(DEFINED);
        Turns.Ticket ticket = turns.ticket(chain);
        boolean free = needs.stream().noneMatch(model.taken::contains)
            && model.line.headMap(ticket).values().stream().allMatch(before -> before.equals(chain.name)
                || model.needs.get(before).stream().noneMatch(needs::contains));
        List<String> nodes = names(needs, true);
        if (nodes.size() == needs.size()) {
            assertEquals(what, free, turns.isFree(ticket, nodes));
        }
        turns.putOff(chain, needs);
        model.leave(chain.name);
        model.line.put(turns.ticket(chain), chain.name);
        model.needs.put(chain.name, needs);
    }
}
