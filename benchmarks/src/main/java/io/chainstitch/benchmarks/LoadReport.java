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
import java.util.Locale;

/** What a steady load does to latency, heap and threads, as text. */
final class LoadReport {
    private static final double MEGA = 1e6;
    private static final double[] PERCENTILES = {50, 90, 99, 100};

    private final String renderer;
    private final Duration duration;

    LoadReport(String renderer, Duration duration) {
        this.renderer = renderer;
        this.duration = duration;
    }

    String text(Path project, int portOffset) throws IOException, InterruptedException {
        LoadFigures.Result result = new LoadFigures(renderer, duration).measure(project, portOffset);
        StringBuilder text = new StringBuilder("\nLoad, " + renderer + ": 20 edits/s for " + duration.toSeconds()
            + " s, " + result.edits() + " edits, " + result.late()
            + " of them more than 1 s late. Edit → state read, ms:");
        for (double percentile : PERCENTILES) {
            text.append(String.format(Locale.ROOT, " p%.0f %s", percentile,
                Runs.number(Runs.percentile(result.latencies(), percentile))));
        }
        text.append(" (" + result.latencies().size() + " edits followed).\n\n"
            + "| s | controller: heap after GC MB | threads | agent: heap after GC MB | threads |\n"
            + "| --- | --- | --- | --- | --- |\n");
        result.health().forEach(health -> text.append(String.format(Locale.ROOT, "| %d | %.1f | %d | %.1f | %d |%n",
            health.seconds(), health.controllerHeap() / MEGA, health.controllerThreads(), health.agentHeap() / MEGA,
            health.agentThreads())));
        return text.toString();
    }
}
