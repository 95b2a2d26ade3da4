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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DataDirectoryTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void oneAgentAtATime() throws StartException {
        Path path = folder.getRoot().toPath().resolve("new/data");
        try (DataDirectory first = DataDirectory.open(path)) {
            assertEquals(path, first.path());
            StartException refusal = assertThrows(StartException.class, () -> DataDirectory.open(path));
            assertTrue(refusal.getMessage().startsWith("another agent uses the data directory "));
        }
        DataDirectory.open(path).close();
    }

    @Test
    public void aFileIsNoDirectory() throws Exception {
        Path file = folder.newFile().toPath();
        StartException refusal = assertThrows(StartException.class, () -> DataDirectory.open(file));
        assertTrue(refusal.getMessage().startsWith("cannot write to the data directory "));
        assertTrue(Files.isRegularFile(file));
    }
}
