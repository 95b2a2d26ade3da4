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

import akka.actor.Props;
import akka.persistence.AbstractPersistentActor;
import akka.persistence.SaveSnapshotSuccess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.opendaylight.controller.cluster.raft.persisted.Snapshot;

/** Writes what a process that was killed has left, and is gone: a snapshot is saved, all else goes to the journal. */
final class Writer extends AbstractPersistentActor {
    private final String name;
    private final CompletableFuture<Void> written;

    /** What goes to the journal. */
    record Events(List<Object> all) {
    }

    private Writer(String name, CompletableFuture<Void> written) {
        this.name = name;
        this.written = written;
    }

    static Props props(String name, CompletableFuture<Void> written) {
        return Props.create(Writer.class, () -> new Writer(name, written));
    }

    @Override
    public String persistenceId() {
        return name;
    }

    @Override
    public Receive createReceiveRecover() {
        return receiveBuilder().matchAny(event -> { }).build();
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
            .match(Snapshot.class, this::saveSnapshot)
            .match(SaveSnapshotSuccess.class, saved -> end())
            .match(Events.class, events -> {
                persistAll(events.all(), event -> { });
                defer("end", last -> end());
            })
            .build();
    }

    private void end() {
        context().stop(self());
    }

    @Override
    public void postStop() {
        written.complete(null);
    }
}
