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
package io.chainstitch.it.realvpp;

import io.chainstitch.it.harness.Namespace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running tcpdump on one interface. */
final class Capture implements AutoCloseable {
    private static final int END_SECONDS = 10;

    private final Process process;
    private final List<Frame> frames = new ArrayList<>();
    private final Thread reader;

    private Capture(String place, Process process, BufferedReader output, Consumer<String> lines) {
        this.process = process;
        this.reader = new Thread(() -> output.lines().forEach(line -> {
            Frame.parse(place, line).ifPresent(this::add);
            lines.accept(line);
        }), "capture on " + place);
    }

    /** Starts one and waits until it listens. Echo requests and replies are kept, tagged or not. */
    static Capture start(Namespace namespace, String interfaceName, String filter) throws IOException {
        return start(namespace, interfaceName, filter, line -> { });
    }

    /** Starts one as well, and passes on every line that tcpdump writes about a packet. */
    static Capture start(Namespace namespace, String interfaceName, String filter, Consumer<String> lines)
            throws IOException {
        Process process = new ProcessBuilder(namespace.command(
            "tcpdump --immediate-mode --time-stamp-precision=nano -l -n -e -tt -i " + interfaceName + " " + filter))
            .redirectErrorStream(true).start();
        BufferedReader output = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        while (!said.toString().contains("listening on")) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("tcpdump ended: " + said);
            }
            said.append(line).append('\n');
        }
        Capture capture = new Capture(namespace.name() + " " + interfaceName, process, output, lines);
        capture.reader.start();
        return capture;
    }

    private void add(Frame frame) {
        synchronized (frames) {
            frames.add(frame);
        }
    }

    /** What was seen until now. */
    List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** How many frames of an echo direction were seen until now. */
    long count(Frame.Echo echo) {
        return frames().stream().filter(frame -> frame.echo() == echo).count();
    }

    @Override
    public void close() throws IOException {
        // By its handle, which leaves the output to be read to its end.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
