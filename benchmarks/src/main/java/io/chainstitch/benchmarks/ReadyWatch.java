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
package io.chainstitch.benchmarks;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.impl.engine.StateSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What users read, cut down to the moments at which chains get ready. */
final class ReadyWatch implements StateSink {
    private final Map<String, ChainState> states = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private CompletableFuture<Long> again = new CompletableFuture<>();
    private int wanted;
    private int ready;
    private CompletableFuture<Void> all = new CompletableFuture<>();

    /** Completes when so many chains are ready. */
    synchronized CompletableFuture<Void> all(int chains) {
        wanted = chains;
        all = new CompletableFuture<>();
        completeAll();
        return all;
    }

    /** Completes with the time at which all of some chains, which are ready now, are ready again after a change. */
    synchronized CompletableFuture<Long> again(Set<String> chains) {
        waiting.addAll(chains);
        again = new CompletableFuture<>();
        return again;
    }

    @Override
    public synchronized void chain(ChainStatus status) {
        ChainState before = states.put(status.name(), status.state());
        if (before == status.state()) {
            return;
        }
        ready += (status.state() == ChainState.READY ? 1 : 0) - (before == ChainState.READY ? 1 : 0);
        if (status.state() == ChainState.READY && waiting.remove(status.name()) && waiting.isEmpty()) {
            again.complete(System.nanoTime());
        }
        completeAll();
    }

    private void completeAll() {
        if (ready == wanted) {
            all.complete(null);
        }
    }

    @Override
    public void chainGone(String name) {
        throw new IllegalStateException("no chain is deleted in a measurement: " + name);
    }

    @Override
    public void node(NodeStatus status) {
        // Nodes are connected all the time.
    }

    @Override
    public void nodeGone(String name) {
        throw new IllegalStateException("no node is deleted in a measurement: " + name);
    }

    @Override
    public void transaction(TransactionStatus status) {
        if (!status.result().equals("committed")) {
            throw new IllegalStateException("transaction of " + status.chains() + ": " + status.result());
        }
    }
}
