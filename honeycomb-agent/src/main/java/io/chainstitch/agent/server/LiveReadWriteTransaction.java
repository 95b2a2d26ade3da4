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

import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreThreePhaseCommitCohort;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** A transaction that reads live data and writes stored data. */
final class LiveReadWriteTransaction extends LiveReadTransaction<DOMStoreReadWriteTransaction>
        implements DOMStoreReadWriteTransaction {

    LiveReadWriteTransaction(DOMStoreReadWriteTransaction stored, LiveState live) {
        super(stored, live);
    }

    @Override
    public void write(YangInstanceIdentifier path, NormalizedNode data) {
        stored().write(path, data);
    }

    @Override
    public void merge(YangInstanceIdentifier path, NormalizedNode data) {
        stored().merge(path, data);
    }

    @Override
    public void delete(YangInstanceIdentifier path) {
        stored().delete(path);
    }

    @Override
    public DOMStoreThreePhaseCommitCohort ready() {
        return stored().ready();
    }
}
