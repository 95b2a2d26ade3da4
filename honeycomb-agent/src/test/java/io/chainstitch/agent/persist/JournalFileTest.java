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
package io.chainstitch.agent.persist;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.chainstitch.agent.BadChannel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JournalFileTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void goesOnWhenTheDiskIsWellAgain() throws IOException {
        Path file = folder.newFile().toPath();
        BadChannel disk = new BadChannel(FileChannel.open(file, StandardOpenOption.WRITE));
        try (JournalFile journal = JournalFile.create(disk, 1)) {
            journal.append(bytes("one"));
            disk.fail(true);
            assertThrows(IOException.class, () -> journal.append(bytes("lost")));
            assertThrows(IOException.class, () -> journal.append(bytes("lost as well")));
            disk.fail(false);
            journal.append(bytes("two"));
        }
        JournalFile.Content content = JournalFile.read(file, 1);
        assertEquals(List.of("one", "two"), content.changes().stream()
            .map(change -> new String(change, StandardCharsets.UTF_8)).collect(Collectors.toList()));
        assertEquals(0, content.ignored());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
