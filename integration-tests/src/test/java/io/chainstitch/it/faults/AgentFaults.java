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

import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.TestNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An agent goes, hangs, or cannot be reached as it should. */
final class AgentFaults {
    private static final long REACHED_SECONDS = 20;

    private AgentFaults() {
    }

    /** F3. */
    static void killedUnderLoad(Scene scene) throws IOException {
        scene.allReady();
        scene.startLoad();
        TestNode node = scene.node(scene.anyNode());
        for (int time = 0; time < 2; time++) {
            scene.pause(300, 2500);
            node.agent().kill();
            scene.pause(0, 2000);
            node.agent().start();
        }
        scene.pause(0, 1000);
        scene.load.stop();
    }

    /** F4: the agent dies when its commit has made some calls, or its answer to a commit gets lost. */
    static void lostInACommit(Scene scene) throws Exception {
        scene.allReady();
        scene.startLoad();
        String name = scene.anyNode();
        TestNode node = scene.node(name);
        boolean answerLost = scene.random.nextBoolean();
        int calls = answerLost ? 1 : 1 + scene.random.nextInt(12);
        CountDownLatch reached = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger(calls);
        node.relay().watch(request -> {
            if (left.decrementAndGet() == 0) {
                if (answerLost) {
                    scene.relay(name).mute(true);
                } else {
                    node.agent().kill();
                }
                reached.countDown();
            }
        });
        boolean inTime = reached.await(REACHED_SECONDS, TimeUnit.SECONDS);
        node.relay().watch(request -> { });
        assertTrue("no commit on " + name, inTime);
        if (answerLost) {
            scene.pause(100, 1500);
            scene.relay(name).reset();
            scene.relay(name).mute(false);
            scene.note("the answer of " + name + " to a commit was lost");
        } else {
            scene.pause(0, 1000);
            node.agent().start();
            scene.note(name + " died with request " + calls);
        }
        scene.pause(500, 1500);
        scene.load.stop();
    }

    /** F7. */
    static void hangs(Scene scene) throws IOException {
        scene.allReady();
        scene.startLoad();
        String name = scene.anyNode();
        Duration time = scene.lasting(3, 1, 3, 5, 15, 30, 130);
        scene.pause(200, 1000);
        scene.node(name).agent().program().signal("STOP");
        try {
            LockSupport.parkNanos(time.toNanos());
        } finally {
            scene.node(name).agent().program().signal("CONT");
        }
        scene.pause(0, 1000);
        scene.load.stop();
        scene.note(name + " hung " + time.toSeconds() + " s");
    }

    /** F8: resets, silence in one direction, or a slow link. */
    static void badNetwork(Scene scene) {
        scene.allReady();
        scene.startLoad();
        String name = scene.anyNode();
        AgentRelay relay = scene.relay(name);
        scene.pause(200, 1000);
        int kind = (int) (scene.seed % 3);
        if (kind == 0) {
            for (int time = 0; time < 3; time++) {
                relay.reset();
                scene.pause(100, 1500);
            }
        } else if (kind == 1) {
            relay.mute(true);
            scene.pause(500, 4000);
            relay.reset();
            relay.mute(false);
        } else {
            relay.slow(Duration.ofMillis(30));
            scene.pause(2000, 4000);
            relay.slow(Duration.ZERO);
        }
        scene.pause(0, 1000);
        scene.load.stop();
        scene.note(name + " had " + new String[] {"resets", "no voice", "a slow link"}[kind]);
    }

    /** F12. */
    static void chainDeletedMeanwhile(Scene scene) throws IOException {
        scene.allReady();
        String name = scene.anyNode();
        scene.node(name).agent().kill();
        for (int chain = 0; chain < World.CHAINS; chain++) {
            if (scene.random.nextBoolean()) {
                scene.load.deleteChain(World.name(chain)).expectOk();
                if (scene.random.nextInt(4) == 0) {
                    scene.put(chain, scene.random.nextInt(World.VARIANTS));
                }
            }
        }
        scene.pause(0, 3000);
        scene.node(name).agent().start();
    }
}
