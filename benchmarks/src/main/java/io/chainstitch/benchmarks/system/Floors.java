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

import io.chainstitch.benchmarks.wire.Frame;
import io.chainstitch.benchmarks.wire.Replay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends recordings again and times the windows in them. Nodes work side by side: the slowest one counts. */
final class Floors {
    /** Calls of one chain depend on one another; many chains are sent in bursts. */
    private static final int BURST = 64;

    private final List<SystemFigures.Window> windows;
    private final Samples samples;
    private final Path target;
    private final List<Long> slowest = new ArrayList<>();

    Floors(List<SystemFigures.Window> windows, Samples samples, Path target) {
        this.target = target;
        this.windows = List.copyOf(windows);
        this.samples = samples;
        windows.forEach(window -> slowest.add(0L));
    }

    void run(int node, Replay replay, List<Frame> recording) throws IOException {
        int at = 0;
        for (int i = 0; i < windows.size(); i++) {
            SystemFigures.Window window = windows.get(i);
            int from = window.from().sizes().get(node);
            int to = window.to().sizes().get(node);
            replay.run(at, from, BURST);
            slowest.set(i, Math.max(slowest.get(i), replay.run(from, to, window.figure().equals("P1") ? 1 : BURST)));
            at = to;
        }
        for (String figure : List.of("P1", "P3b")) {
            windows.stream().filter(window -> window.figure().equals(figure)).reduce((first, last) -> last)
                .ifPresent(window -> tell(node, window, recording));
        }
    }

    /** Keeps what passed in the last window of a figure, to see where the time goes. */
    private void tell(int node, SystemFigures.Window window, List<Frame> recording) {
        int from = window.from().sizes().get(node);
        int to = window.to().sizes().get(node);
        if (window.figure().equals("P1")) {
            samples.calls(node, Replay.histogram(recording, from, to));
        }
        try {
            Files.write(target.resolve("timeline-" + window.figure() + "-n" + (node + 1) + ".txt"),
                Replay.timeline(recording, from, to, window.began()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish() {
        for (int i = 0; i < windows.size(); i++) {
            samples.add(windows.get(i).figure() + " floor", windows.get(i).run(), slowest.get(i));
        }
    }
}
