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

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The changes that follow one snapshot, each synced before it is acknowledged. A record is a length, a digest and the
 * change; the digest covers the digest before it, so records can be neither reordered nor left out unseen. An empty
 * record closes the journal: the next snapshot has it all.
 */
final class JournalFile implements Closeable {
    private static final int HEADER = Integer.BYTES + Digests.LENGTH;

    private final FileChannel channel;
    private byte[] lastDigest;
    private long size;
    /** Whether something may follow the last good record. */
    private boolean broken;

    private JournalFile(FileChannel channel, byte[] lastDigest) {
        this.channel = channel;
        this.lastDigest = lastDigest;
    }

    /**
     * What a journal holds.
     *
     * @param changes the changes before the first damage
     * @param sealed whether it was closed and is all there
     * @param ignored bytes after the last good record
     * @param digest the digest of the last good record
     */
    record Content(List<byte[]> changes, boolean sealed, int ignored, byte[] digest) {
    }

    static JournalFile create(Path file, long generation) throws UnwritableFileException {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            SnapshotFile.syncFolderOf(file);
            return create(channel, generation);
        } catch (IOException e) {
            throw new UnwritableFileException(file, e);
        }
    }

    /** A journal in a file that is open and empty. */
    static JournalFile create(FileChannel channel, long generation) {
        return new JournalFile(channel, seed(generation));
    }

    /** Goes on with a journal that is neither damaged nor closed. */
    static JournalFile resume(Path file, Content content) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        JournalFile journal = new JournalFile(channel, content.digest());
        journal.size = channel.size();
        channel.position(journal.size);
        return journal;
    }

    static Content read(Path file, long generation) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        List<byte[]> changes = new ArrayList<>();
        byte[] digest = seed(generation);
        while (bytes.remaining() >= HEADER) {
            int start = bytes.position();
            int length = bytes.getInt();
            byte[] expected = new byte[Digests.LENGTH];
            bytes.get(expected);
            byte[] change = new byte[Math.max(0, Math.min(length, bytes.remaining()))];
            bytes.get(change);
            if (change.length != length || !Arrays.equals(Digests.of(digest, change), expected)) {
                return new Content(changes, false, bytes.limit() - start, digest);
            }
            digest = expected;
            if (length == 0) {
                return new Content(changes, true, bytes.remaining(), digest);
            }
            changes.add(change);
        }
        return new Content(changes, false, bytes.remaining(), digest);
    }

    /**
     * Adds a change and returns when it is on the disk. When this fails, the journal is as it was before; on a disk
     * that does not even allow that, the next change brings it there first.
     */
    void append(byte[] change) throws IOException {
        if (broken) {
            takeBack();
        }
        byte[] digest = Digests.of(lastDigest, change);
        ByteBuffer record = ByteBuffer.allocate(HEADER + change.length);
        record.putInt(change.length).put(digest).put(change).flip();
        try {
            SnapshotFile.writeFully(channel, record);
            channel.force(false);
        } catch (IOException e) {
            broken = true;
            try {
                takeBack();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        lastDigest = digest;
        size += HEADER + change.length;
    }

    /** Closes the journal: nothing follows. */
    void seal() throws IOException {
        append(new byte[0]);
    }

    /** {@return the length in bytes} */
    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void takeBack() throws IOException {
        channel.truncate(size);
        channel.position(size);
        channel.force(true);
        broken = false;
    }

    private static byte[] seed(long generation) {
        return Digests.of(ByteBuffer.allocate(Long.BYTES).putLong(generation).array());
    }
}
