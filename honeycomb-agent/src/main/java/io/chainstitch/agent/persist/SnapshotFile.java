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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file with a whole configuration: a line with generation, length and SHA-256, then the content. It appears under
 * its name only when all of it is on the disk.
 */
final class SnapshotFile {
    private static final String MAGIC = "chainstitch-agent-config 1";

    private SnapshotFile() {
    }

    static void write(Path file, long generation, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(header(generation, content)));
            writeFully(channel, ByteBuffer.wrap(content));
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolderOf(file);
    }

    /** {@return the content, empty when the file is not what was written} */
    static Optional<byte[]> read(Path file, long generation) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(bytes, end + 1, bytes.length);
        boolean good = Arrays.equals(header(generation, content), Arrays.copyOf(bytes, end + 1));
        return good ? Optional.of(content) : Optional.empty();
    }

    /** Makes the name of a file durable. */
    static void syncFolderOf(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static byte[] header(long generation, byte[] content) {
        String line = MAGIC + " generation " + generation + " length " + content.length + " sha256 "
            + HexFormat.of().formatHex(Digests.of(content)) + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
