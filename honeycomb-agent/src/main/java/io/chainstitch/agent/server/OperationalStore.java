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

import org.opendaylight.mdsal.dom.api.DOMDataTreeChangeListener;
import org.opendaylight.mdsal.dom.spi.store.DOMStore;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreTransactionChain;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreTreeChangePublisher;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreWriteTransaction;
import org.opendaylight.mdsal.dom.store.inmemory.InMemoryDOMDataStore;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * The operational datastore: what the servers themselves write (sessions, YANG library) is kept in memory, all else is
 * read live.
 */
final class OperationalStore implements DOMStore, DOMStoreTreeChangePublisher {
    private final InMemoryDOMDataStore memory;
    private final LiveState live;

    OperationalStore(InMemoryDOMDataStore memory, LiveState live) {
        this.memory = memory;
        this.live = live;
    }

    @Override
    public DOMStoreReadTransaction newReadOnlyTransaction() {
        return new LiveReadTransaction<>(memory.newReadOnlyTransaction(), live);
    }

    @Override
    public DOMStoreReadWriteTransaction newReadWriteTransaction() {
        return new LiveReadWriteTransaction(memory.newReadWriteTransaction(), live);
    }

    @Override
    public DOMStoreWriteTransaction newWriteOnlyTransaction() {
        return memory.newWriteOnlyTransaction();
    }

    @Override
    public DOMStoreTransactionChain createTransactionChain() {
        return new Chain(memory.createTransactionChain());
    }

    @Override
    public Registration registerTreeChangeListener(YangInstanceIdentifier path, DOMDataTreeChangeListener listener) {
        return memory.registerTreeChangeListener(path, listener);
    }

    @Override
    @SuppressWarnings("removal")
    @Deprecated(forRemoval = true)
    public Registration registerLegacyTreeChangeListener(YangInstanceIdentifier path,
            DOMDataTreeChangeListener listener) {
        return memory.registerLegacyTreeChangeListener(path, listener);
    }

    /** A chain of the store in memory whose reads are live too. */
    private final class Chain implements DOMStoreTransactionChain {
        private final DOMStoreTransactionChain chain;

        Chain(DOMStoreTransactionChain chain) {
            this.chain = chain;
        }

        @Override
        public DOMStoreReadTransaction newReadOnlyTransaction() {
            return new LiveReadTransaction<>(chain.newReadOnlyTransaction(), live);
        }

        @Override
        public DOMStoreReadWriteTransaction newReadWriteTransaction() {
            return new LiveReadWriteTransaction(chain.newReadWriteTransaction(), live);
        }

        @Override
        public DOMStoreWriteTransaction newWriteOnlyTransaction() {
            return chain.newWriteOnlyTransaction();
        }

        @Override
        public void close() {
            chain.close();
        }
    }
}
