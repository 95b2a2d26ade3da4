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
package io.chainstitch.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The file with one line for each run; a later run reads there which seeds need not be run again. */
final class Journal {
    private static final String HEAD = "date,fault,seed,start,planned,applied,seconds,verdict,notes";
    private static final int FAULT = 1;
    private static final int SEED = 2;
    private static final int VERDICT = 7;

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    /** {@return the journal that the system property names} */
    static Journal configured() {
        String name = System.getProperty("chainstitch.faults.file", "");
        return new Journal(Path.of(name.isEmpty() ? "target/faults.csv" : name).toAbsolutePath());
    }

    /** {@return the seeds of each fault that have a verdict} */
    Map<String, Set<Long>> done() throws IOException {
        Map<String, Set<Long>> done = new HashMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] fields = line.split(",", VERDICT + 2);
            if (!line.equals(HEAD) && fields.length > VERDICT && !fields[VERDICT].equals("not-counted")) {
                done.computeIfAbsent(fields[FAULT], ignored -> new HashSet<>()).add(Long.parseLong(fields[SEED]));
            }
        }
        return done;
    }

    /** Adds a run. */
    void add(Run run) throws IOException {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.writeString(file, HEAD + "\n");
        }
        Files.writeString(file, run + "\n", StandardOpenOption.APPEND);
    }

    /**
     * How a run went.
     *
     * @param fault its number
     * @param seed of all choices
     * @param start when it began
     * @param planned edits that were due
     * @param applied edits that were acknowledged
     * @param rest how long after the end of the fault everything was at rest and checked
     * @param verdict {@code ok}, {@code violation} or {@code not-counted}
     * @param notes more, for people
     */
    record Run(String fault, long seed, LocalDateTime start, int planned, int applied, Duration rest, String verdict,
        String notes) {
        @Override
        public String toString() {
            return String.join(",", start.toLocalDate().toString(), fault, Long.toString(seed),
                start.format(DateTimeFormatter.ofPattern("HH:mm:ss")), Integer.toString(planned),
                Integer.toString(applied), String.format("%.1f", rest.toMillis() / 1000.0), verdict,
                notes.replace(',', ' ').replaceAll("\\s+", " "));
        }
    }
}
