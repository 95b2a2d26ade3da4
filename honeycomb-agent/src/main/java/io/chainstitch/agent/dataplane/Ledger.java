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

import io.chainstitch.agent.persist.UnwritableFileException;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the agent owns on its node, by key. An object is entered and synced to disk before VPP is asked to make it, so
 * whatever VPP holds of ours is in here even after a crash. What is not in here belongs to somebody else.
 */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /** Name of its file. */
    static final String FILE = "ledger";
    /** Lines beyond the needed ones before the file is rewritten. */
    private static final int SLACK = 4096;

    private final LedgerFile file;
    private final ConcurrentSkipListMap<ObjectKey, Entry> entries = new ConcurrentSkipListMap<>();
    private volatile boolean whole;
    private volatile Optional<VppLife> life = Optional.empty();
    /** Whether the file is written anew before anything is added: at first, and when it lacks something. */
    private boolean outdated = true;
    private volatile Optional<String> problem = Optional.empty();

    /**
     * What is known about an owned object.
     *
     * @param object the object
     * @param held false while VPP was asked to make it and the answer is not known
     * @param ofThisLife whether it is the present run of VPP that was asked, as long as it is not held
     */
    record Entry(VppObject object, boolean held, boolean ofThisLife) {
        static Entry held(VppObject object) {
            return new Entry(object, true, false);
        }

        static Entry intended(VppObject object) {
            return new Entry(object, false, true);
        }

        /** Whether VPP may have made it, or a part of it, and nobody knows. */
        boolean mayBeHalfMade() {
            return !held && ofThisLife;
        }
    }

    private Ledger(LedgerFile file) {
        this.file = file;
    }

    /**
     * Opens the ledger, or starts an empty one. Nothing is written yet, for the disk may be full.
     *
     * @param directory data directory, created when absent
     * @return the ledger
     * @throws IOException when the directory cannot be read
     */
    static Ledger open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return open(directory, new LedgerFile(directory, FILE));
    }

    /** Opens the ledger that is in a file of the directory. */
    static Ledger open(Path directory, LedgerFile file) throws IOException {
        Ledger ledger = new Ledger(file);
        Optional<List<LedgerLine>> lines = file.load();
        lines.orElseGet(List::of).forEach(ledger::replay);
        if (!ledger.whole) {
            LOG.info("no complete ledger in {}: objects in VPP that equal the configuration will be taken as ours, "
                + "others left alone", directory);
            ledger.entries.clear();
        }
        return ledger;
    }

    private void replay(LedgerLine line) {
        switch (line.event()) {
            case WHOLE -> whole = true;
            case LIFE -> {
                if (!isPresent(line.life())) {
                    entries.replaceAll((key, entry) -> new Entry(entry.object, entry.held, false));
                }
                life = line.life();
            }
            default -> replay(line.event(), line.object().orElseThrow());
        }
    }

    private void replay(LedgerLine.Event event, VppObject object) {
        if (event == LedgerLine.Event.DROP) {
            entries.remove(object.key());
        } else {
            entries.put(object.key(),
                event == LedgerLine.Event.HOLD ? Entry.held(object) : Entry.intended(object));
        }
    }

    /**
     * This is the VPP that is spoken to: an interface that an earlier one was asked to make is not half made here. That
     * is known from then on, even when it cannot be written.
     */
    synchronized void meet(Optional<VppLife> now) throws UnwritableFileException {
        note(List.of(LedgerLine.life(now)), !isPresent(now));
    }

    private boolean isPresent(Optional<VppLife> other) {
        return other.isPresent() && life.isPresent() && other.get().isSame(life.get());
    }

    /** {@return whether the ledger names everything that is ours; false after it was lost, until it is rebuilt} */
    boolean isWhole() {
        return whole;
    }

    boolean owns(ObjectKey key) {
        return entries.containsKey(key);
    }

    Map<ObjectKey, Entry> entries() {
        return Map.copyOf(entries);
    }

    /** {@return our interfaces} */
    List<InterfaceObject> interfaces() {
        return entries.values().stream().map(Entry::object).filter(InterfaceObject.class::isInstance)
            .map(InterfaceObject.class::cast).toList();
    }

    /** {@return our objects of a kind} */
    Stream<VppObject> all(ObjectKind kind) {
        return entries.tailMap(new ObjectKey(kind, "")).values().stream().map(Entry::object)
            .takeWhile(object -> object.kind() == kind);
    }

    /** {@return what is known about a key, or null} */
    Entry entry(ObjectKey key) {
        return entries.get(key);
    }

    Optional<VppObject> get(ObjectKey key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::object);
    }

    /** {@return why the file does not take what it should; empty when all is well} */
    Optional<String> problem() {
        return problem;
    }

    /** Enters objects that VPP is about to be told to make; on disk when this returns. */
    synchronized void intend(Collection<VppObject> objects) throws UnwritableFileException {
        record(objects.stream().map(object -> LedgerLine.of(LedgerLine.Event.INTEND, object)).toList(), true);
    }

    /**
     * Enters what became of them: what VPP holds now, and what it does not hold any more. That is known from then on,
     * even when it cannot be written: what is gone may be made by others, and must not be taken for ours then.
     */
    synchronized void settle(Collection<VppObject> held, Collection<VppObject> gone) throws UnwritableFileException {
        List<LedgerLine> lines = new ArrayList<>();
        held.forEach(object -> lines.add(LedgerLine.of(LedgerLine.Event.HOLD, object)));
        gone.forEach(object -> lines.add(LedgerLine.of(LedgerLine.Event.DROP, object)));
        note(lines, !gone.isEmpty());
        if (file.lines() > 2 * entries.size() + SLACK) {
            outdated = true;
            write(List.of(), false);
        }
    }

    /** The ledger names everything that is ours from now on. */
    synchronized void markWhole() throws UnwritableFileException {
        if (!whole) {
            record(List.of(LedgerLine.whole()), true);
        }
    }

    /** Enters what is known only when it could be written. */
    private void record(List<LedgerLine> lines, boolean sync) throws UnwritableFileException {
        if (!lines.isEmpty()) {
            write(lines, sync);
            lines.forEach(this::replay);
        }
    }

    /** Enters what is known in any case. */
    private void note(List<LedgerLine> lines, boolean sync) throws UnwritableFileException {
        try {
            write(lines, sync);
        } finally {
            lines.forEach(this::replay);
        }
    }

    /** What could not be written before comes first. */
    private void write(List<LedgerLine> lines, boolean sync) throws UnwritableFileException {
        try {
            if (outdated) {
                file.rewrite(lines());
                outdated = false;
            }
            if (!lines.isEmpty()) {
                file.append(lines, sync);
            }
            problem = Optional.empty();
        } catch (IOException e) {
            outdated = true;
            UnwritableFileException failure = new UnwritableFileException(file.path(), e);
            problem = Optional.of(failure.getMessage());
            throw failure;
        }
    }

    private List<LedgerLine> lines() {
        List<LedgerLine> lines = new ArrayList<>();
        if (whole) {
            lines.add(LedgerLine.whole());
        }
        List<LedgerLine> ofThisLife = new ArrayList<>();
        entries.values().forEach(entry -> (entry.mayBeHalfMade() ? ofThisLife : lines).add(LedgerLine.of(
            entry.held() ? LedgerLine.Event.HOLD : LedgerLine.Event.INTEND, entry.object())));
        lines.add(LedgerLine.life(life));
        lines.addAll(ofThisLife);
        return lines;
    }

    @Override
    public synchronized void close() throws IOException {
        try (file) {
            write(List.of(), false);
        }
    }
}
