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
package io.chainstitch.datastore.guard;

import akka.actor.ActorRef;
import akka.pattern.Patterns;
import akka.persistence.Persistence;
import akka.persistence.PersistentRepr;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotProtocol;
import akka.persistence.SnapshotSelectionCriteria;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.opendaylight.controller.akka.segjournal.SegmentedFileJournal;
import org.opendaylight.controller.cluster.raft.persisted.ApplyJournalEntries;
import org.opendaylight.controller.cluster.raft.persisted.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * OpenDaylight's journal, whose replay ends with the order to apply all of it, where the shard has no peers.
 *
 * <p>A shard of OpenDaylight writes an entry, acknowledges it, and writes after that up to where it applied the journal
 * ({@link ApplyJournalEntries}). A shard that starts applies no more than the last such record says. The rest would be
 * applied by the behaviour {@code PreLeader}, which a shard without peers leaves out. So what was acknowledged in the
 * last moments before the process was killed would be forgotten. A shard without peers acknowledges alone: whatever is
 * in its journal is committed.
 *
 * <p>With peers nothing is added, as an entry there is committed only when most of them have it. A shard has no peers
 * when {@code module-shards.conf} gives it to one member and no change of its members, in journal or snapshot, brought
 * another.
 *
 * <p>One case is left: a shard whose snapshot holds entries that were not applied, and nothing was written after it.
 * Then there is no replay that could be completed.
 */
public final class CompleteJournal extends SegmentedFileJournal {
    /** The setting that names the file {@code module-shards.conf}. */
    static final String MODULE_SHARDS = "module-shards";

    private static final Logger LOG = LoggerFactory.getLogger(CompleteJournal.class);
    /** Less than the 30 s for which a starting shard waits for the next event. */
    private static final Duration SNAPSHOT_LOADED = Duration.ofSeconds(20);

    private final Members members;

    /**
     * Creates it.
     *
     * @param config the settings of OpenDaylight's journal, and {@value #MODULE_SHARDS}
     */
    public CompleteJournal(Config config) {
        super(config);
        members = Members.read(Path.of(config.getString(MODULE_SHARDS)));
    }

    @Override
    public Future<Void> doAsyncReplayMessages(String persistenceId, long fromSequenceNr, long toSequenceNr, long max,
        Consumer<PersistentRepr> replayCallback) {
        if (!members.alone(persistenceId)) {
            return super.doAsyncReplayMessages(persistenceId, fromSequenceNr, toSequenceNr, max, replayCallback);
        }
        Replay replay = new Replay(replayCallback);
        CompletionStage<Void> replayed = FutureConverters.asJava(
            super.doAsyncReplayMessages(persistenceId, fromSequenceNr, toSequenceNr, max, replay));
        // The store of snapshots is found on this actor's thread; a later stage runs on any.
        ActorRef snapshots = Persistence.get(context().system()).snapshotStoreFor("", ConfigFactory.empty());
        return FutureConverters.asScala(replayed.thenCompose(done -> complete(persistenceId, replay, snapshots)));
    }

    private static CompletionStage<Void> complete(String shard, Replay replay, ActorRef snapshots) {
        if (replay.newest == null || replay.log.complete()) {
            return CompletableFuture.completedStage(null);
        }
        return Patterns.ask(snapshots, new SnapshotProtocol.LoadSnapshot(shard, SnapshotSelectionCriteria.latest(),
            Long.MAX_VALUE), SNAPSHOT_LOADED).handle((answer, failure) -> {
                if (answer instanceof SnapshotProtocol.LoadSnapshotResult loaded) {
                    replay.complete(shard, loaded);
                } else {
                    LOG.warn("{}: its snapshot was not read ({}), so its last edits may be forgotten", shard,
                        failure == null ? answer : failure.getMessage());
                }
                return null;
            });
    }

    /** A replay that is under way. */
    private static final class Replay implements Consumer<PersistentRepr> {
        private final ReplayedLog log = new ReplayedLog();
        private final Consumer<PersistentRepr> shard;
        private PersistentRepr newest;

        Replay(Consumer<PersistentRepr> shard) {
            this.shard = shard;
        }

        @Override
        public void accept(PersistentRepr event) {
            newest = event;
            log.add(event.payload());
            shard.accept(event);
        }

        private void complete(String name, SnapshotProtocol.LoadSnapshotResult loaded) {
            if (loaded.snapshot().isDefined()) {
                SelectedSnapshot selected = loaded.snapshot().get();
                if (selected.snapshot() instanceof Snapshot snapshot) {
                    log.startedFrom(snapshot);
                }
            }
            if (log.unapplied() > 0 && !log.hasPeers(name)) {
                LOG.info("{}: its last entries were written and not marked as applied ({}); they are applied now", name,
                    log.unapplied());
                shard.accept(newest.withPayload(new ApplyJournalEntries(log.last())));
            }
        }
    }
}
