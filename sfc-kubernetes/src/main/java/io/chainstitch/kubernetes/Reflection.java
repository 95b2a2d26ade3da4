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
package io.chainstitch.kubernetes;

import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.kubernetes.api.ApiServer;
import io.chainstitch.kubernetes.api.ApiSettings;
import io.chainstitch.kubernetes.api.Clients;
import io.chainstitch.kubernetes.reflect.Access;
import io.chainstitch.kubernetes.reflect.Reflector;
import io.chainstitch.kubernetes.store.DatastoreEnd;
import io.chainstitch.sfc.api.HealthSign.Sign;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running reflector, wired to its two ends. */
final class Reflection implements AutoCloseable {
    /** So long the API server may be away before the controller counts as not ready. */
    static final Duration AWAY = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(Reflection.class);
    private static final long SHUTDOWN_SECONDS = 5;

    private final Clock clock;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "chainstitch-kubernetes");
        thread.setDaemon(true);
        return thread;
    });
    private final DatastoreEnd store;
    private final List<Path> files;
    private final ApiServer server;
    private final Reflector reflector;

    private Reflection(DataBroker broker, KubernetesClient client, ApiSettings settings, Clock clock) {
        this.clock = clock;
        files = Clients.files(settings.way(), client.getConfiguration());
        // The next look, in seconds or minutes, must not keep it from ending now.
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Late trigger = new Late();
        store = store(broker, client, trigger);
        server = follow(client, settings, trigger);
        reflector = new Reflector(server, store, clock, this::after);
        trigger.reflector = reflector;
        trigger.run();
    }

    private static DatastoreEnd store(DataBroker broker, KubernetesClient client, Runnable trigger) {
        try {
            return new DatastoreEnd(broker, trigger);
        } catch (RuntimeException | LinkageError e) {
            client.close();
            throw e;
        }
    }

    private ApiServer follow(KubernetesClient client, ApiSettings settings, Runnable trigger) {
        try {
            return ApiServer.follow(client, settings.agentSecret(), clock, trigger);
        } catch (RuntimeException | LinkageError e) {
            executor.shutdown();
            store.end();
            throw e;
        }
    }

    private void after(Duration delay, Runnable task) {
        try {
            executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ignored) {
            LOG.debug("No turn any more: the reflector stops");
        }
    }

    /** The ends call it before there is a reflector. */
    private static final class Late implements Runnable {
        private volatile Reflector reflector;

        @Override
        public void run() {
            Reflector there = reflector;
            if (there != null) {
                there.trigger();
            }
        }
    }

    /** Starts a reflector, with a client that it closes. Neither end has to be there yet. */
    static Reflection start(DataBroker broker, KubernetesClient client, ApiSettings settings, Clock clock) {
        Reflection reflection = new Reflection(broker, client, settings, clock);
        LOG.info("Kubernetes is followed");
        return reflection;
    }

    /** {@return the files that its client read when it was made} */
    List<Path> files() {
        return files;
    }

    /** How it is, without naming anything. */
    Sign sign() {
        Access access = reflector.access();
        long seconds = Duration.between(reflector.accessSince(), clock.instant()).toSeconds();
        return switch (access.state()) {
            case CONNECTED -> new Sign("kubernetes", true, "The API server of Kubernetes is followed.");
            case CONNECTING -> new Sign("kubernetes", false, "The API server of Kubernetes has not told everything"
                + " yet, " + seconds + " seconds after the start.");
            case UNREACHABLE -> new Sign("kubernetes", seconds < AWAY.toSeconds(),
                "The API server of Kubernetes has been out of reach for " + seconds + " seconds.");
        };
    }

    @Override
    public void close() {
        end();
    }

    /** Ends it. {@return done when nothing of it is written any more, so that another member can go on} */
    ListenableFuture<?> end() {
        reflector.close();
        server.close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        LOG.info("Kubernetes is not followed any more");
        return store.end();
    }
}
