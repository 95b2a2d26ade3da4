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
import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.walk.PathTrace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/**
 * Random events on chains that share instances, with the real renderer: in the end everything walks. A failure names
 * its seed. System properties: {@code chainstitch.engine.trials} runs of each kind, where 60 take minutes;
 * {@code chainstitch.engine.seed} runs that seed only.
 */
public class Srv6EnginePropertyTest {
    private static final String[] NODES = {"n1", "n2", "n3"};
    private static final String[] APPS = {"a", "b", "c", "d"};
    private static final String[] CHAINS = {"w", "x", "y", "z"};
    private static final int TRIALS = Integer.getInteger("chainstitch.engine.trials", 10);
    private static final Long ONE = Long.getLong("chainstitch.engine.seed");
    private static final int EVENTS = 40;
    private static final int PODS = 8;

    private Srv6Scene scene;
    private Lab lab;
    private Random random;
    private long seed;

    /** Frames, IPv4 packets, or packets of both families. */
    private enum Kind {
        FRAMES, IPV4, BOTH
    }

    @Test
    public void whateverHappensPacketsPassEveryPath() {
        runs(Kind.IPV4);
    }

    @Test
    public void whateverHappensPacketsOfBothFamiliesPassEveryPath() {
        runs(Kind.BOTH);
    }

    @Test
    public void whateverHappensFramesPassEveryPath() {
        runs(Kind.FRAMES);
    }

    private void runs(Kind kind) {
        if (ONE != null) {
            run(ONE, kind);
            return;
        }
        Random seeds = new Random();
        for (int trial = 0; trial < TRIALS; trial++) {
            run(seeds.nextLong(), kind);
        }
    }

    private void run(long anySeed, Kind kind) {
        seed = anySeed;
        scene = new Srv6Scene();
        lab = scene.lab;
        random = new Random(seed);
        for (int event = 0; event < EVENTS; event++) {
            event(kind);
        }
        for (String node : NODES) {
            lab.nodes.release(node);
            lab.nodes.vpp(node, true);
            lab.nodes.up(node);
        }
        lab.executor.advance(120_000);
        assertSettled();
        assertRestartWritesNothing();
        assertSettled();

        for (String chain : CHAINS) {
            lab.undefine(chain);
        }
        lab.executor.advance(120_000);
        assertTrue(say(lab.nodes.all()), lab.nodes.all().isEmpty());
        assertTrue(say(lab.store.records), lab.store.records.isEmpty());
    }

    private String say(Object what) {
        return "seed " + seed + ": " + what;
    }

    private void event(Kind kind) {
        String node = pick(NODES);
        int pod = random.nextInt(PODS);
        switch (random.nextInt(17)) {
            case 0, 1 -> scene.node(node, "fd00::" + node.substring(1) + (random.nextInt(4) == 0 ? "1" : ""),
                random.nextInt(4) == 0 ? Optional.of("2001:db8:" + node.substring(1) + "::/48") : Optional.empty());
            case 2 -> lab.set(node, Optional.empty());
            case 3, 4, 5, 6 -> pod(kind, "p" + pod, node, pick(APPS), pod + 1);
            case 7 -> lab.removePod("p" + pod);
            case 8, 9 -> lab.define(definition());
            case 10 -> lab.undefine(pick(CHAINS));
            case 11 -> lab.nodes.down(node);
            case 12 -> lab.nodes.up(node);
            case 13 -> editsAtOnce();
            default -> mishap(node);
        }
        if (random.nextInt(3) > 0) {
            lab.assertNobodyIsLeftOut(say("event"));
        }
        if (random.nextInt(4) == 0) {
            lab.nodes.release(pick(NODES));
        }
        if (random.nextInt(12) == 0) {
            lab.restart();
        }
        if (random.nextInt(4) == 0) {
            lab.executor.advance(random.nextInt(20_000));
        }
    }

    private void pod(Kind kind, String name, String node, String app, int number) {
        String macs = "02:00:00:00:0" + random.nextInt(2) + ":";
        switch (kind) {
            case FRAMES -> scene.pod(name, node, app, number, macs, List.of("", ""), List.of());
            case IPV4 -> scene.pod(name, node, app, number, macs, List.of("10.1.%d.1/32", "10.2.%d.1/32"), List.of());
            default -> scene.pod(name, node, app, number, macs,
                List.of("10.1.%d.1/32,fd01:%d::1/64", "10.2.%d.1/32,fd02:%d::1/64"),
                List.of("fd01:%d::ff/64", "fd02:%d::ff/64"));
        }
    }

    private ChainDefinition definition() {
        String[] apps = new String[2 + random.nextInt(2)];
        int first = random.nextInt(APPS.length);
        for (int index = 0; index < apps.length; index++) {
            apps[index] = APPS[(first + index) % APPS.length];
        }
        Srv6Proxy proxy = random.nextInt(3) > 0 ? Srv6Proxy.AUTO
            : Srv6Proxy.values()[random.nextInt(Srv6Proxy.values().length)];
        return Srv6Scene.definition(pick(CHAINS), proxy, random.nextBoolean(), 1 + random.nextInt(3), apps);
    }

    /** The controller sees them when it starts. */
    private void editsAtOnce() {
        lab.kill();
        for (int edit = 0; edit < CHAINS.length; edit++) {
            ChainDefinition chain = definition();
            lab.definitions.put(chain.name(), Optional.of(chain));
        }
        lab.restart();
    }

    private void mishap(String node) {
        switch (random.nextInt(5)) {
            case 0 -> lab.nodes.refuseCommit.add(node);
            case 1 -> lab.nodes.loseAnswer.add(node);
            case 2 -> lab.nodes.vpp(node, random.nextBoolean());
            case 3 -> lab.nodes.vppUnnoticed(node, random.nextBoolean());
            default -> lab.nodes.hang(node);
        }
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private void assertRestartWritesNothing() {
        Map<String, ChainRecord> records = Map.copyOf(lab.store.records);
        int writes = lab.nodes.writes;
        lab.restart();
        lab.executor.advance(120_000);
        assertEquals(say("a restart remembers"), records, lab.store.records);
        assertEquals(say("a restart writes nothing, last " + lab.sink.transactions.subList(Math.max(0,
            lab.sink.transactions.size() - 2), lab.sink.transactions.size())), writes, lab.nodes.writes);
    }

    private void assertSettled() {
        for (String node : NODES) {
            List<Difference> found = Difference.ofNode(lab.planned().getOrDefault(node, NodePlan.EMPTY),
                lab.nodes.held(node), lab.nodes.held(node));
            assertTrue(say(node + ": " + found + ", " + lab.sink.nodes.get(node)), found.isEmpty());
        }
        lab.definitions.forEach((name, definition) -> definition.ifPresent(chain -> {
            ChainState state = lab.state(name);
            assertTrue(say(lab.sink.chains.get(name)), state == ChainState.READY || state == ChainState.PENDING
                || state == ChainState.REFUSED);
            assertEquals(say(lab.sink.chains.get(name)), preview(chain), state);
            if (state == ChainState.READY) {
                lab.store.records.get(name).rendered().paths().forEach(path -> {
                    assertTraced(name, path.id(), false);
                    if (!chain.unidirectional()) {
                        assertTraced(name, path.id(), true);
                    }
                });
            }
        }));
        assertNobodyReceivesBesideAProxy();
    }

    private ChainState preview(ChainDefinition chain) {
        var preview = lab.engine.queries().preview(chain).toCompletableFuture();
        lab.executor.settle();
        return preview.join().state();
    }

    private void assertTraced(String chain, int path, boolean reverse) {
        var answer = lab.engine.queries().trace(chain, reverse, OptionalInt.of(path)).toCompletableFuture();
        lab.executor.settle();
        PathTrace trace = answer.join();
        assertTrue(say(chain + " path " + path + (reverse ? " back: " : ": ") + trace.message()), trace.ok());
    }

    private void assertNobodyReceivesBesideAProxy() {
        Set<Place> taken = new HashSet<>();
        lab.store.records.values().forEach(record -> record.nodes().forEach((node, plan) ->
            plan.objects().values().stream()
                .filter(object -> object instanceof LocalSid sid && sid.behavior() instanceof SidBehavior.EndAd)
                .map(object -> (SidBehavior.EndAd) ((LocalSid) object).behavior())
                .forEach(proxy -> taken.add(new Place(node, proxy.inInterface())))));
        for (Place place : taken) {
            long receivers = lab.store.records.values().stream()
                .filter(record -> Roles.of(record).receives().contains(place)).count();
            assertEquals(say(place), 1, receivers);
        }
    }
}
