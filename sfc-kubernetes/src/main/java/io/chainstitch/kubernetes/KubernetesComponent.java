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
import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.kubernetes.api.ApiSettings;
import io.chainstitch.kubernetes.api.Clients;
import io.chainstitch.sfc.api.HealthSign;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    public synchronized void instantiateServiceInstance() {
        turn++;
        begin(turn);
    }

    private synchronized void begin(int wanted) {
        if (wanted != turn) {
            return;
        }
        try {
            HashCode digest = Clients.digest(settings.orElseThrow().way());
            reflection = Reflection.start(broker, settings.orElseThrow(), clock);
            trouble = "";
            later.execute(() -> look(wanted, digest));
        } catch (Clients.UnusableException e) {
            tryAgain(e.getMessage());
        } catch (RuntimeException e) {
            // Its message may quote what the library read.
            tryAgain("the reflector cannot start (" + e.getClass().getName() + "): it is tried again.");
        }
    }

    private void tryAgain(String text) {
        if (!text.equals(trouble)) {
            LOG.error("Kubernetes is not followed: {}", text);
        }
        trouble = text;
        int wanted = turn;
        later.execute(() -> begin(wanted));
    }

    /** A kubeconfig or a certificate that was renewed is followed; one that cannot be used is not there yet. */
    private synchronized void look(int wanted, HashCode before) {
        if (wanted != turn) {
            return;
        }
        HashCode now = before;
        try {
            now = Clients.digest(settings.orElseThrow().way());
        } catch (Clients.UnusableException e) {
            LOG.debug("What is followed stays: {}", e.getMessage());
        }
        if (now.equals(before)) {
            later.execute(() -> look(wanted, before));
            return;
        }
        LOG.info("Kubernetes is followed anew: {} has changed", settings.orElseThrow().way().words());
        Reflection last = reflection;
        reflection = null;
        last.end().addListener(() -> begin(wanted), MoreExecutors.directExecutor());
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        turn++;
        trouble = "";
        Reflection last = reflection;
        reflection = null;
        return last == null ? Futures.immediateVoidFuture() : last.end();
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
