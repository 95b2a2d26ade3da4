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
package io.chainstitch.agent.server;

import static com.google.common.util.concurrent.Futures.immediateFailedFuture;
import static com.google.common.util.concurrent.Futures.immediateFuture;

import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreThreePhaseCommitCohort;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.data.tree.api.ConflictingModificationAppliedException;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;

/** The phases of one transaction on the configuration. The broker runs them on the commit thread. */
final class ConfigurationCohort implements DOMStoreThreePhaseCommitCohort {
    private final ConfigurationStore store;
    private final DataTreeModification modification;
    private final Exception readyError;
    private DataTreeCandidate candidate;
    private boolean applied;

    ConfigurationCohort(ConfigurationStore store, DataTreeModification modification, Exception readyError) {
        this.store = store;
        this.modification = modification;
        this.readyError = readyError;
    }

    @Override
    public ListenableFuture<Boolean> canCommit() {
        if (readyError != null) {
            return immediateFailedFuture(RejectedChangeException.invalid(readyError));
        }
        try {
            store.tree().validate(modification);
            return immediateFuture(Boolean.TRUE);
        } catch (ConflictingModificationAppliedException e) {
            return immediateFailedFuture(new OptimisticLockFailedException(
                "somebody else changed " + e.getPath() + " meanwhile; read it again and redo the edit", e));
        } catch (DataValidationFailedException e) {
            return immediateFailedFuture(RejectedChangeException.invalid(e));
        }
    }

    @Override
    public ListenableFuture<Empty> preCommit() {
        try {
            candidate = store.tree().prepare(modification);
            store.commit().apply(candidate);
            applied = true;
            return immediateFuture(Empty.value());
        } catch (DataValidationFailedException e) {
            return immediateFailedFuture(RejectedChangeException.invalid(e));
        } catch (RejectedChangeException e) {
            return immediateFailedFuture(e);
        }
    }

    @Override
    public ListenableFuture<? extends CommitInfo> commit() {
        store.tree().commit(candidate);
        applied = false;
        store.commit().published();
        store.publish(candidate);
        return immediateFuture(CommitInfo.empty());
    }

    @Override
    public ListenableFuture<Empty> abort() {
        if (applied) {
            applied = false;
            store.commit().withdraw();
        }
        return immediateFuture(Empty.value());
    }
}
