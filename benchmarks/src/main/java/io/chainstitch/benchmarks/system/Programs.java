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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The processes of a measurement; what was started is ended, the last one first. */
final class Programs implements AutoCloseable {
    private static final int STOP_SECONDS = 20;

    private final Path directory;
    private final Deque<Process> running = new ArrayDeque<>();

    Programs(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    Process start(String name, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        synchronized (running) {
            running.push(process);
        }
        return process;
    }

    /** Insists that everything started still runs, and that nothing else answers in its place. */
    void check() throws IOException {
        synchronized (running) {
            for (Process process : running) {
                if (!process.isAlive()) {
                    throw new IOException("process " + process.pid() + " ended with " + process.exitValue()
                        + ", see the logs in " + directory);
                }
            }
        }
    }

    /** Ends a process at once, as a crash would. */
    void kill(Process process) throws InterruptedException {
        synchronized (running) {
            running.remove(process);
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal, by its name. */
    static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        synchronized (running) {
            running.remove(process);
        }
    }

    private void kill() {
        synchronized (running) {
            running.forEach(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
        }
    }

    @Override
    public void close() throws InterruptedException {
        List<Process> all;
        synchronized (running) {
            all = List.copyOf(running);
        }
        for (Process process : all) {
            stop(process);
        }
    }
}
