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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to one VPP: connects, and connects again after a loss, with pauses that grow from 0.1 s to 2 s and
 * start anew once a connection has lasted 2 s. After a loss everything VPP held is to be taken as gone.
 */
public final class VppConnector implements AutoCloseable {
    /** What the owner of a connector is told, always on the scheduler. */
    public interface Listener {
        /**
         * A connection is up. A listener that cannot use this VPP closes the client.
         *
         * @param client the connection
         */
        void onConnected(VppClient client);

        /**
         * The connection that was reported up has ended.
         *
         * @param cause one sentence
         */
        void onLost(String cause);

        /**
         * An attempt failed; the next one follows by itself. Told once as long as the cause stays the same.
         *
         * @param cause one sentence
         */
        default void onUnreachable(String cause) {
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(VppConnector.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Path socket;
    private final String clientName;
    private final ApiDefinitions definitions;
    private final VppClientOptions options;
    private final ScheduledExecutorService scheduler;
    private final Listener listener;
    private Duration pause = SHORTEST;
    private String lastCause = "";
    private VppClient client;
    private Future<?> next;
    private boolean started;
    private boolean closed;

    /**
     * Prepares a connector that does nothing yet.
     *
     * @param socket VPP's API socket
     * @param clientName shown by VPP
     * @param definitions the messages known
     * @param options of each connection
     * @param scheduler runs attempts, which may take as long as the connect time-out, and the listener
     * @param listener told of connections and losses
     */
    public VppConnector(Path socket, String clientName, ApiDefinitions definitions, VppClientOptions options,
            ScheduledExecutorService scheduler, Listener listener) {
        this.socket = Objects.requireNonNull(socket);
        this.clientName = Objects.requireNonNull(clientName);
        this.definitions = Objects.requireNonNull(definitions);
        this.options = Objects.requireNonNull(options);
        this.scheduler = Objects.requireNonNull(scheduler);
        this.listener = Objects.requireNonNull(listener);
    }

    /** Begins connecting. Further calls do nothing. */
    public synchronized void start() {
        if (!started) {
            started = true;
            schedule(Duration.ZERO);
        }
    }

    private synchronized void schedule(Duration delay) {
        if (!closed) {
            try {
                next = scheduler.schedule(this::attempt, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("The scheduler has ended, {} is not connected again", socket);
            }
        }
    }

    private void attempt() {
        try {
            connected(VppClient.connect(socket, clientName, definitions, options));
        } catch (IOException e) {
            unreachable(e.getMessage());
        }
    }

    private void connected(VppClient opened) {
        synchronized (this) {
            client = opened;
            lastCause = "";
            if (closed) {
                opened.close();
                return;
            }
        }
        LOG.info("Connected to VPP at {}", socket);
        try {
            listener.onConnected(opened);
        } catch (RuntimeException e) {
            LOG.error("The listener failed on a new connection to VPP at {}, it is closed", socket, e);
            opened.close();
        }
        opened.closed().whenComplete((nothing, error) -> later(opened));
        try {
            scheduler.schedule(() -> lasted(opened), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The scheduler has ended, {} is not connected again", socket);
        }
    }

    private synchronized void lasted(VppClient candidate) {
        if (client == candidate && !candidate.closed().isDone()) {
            pause = SHORTEST;
        }
    }

    private void later(VppClient ended) {
        try {
            scheduler.execute(() -> lost(ended));
        } catch (RejectedExecutionException e) {
            LOG.debug("The scheduler has ended, the loss of {} is not reported", socket);
        }
    }

    private void lost(VppClient ended) {
        String cause = ended.closeCause().orElse("the connection ended");
        LOG.info("Lost VPP at {}: {}", socket, cause);
        try {
            listener.onLost(cause);
        } finally {
            schedule(grownPause());
        }
    }

    private void unreachable(String cause) {
        boolean news;
        synchronized (this) {
            news = !closed && !cause.equals(lastCause);
            lastCause = cause;
        }
        try {
            if (news) {
                LOG.info("VPP is not reachable, attempts go on: {}", cause);
                listener.onUnreachable(cause);
            }
        } finally {
            schedule(grownPause());
        }
    }

    /** Grows by half, so that a VPP that starts within a second is met soon after it is up. */
    private synchronized Duration grownPause() {
        Duration current = pause;
        Duration grown = pause.plus(pause.dividedBy(2));
        pause = grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
        return current;
    }

    /** Ends the attempts and the connection. A connection that was up is reported lost. */
    @Override
    public void close() {
        VppClient current;
        synchronized (this) {
            closed = true;
            current = client;
            if (next != null) {
                next.cancel(false);
            }
        }
        if (current != null) {
            current.close();
        }
    }
}
