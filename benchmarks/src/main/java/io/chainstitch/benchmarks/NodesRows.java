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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The lines of the figure {@code nodes}: the whole product against a growing number of nodes. */
final class NodesRows {
    private static final int MIDDLE = 50;
    private static final int HIGH = 99;
    private static final double MEGA = 1e6;
    private static final double MILLIS = 1e3;
    private static final String HEAD = "nodes,mounted_s,ready_p50_ms,ready_p99_ms,controller_heap_mb,"
        + "controller_threads,restart_answers_s,restart_s,agents_heap_mb,agents_threads";

    private final String renderer;
    private final Path folder;
    private final List<Point> points = new ArrayList<>();

    private record Point(int nodes, NodesFigures.Result result) {
        double middle() {
            return Runs.percentile(result.ready(), MIDDLE);
        }

        double high() {
            return Runs.percentile(result.ready(), HIGH);
        }

        String csv() {
            return String.format(Locale.ROOT, "%d,%.2f,%.1f,%.1f,%.1f,%d,%.1f,%.1f,%.1f,%d", nodes, result.mounted(),
                middle(), high(), result.heap() / MEGA, result.threads(), result.answers(), result.restarted(),
                result.agentsHeap() / MEGA, result.agentsThreads());
        }
    }

    /**
     * Nothing is measured yet.
     *
     * @param renderer name of the renderer
     * @param folder gets a CSV file and a chart
     */
    NodesRows(String renderer, Path folder) {
        this.renderer = renderer;
        this.folder = folder;
    }

    /**
     * Measures. A number of nodes at which something does not end is said, and ends the series.
     *
     * @param plans numbers of nodes, ascending
     * @param project root of the built project
     * @param portOffset is added to every port
     */
    NodesRows measure(List<NodesFigures.Plan> plans, Path project, int portOffset)
            throws IOException, InterruptedException {
        for (NodesFigures.Plan plan : plans) {
            try {
                add(plan.nodes(), new NodesFigures(renderer, plan).measure(project, portOffset));
            } catch (IOException e) {
                if (points.isEmpty()) {
                    throw e;
                }
                System.err.println("benchmarks: not with " + plan.nodes() + " nodes: " + e.getMessage());
                break;
            }
        }
        return this;
    }

    /** Takes in what was measured; the files have it at once, so that who interrupts a long run keeps what there is. */
    void add(int nodes, NodesFigures.Result result) throws IOException {
        Point point = new Point(nodes, result);
        points.add(point);
        System.err.println("benchmarks: nodes of " + renderer + " " + point.csv());
        keep();
    }

    List<Row> rows() {
        String chains = points.get(0).result.ready().size() + " single C3 over changing pairs of nodes, PUT → `ready`";
        return List.of(
            row("mounted", "inventory's PUT → all nodes in sync", "s", point -> point.result.mounted()),
            row("p50", chains + ", p50", "ms", Point::middle),
            row("p99", chains + ", p99", "ms", Point::high),
            row("heap", "controller's heap after a full collection", "MB", point -> point.result.heap() / MEGA),
            row("threads", "controller's threads", "threads", point -> point.result.threads()),
            row("restart", "start of the controller → all nodes in sync, all chains ready", "s",
                point -> point.result.restarted()),
            row("agents", "what a fake agent takes of the heap of all", "MB",
                point -> point.result.agentsHeap() / MEGA / point.nodes));
    }

    private Row row(String name, String what, String unit, ToDoubleFunction<Point> value) {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double low = value.applyAsDouble(first);
        double high = value.applyAsDouble(last);
        List<String> all = points.stream().map(point -> point.nodes + ": " + Runs.number(value.applyAsDouble(point)))
            .toList();
        return new Row("nodes " + name + " " + renderer, what + ", " + last.nodes + " nodes",
            "with " + first.nodes + ": " + Runs.number(low) + " " + unit, Runs.number(high) + " " + unit,
            Runs.number(high / low), "—", String.join(", ", all));
    }

    private void keep() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        points.forEach(point -> lines.add(point.csv()));
        Map<String, List<double[]>> drawn = new LinkedHashMap<>();
        drawn.put("all in sync", drawn(point -> point.result.mounted()));
        drawn.put("restart", drawn(point -> point.result.restarted()));
        drawn.put("chain ready, p50", drawn(point -> point.middle() / MILLIS));
        drawn.put("chain ready, p99", drawn(point -> point.high() / MILLIS));
        Files.createDirectories(folder);
        Files.write(folder.resolve("nodes-" + renderer + ".csv"), lines);
        Files.writeString(folder.resolve("nodes-" + renderer + ".svg"),
            new Chart("The whole product, " + renderer, "nodes", "s", drawn).svg());
    }

    private List<double[]> drawn(ToDoubleFunction<Point> value) {
        return points.stream().map(point -> new double[] {point.nodes, value.applyAsDouble(point)}).toList();
    }
}
