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
package io.chainstitch.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** A program that a test starts, with its output in a file. What is left when the JVM ends is killed. */
public final class Program {
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final int SHOWN = 40;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final String name;
    private final Path log;
    private final Process process;

    private Program(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it, without input.
     *
     * @param name for messages
     * @param log its output is added here
     * @param environment variables added to ours
     * @param command program and arguments
     * @return the running program
     * @throws IOException when it cannot be started
     */
    public static Program start(String name, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        RUNNING.add(process);
        process.getOutputStream().close();
        return new Program(name, log, process);
    }

    /**
     * Waits for something that the program does.
     *
     * @param what it does, for the message
     * @param limit how long at most
     * @param done tells whether it happened
     */
    public void await(String what, Duration limit, BooleanSupplier done) {
        Awaitility.await(name + " " + what).atMost(limit).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100))
            .failFast(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException(name + " has ended:\n" + output());
                }
            })
            .until(done::getAsBoolean);
    }

    /** {@return the end of its output} */
    public String output() {
        try {
            return Places.lastLines(log, SHOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its log file} */
    public Path log() {
        return log;
    }

    /** {@return whether it runs} */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@return its process id} */
    public long pid() {
        return process.pid();
    }

    /**
     * Sends it a signal, as {@code kill} does.
     *
     * @param signal its name, as STOP or CONT
     * @throws IOException when there is no program to send it with
     */
    public void signal(String signal) throws IOException {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("kill -" + signal + " of " + name + " ended with " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a signal to " + name, e);
        }
    }

    /** Ends it without warning, as {@code kill -9} does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(STOP);
    }

    /** Asks it to end and waits; kills it when it takes too long. */
    public void stop() {
        process.destroy();
        if (!awaitEnd(STOP)) {
            kill();
        }
    }

    /**
     * Waits for its end.
     *
     * @param limit how long
     * @return whether it ended
     */
    public boolean awaitEnd(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                RUNNING.remove(process);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + name, e);
        }
    }

    /** {@return the exit code of a program that ended} */
    public int exitCode() {
        return process.exitValue();
    }
}
