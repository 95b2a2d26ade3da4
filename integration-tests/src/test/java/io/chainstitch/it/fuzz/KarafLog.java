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
package io.chainstitch.it.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what the controller has written to its log since the last look. */
final class KarafLog {
    /** What passes through to the platform is in each trace of the platform's own exceptions. */
    private static final Pattern PASSED_THROUGH =
        Pattern.compile("(?m)^\\tat io\\.chainstitch\\.restconf\\.guard\\.YangPatchFilter\\.doFilter\\(.*\\R");

    private final Path file;
    private long read;

    KarafLog(Path file) throws IOException {
        this.file = file;
        this.read = length();
    }

    private long length() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            return log.length();
        }
    }

    /** The entries in whose stack traces there is code of ours. */
    List<String> stackTraces() throws IOException {
        List<String> found = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String line : news()) {
            if (line.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")) {
                look(entry.toString(), found);
                entry.setLength(0);
            }
            entry.append(line).append('\n');
        }
        look(entry.toString(), found);
        return found;
    }

    private static void look(String traced, List<String> found) {
        String entry = PASSED_THROUGH.matcher(traced).replaceAll("");
        if (entry.contains("\tat io.chainstitch.") || entry.contains("io.chainstitch") && entry.contains("\n\tat ")) {
            found.add(entry);
        }
    }

    /** What is there since the last time; from the start when the log was begun anew. */
    private List<String> news() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(log.length() < read ? 0 : read);
            byte[] octets = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(octets);
            read = log.getFilePointer();
            return new String(octets, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
