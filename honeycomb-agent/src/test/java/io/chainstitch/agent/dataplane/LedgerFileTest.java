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
package io.chainstitch.agent.dataplane;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.chainstitch.agent.BadChannel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LedgerFileTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static LedgerLine intend(int number) {
        return LedgerLine.of(LedgerLine.Event.INTEND, Samples.loopback("pod/ns/p" + number + "/lo", number));
    }

    private Optional<List<LedgerLine>> stored() throws IOException {
        return new LedgerFile(folder.getRoot().toPath(), Ledger.FILE).load();
    }

    @Test
    public void aLineIsNotWrittenBehindTheRestOfOneThatCouldNotBeTakenBack() throws IOException {
        try (Broken file = new Broken(folder.getRoot().toPath())) {
            file.rewrite(List.of(LedgerLine.whole()));
            file.disk.fail(true);
            assertThrows(IOException.class, () -> file.append(List.of(intend(1)), true));
            assertThrows(IOException.class, () -> file.append(List.of(intend(2)), true));
            file.disk.fail(false);
            file.append(List.of(intend(3)), true);
            file.append(List.of(intend(4)), true);
            assertEquals(Optional.of(List.of(LedgerLine.whole(), intend(3), intend(4))), stored());
        }
    }

    @Test
    public void linesGoToTheNewFileAlsoWhenItsNameMayNotBeDurable() throws IOException {
        try (Broken file = new Broken(folder.getRoot().toPath())) {
            file.rewrite(List.of(LedgerLine.whole()));
            file.nameless = true;
            assertThrows(IOException.class, () -> file.rewrite(List.of(LedgerLine.whole(), intend(1))));
            file.append(List.of(intend(2)), true);
            assertEquals(Optional.of(List.of(LedgerLine.whole(), intend(1), intend(2))), stored());
            assertEquals(3, file.lines());
        }
    }

    /** On a disk that can be broken in two ways. */
    private static final class Broken extends LedgerFile {
        private BadChannel disk;
        private boolean nameless;

        Broken(Path directory) {
            super(directory, Ledger.FILE);
        }

        @Override
        FileChannel create(Path file) throws IOException {
            disk = new BadChannel(super.create(file));
            return disk;
        }

        @Override
        void syncDirectory() throws IOException {
            if (nameless) {
                throw new IOException("Input/output error");
            }
            super.syncDirectory();
        }
    }
}
