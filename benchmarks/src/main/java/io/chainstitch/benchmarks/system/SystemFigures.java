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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** P1, P2, P3 and P11: what the running product does, seen from outside. */
public final class SystemFigures {
    private static final Duration SLOW = Duration.ofMillis(100);
    private static final int WAVES = 2;

    private final String renderer;
    private final Plan plan;
    private final List<Window> windows = new ArrayList<>();
    private final Samples samples = new Samples();

    /**
     * How much is measured.
     *
     * @param runs number of runs
     * @param warmUp chains that are put before the first run
     * @param programmed chains of a run that are timed to the last reply
     * @param watched chains of a run that are timed to the state {@code ready}
     * @param many chains that are created at once
     */
    public record Plan(int runs, int warmUp, int programmed, int watched, int many) {
        int single() {
            return warmUp + runs * (programmed + watched);
        }
    }

    /**
     * A part of the recording that is sent again for a floor.
     *
     * @param run number of the run, from 0
     * @param figure figure that it is the floor of
     * @param began when the first request was sent by RESTCONF
     * @param from where it begins
     * @param to where it ends
     */
    record Window(int run, String figure, long began, SystemLab.Mark from, SystemLab.Mark to) {
    }

    /**
     * A measurement.
     *
     * @param renderer name of the renderer
     * @param plan how much
     */
    public SystemFigures(String renderer, Plan plan) {
        this.renderer = renderer;
        this.plan = plan;
    }

    /**
     * Measures.
     *
     * @param project root of the built project
     * @param portOffset is added to every port
     * @return the samples, with floors
     * @throws IOException when something does not start or answer
     * @throws InterruptedException when interrupted
     */
    public Samples measure(Path project, int portOffset) throws IOException, InterruptedException {
        try (SystemLab lab = new SystemLab(renderer, project, portOffset, Map.of())) {
            say("the controller answers; dataplane: " + lab.dataplane());
            samples.dataplane(lab.dataplane());
            lab.declare(Math.max(plan.single(), plan.many));
            say("the nodes are in sync");
            netconf(lab);
            single(lab);
            for (int run = 0; run < plan.runs; run++) {
                many(lab, run, "P3a");
                many(lab, run, "P3b");
            }
            List<List<Frame>> recordings = lab.recordings();
            List<Path> sockets = lab.freshDataplanes();
            floors(recordings, sockets, project.resolve("benchmarks/target"));
        }
        return samples;
    }

    private static void say(String text) {
        System.err.println("benchmarks: " + text);
    }

    private void netconf(SystemLab lab) throws IOException {
        try (NetconfProbe probe = lab.probe()) {
            for (int i = 0; i < plan.warmUp; i++) {
                probe.wave();
            }
            for (int run = 0; run < plan.runs; run++) {
                for (int i = 0; i < plan.programmed; i++) {
                    samples.add("netconf", run, (double) WAVES * probe.wave());
                }
            }
        }
    }

    private void single(SystemLab lab) throws IOException, InterruptedException {
        int next = 0;
        for (; next < plan.warmUp; next++) {
            program(lab, next);
        }
        for (int run = 0; run < plan.runs; run++) {
            for (int i = 0; i < plan.programmed; i++) {
                SystemLab.Mark from = lab.mark();
                long began = System.nanoTime();
                samples.add("P1", run, program(lab, next));
                windows.add(new Window(run, "P1", began, from, lab.mark()));
                next++;
            }
            for (int i = 0; i < plan.watched; i++) {
                samples.add("P11", run, preview(lab, next));
                samples.add("P2", run, watch(lab, next));
                next++;
            }
            say("run " + (run + 1) + " of single chains is through");
        }
        clear(lab);
    }

    /** Puts a chain; gives the nanoseconds to the last answer of a VPP. Nothing else is asked meanwhile. */
    private static double program(SystemLab lab, int number) throws IOException, InterruptedException {
        SystemLab.Mark before = lab.mark();
        long began = System.nanoTime();
        put(lab, number);
        long last = lab.awaitQuiet(before);
        if (!isReady(lab, number)) {
            Poll.until("the chain to be ready", SLOW, () -> isReady(lab, number));
            last = lab.awaitQuiet(before);
        }
        return last - began;
    }

    /** Asks every few milliseconds: who asks without a pause takes one of two cores from what is measured. */
    private static double watch(SystemLab lab, int number) throws IOException, InterruptedException {
        long began = System.nanoTime();
        put(lab, number);
        Poll.until("the chain to be ready", Poll.SHORT, () -> isReady(lab, number));
        return System.nanoTime() - began;
    }

    private static double preview(SystemLab lab, int number) throws IOException, InterruptedException {
        long began = System.nanoTime();
        JsonObject answer = lab.restconf().call("preview-chain", lab.declarations().preview(number));
        long ended = System.nanoTime();
        if (!answer.has("node")) {
            throw new IOException("the preview shows no objects: " + answer);
        }
        return ended - began;
    }

    private static void put(SystemLab lab, int number) throws IOException, InterruptedException {
        lab.restconf().put("chainstitch-sfc:sfc/chain=" + Declarations.name(number), lab.declarations().chain(number));
    }

    private static boolean isReady(SystemLab lab, int number) throws IOException, InterruptedException {
        return lab.restconf().chainState(Declarations.name(number)).equals("ready");
    }

    private void many(SystemLab lab, int run, String figure) throws IOException, InterruptedException {
        SystemLab.Mark from = lab.mark();
        long began = System.nanoTime();
        if (figure.equals("P3a")) {
            for (int number = 0; number < plan.many; number++) {
                put(lab, number);
            }
        } else {
            lab.restconf().patch("chainstitch-sfc:sfc", lab.declarations().chains(plan.many));
        }
        samples.add(figure + " accepted", run, System.nanoTime() - began);
        Poll.until("all chains to be ready", SLOW, () -> isReady(lab, plan.many - 1));
        Poll.until("all chains to be ready", SLOW, () -> lab.restconf().state("chain", "state").stream()
            .filter("ready"::equals).count() == plan.many);
        samples.add(figure, run, System.nanoTime() - began);
        windows.add(new Window(run, figure, began, from, lab.mark()));
        say("run " + (run + 1) + " of " + figure + " is through");
        clear(lab);
    }

    private void clear(SystemLab lab) throws IOException, InterruptedException {
        SystemLab.Mark before = lab.mark();
        lab.restconf().delete("chainstitch-sfc:sfc");
        Poll.until("all chains to be gone", SLOW, () -> lab.restconf().state("chain", "state").isEmpty());
        lab.awaitQuiet(before);
    }

    private void floors(List<List<Frame>> recordings, List<Path> sockets, Path target)
        throws IOException {
        Floors floors = new Floors(windows, samples, target);
        for (int node = 0; node < sockets.size(); node++) {
            try (Replay replay = new Replay(recordings.get(node), sockets.get(node))) {
                floors.run(node, replay, recordings.get(node));
            }
            say("the recording of node n" + (node + 1) + " was sent again");
        }
        floors.finish();
    }
}
