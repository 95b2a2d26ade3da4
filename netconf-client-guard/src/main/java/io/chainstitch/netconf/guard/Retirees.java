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
package io.chainstitch.netconf.guard;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendaylight.netconf.client.NetconfClientSessionListener;

/** The newest connection of each node, and which of them are to end. A connection is known by who listens to it. */
final class Retirees implements Retirement {
    /** Nodes that were deleted are forgotten by this limit. */
    private static final int REMEMBERED_NODES = 10_000;

    private final Cache<String, Connection> newest = CacheBuilder.newBuilder().maximumSize(REMEMBERED_NODES).build();

    /** The attempts of one listener. The topology keeps what is in use; nothing is kept here beyond that. */
    private static final class Connection {
        private final WeakReference<NetconfClientSessionListener> owner;
        private WeakReference<ConnectAttempt> attempt = new WeakReference<>(null);
        private boolean retired;

        Connection(NetconfClientSessionListener owner) {
            this.owner = new WeakReference<>(owner);
        }
    }

    /**
     * An attempt is about to start.
     *
     * @return whether it may; otherwise its connection is retired, and it is only to be cancelled
     */
    synchronized boolean begin(String node, NetconfClientSessionListener owner, ConnectAttempt attempt) {
        Connection connection = newest.getIfPresent(node);
        if (connection == null || connection.owner.get() != owner) {
            connection = new Connection(owner);
            newest.put(node, connection);
        }
        connection.attempt = new WeakReference<>(attempt);
        return !connection.retired;
    }

    @Override
    public synchronized boolean retire(String node) {
        Connection connection = newest.getIfPresent(node);
        if (connection == null) {
            return true;
        }
        connection.retired = true;
        ConnectAttempt attempt = connection.attempt.get();
        return attempt == null || attempt.retire();
    }

    /** {@return whether the newest attempt of a node waits for its turn} */
    synchronized boolean isWaiting(String node) {
        return newest(node).map(ConnectAttempt::isWaiting).orElse(false);
    }

    @Override
    public synchronized CompletionStage<Void> end(String node) {
        return newest(node).map(ConnectAttempt::end).orElse(CompletableFuture.completedStage(null));
    }

    private Optional<ConnectAttempt> newest(String node) {
        return Optional.ofNullable(newest.getIfPresent(node)).map(connection -> connection.attempt.get());
    }
}
