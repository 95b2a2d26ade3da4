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

import static org.junit.Assert.assertEquals;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.controller.akka.segjournal.SegmentedFileJournal;
import org.opendaylight.controller.cluster.persistence.LocalSnapshotStore;
import org.opendaylight.controller.cluster.raft.ReplicatedLogEntry;
import org.opendaylight.controller.cluster.raft.persisted.ApplyJournalEntries;
import org.opendaylight.controller.cluster.raft.persisted.DeleteEntries;
import org.opendaylight.controller.cluster.raft.persisted.EmptyState;
import org.opendaylight.controller.cluster.raft.persisted.ServerConfigurationPayload;
import org.opendaylight.controller.cluster.raft.persisted.ServerInfo;
import org.opendaylight.controller.cluster.raft.persisted.SimpleReplicatedLogEntry;
import org.opendaylight.controller.cluster.raft.persisted.Snapshot;
import org.opendaylight.controller.cluster.raft.persisted.UpdateElectionTerm;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** What a shard of OpenDaylight knows after its process was killed. */
public final class CompleteJournalTest {
    private static final String ALONE = "member-1-shard-default-config";
    private static final String REPLICATED = "member-1-shard-topology-config";
    private static final String PEER = "member-2-shard-default-config";
    private static final UpdateElectionTerm TERM = new UpdateElectionTerm(1, ALONE);
    private static final String SHARDS = """
        module-shards = [
          { name = "default", shards = [ { name = "default", replicas = ["member-1"] } ] },
          { name = "topology", shards = [ { name = "topology", replicas = ["member-1", "member-2", "member-3"] } ] }
        ]
        """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ActorSystem system;

    @Before
    public void start() throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("module-shards.conf"), SHARDS);
        start(CompleteJournal.class);
    }

    private void start(Class<?> journal) {
        Path root = folder.getRoot().toPath();
        system = ActorSystem.create("test", ConfigFactory.parseMap(Map.of(
            "akka.persistence.journal.plugin", "akka.persistence.journal.segmented-file",
            "akka.persistence.journal.segmented-file", Map.of("class", journal.getName(),
                "root-directory", root.resolve("journal").toString(), "max-entry-size", "1M",
                "max-segment-size", "2M", "memory-mapped", true,
                "module-shards", root.resolve("module-shards.conf").toString()),
            "akka.persistence.snapshot-store.plugin", "akka.persistence.snapshot-store.local",
            "akka.persistence.snapshot-store.local", Map.of("class", LocalSnapshotStore.class.getName(),
                "dir", root.resolve("snapshots").toString(), "use-lz4-compression", false),
            "akka.loglevel", "WARNING")).withFallback(ConfigFactory.load()));
    }

    @After
    public void stop() throws Exception {
        Await.result(system.terminate(), Duration.Inf());
    }

    @Test
    public void whatWasWrittenAndNotMarkedAsAppliedIsThereAgain() throws Exception {
        write(ALONE, TERM, word(0), word(1), new ApplyJournalEntries(0), word(2));
        assertEquals(List.of("w0", "w1", "w2"), recover(ALONE));
    }

    /** When this fails OpenDaylight has cured it, and this module is no longer needed. */
    @Test
    public void openDaylightItselfForgetsIt() throws Exception {
        write(ALONE, TERM, word(0), word(1), new ApplyJournalEntries(0), word(2));
        stop();
        start(SegmentedFileJournal.class);
        assertEquals(List.of("w0"), recover(ALONE));
    }

    @Test
    public void nothingIsAppliedTwice() throws Exception {
        write(ALONE, TERM, word(0), new ApplyJournalEntries(0), word(1), new ApplyJournalEntries(1));
        assertEquals(List.of("w0", "w1"), recover(ALONE));
    }

    @Test
    public void itIsThereAtEveryLaterStart() throws Exception {
        write(ALONE, TERM, word(0));
        assertEquals(List.of("w0"), recover(ALONE));
        write(ALONE, new UpdateElectionTerm(2, ALONE), word(1));
        assertEquals(List.of("w0", "w1"), recover(ALONE));
    }

    @Test
    public void anEntryThatWasTakenBackStaysAway() throws Exception {
        write(ALONE, TERM, word(0), word(1), new DeleteEntries(1), new UpdateElectionTerm(2, ALONE));
        assertEquals(List.of("w0"), recover(ALONE));
    }

    @Test
    public void aShardWithPeersAppliesOnlyWhatItKnowsToBeCommitted() throws Exception {
        write(REPLICATED, TERM, word(0), new ApplyJournalEntries(0), word(1));
        assertEquals(List.of("w0"), recover(REPLICATED));
    }

    @Test
    public void aShardOfWhichNothingIsConfiguredIsLeftAlone() throws Exception {
        String unknown = "member-1-shard-cars-config";
        write(unknown, TERM, word(0), new ApplyJournalEntries(0), word(1));
        assertEquals(List.of("w0"), recover(unknown));
    }

    @Test
    public void aPeerThatCameByTheJournalCounts() throws Exception {
        write(ALONE, TERM, word(0), new ApplyJournalEntries(0), members(1, ALONE, PEER), word(2));
        assertEquals(List.of("w0"), recover(ALONE));
    }

    @Test
    public void aPeerThatWentAgainDoesNotCount() throws Exception {
        write(ALONE, TERM, word(0), new ApplyJournalEntries(0), members(1, ALONE, PEER), members(2, ALONE), word(3));
        assertEquals(List.of("w0", "w3"), recover(ALONE));
    }

    @Test
    public void aPeerThatCameByTheSnapshotCounts() throws Exception {
        write(ALONE, TERM, word(0));
        save(ALONE, Snapshot.create(EmptyState.INSTANCE, List.of(), 0, 1, 0, 1, 1, ALONE, servers(ALONE, PEER)));
        write(ALONE, word(1));
        assertEquals(List.of(), recover(ALONE));
    }

    @Test
    public void whatFollowsASnapshotIsThereAgain() throws Exception {
        write(ALONE, TERM, word(0));
        save(ALONE, Snapshot.create(EmptyState.INSTANCE, List.of(), 0, 1, 0, 1, 1, ALONE, null));
        write(ALONE, word(1));
        assertEquals(List.of("w1"), recover(ALONE));
    }

    @Test
    public void whatASnapshotHoldsUnappliedIsThereAgain() throws Exception {
        write(ALONE, TERM, word(0), word(1), word(2));
        save(ALONE, Snapshot.create(EmptyState.INSTANCE, List.of(word(1), word(2)), 2, 1, 0, 1, 1, ALONE, null));
        write(ALONE, new ApplyJournalEntries(1));
        assertEquals(List.of("w1", "w2"), recover(ALONE));
    }

    private static ReplicatedLogEntry word(long index) {
        return new SimpleReplicatedLogEntry(index, 1, new Word("w" + index));
    }

    private static ReplicatedLogEntry members(long index, String... names) {
        return new SimpleReplicatedLogEntry(index, 1, servers(names));
    }

    private static ServerConfigurationPayload servers(String... names) {
        return new ServerConfigurationPayload(Stream.of(names).map(name -> new ServerInfo(name, true)).toList());
    }

    private void write(String shard, Object... events) throws Exception {
        end(shard, new Writer.Events(List.of(events)));
    }

    private void save(String shard, Snapshot snapshot) throws Exception {
        end(shard, snapshot);
    }

    private void end(String shard, Object message) throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        system.actorOf(Writer.props(shard, written)).tell(message, ActorRef.noSender());
        written.get(30, TimeUnit.SECONDS);
    }

    private List<String> recover(String shard) throws Exception {
        CompletableFuture<List<String>> recovered = new CompletableFuture<>();
        ActorRef register = system.actorOf(Register.props(shard, Map.of(), recovered));
        List<String> words = recovered.get(30, TimeUnit.SECONDS);
        system.stop(register);
        return words;
    }
}
