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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.ChainState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

/**
 * Chains with ends of their own go through any functions. They may share them, unless they carry frames, which cannot
 * be told apart. Nothing keeps one of them out for good, however many change at once and whatever a node says first.
 * {@code chainstitch.engine.trials} says how many runs are made, {@code chainstitch.engine.seed} runs that seed only.
 */
public class ExchangePropertyTest {
    private static final String[] CHAINS = {"w", "x", "y", "z"};
    private static final List<String> FUNCTIONS = List.of("f1", "f2", "f3", "f4", "f5");
    private static final String[] NODES = {"n1", "n2", "n3"};
    private static final int TRIALS = Integer.getInteger("chainstitch.engine.trials", 10);
    private static final Long ONE = Long.getLong("chainstitch.engine.seed");
    private static final int EVENTS = 20;

    private long seed;
    private boolean frames;
    private Random random;
    private Srv6Scene scene;
    private Lab lab;
    private final Map<String, ChainDefinition> wanted = new TreeMap<>();

    @Test
    public void everyChainOfPacketsGetsTheFunctionsThatItAsksFor() {
        runs(false);
    }

    @Test
    public void everyChainOfFramesGetsTheFunctionsThatItAsksFor() {
        runs(true);
    }

    private void runs(boolean ofFrames) {
        if (ONE != null) {
            run(ONE, ofFrames);
            return;
        }
        Random seeds = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            run(seeds.nextLong(), ofFrames);
        }
    }

    private void run(long anySeed, boolean ofFrames) {
        seed = anySeed;
        frames = ofFrames;
        random = new Random(seed);
        scene = new Srv6Scene();
        lab = scene.lab;
        wanted.clear();
        scene.nodes(NODES);
        int number = 1;
        for (String function : FUNCTIONS) {
            pod(function, NODES[random.nextInt(NODES.length)], number++);
        }
        for (String chain : CHAINS) {
            pod(chain + "1", "n1", number++);
            pod(chain + "2", "n3", number++);
            want(List.of(chain));
            lab.define(wanted.get(chain));
        }
        for (int event = 0; event < EVENTS; event++) {
            List<String> chains = new ArrayList<>(List.of(CHAINS));
            Collections.shuffle(chains, random);
            edit(chains.subList(0, 1 + random.nextInt(CHAINS.length)));
            lab.executor.advance(random.nextInt(2) * random.nextInt(10_000));
            if (random.nextInt(3) == 0) {
                lab.executor.advance(120_000);
                assertServed();
            }
        }
        lab.executor.advance(120_000);
        assertServed();
    }

    private void pod(String name, String node, int number) {
        if (frames) {
            scene.bridge(name, node, name, number);
        } else {
            scene.pod(name, node, name, number);
        }
    }

    private void want(List<String> chains) {
        chains.forEach(wanted::remove);
        for (String chain : chains) {
            List<String> functions = new ArrayList<>(FUNCTIONS);
            if (frames) {
                wanted.values().forEach(other -> other.functions().forEach(one -> functions.remove(one.name())));
            }
            Collections.shuffle(functions, random);
            List<String> apps = new ArrayList<>(functions.subList(0, Math.min(functions.size(), random.nextInt(4))));
            apps.add(0, chain + "1");
            apps.add(chain + "2");
            wanted.put(chain, Srv6Scene.definition(chain, random.nextInt(4) == 0 ? Srv6Proxy.STITCHED : Srv6Proxy.AUTO,
                random.nextInt(4) == 0, 8, apps.toArray(String[]::new)));
        }
    }

    private void edit(List<String> chains) {
        want(chains);
        String node = NODES[random.nextInt(NODES.length)];
        switch (random.nextInt(5)) {
            case 0 -> lab.nodes.hang(node);
            case 1 -> lab.nodes.refuseCommit.add(node);
            case 2 -> lab.nodes.loseAnswer.add(node);
            case 3 -> lab.nodes.vppUnnoticed(node, false);
            default -> { }
        }
        if (random.nextInt(4) == 0) {
            lab.kill();
            chains.forEach(chain -> lab.definitions.put(chain, Optional.of(wanted.get(chain))));
            lab.restart();
        } else {
            chains.forEach(chain -> lab.define(wanted.get(chain)));
        }
        lab.nodes.release(node);
        lab.assertNobodyIsLeftOut("seed " + seed);
        if (random.nextBoolean()) {
            lab.nodes.vppUnnoticed(node, true);
        } else {
            lab.nodes.vpp(node, true);
        }
    }

    private void assertServed() {
        wanted.forEach((name, definition) -> {
            assertEquals("seed " + seed + ": " + lab.sink.chains.get(name), ChainState.READY, lab.state(name));
            assertEquals("seed " + seed + ": " + name, definition.functions().stream().map(one -> one.name()).toList(),
                lab.store.records.get(name).rendered().paths().get(0).hops().stream()
                    .map(ChainRecord.HopRecord::function).toList());
        });
        assertEquals("seed " + seed, lab.planned(), lab.nodes.all());
    }
}
