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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.spi.ForwardingDOMDataReadWriteTransaction;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;

/** Remembers its writes to the configuration, so that they can be tried without being committed. */
final class RecordingTransaction extends ForwardingDOMDataReadWriteTransaction {
    private final List<Consumer<DataTreeModification>> writes = new ArrayList<>();
    private final DOMDataTreeReadWriteTransaction transaction;

    RecordingTransaction(DOMDataTreeReadWriteTransaction transaction) {
        this.transaction = transaction;
    }

    synchronized void replay(DataTreeModification modification) {
        writes.forEach(write -> write.accept(modification));
    }

    @Override
    protected DOMDataTreeReadWriteTransaction delegate() {
        return transaction;
    }

    @Override
    public void put(LogicalDatastoreType store, YangInstanceIdentifier path, NormalizedNode data) {
        super.put(store, path, data);
        record(store, modification -> modification.write(path, data));
    }

    @Override
    public void merge(LogicalDatastoreType store, YangInstanceIdentifier path, NormalizedNode data) {
        super.merge(store, path, data);
        record(store, modification -> modification.merge(path, data));
    }

    @Override
    public void delete(LogicalDatastoreType store, YangInstanceIdentifier path) {
        super.delete(store, path);
        record(store, modification -> modification.delete(path));
    }

    private synchronized void record(LogicalDatastoreType store, Consumer<DataTreeModification> write) {
        if (store == LogicalDatastoreType.CONFIGURATION) {
            writes.add(write);
        }
    }
}
