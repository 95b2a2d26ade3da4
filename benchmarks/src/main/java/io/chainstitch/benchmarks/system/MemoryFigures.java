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
import java.util.Map;

/** P8: the heap that chains take, in the controller and in an agent. */
public final class MemoryFigures {
    private static final int BATCH = 500;
    /** The agents' own heap is too small for so many chains. */
    private static final Map<String, String> ROOMY = Map.of("JAVA_OPTS", "-Xmx2g");

    private final String renderer;
    private final int chains;

    /**
     * A measurement.
     *
     * @param renderer name of the renderer
     * @param chains number of chains
     */
    public MemoryFigures(String renderer, int chains) {
        this.renderer = renderer;
        this.chains = chains;
    }

    /**
     * Measures. The pods of all chains are there before the first chain is.
     *
     * @param project root of the built project
     * @param portOffset is added to every port
     * @return bytes for each chain: {@code controller} and {@code agent}, of which n2 has three fifths of each chain
     * @throws IOException when something does not start or answer
     * @throws InterruptedException when interrupted
     */
    public Samples measure(Path project, int portOffset) throws IOException, InterruptedException {
        Samples samples = new Samples();
        try (SystemLab lab = new SystemLab(renderer, project, portOffset, ROOMY)) {
            samples.dataplane(lab.dataplane());
            lab.declare(chains);
            warmUp(lab);
            lab.restconf().put("chainstitch-sfc:sfc/settings", lab.declarations().manyTables());
            long controller = Processes.liveHeap(lab.controller());
            long agent = Processes.liveHeap(lab.agent(2));
            put(lab, 0, chains);
            samples.add("controller", 0, (double) (Processes.liveHeap(lab.controller()) - controller) / chains);
            samples.add("agent", 0, (double) (Processes.liveHeap(lab.agent(2)) - agent) / chains);
        }
        return samples;
    }

    /** What is loaded and cached with the first chains does not count. */
    private static void warmUp(SystemLab lab) throws IOException, InterruptedException {
        put(lab, 0, BATCH / 10);
        lab.restconf().delete("chainstitch-sfc:sfc");
        Poll.until("all chains to be gone", () -> lab.restconf().state("chain", "state").isEmpty());
    }

    private static void put(SystemLab lab, int from, int to) throws IOException, InterruptedException {
        for (int next = from; next < to; next += BATCH) {
            lab.restconf().patch("chainstitch-sfc:sfc", lab.declarations().chains(next, Math.min(to, next + BATCH)));
        }
        Poll.until("all chains to be ready", Poll.SELDOM, () -> lab.restconf().state("chain", "state").stream()
            .filter("ready"::equals).count() == to);
    }
}
