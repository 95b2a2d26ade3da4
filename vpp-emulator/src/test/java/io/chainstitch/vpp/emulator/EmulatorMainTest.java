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
package io.chainstitch.vpp.emulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EmulatorMainTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void badFlagsEndItWithOneLine() {
        assertRefused(2, "unknown flag '--sokcet'", "--sokcet", "/x");
        assertRefused(2, "a path is missing after --socket", "--socket");
        assertRefused(2, "--socket is missing");
        assertRefused(2, "--socket is missing", "--interfaces", "x");
    }

    @Test
    public void badFilesEndItWithOneLine() throws IOException {
        Path file = folder.newFile("interfaces").toPath();
        Files.writeString(file, "host u1\nrubbish\n");
        String socket = folder.getRoot().toPath().resolve("api.sock").toString();
        assertRefused(1, file + " line 2: 'rubbish'", "--socket", socket, "--interfaces", file.toString());
        assertRefused(1, "there is no interfaces file", "--socket", socket, "--interfaces", file + "x");
        assertRefused(1, "cannot listen at", "--socket", folder.getRoot() + "/missing/api.sock");
    }

    @Test
    public void socketInUseEndsItWithOneLine() throws IOException {
        Path socket = folder.getRoot().toPath().resolve("api.sock");
        try (EmulatorServer running = EmulatorServer.start(socket, EmulatorConfig.empty())) {
            assertRefused(1, "is in use", "--socket", running.socket().toString());
        }
    }

    private static void assertRefused(int code, String message, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(code, EmulatorMain.run(args, new PrintStream(err, true, StandardCharsets.UTF_8)));
        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text, text.startsWith("vpp-emulator: ") && text.contains(message));
        assertEquals(text, 1, text.lines().count());
    }
}
