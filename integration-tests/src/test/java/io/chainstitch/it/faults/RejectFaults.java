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
package io.chainstitch.it.faults;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A node says no. */
final class RejectFaults {
    private static final int FIRST_TABLE = 1000;
    private static final int TABLES = 120;
    private static final Duration UNDO = Duration.ofSeconds(5);
    private static final long HELD_SECONDS = 20;

    private RejectFaults() {
    }

    /** The function of a chain, on its node, with interfaces that the node does not have. */
    static JsonObject withoutHost(int chain) {
        JsonObject pod = World.pod("f" + chain, World.home("f" + chain));
        Json.objects(pod, "interface").forEach(each -> each.add("af-packet",
            Json.object("host-interface", "none-" + Json.text(each, "name"))));
        return pod;
    }

    /** F9: somebody else has the tables that the node would need; nothing is written anywhere. */
    static void rejectedWhenStaged(Scene scene) throws IOException {
        int chain = World.CHAINS - 1 - scene.random.nextInt(4);
        String culprit = World.home("f" + chain);
        scene.put(chain, 5);
        scene.invariants.atRest(Scene.REST);
        tables(scene, culprit, true);
        Map<String, List<String>> before = dumps(scene);
        scene.lab.takeWrites();
        scene.put(chain, 2);
        JsonObject failed = scene.sfc.awaitState(World.name(chain), "failed", "node-rejected");
        assertTrue(failed.toString(), Json.text(failed, "message").contains(culprit));
        scene.lab.takeWrites().forEach((node, writes) -> assertEquals("writes to " + node, List.of(), writes));
        assertEquals(before, dumps(scene));
        tables(scene, culprit, false);
        scene.note(culprit + " rejected c" + chain);
    }

    private static void tables(Scene scene, String node, boolean add) throws IOException {
        try (VppProbe probe = scene.node(node).probe()) {
            List<Long> taken = probe.read("ip_table_dump").stream()
                .map(table -> table.struct("table").number("table_id"))
                .toList();
            for (int table = FIRST_TABLE; table < FIRST_TABLE + TABLES; table++) {
                if (taken.contains((long) table) != add) {
                    Foreign.table(probe, table, add);
                }
            }
        }
    }

    /** F10: a node rejects at its commit, in half of the runs after the others have committed. */
    static void rejectedAtCommit(Scene scene) throws IOException {
        int chain = scene.random.nextInt(World.CHAINS);
        Map<String, List<String>> before = beforeRejection(scene, chain);
        String culprit = World.home("f" + chain);
        if (scene.random.nextBoolean()) {
            holdUntil(scene, culprit, () -> othersHaveWritten(scene, culprit));
        }
        scene.put(chain, 2);
        awaitRejected(scene, chain, culprit);
        awaitDumps(UNDO, scene, before);
        scene.node(culprit).relay().watch(request -> { });
        repair(scene, chain);
        scene.note(culprit + " rejected c" + chain);
    }

    /** F11: the node that has to take back is not there. */
    static void undoTargetDown(Scene scene) throws Exception {
        int chain = scene.random.nextInt(World.CHAINS);
        Map<String, List<String>> before = beforeRejection(scene, chain);
        String culprit = World.home("f" + chain);
        String target = World.home("a" + chain).equals(culprit) ? World.home("b" + chain) : World.home("a" + chain);
        CountDownLatch killed = new CountDownLatch(1);
        holdUntil(scene, culprit, () -> {
            othersHaveWritten(scene, culprit);
            if (killed.getCount() > 0) {
                scene.node(target).agent().kill();
                killed.countDown();
            }
        });
        scene.put(chain, 2);
        assertTrue("no commit on " + culprit, killed.await(HELD_SECONDS, TimeUnit.SECONDS));
        Sfc.await("the chain to say that it is not ready", () -> scene.sfc.chain(World.name(chain)), state ->
            assertTrue(state.toString(), List.of("degraded", "failed", "pending").contains(Json.text(state, "state"))));
        scene.node(culprit).relay().watch(request -> { });
        scene.node(target).agent().start();
        awaitRejected(scene, chain, culprit);
        awaitDumps(Scene.REST, scene, before);
        repair(scene, chain);
        scene.note(culprit + " rejected c" + chain + ", " + target + " was down");
    }

    private static Map<String, List<String>> beforeRejection(Scene scene, int chain) {
        scene.put(chain, 5);
        scene.load.putPod(withoutHost(chain)).expectOk();
        scene.invariants.atRest(Scene.REST);
        scene.lab.takeWrites();
        return dumps(scene);
    }

    /** The first write to a VPP waits for something. */
    private static void holdUntil(Scene scene, String node, Runnable condition) {
        boolean[] first = {true};
        scene.node(node).relay().watch(request -> {
            if (first[0]) {
                first[0] = false;
                condition.run();
            }
        });
    }

    /** Waits until no other node that takes part has written for a while. */
    private static void othersHaveWritten(Scene scene, String culprit) {
        long[] quietSince = {System.nanoTime()};
        Awaitility.await().atMost(Duration.ofSeconds(3)).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (scene.lab.takeWrites().entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(culprit) && !entry.getValue().isEmpty())) {
                quietSince[0] = System.nanoTime();
            }
            return System.nanoTime() - quietSince[0] > Duration.ofMillis(300).toNanos();
        });
    }

    private static void awaitRejected(Scene scene, int chain, String culprit) {
        JsonObject failed = scene.sfc.awaitState(World.name(chain), "failed", "node-rejected");
        assertTrue(failed.toString(), Json.text(failed, "message").contains(culprit));
    }

    private static void repair(Scene scene, int chain) {
        scene.load.putPod(World.pod("f" + chain, World.home("f" + chain))).expectOk();
        scene.sfc.awaitState(World.name(chain), "ready");
    }

    private static void awaitDumps(Duration limit, Scene scene, Map<String, List<String>> before) {
        Sfc.await("the undo", limit, JsonObject::new, ignored -> {
            for (String node : World.NODES) {
                assertEquals("not undone on " + node, List.of(),
                    Invariants.difference(before.get(node), scene.invariants.dump(node)));
            }
        });
    }

    private static Map<String, List<String>> dumps(Scene scene) {
        return new TreeMap<>(scene.lab.dumps());
    }
}
