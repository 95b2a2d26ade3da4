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

import com.google.common.hash.HashCode;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.kubernetes.api.ApiSettings;
import io.chainstitch.kubernetes.api.Clients;
import io.chainstitch.sfc.api.HealthSign;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the reflector on one member of the cluster, where something says how the API server is reached. */
@Component(service = HealthSign.class, immediate = true, configurationPid = "io.chainstitch.kubernetes")
public final class KubernetesComponent implements ClusterSingletonService, HealthSign {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesComponent.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("chainstitch-kubernetes");

    private static final long RETRY_SECONDS = 30;

    private final DataBroker broker;
    private final Optional<ApiSettings> settings;
    private final Clock clock;
    private final Executor later;
    private final Registration registration;
    private volatile Reflection reflection;
    private volatile String trouble = "";
    /** Done when nothing of the last reflection is written any more. */
    private ListenableFuture<?> ending = Futures.immediateVoidFuture();
    /** Counts how often this member became the active one or ceased to be it, so that an old retry does nothing. */
    private int turn;

    /**
     * A component that waits to be the active one.
     *
     * @param broker the datastore
     * @param singletons decides which member is the active one
     * @param config values of etc/io.chainstitch.kubernetes.cfg
     */
    @Activate
    public KubernetesComponent(@Reference DataBroker broker, @Reference ClusterSingletonServiceProvider singletons,
        Map<String, Object> config) {
        this(broker, singletons, ApiSettings.of(config, System.getenv()), Clock.systemUTC(),
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * A component that waits to be the active one.
     *
     * @param broker the datastore
     * @param singletons decides which member is the active one
     * @param settings how the API server is reached; empty when nothing says so
     * @param clock gives the time
     * @param later runs what is to be tried again, after a while
     */
    KubernetesComponent(DataBroker broker, ClusterSingletonServiceProvider singletons, Optional<ApiSettings> settings,
        Clock clock, Executor later) {
        this.broker = broker;
        this.settings = settings;
        this.clock = clock;
        this.later = later;
        if (settings.isEmpty()) {
            LOG.info("Kubernetes is not followed: etc/io.chainstitch.kubernetes.cfg names neither kubeconfig nor"
                + " api-server, and this is no pod with a service account");
        }
        registration = settings.isPresent() ? singletons.registerClusterSingletonService(this) : () -> { };
    }

    @Override
    public ServiceGroupIdentifier getIdentifier() {
        return GROUP;
    }

    @Override
    public void instantiateServiceInstance() {
        begin(nextTurn());
    }

    private synchronized int nextTurn() {
        turn++;
        return turn;
    }

    private void begin(int wanted) {
        if (!isTurn(wanted)) {
            return;
        }
        try {
            // The lock is not held: a kubeconfig may name a command, which may take its time.
            begin(wanted, Clients.client(settings.orElseThrow().way()));
        } catch (Clients.UnusableException e) {
            tryAgain(wanted, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // Whoever calls ends the JVM for an error. Its message may quote what the library read.
            tryAgain(wanted, "the reflector cannot start (" + e.getClass().getName() + "): it is tried again.");
        }
    }

    private synchronized void begin(int wanted, KubernetesClient client) {
        if (wanted != turn) {
            client.close();
            return;
        }
        Reflection started = Reflection.start(broker, client, settings.orElseThrow(), clock);
        List<Path> files = started.files();
        HashCode digest = Clients.digest(files);
        later.execute(() -> look(wanted, files, digest));
        reflection = started;
        trouble = "";
    }

    private synchronized void tryAgain(int wanted, String text) {
        if (wanted != turn) {
            return;
        }
        if (!text.equals(trouble)) {
            LOG.error("Kubernetes is not followed: {}", text);
        }
        trouble = text;
        later.execute(() -> begin(wanted));
    }

    /** A kubeconfig or a certificate that was renewed is followed; one that cannot be used is not there yet. */
    private void look(int wanted, List<Path> files, HashCode before) {
        if (!isTurn(wanted)) {
            return;
        }
        if (Clients.digest(files).equals(before) || !isUsable()) {
            later.execute(() -> look(wanted, files, before));
        } else {
            beginAnew(wanted);
        }
    }

    private synchronized boolean isTurn(int wanted) {
        return wanted == turn;
    }

    /** The lock is not held, as in {@link #begin(int)}. */
    private boolean isUsable() {
        try {
            Clients.client(settings.orElseThrow().way()).close();
            return true;
        } catch (Clients.UnusableException | LinkageError e) {
            LOG.debug("What is followed stays: {}", e.getMessage());
            return false;
        }
    }

    private synchronized void beginAnew(int wanted) {
        if (wanted == turn) {
            LOG.info("Kubernetes is followed anew: {} has changed", settings.orElseThrow().way().words());
            end();
            ending.addListener(() -> begin(wanted), ForkJoinPool.commonPool());
        }
    }

    private void end() {
        Reflection last = reflection;
        reflection = null;
        if (last != null) {
            try {
                ending = last.end();
            } catch (RuntimeException e) {
                LOG.warn("What was followed of Kubernetes has not ended as it should; the next one begins", e);
            }
        }
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        turn++;
        trouble = "";
        end();
        return ending;
    }

    @Override
    public Sign sign() {
        Reflection running = reflection;
        if (running != null) {
            return running.sign();
        }
        return trouble.isEmpty() ? new Sign("kubernetes", true, "Kubernetes is not followed on this member.")
            : new Sign("kubernetes", false, "Kubernetes is not followed: what says how its API server is reached cannot"
                + " be used. The log has more.");
    }

    /** The bundle stops. */
    @Deactivate
    public void deactivate() {
        registration.close();
        closeServiceInstance();
    }
}
