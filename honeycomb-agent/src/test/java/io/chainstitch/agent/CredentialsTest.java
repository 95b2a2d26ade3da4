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
package io.chainstitch.agent;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CredentialsTest {
    private static final ListenAddress EVERYWHERE = ListenAddress.parse("0.0.0.0:2831");
    private static final ListenAddress HERE = ListenAddress.parse("127.0.0.1:2831");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void matchesOnlyTheUserWithThePassword() throws Exception {
        Credentials credentials = Credentials.read("ops", file("s3cret\n"));
        assertTrue(credentials.match("ops", "s3cret"));
        assertFalse(credentials.match("ops", "s3cret "));
        assertFalse(credentials.match("ops", ""));
        assertFalse(credentials.match("op", "s3cret"));
    }

    @Test
    public void defaultPasswordsStayOnLoopback() throws Exception {
        for (String password : new String[] {"admin", "Honeycomb", "password", "chainstitch", "ops"}) {
            Credentials credentials = Credentials.read("ops", file(password));
            credentials.allow(HERE);
            credentials.allow(ListenAddress.parse("[::1]:2831"));
            StartException refusal = assertThrows(StartException.class, () -> credentials.allow(EVERYWHERE));
            assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("refusing to listen on 0.0.0.0:2831"));
            assertFalse(refusal.getMessage().contains("'" + password));
        }
        Credentials.read("ops", file("s3cret")).allow(EVERYWHERE);
    }

    @Test
    public void unusablePasswordFilesAreNamed() throws Exception {
        for (String content : new String[] {"", "\n", "  \nsecond line\n"}) {
            Path file = file(content);
            StartException problem = assertThrows(StartException.class, () -> Credentials.read("ops", file));
            assertTrue(problem.getMessage().contains(file.toString()));
        }
        Path none = folder.getRoot().toPath().resolve("none");
        StartException problem = assertThrows(StartException.class, () -> Credentials.read("ops", none));
        assertTrue(problem.getMessage(), problem.getMessage().endsWith("none: no such file"));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.newFile().toPath(), content);
    }
}
