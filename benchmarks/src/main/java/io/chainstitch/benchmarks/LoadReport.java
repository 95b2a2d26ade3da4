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

import io.chainstitch.benchmarks.system.LoadFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a steady load does to latency, heap and threads, as text. */
final class LoadReport {
    private static final double MEGA = 1e6;
    private static final List<Integer> ALL = List.of(50, 90, 99, 100);
    private static final List<Integer> OF_A_PART = List.of(50, 99, 100);

    private final String renderer;
    private final Duration duration;

    LoadReport(String renderer, Duration duration) {
        this.renderer = renderer;
        this.duration = duration;
    }

    String text(Path project, int portOffset) throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder("| s | p50, p99, p100 ms | controller: heap after GC MB | threads"
            + " | agent: heap after GC MB | threads |\n| --- | --- | --- | --- | --- | --- |\n");
        LoadFigures.Result result = new LoadFigures(renderer, duration).measure(project, portOffset, health -> {
            String row = row(health);
            System.err.println(row);
            table.append(row).append('\n');
        });
        return "\nLoad, " + renderer + ": 20 edits/s for " + duration.toSeconds() + " s, " + result.edits()
            + " edits, " + result.late() + " of them more than 1 s late. Edit → state read, ms:"
            + ALL.stream().map(percent -> " p" + percent + " " + percentile(result.latencies(), percent))
                .collect(Collectors.joining(","))
            + " (" + result.latencies().size() + " edits followed).\n\n" + table;
    }

    private static String row(LoadFigures.Health health) {
        String latencies = health.latencies().isEmpty() ? "" : OF_A_PART.stream()
            .map(percent -> percentile(health.latencies(), percent)).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "| %d | %s | %.1f | %d | %.1f | %d |", health.seconds(), latencies,
            health.controllerHeap() / MEGA, health.controllerThreads(), health.agentHeap() / MEGA,
            health.agentThreads());
    }

    private static String percentile(List<Double> latencies, int percent) {
        return Runs.number(Runs.percentile(latencies, percent));
    }
}
