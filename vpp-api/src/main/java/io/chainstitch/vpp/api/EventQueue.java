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
package io.chainstitch.vpp.api;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to listeners one at a time and in order, away from the connection's thread. */
final class EventQueue {
    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);
    private static final int LIMIT = 100_000;

    private final Executor executor;
    private final List<Consumer<ApiMessage>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<ApiMessage> waiting = new ArrayDeque<>();
    private boolean running;

    EventQueue(Executor executor) {
        this.executor = executor;
    }

    void listen(Consumer<ApiMessage> listener) {
        listeners.add(listener);
    }

    /**
     * Queues an event.
     *
     * @param event what VPP reported
     * @throws ApiProtocolException when the listeners are so far behind that the connection has to start anew
     */
    void add(ApiMessage event) throws ApiProtocolException {
        synchronized (waiting) {
            if (waiting.size() >= LIMIT) {
                throw new ApiProtocolException(LIMIT + " events of VPP wait for a listener that does not keep up");
            }
            waiting.add(event);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            LOG.debug("Events are dropped because their executor has ended");
        }
    }

    private void drain() {
        ApiMessage event = next();
        while (event != null) {
            for (Consumer<ApiMessage> listener : listeners) {
                deliver(listener, event);
            }
            event = next();
        }
    }

    private static void deliver(Consumer<ApiMessage> listener, ApiMessage event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on the event {}", event.name(), e);
        }
    }

    private ApiMessage next() {
        synchronized (waiting) {
            ApiMessage event = waiting.poll();
            running = event != null;
            return event;
        }
    }
}
