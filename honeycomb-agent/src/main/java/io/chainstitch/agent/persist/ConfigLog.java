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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Snapshots and journals in a folder. Generation N is a snapshot and a journal of what follows it; generation N + 1
 * starts when the journal has grown as large as the snapshot, so that a commit costs what it changes and not what
 * exists. The generation before the newest is kept: together with its closed journal it holds the same as the newest
 * snapshot, and it takes over when that one is damaged.
 */
final class ConfigLog implements Closeable {
    private static final Pattern SNAPSHOT = Pattern.compile("config-(\\d{10})\\.json");
    private static final long SMALLEST_JOURNAL = 4L << 20;

    private final Path folder;
    private final Recovered recovered;
    private long generation;
    private long snapshotSize;
    private JournalFile journal;

    private ConfigLog(Path folder, long generation, Recovered recovered) {
        this.folder = folder;
        this.generation = generation;
        this.recovered = recovered;
    }

    /**
     * Reads what is there. When nothing or some damage was found, a {@link #snapshot} must come before the first
     * change, see {@link #needsSnapshot}.
     *
     * @throws DamagedConfigException when there are snapshots and none is good
     */
    static ConfigLog open(Path folder) throws IOException {
        TreeSet<Long> generations = generations(folder);
        if (generations.isEmpty()) {
            return new ConfigLog(folder, 0, new Recovered(Optional.empty(), List.of(), List.of()));
        }
        List<String> warnings = new ArrayList<>();
        for (long candidate : generations.descendingSet()) {
            Optional<byte[]> snapshot = SnapshotFile.read(snapshotFile(folder, candidate), candidate);
            if (snapshot.isPresent()) {
                List<byte[]> changes = new ArrayList<>();
                JournalFile.Content end = readChanges(folder, candidate, generations.last(), changes, warnings);
                ConfigLog log = new ConfigLog(folder, generations.last(), new Recovered(snapshot, changes, warnings));
                if (warnings.isEmpty() && !end.sealed()) {
                    log.journal = JournalFile.resume(journalFile(folder, candidate), end);
                    log.snapshotSize = snapshot.get().length;
                }
                return log;
            }
            warnings.add(snapshotFile(folder, candidate) + " is damaged");
        }
        throw new DamagedConfigException("the stored configuration is damaged and there is no older good one: "
            + String.join(", ", warnings) + "; restore the file, or remove it and its journal to start empty");
    }

    /** {@return what was found when the log was opened} */
    Recovered recovered() {
        return recovered;
    }

    /** Adds a change and returns when it is on the disk. */
    void append(byte[] change) throws UnwritableFileException {
        try {
            journal.append(change);
        } catch (IOException e) {
            throw new UnwritableFileException(journalFile(folder, generation), e);
        }
    }

    /** {@return whether there must be a snapshot before the first change} */
    boolean needsSnapshot() {
        return journal == null;
    }

    /** {@return whether it is time for a new snapshot} */
    boolean wantsSnapshot() {
        return needsSnapshot() || journal.size() > Math.max(SMALLEST_JOURNAL, snapshotSize);
    }

    /** Starts a new generation with the whole configuration. When this fails, the present generation goes on. */
    void snapshot(byte[] content) throws IOException {
        long next = generation + 1;
        JournalFile nextJournal = JournalFile.create(journalFile(folder, next), next);
        try {
            SnapshotFile.write(snapshotFile(folder, next), next, content);
        } catch (IOException e) {
            nextJournal.close();
            takeBack(next, e);
            throw new UnwritableFileException(snapshotFile(folder, next), e);
        }
        JournalFile old = journal;
        long oldGeneration = generation;
        journal = nextJournal;
        generation = next;
        snapshotSize = content.length;
        if (old != null) {
            old.seal();
            old.close();
        }
        removeBefore(oldGeneration);
    }

    /** A snapshot that is there although writing it failed would hide the changes that go on into the old journal. */
    private void takeBack(long failed, IOException cause) {
        try {
            Files.deleteIfExists(snapshotFile(folder, failed));
            Files.deleteIfExists(journalFile(folder, failed));
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (journal != null) {
            journal.close();
        }
    }

    /** Collects the changes after a snapshot and tells how the last journal that was read ends. */
    private static JournalFile.Content readChanges(Path folder, long first, long last, List<byte[]> changes,
            List<String> warnings) throws IOException {
        JournalFile.Content content = null;
        for (long current = first; current <= last; current++) {
            content = JournalFile.read(journalFile(folder, current), current);
            changes.addAll(content.changes());
            if (content.ignored() > 0) {
                warnings.add(journalFile(folder, current) + " is cut or damaged: its last " + content.ignored()
                    + " bytes are ignored");
            }
            if (current < last && !content.sealed()) {
                warnings.add(journalFile(folder, current) + " is not complete: later changes are ignored");
                break;
            }
        }
        return content;
    }

    private void removeBefore(long kept) throws IOException {
        for (long old : generations(folder).headSet(kept)) {
            Files.deleteIfExists(snapshotFile(folder, old));
            Files.deleteIfExists(journalFile(folder, old));
        }
    }

    private static TreeSet<Long> generations(Path folder) throws IOException {
        TreeSet<Long> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = SNAPSHOT.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.add(Long.valueOf(name.group(1)));
                }
            });
        }
        return found;
    }

    private static Path snapshotFile(Path folder, long generation) {
        return folder.resolve(String.format("config-%010d.json", generation));
    }

    private static Path journalFile(Path folder, long generation) {
        return folder.resolve(String.format("config-%010d.journal", generation));
    }
}
