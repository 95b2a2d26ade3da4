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
package io.chainstitch.benchmarks;

import io.chainstitch.benchmarks.system.MemoryFigures;
import io.chainstitch.benchmarks.system.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The lines of P8. */
final class MemoryRows {
    private static final double KILO = 1e3;

    private final String renderer;
    private final int chains;
    private final Samples samples;

    MemoryRows(String renderer, int chains, Path project, int portOffset) throws IOException, InterruptedException {
        this.renderer = renderer;
        this.chains = chains;
        this.samples = new MemoryFigures(renderer, chains).measure(project, portOffset);
    }

    List<Row> rows() {
        return List.of(row("controller", "controller, the whole process", "≤ 20 kB"),
            row("agent", "agent of n2, which has three functions of each", "≤ 10 kB"));
    }

    private Row row(String name, String whose, String target) {
        String value = Runs.number(samples.runs(name).get(0).get(0) / KILO) + " kB";
        return new Row("P8 " + name + " " + renderer, "(heap after GC with " + chains + " C3 − with 0) ÷ " + chains
            + ": " + whose, "—", value, "—", target, value);
    }
}
