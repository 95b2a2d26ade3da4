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

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static org.opendaylight.yangtools.util.concurrent.FluentFutures.immediateFailedFluentFuture;
import static org.opendaylight.yangtools.util.concurrent.FluentFutures.immediateFluentFuture;

import com.google.common.util.concurrent.FluentFuture;
import java.util.Optional;
import org.opendaylight.mdsal.common.api.ReadFailedException;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreReadTransaction;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/**
 * A transaction that reads live data where there is any, and stored data elsewhere.
 *
 * @param <T> the transaction on stored data
 */
class LiveReadTransaction<T extends DOMStoreReadTransaction> implements DOMStoreReadTransaction {
    private final T stored;
    private final LiveState live;

    LiveReadTransaction(T stored, LiveState live) {
        this.stored = stored;
        this.live = live;
    }

    final T stored() {
        return stored;
    }

    @Override
    public final FluentFuture<Optional<NormalizedNode>> read(YangInstanceIdentifier path) {
        try {
            if (path.isEmpty()) {
                ContainerNode now = live.root();
                return stored.read(path).transform(root -> Optional.of(merge(root, now)), directExecutor());
            }
            return live.holds(path) ? immediateFluentFuture(live.read(path)) : stored.read(path);
        } catch (ReadFailedException e) {
            return immediateFailedFluentFuture(e);
        }
    }

    @Override
    public final FluentFuture<Boolean> exists(YangInstanceIdentifier path) {
        return read(path).transform(Optional::isPresent, directExecutor());
    }

    @Override
    public final Object getIdentifier() {
        return stored.getIdentifier();
    }

    @Override
    public final void close() {
        stored.close();
    }

    private static NormalizedNode merge(Optional<NormalizedNode> stored, ContainerNode live) {
        if (!(stored.orElse(null) instanceof ContainerNode root)) {
            return live;
        }
        var merged = ImmutableNodes.newContainerBuilder().withNodeIdentifier(live.name());
        root.body().forEach(merged::withChild);
        live.body().forEach(merged::withChild);
        return merged.build();
    }
}
