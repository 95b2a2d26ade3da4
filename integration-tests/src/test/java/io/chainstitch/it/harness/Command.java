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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs programs of the system, such as {@code ip} and {@code ping}. */
public final class Command {
    private Command() {
    }

    /**
     * What a program did.
     *
     * @param exitCode as it ended
     * @param output what it wrote, errors included
     */
    public record Result(int exitCode, String output) {
    }

    /**
     * Whether there is such a program in the path; the directories for administrators are looked at, too.
     *
     * @param program its name
     * @return whether it can be run
     */
    public static boolean exists(String program) {
        Stream<String> path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"));
        return Stream.concat(path, Stream.of("/usr/sbin", "/sbin"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /**
     * Runs a program to its end.
     *
     * @param command the program and its arguments
     * @return how it ended
     * @throws IOException when it cannot be run
     */
    public static Result run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in " + String.join(" ", command), e);
        }
    }

    /**
     * Runs a program that must succeed.
     *
     * @param line words with spaces between
     * @return what it wrote
     * @throws IOException when it failed
     */
    public static String expect(String line) throws IOException {
        Result result = run(List.of(line.split(" ")));
        if (result.exitCode() != 0) {
            throw new IOException(line + " ended with " + result.exitCode() + ": " + result.output().strip());
        }
        return result.output();
    }
}
