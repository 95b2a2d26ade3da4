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
import java.util.ArrayList;
import java.util.List;

/** The whole product against many nodes: mounting them, chains over changing pairs of them, and a restart. */
public final class NodesFigures {
    private final String renderer;
    private final Plan plan;

    /**
     * How much is measured.
     *
     * @param nodes number of nodes
     * @param warmUp chains that are put before the others
     * @param chains chains that are timed
     */
    public record Plan(int nodes, int warmUp, int chains) {
        int all() {
            return warmUp + chains;
        }
    }

    /**
     * What was measured.
     *
     * @param mounted seconds from the inventory's PUT until all nodes are in sync
     * @param ready milliseconds from the PUT of a chain until {@code ready} is read, for each chain
     * @param heap bytes that are left in the controller after a full collection, with all chains
     * @param threads threads of the controller
     * @param agentsHeap the same of the process of all agents
     * @param agentsThreads threads of the process of all agents
     * @param answers seconds from the controller's start until it answers, with all nodes and chains
     * @param restarted seconds from the controller's start until all nodes are in sync and all chains ready
     */
    public record Result(double mounted, List<Double> ready, long heap, long threads, long agentsHeap,
        long agentsThreads, double answers, double restarted) {
    }

    /**
     * A measurement.
     *
     * @param renderer name of the renderer
     * @param plan how much
     */
    public NodesFigures(String renderer, Plan plan) {
        this.renderer = renderer;
        this.plan = plan;
    }

    /**
     * Measures.
     *
     * @param project root of the built project
     * @param portOffset is added to every port
     * @return what was measured
     * @throws IOException when something does not start or answer, or does not end within ten minutes
     * @throws InterruptedException when interrupted
     */
    public Result measure(Path project, int portOffset) throws IOException, InterruptedException {
        try (NodesLab lab = new NodesLab(renderer, project, portOffset, plan.nodes)) {
            long began = System.nanoTime();
            lab.restconf().put("chainstitch-inventory:inventory", lab.declarations().inventory(plan.all()));
            lab.awaitSync();
            final double mounted = seconds(began);
            say("mounted after " + mounted + " s");
            List<Double> ready = new ArrayList<>();
            for (int chain = 0; chain < plan.all(); chain++) {
                double millis = watch(lab, chain);
                if (chain >= plan.warmUp) {
                    ready.add(millis);
                }
            }
            say("the chains are ready");
            long heap = Processes.liveHeap(lab.controller());
            long threads = Processes.threads(lab.controller());
            final long agentsHeap = Processes.liveHeap(lab.agents());
            final long agentsThreads = Processes.threads(lab.agents());
            lab.killController();
            long again = System.nanoTime();
            double answers = lab.startController() / 1e9;
            lab.awaitSync();
            Poll.until("the chains to be ready", Poll.LONG, () -> lab.restconf().state("chain", "state").stream()
                .filter("ready"::equals).count() == plan.all());
            return new Result(mounted, ready, heap, threads, agentsHeap, agentsThreads, answers, seconds(again));
        }
    }

    private void say(String text) {
        System.err.println("benchmarks: " + plan.nodes + " nodes, " + renderer + ": " + text);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double watch(NodesLab lab, int number) throws IOException, InterruptedException {
        String name = Declarations.name(number);
        long began = System.nanoTime();
        lab.restconf().put("chainstitch-sfc:sfc/chain=" + name, lab.declarations().chain(number));
        Poll.until("chain " + name + " to be ready", Poll.SHORT, () ->
            lab.restconf().chainState(name).equals("ready"));
        return (System.nanoTime() - began) / 1e6;
    }
}
