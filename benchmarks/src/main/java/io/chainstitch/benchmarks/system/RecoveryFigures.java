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
package io.chainstitch.benchmarks.system;

import com.google.gson.JsonObject;
import io.chainstitch.benchmarks.wire.Frame;
import io.chainstitch.benchmarks.wire.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** P5, P6, P7 and P13: nodes that are compared, and parts that are lost and come back. */
public final class RecoveryFigures {
    /** Calls that only ask. */
    private static final List<String> ASKING = List.of("_dump", "_get", "_get_table", "_lookup", "show_version",
        "control_ping", "cli_inband", "want_interface_events", "memclnt_keepalive", "sockclnt_create",
        "sockclnt_delete");
    /** Once nothing passes for so long, VPP has everything. */
    private static final long QUIET_MILLIS = 1_000;
    private static final int BURST = 64;
    private static final int BATCH = 500;
    private static final double MEGA = 1e6;

    private final String renderer;
    private final Plan plan;
    private final Samples samples = new Samples();

    /**
     * How much is measured.
     *
     * @param runs number of runs
     * @param sizes numbers of chains with which nodes are compared, ascending; the last one is used for all else
     */
    public record Plan(int runs, List<Integer> sizes) {
        /** {@return the largest number of chains} */
        public int chains() {
            return sizes.get(sizes.size() - 1);
        }
    }

    /**
     * A measurement.
     *
     * @param renderer name of the renderer
     * @param plan how much
     */
    public RecoveryFigures(String renderer, Plan plan) {
        this.renderer = renderer;
        this.plan = plan;
    }

    /**
     * Measures.
     *
     * @param project root of the built project
     * @param portOffset is added to every port
     * @return samples in nanoseconds, or in what their name says
     * @throws IOException when something does not start or answer
     * @throws InterruptedException when interrupted
     */
    public Samples measure(Path project, int portOffset) throws IOException, InterruptedException {
        try (SystemLab lab = new SystemLab(renderer, project, portOffset, Map.of())) {
            samples.dataplane(lab.dataplane());
            lab.declare(plan.chains());
            compare(lab);
            for (int run = 0; run < plan.runs; run++) {
                dataplaneLost(lab, run);
                agentKilled(lab, run);
                agentHangs(lab, run);
                controllerStarts(lab, run);
            }
            commits(lab);
        }
        return samples;
    }

    private static void say(String text) {
        System.err.println("benchmarks: " + text);
    }

    /** P5. */
    private void compare(SystemLab lab) throws IOException, InterruptedException {
        int there = 0;
        for (int size : plan.sizes) {
            for (; there < size; there = Math.min(size, there + BATCH)) {
                lab.restconf().patch("chainstitch-sfc:sfc",
                    lab.declarations().chains(there, Math.min(size, there + BATCH)));
            }
            awaitReady(lab, size);
            for (int run = 0; run < plan.runs; run++) {
                compare(lab, run, "P5 " + size);
            }
            say("nodes with " + size + " chains were compared");
        }
    }

    private void compare(SystemLab lab, int run, String name) throws IOException, InterruptedException {
        int from = lab.relay(1).size();
        JsonObject node = new JsonObject();
        node.addProperty("node", "n1");
        long began = System.nanoTime();
        JsonObject answer = lab.restconf().call("resync", node).getAsJsonArray("node").get(0).getAsJsonObject();
        samples.add(name, run, System.nanoTime() - began);
        if (!answer.get("sync").getAsString().equals("in-sync")) {
            throw new IOException("the node is not in sync: " + answer);
        }
        samples.add(name + " writes", run, writes(lab, from));
    }

    private static long writes(SystemLab lab, int from) {
        List<Frame> all = lab.relay(1).frames(0, lab.relay(1).size());
        return Replay.histogram(all, from, all.size()).entrySet().stream()
            .filter(call -> ASKING.stream().noneMatch(call.getKey()::endsWith)).mapToInt(Map.Entry::getValue).sum();
    }

    private static void awaitReady(SystemLab lab, int chains) throws IOException, InterruptedException {
        Poll.until(chains + " chains to be ready", Poll.LONG, () -> lab.restconf().state("chain", "state").stream()
            .filter("ready"::equals).count() == chains);
    }

    /** P6: the floor is the start of VPP, and the same calls once more to another one. */
    private void dataplaneLost(SystemLab lab, int run) throws IOException, InterruptedException {
        int from = lab.relay(1).size();
        long began = System.nanoTime();
        final long start = lab.renewDataplane(1);
        final long last = lab.relay(1).awaitQuiet(from, QUIET_MILLIS);
        samples.add("P6", run, last - began);
        List<Frame> all = lab.relay(1).frames(0, lab.relay(1).size());
        List<Frame> recording = Replay.lastConnection(all);
        try (Replay replay = new Replay(recording, lab.spareDataplane(1))) {
            samples.add("P6 floor", run, start + replay.run(0, recording.size(), BURST));
        }
        samples.add("P6 calls", run, Replay.histogram(recording, 0, recording.size()).values().stream()
            .mapToInt(Integer::intValue).sum());
        lab.awaitSync();
        awaitReady(lab, plan.chains());
        say("run " + (run + 1) + ": a VPP was lost");
    }

    private long lost(SystemLab lab) throws IOException, InterruptedException {
        String chain = Declarations.name(plan.chains() - 1);
        Poll.until("the chain to be degraded", Poll.SHORT, () -> lab.restconf().chainState(chain).equals("degraded"));
        return System.nanoTime();
    }

    /** P7 and a part of P13. */
    private void agentKilled(SystemLab lab, int run) throws IOException, InterruptedException {
        long began = System.nanoTime();
        lab.killAgent(1);
        samples.add("P7 kill", run, lost(lab) - began);
        samples.add("P13 agent", run, lab.restartAgent(1));
        awaitReady(lab, plan.chains());
        say("run " + (run + 1) + ": an agent was killed");
    }

    /** P7. */
    private void agentHangs(SystemLab lab, int run) throws IOException, InterruptedException {
        // So far into the interval of the keepalive that not every run meets the same moment of it.
        TimeUnit.MILLISECONDS.sleep(1_700L * run);
        long began = System.nanoTime();
        Programs.signal(lab.agent(1), "STOP");
        try {
            samples.add("P7 hang", run, lost(lab) - began);
        } finally {
            Programs.signal(lab.agent(1), "CONT");
        }
        awaitReady(lab, plan.chains());
        say("run " + (run + 1) + ": an agent hung");
    }

    /** P13: with all chains, and nodes that need nothing. */
    private void controllerStarts(SystemLab lab, int run) throws IOException, InterruptedException {
        lab.killController();
        long began = System.nanoTime();
        samples.add("P13 answers", run, lab.startController());
        lab.awaitSync();
        awaitReady(lab, plan.chains());
        samples.add("P13 controller", run, System.nanoTime() - began);
        say("run " + (run + 1) + ": the controller was killed and is back");
    }

    /** P13: the agents after a thousand commits more. */
    private void commits(SystemLab lab) throws IOException, InterruptedException {
        for (int number = 0; number < plan.chains(); number++) {
            lab.restconf().delete("chainstitch-sfc:sfc/chain=" + Declarations.name(number));
        }
        Poll.until("all chains to be gone", () -> lab.restconf().state("chain", "state").isEmpty());
        for (int number = 0; number < plan.chains(); number++) {
            lab.restconf().put("chainstitch-sfc:sfc/chain=" + Declarations.name(number),
                lab.declarations().chain(number));
        }
        awaitReady(lab, plan.chains());
        for (int node = 1; node <= 2; node++) {
            samples.add("P13 resident", 0, Processes.resident(lab.agent(node)) / MEGA);
        }
    }
}
