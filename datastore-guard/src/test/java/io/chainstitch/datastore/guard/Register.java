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
import akka.actor.Props;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opendaylight.controller.cluster.raft.NoopRaftActorSnapshotCohort;
import org.opendaylight.controller.cluster.raft.RaftActor;
import org.opendaylight.controller.cluster.raft.RaftActorRecoveryCohort;
import org.opendaylight.controller.cluster.raft.RaftActorSnapshotCohort;
import org.opendaylight.controller.cluster.raft.messages.Payload;
import org.opendaylight.controller.cluster.raft.persisted.Snapshot;
import org.opendaylight.yangtools.concepts.Identifier;

/** A shard of OpenDaylight whose state is the words that were applied. */
final class Register extends RaftActor {
    private final CompletableFuture<List<String>> recovered;
    private final List<String> applied = new ArrayList<>();

    private Register(String name, Map<String, String> peers, CompletableFuture<List<String>> recovered) {
        super(name, peers, Optional.empty(), (short) 0);
        this.recovered = recovered;
        setPersistence(true);
    }

    static Props props(String name, Map<String, String> peers, CompletableFuture<List<String>> recovered) {
        return Props.create(Register.class, () -> new Register(name, peers, recovered));
    }

    @Override
    public String persistenceId() {
        return getId();
    }

    @Override
    protected void applyState(ActorRef client, Identifier identifier, Object data) {
        applied.add(data.toString());
    }

    @Override
    protected RaftActorRecoveryCohort getRaftActorRecoveryCohort() {
        return new RaftActorRecoveryCohort() {
            @Override
            public void startLogRecoveryBatch(int maxBatchSize) {
                // All words are applied at once.
            }

            @Override
            public void appendRecoveredLogEntry(Payload data) {
                applied.add(data.toString());
            }

            @Override
            public void applyRecoverySnapshot(Snapshot.State state) {
                // The snapshots of these tests have no state.
            }

            @Override
            public void applyCurrentLogRecoveryBatch() {
                // All words are applied at once.
            }

            @Override
            public Snapshot getRestoreFromSnapshot() {
                return null;
            }
        };
    }

    @Override
    protected void onRecoveryComplete() {
        recovered.complete(List.copyOf(applied));
    }

    @Override
    protected RaftActorSnapshotCohort getRaftActorSnapshotCohort() {
        return NoopRaftActorSnapshotCohort.INSTANCE;
    }

    @Override
    protected void onStateChanged() {
        // Nothing here depends on who leads.
    }

    @Override
    protected Optional<ActorRef> getRoleChangeNotifier() {
        return Optional.empty();
    }
}
