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
package io.chainstitch.it;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.AgentProcess;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The same again and again, to meet what is rare: 20 mount cycles and 5 restarts of an agent, or with the system
 * property {@code chainstitch.cycles=full} 200 and 50. Prints how long each took; judges only that none is stuck.
 */
public final class CyclesIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    /** A connection that is not there after this is stuck: a connect attempt ends after 10 s, and waits at most 5 s. */
    private static final Duration STUCK = Duration.ofSeconds(60);
    private static final boolean FULL = "full".equals(System.getProperty("chainstitch.cycles"));

    private final Sfc sfc = LAB.sfc();

    private interface Step {
        void run() throws IOException;
    }

    @Before
    public void clear() {
        LAB.clear();
    }

    @Test
    public void nodeTakenFromTheInventoryAndPutBackIsConnectedEachTime() throws IOException {
        JsonObject entry = LAB.node("n2").entry();
        measure("mount cycles (node put into the inventory until connected and in sync)", FULL ? 200 : 20, () -> {
            sfc.deleteNode("n2");
            await("n2", node -> assertEquals(node.toString(), "", Json.text(node, "name")));
        }, () -> {
            sfc.putNode(entry);
            await("n2", node -> assertEquals(node.toString(), "connected in-sync",
                Json.text(node, "connection") + " " + Json.text(node, "sync")));
        });
    }

    @Test
    public void killedAgentIsConnectedAgainAndItsChainReadyEachTime() throws IOException {
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        sfc.put(Pods.overFAndG("cycle"));
        sfc.awaitState("cycle", "ready");
        Map<String, List<String>> installed = LAB.dumps();
        AgentProcess agent = LAB.node("n2").agent();
        LAB.takeWrites();
        measure("agent restarts (agent started until its chain is ready)", FULL ? 50 : 5, () -> {
            agent.kill();
            sfc.awaitState("cycle", "degraded", "node-unreachable");
        }, () -> {
            agent.start();
            await("n2", node -> {
                JsonObject chain = sfc.chain("cycle");
                assertEquals(chain.toString(), "connected ready",
                    Json.text(node, "connection") + " " + Json.text(chain, "state"));
            });
        });
        assertEquals(installed, LAB.dumps());
        LAB.takeWrites().forEach((node, writes) -> assertEquals(node, List.of(), writes));
        sfc.expectTraced("cycle");
    }

    private void await(String node, java.util.function.Consumer<JsonObject> check) {
        Sfc.await("node " + node, STUCK, () -> sfc.node(node), check);
    }

    private static void measure(String what, int cycles, Step away, Step back) throws IOException {
        long[] millis = new long[cycles];
        for (int cycle = 0; cycle < cycles; cycle++) {
            away.run();
            long begin = System.nanoTime();
            back.run();
            millis[cycle] = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        }
        Arrays.sort(millis);
        System.out.printf("%d %s: p50 %d ms, p99 %d ms, max %d ms, none stuck%n", cycles, what,
            millis[(cycles - 1) / 2], millis[(int) Math.ceil(cycles * 0.99) - 1], millis[cycles - 1]);
    }
}
