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

import java.util.List;
import org.opendaylight.controller.cluster.raft.ReplicatedLogEntry;
import org.opendaylight.controller.cluster.raft.persisted.ApplyJournalEntries;
import org.opendaylight.controller.cluster.raft.persisted.DeleteEntries;
import org.opendaylight.controller.cluster.raft.persisted.ServerConfigurationPayload;
import org.opendaylight.controller.cluster.raft.persisted.Snapshot;

/** How far a raft log goes and how far it was applied, from what is replayed. Not safe for use by several threads. */
final class ReplayedLog {
    private static final long NOTHING = -1;

    private boolean entries;
    private long last = NOTHING;
    private long applied = NOTHING;
    private ServerConfigurationPayload servers;

    /** Takes what the journal holds, in its order. */
    void add(Object event) {
        if (event instanceof ReplicatedLogEntry entry) {
            entries = true;
            last = entry.getIndex();
            if (entry.getData() instanceof ServerConfigurationPayload payload) {
                servers = payload;
            }
        } else if (event instanceof ApplyJournalEntries apply) {
            applied = Math.max(applied, apply.getToIndex());
        } else if (event instanceof DeleteEntries delete) {
            last = delete.getFromIndex() - 1;
        } else if (event instanceof ServerConfigurationPayload payload) {
            servers = payload;
        }
    }

    /** {@return whether all of the log was applied, as far as can be said without the snapshot} */
    boolean complete() {
        return entries && last <= applied;
    }

    /** Takes the snapshot that the replay began with. */
    void startedFrom(Snapshot snapshot) {
        List<ReplicatedLogEntry> unapplied = snapshot.getUnAppliedEntries();
        last = Math.max(last, unapplied.isEmpty() ? snapshot.getLastAppliedIndex()
            : unapplied.get(unapplied.size() - 1).getIndex());
        applied = Math.max(applied, snapshot.getLastAppliedIndex());
        if (servers == null) {
            servers = snapshot.getServerConfiguration();
        }
    }

    /** {@return how many entries at the end were not applied} */
    long unapplied() {
        return Math.max(0, last - applied);
    }

    /** {@return the index of the last entry} */
    long last() {
        return last;
    }

    /**
     * Whether the members were changed while the cluster ran, and there are others now.
     *
     * @param self the identifier of this member's shard
     */
    boolean hasPeers(String self) {
        return servers != null
            && servers.getServerConfig().stream().anyMatch(server -> !server.peerId().equals(self));
    }
}
