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

import io.chainstitch.benchmarks.system.NodesFigures;
import io.chainstitch.benchmarks.system.RecoveryFigures;
import io.chainstitch.benchmarks.system.SystemFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures the figures that are named on the command line, all by default, and prints one table. */
public final class Main {
    private static final List<String> ALL = List.of("render", "pod-move", "growth", "baselines", "system",
        "nodes", "recovery", "memory", "load");

    private static final int RUNS = 3;
    private static final String GROWTH = "benchmarks/target/growth";
    /** Only to see that everything runs. */
    private static final boolean QUICK = Boolean.getBoolean("quick");
    private static final Duration LOAD = Duration.ofSeconds(Long.getLong("seconds", QUICK ? 10 : 60));
    private static final List<Integer> NODES =
        Arrays.stream(System.getProperty("nodes", QUICK ? "5,10" : "10,50,100,200").split(","))
            .map(Integer::valueOf).toList();
    private static final List<String> RENDERERS =
        List.of(System.getProperty("renderers", "l2xconn,srv6").split(","));

    private final Path project;
    private final int portOffset;
    private final StringBuilder notes = new StringBuilder();

    private Main(Path project, int portOffset) {
        this.project = project;
        this.portOffset = portOffset;
    }

    /**
     * Runs.
     *
     * @param arguments root of the built project, port offset, names of figures
     * @throws IOException when the product does not start or answer
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> figures = arguments.length == 2 ? ALL : List.of(arguments).subList(2, arguments.length);
        if (!ALL.containsAll(figures)) {
            System.err.println("benchmarks: figures are " + String.join(", ", ALL) + ", not " + figures);
            System.exit(2);
        }
        Main main = new Main(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]));
        List<Row> rows = new ArrayList<>();
        for (String figure : figures) {
            if (figure.equals("growth")) {
                main.notes.append(new GrowthFigure(main.project.resolve(GROWTH), QUICK).report());
                continue;
            }
            if (figure.equals("baselines")) {
                rows.addAll(new BaselineRows(main.project, main.portOffset).rows());
                continue;
            }
            for (String renderer : RENDERERS) {
                List<Row> measured = main.rows(figure, renderer);
                // Who interrupts a long run keeps what it has measured.
                measured.forEach(System.err::println);
                rows.addAll(measured);
            }
        }
        System.out.println(Row.head());
        rows.forEach(System.out::println);
        System.out.print(main.notes);
        System.exit(0);
    }

    private List<Row> rows(String figure, String renderer) throws IOException, InterruptedException {
        System.err.println("benchmarks: measuring " + figure + " of " + renderer);
        if (figure.equals("render")) {
            return new RenderFigure(renderer).rows();
        }
        if (figure.equals("pod-move")) {
            return new PodMoveFigure(renderer, List.of(10, 100, 1_000, 10_000), 3_000, 1_000).rows();
        }
        if (figure.equals("recovery")) {
            RecoveryFigures.Plan plan = new RecoveryFigures.Plan(QUICK ? 1 : RUNS,
                QUICK ? List.of(10, 50) : List.of(100, 300, 1_000));
            return new RecoveryRows(renderer, plan, project, portOffset).rows();
        }
        if (figure.equals("nodes")) {
            List<NodesFigures.Plan> plans = NODES.stream()
                .map(nodes -> new NodesFigures.Plan(nodes, QUICK ? 2 : 20, QUICK ? 5 : 50)).toList();
            return new NodesRows(renderer, project.resolve(GROWTH)).measure(plans, project, portOffset).rows();
        }
        if (figure.equals("memory")) {
            return new MemoryRows(renderer, QUICK ? 100 : 10_000, project, portOffset).rows();
        }
        if (figure.equals("load")) {
            notes.append(new LoadReport(renderer, LOAD).text(project, portOffset));
            return List.of();
        }
        SystemFigures.Plan plan = QUICK ? new SystemFigures.Plan(1, 10, 10, 5, 50)
            : new SystemFigures.Plan(RUNS, 100, 100, 20, 1_000);
        SystemRows system = new SystemRows(renderer, plan, project, portOffset);
        List<Row> rows = system.rows();
        notes.append('\n').append(system.calls());
        return rows;
    }
}
