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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file under the ledger: lines are appended and synced, and the whole is rewritten now and then. A line that was
 * cut at the end of the file counts as never written; damage before the end makes the file useless.
 */
class LedgerFile implements AutoCloseable {
    private final Path directory;
    private final Path path;
    private FileChannel channel;
    private int lines;

    LedgerFile(Path directory, String name) {
        this.directory = directory;
        this.path = directory.resolve(name);
    }

    /** What was read: the lines, or empty when there is no usable file. */
    Optional<List<LedgerLine>> load() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        List<LedgerLine> read = new ArrayList<>();
        int start = 0;
        boolean broken = false;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            Optional<LedgerLine> line = LedgerLine.parse(text.substring(start, end));
            if (line.isPresent() && broken) {
                Files.copy(path, directory.resolve(path.getFileName() + ".damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
                return Optional.empty();
            }
            broken |= line.isEmpty();
            line.ifPresent(read::add);
            start = end + 1;
        }
        return Optional.of(read);
    }

    /** Appends and syncs. When it fails, the file is as it was. */
    void append(List<LedgerLine> added, boolean sync) throws IOException {
        long before = channel.size();
        try {
            write(channel, added);
            if (sync) {
                channel.force(false);
            }
            lines += added.size();
        } catch (IOException e) {
            try {
                channel.truncate(before);
                channel.position(before);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Replaces the file by one with just these lines. When that fails, no half of it takes room on the disk. */
    void rewrite(List<LedgerLine> all) throws IOException {
        Path fresh = directory.resolve(path.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, all);
            out.force(true);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory();
        close();
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
        channel.position(channel.size());
        lines = all.size();
    }

    int lines() {
        return lines;
    }

    private void syncDirectory() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static void write(FileChannel out, List<LedgerLine> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.print()));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
