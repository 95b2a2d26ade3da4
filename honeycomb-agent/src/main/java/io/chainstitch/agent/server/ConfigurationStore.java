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

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.mdsal.dom.api.DOMDataTreeChangeListener;
import org.opendaylight.mdsal.dom.spi.store.AbstractDOMStoreTreeChangePublisher;
import org.opendaylight.mdsal.dom.spi.store.AbstractSnapshotBackedTransactionChain;
import org.opendaylight.mdsal.dom.spi.store.DOMStore;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreThreePhaseCommitCohort;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreTransactionChain;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreTreeChangePublisher;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.SnapshotBackedTransactions;
import org.opendaylight.mdsal.dom.spi.store.SnapshotBackedWriteTransaction;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeSnapshot;

/**
 * The configuration datastore. It exists beside the platform's own store because that one cannot refuse a commit: here
 * a change passes {@link Commit} first.
 */
final class ConfigurationStore extends SnapshotBackedWriteTransaction.TransactionReadyPrototype<String>
        implements DOMStore, DOMStoreTreeChangePublisher {
    private final AtomicLong transactions = new AtomicLong();
    private final Publisher publisher = new Publisher();
    private final DataTree tree;
    private final Commit commit;
    private final Executor listeners;

    /**
     * A store.
     *
     * @param tree holds the data
     * @param commit what each change has to pass
     * @param listeners runs those who want to hear of changes, in order
     */
    ConfigurationStore(DataTree tree, Commit commit, Executor listeners) {
        this.tree = tree;
        this.commit = commit;
        this.listeners = listeners;
    }

    DataTree tree() {
        return tree;
    }

    Commit commit() {
        return commit;
    }

    void publish(DataTreeCandidate candidate) {
        publisher.process(candidate);
    }

    @Override
    public DOMStoreReadTransaction newReadOnlyTransaction() {
        return SnapshotBackedTransactions.newReadTransaction(nextId(), false, tree.takeSnapshot());
    }

    @Override
    public DOMStoreWriteTransaction newWriteOnlyTransaction() {
        return SnapshotBackedTransactions.newWriteTransaction(nextId(), false, tree.takeSnapshot(), this);
    }

    @Override
    public DOMStoreReadWriteTransaction newReadWriteTransaction() {
        return SnapshotBackedTransactions.newReadWriteTransaction(nextId(), false, tree.takeSnapshot(), this);
    }

    @Override
    public DOMStoreTransactionChain createTransactionChain() {
        return new Chain();
    }

    @Override
    public Registration registerTreeChangeListener(YangInstanceIdentifier path, DOMDataTreeChangeListener listener) {
        return publisher.registerTreeChangeListener(path, listener);
    }

    @Override
    @SuppressWarnings("removal")
    @Deprecated(forRemoval = true)
    public Registration registerLegacyTreeChangeListener(YangInstanceIdentifier path,
            DOMDataTreeChangeListener listener) {
        return publisher.registerLegacyTreeChangeListener(path, listener);
    }

    @Override
    protected void transactionAborted(SnapshotBackedWriteTransaction<String> transaction) {
        // Nothing was taken for it.
    }

    @Override
    protected DOMStoreThreePhaseCommitCohort transactionReady(SnapshotBackedWriteTransaction<String> transaction,
            DataTreeModification modification, Exception readyError) {
        return new ConfigurationCohort(this, modification, readyError);
    }

    private String nextId() {
        return "config-" + transactions.incrementAndGet();
    }

    /** Transactions that see each other's changes before they are committed. */
    private final class Chain extends AbstractSnapshotBackedTransactionChain<String> {
        @Override
        protected String nextTransactionIdentifier() {
            return nextId();
        }

        @Override
        protected boolean getDebugTransactions() {
            return false;
        }

        @Override
        protected DataTreeSnapshot takeSnapshot() {
            return tree.takeSnapshot();
        }

        @Override
        protected DOMStoreThreePhaseCommitCohort createCohort(SnapshotBackedWriteTransaction<String> transaction,
                DataTreeModification modification, Exception readyError) {
            ConfigurationCohort cohort = new ConfigurationCohort(ConfigurationStore.this, modification, readyError);
            return new ChainedCohort(cohort, () -> onTransactionCommited(transaction),
                failure -> onTransactionFailed(transaction, failure));
        }
    }

    /** Tells listeners of committed changes. */
    private final class Publisher extends AbstractDOMStoreTreeChangePublisher {
        void process(DataTreeCandidate candidate) {
            processCandidateTree(candidate);
        }

        @Override
        protected void notifyListener(Reg registration, List<DataTreeCandidate> changes) {
            listeners.execute(() -> {
                if (registration.notClosed()) {
                    registration.listener().onDataTreeChanged(changes);
                }
            });
        }

        @Override
        protected void registrationRemoved(Reg registration) {
            // Nothing is kept for it.
        }
    }
}
