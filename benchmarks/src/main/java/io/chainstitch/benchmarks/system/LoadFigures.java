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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A steady load: so many edits a second, of which half are pods that move, the rest chains that are made and deleted.
 * Some edits are followed until the chain is ready again, or gone.
 */
public final class LoadFigures {
    private static final int STANDING = 200;
    private static final int FLEETING = 100;
    private static final int EDITS_A_SECOND = 20;
    /** One of so many edits is followed: asking is a load, too. */
    private static final int FOLLOWED = 5;
    private static final int PARTS = 10;
    private static final int MOVING = 2;

    private final String renderer;
    private final Duration duration;
    private final List<Double> latencies = new ArrayList<>();
    private final boolean[] moved = new boolean[STANDING];
    private final boolean[] there = new boolean[FLEETING];
    private final Random random = new Random(1);
    private long edits;
    private long late;

    /**
     * The processes at one moment, and how the tenth of the load went that ends here.
     *
     * @param seconds since the load began
     * @param latencies milliseconds of the edits that were followed since the moment before; none at the beginning
     * @param controllerHeap bytes left after a full collection
     * @param controllerThreads number of threads
     * @param agentHeap bytes left after a full collection, of the agent of n1
     * @param agentThreads number of threads
     */
    public record Health(long seconds, List<Double> latencies, long controllerHeap, long controllerThreads,
        long agentHeap, long agentThreads) {
    }

    /**
     * What came of it.
     *
     * @param edits how many edits were sent
     * @param late how many of them were sent more than a second late, because the controller did not answer in time
     * @param latencies milliseconds from the edit to its end, of those that were followed
     */
    public record Result(long edits, long late, List<Double> latencies) {
    }

    /**
     * A load.
     *
     * @param renderer name of the renderer
     * @param duration how long
     */
    public LoadFigures(String renderer, Duration duration) {
        this.renderer = renderer;
        this.duration = duration;
    }

    /**
     * Measures.
     *
     * @param project root of the built project
     * @param portOffset is added to every port
     * @param seen is told at the beginning and after each tenth, so that a load that ends early leaves something
     * @return what came of it
     * @throws IOException when something does not start or answer
     * @throws InterruptedException when interrupted
     */
    public Result measure(Path project, int portOffset, Consumer<Health> seen)
            throws IOException, InterruptedException {
        try (SystemLab lab = new SystemLab(renderer, project, portOffset, Map.of())) {
            lab.declare(STANDING + FLEETING);
            lab.restconf().patch("chainstitch-sfc:sfc", lab.declarations().chains(STANDING));
            Poll.until("all chains to be ready", () -> lab.restconf().state("chain", "state").stream()
                .filter("ready"::equals).count() == STANDING);
            seen.accept(look(lab, 0, List.of()));
            for (int part = 1; part <= PARTS; part++) {
                int before = latencies.size();
                run(lab, duration.dividedBy(PARTS));
                List<Double> ofPart = List.copyOf(latencies.subList(before, latencies.size()));
                seen.accept(look(lab, part * duration.toSeconds() / PARTS, ofPart));
            }
            lab.awaitSync();
        }
        return new Result(edits, late, latencies);
    }

    private static Health look(SystemLab lab, long seconds, List<Double> latencies)
            throws IOException, InterruptedException {
        return new Health(seconds, latencies, Processes.liveHeap(lab.controller()), Processes.threads(lab.controller()),
            Processes.liveHeap(lab.agent(1)), Processes.threads(lab.agent(1)));
    }

    private void run(SystemLab lab, Duration part) throws IOException, InterruptedException {
        long gap = TimeUnit.SECONDS.toNanos(1) / EDITS_A_SECOND;
        long began = System.nanoTime();
        long count = part.toNanos() / gap;
        for (long edit = 0; edit < count; edit++) {
            long due = began + edit * gap;
            long early = due - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            } else if (-early > TimeUnit.SECONDS.toNanos(1)) {
                late++;
            }
            boolean followed = edits++ % FOLLOWED == 0;
            if (random.nextBoolean()) {
                move(lab, random.nextInt(STANDING), followed);
            } else {
                appear(lab, random.nextInt(FLEETING), followed);
            }
        }
    }

    private void move(SystemLab lab, int number, boolean followed) throws IOException, InterruptedException {
        moved[number] = !moved[number];
        String node = moved[number] ? "n1" : "n2";
        long began = System.nanoTime();
        lab.restconf().put("chainstitch-inventory:inventory/pod=" + Declarations.podKey(number, MOVING),
            lab.declarations().podOn(number, MOVING, node));
        if (followed) {
            Poll.until("the chain to follow its pod", Poll.SHORT, () ->
                lab.restconf().isReadyOn(Declarations.name(number), MOVING, node));
            latencies.add((System.nanoTime() - began) / 1e6);
        }
    }

    private void appear(SystemLab lab, int index, boolean followed) throws IOException, InterruptedException {
        String name = Declarations.name(STANDING + index);
        there[index] = !there[index];
        long began = System.nanoTime();
        if (there[index]) {
            lab.restconf().put("chainstitch-sfc:sfc/chain=" + name, lab.declarations().chain(STANDING + index));
        } else {
            lab.restconf().delete("chainstitch-sfc:sfc/chain=" + name);
        }
        if (followed) {
            String wanted = there[index] ? "ready" : "";
            Poll.until("the chain to be " + (there[index] ? "ready" : "gone"), Poll.SHORT, () ->
                lab.restconf().chainState(name).equals(wanted));
            latencies.add((System.nanoTime() - began) / 1e6);
        }
    }
}
