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
package io.chainstitch.sfc.impl.report;

import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.vpp.model.NodeCounters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads now and then what the hops of chains have carried. One node is asked at a time, so the controller and the
 * network are hardly troubled; a node that does not answer is left alone until the next round. Belongs to the engine's
 * thread.
 */
public final class CounterPoll implements AutoCloseable {
    /** The shortest pause between two rounds. */
    static final long PAUSE_MILLIS = 30_000;
    /** A pause is at least so many times as long as the round took: reading never takes more of a node's time. */
    static final long PAUSE_FACTOR = 4;

    private final ScheduledExecutorService executor;
    private final NodeGateway gateway;
    private final StatePublisher publisher;
    private final LongSupplier nanoTime;
    private final Deque<Map.Entry<String, Set<Counted>>> round = new ArrayDeque<>();
    private long beganNanos;
    private boolean closed;

    /**
     * A poll that waits to be started.
     *
     * @param executor the engine's executor
     * @param gateway the way to the nodes
     * @param publisher knows which nodes have hops, and takes what was read
     * @param nanoTime tells the time that passed
     */
    public CounterPoll(ScheduledExecutorService executor, NodeGateway gateway, StatePublisher publisher,
        LongSupplier nanoTime) {
        this.executor = executor;
        this.gateway = gateway;
        this.publisher = publisher;
        this.nanoTime = nanoTime;
    }

    /** Begins the first round after a pause. */
    public void start() {
        pause(PAUSE_MILLIS);
    }

    private void pause(long millis) {
        executor.schedule(this::begin, millis, TimeUnit.MILLISECONDS);
    }

    private void begin() {
        beganNanos = nanoTime.getAsLong();
        round.addAll(publisher.countedNodes().entrySet());
        next();
    }

    private void next() {
        if (closed) {
            return;
        }
        Map.Entry<String, Set<Counted>> node = round.poll();
        if (node == null) {
            long tookMillis = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - beganNanos);
            pause(Math.max(PAUSE_MILLIS, PAUSE_FACTOR * tookMillis));
            return;
        }
        CompletionStage<NodeCounters> reading = gateway.counters(node.getKey(), node.getValue());
        reading.whenCompleteAsync((counters, failure) -> {
            if (failure == null && !closed) {
                publisher.counters(node.getKey(), counters);
            }
            next();
        }, executor);
    }

    /** No further node is asked. */
    @Override
    public void close() {
        executor.execute(() -> closed = true);
    }
}
