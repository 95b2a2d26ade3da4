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
    private final Path fresh;
    private FileChannel channel;
    private int lines;
    /** Where the last whole line ends. */
    private long size;

    LedgerFile(Path directory, String name) {
        this.directory = directory;
        this.path = directory.resolve(name);
        this.fresh = directory.resolve(name + ".new");
    }

    Path path() {
        return path;
    }

    /**
     * Reads the file, on a full disk as well: one that is useless is renamed and not copied, and what is left of a
     * rewriting that was interrupted takes no room any more.
     *
     * @return the lines, or empty when there is no usable file
     */
    Optional<List<LedgerLine>> load() throws IOException {
        Files.deleteIfExists(fresh);
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
                Files.move(path, directory.resolve(path.getFileName() + ".damaged"),
                    StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return Optional.empty();
            }
            broken |= line.isEmpty();
            line.ifPresent(read::add);
            start = end + 1;
        }
        return Optional.of(read);
    }

    /**
     * Appends and syncs; {@link #rewrite} comes before. When it fails, the file is as it was; on a disk that does not
     * even allow that, the next lines bring it there first, since behind the rest of a line none could be read.
     */
    void append(List<LedgerLine> added, boolean sync) throws IOException {
        if (channel.size() != size) {
            takeBack();
        }
        try {
            write(channel, added);
            if (sync) {
                channel.force(false);
            }
        } catch (IOException e) {
            try {
                takeBack();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        lines += added.size();
        size = channel.position();
    }

    private void takeBack() throws IOException {
        channel.truncate(size);
        channel.position(size);
    }

    /**
     * Replaces the file by one with just these lines. When that fails, no half of it takes room on the disk; when only
     * its name may not be durable, it is used all the same, for the one before is not to be found any more.
     */
    void rewrite(List<LedgerLine> all) throws IOException {
        FileChannel out = create(fresh);
        long length;
        try {
            write(out, all);
            out.force(true);
            length = out.position();
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(out, e);
            throw e;
        }
        FileChannel old = channel;
        channel = out;
        lines = all.size();
        size = length;
        try (old) {
            syncDirectory();
        }
    }

    private void discard(FileChannel out, IOException cause) {
        try (out) {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    int lines() {
        return lines;
    }

    /** Opens a file to which all is written anew. */
    FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Makes the name of the file durable. */
    void syncDirectory() throws IOException {
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
