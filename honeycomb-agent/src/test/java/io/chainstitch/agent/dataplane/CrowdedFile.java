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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file of a ledger on a disk that a test can fill. */
final class CrowdedFile extends LedgerFile {
    private volatile boolean full;

    CrowdedFile(Path directory) {
        super(directory, Ledger.FILE);
    }

    /** Takes the room on the disk, or gives it back. */
    void fill(boolean now) {
        full = now;
    }

    @Override
    void append(List<LedgerLine> added, boolean sync) throws IOException {
        needRoom();
        super.append(added, sync);
    }

    @Override
    void rewrite(List<LedgerLine> all) throws IOException {
        needRoom();
        super.rewrite(all);
    }

    private void needRoom() throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
    }
}
