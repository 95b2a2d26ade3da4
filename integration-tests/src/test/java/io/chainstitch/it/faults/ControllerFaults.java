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

import io.chainstitch.it.harness.Controller;
import io.chainstitch.sfc.impl.engine.CommitPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The controller, or a part of it, goes and comes back. */
final class ControllerFaults {
    private static final Duration DEATH = Duration.ofSeconds(30);
    private static final int TIMES = 3;
    private static final String RENDERER = "io.chainstitch.renderer-";

    private ControllerFaults() {
    }

    /** F1. */
    static void killedUnderLoad(Scene scene) throws IOException {
        scene.allReady();
        scene.startLoad();
        scene.pause(1000, 5000);
        scene.lab.controller().kill();
        scene.load.stop();
        comeBack(scene.lab.controller(), "");
    }

    private static void comeBack(Controller controller, String option) throws IOException {
        controller.start(option);
        controller.awaitRestconf();
    }

    /** F2: the edits are such that the change passes the point; a node rejects it where an undo is wanted. */
    static void killedAtCommitPoint(Scene scene) throws IOException {
        CommitPoint[] points = CommitPoint.values();
        CommitPoint point = points[(int) (scene.seed % points.length)];
        int time = 1 + (int) (scene.seed / points.length % TIMES);
        int chain = scene.random.nextInt(World.CHAINS);
        scene.put(chain, 5);
        scene.invariants.atRest(Scene.REST);
        Controller controller = scene.lab.controller();
        controller.kill();
        comeBack(controller, "-Dchainstitch.test.die-at=" + point + ":" + time);
        World.NODES.forEach(scene.sfc::awaitInSync);
        boolean undo = point == CommitPoint.UNDO_BEGINS || point == CommitPoint.UNDONE;
        if (undo) {
            scene.load.putPod(RejectFaults.withoutHost(chain)).expectOk();
        }
        scene.load.putChain(World.chain(chain, 2, "run " + scene.seed + ", deadly").body());
        boolean died = controller.program().awaitEnd(DEATH);
        scene.note("at " + point + " time " + time + (died ? ", died" : ", not reached"));
        controller.kill();
        comeBack(controller, "");
        if (undo) {
            scene.load.putPod(World.pod("f" + chain, World.home("f" + chain))).expectOk();
        }
    }

    /** F16. */
    static void functionRestarts(Scene scene, int times) throws IOException {
        scene.allReady();
        List<Integer> sizes = sizes(scene);
        long heap = heap(scene.lab.controller());
        int group = scene.random.nextInt(World.CHAINS);
        String pod = (scene.random.nextBoolean() ? "f" : "g") + group;
        for (int time = 0; time < times; time++) {
            scene.load.deletePod(pod);
            scene.pause(0, 200);
            scene.load.putPod(World.pod(pod, scene.anyNode()));
            scene.pause(0, 300);
        }
        scene.load.putPod(World.pod(pod, World.home(pod))).expectOk();
        scene.invariants.atRest(Scene.REST);
        assertTrue("objects, " + sizes + " before, now " + sizes(scene), sizes.equals(sizes(scene)));
        long grown = heap(scene.lab.controller()) - heap;
        scene.note(times + " restarts of " + pod + ", heap " + heap + " kB, grown by " + grown + " kB");
        assertTrue("heap grew by " + grown + " kB", grown < 20_000 + 20L * times);
    }

    private static List<Integer> sizes(Scene scene) {
        return World.NODES.stream().map(node -> scene.invariants.dump(node).size()).toList();
    }

    /** Octets in use after a collection, in kB. */
    private static long heap(Controller controller) throws IOException {
        String pid = Long.toString(controller.program().pid());
        jcmd(pid, "GC.run");
        return jcmd(pid, "GC.heap_info").lines().map(String::strip)
            .filter(line -> line.contains("generation") && line.contains("used"))
            .mapToLong(line -> Long.parseLong(line.replaceFirst(".*used (\\d+)K.*", "$1"))).sum();
    }

    private static String jcmd(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** F22. */
    static void rendererStops(Scene scene) throws IOException {
        scene.allReady();
        scene.startLoad();
        String renderer = RENDERER + (scene.random.nextBoolean() ? "l2xconn" : "srv6");
        for (int time = 0; time < 2; time++) {
            scene.pause(0, 1000);
            scene.lab.controller().bundle(renderer, "stop");
            scene.pause(0, 2000);
            scene.lab.controller().bundle(renderer, "start");
        }
        scene.load.stop();
        scene.note(renderer);
    }
}
