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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process takes of the machine, seen from outside. */
final class Processes {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final int BYTES_OF_KB = 1024;

    private Processes() {
    }

    /** Bytes of the objects that are left after a full collection, which this causes. */
    static long liveHeap(Process process) throws IOException, InterruptedException {
        Matcher total = TOTAL.matcher(jcmd(process, "GC.class_histogram"));
        if (!total.find()) {
            throw new IOException("jcmd gave no histogram of process " + process.pid());
        }
        return Long.parseLong(total.group(1));
    }

    /** Bytes of memory that are resident. */
    static long resident(Process process) throws IOException {
        return BYTES_OF_KB * status(process, "VmRSS");
    }

    /** Number of threads. */
    static long threads(Process process) throws IOException {
        return status(process, "Threads");
    }

    private static long status(Process process, String key) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + java(process).pid() + "/status"));
        return lines.stream().filter(line -> line.startsWith(key + ":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst()
            .orElseThrow(() -> new IOException("no " + key + " of process " + process.pid()));
    }

    /** The process itself, or the one that a script started. */
    private static ProcessHandle java(Process process) {
        return process.descendants().filter(child -> child.info().command().orElse("").endsWith("/java")).findFirst()
            .orElse(process.toHandle());
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(java(process).pid()), command).redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + output.strip());
        }
        return output;
    }
}
