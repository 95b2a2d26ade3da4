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
package io.chainstitch.sfc.impl;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.NodeGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the controller on one member of the cluster, and follows the renderers that come and go as OSGi services. */
@Component(service = ControllerFigures.class, immediate = true)
public final class SfcComponent implements ClusterSingletonService, ControllerFigures {
    private static final Logger LOG = LoggerFactory.getLogger(SfcComponent.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("chainstitch-sfc");

    private static final long RETRY_SECONDS = 5;

    private final SfcController.Platform platform;
    private final Executor later;
    private final List<ChainRenderer> renderers = new ArrayList<>();
    private Registration registration;
    /** Written under the lock; read without, so that who asks for figures never waits for a start. */
    private volatile SfcController controller;
    /** Counts how often this member became the active one or ceased to be it, so that an old retry does nothing. */
    private int turn;

    /**
     * A component that waits to be the active one.
     *
     * @param broker the datastore
     * @param notifications where state changes are announced
     * @param rpcs where operations are registered
     * @param gateway the way to the nodes
     * @param singletons decides which member is the active one
     */
    @Activate
    public SfcComponent(@Reference DataBroker broker, @Reference NotificationPublishService notifications,
        @Reference RpcProviderService rpcs, @Reference NodeGateway gateway,
        @Reference ClusterSingletonServiceProvider singletons) {
        this(new SfcController.Platform(broker, notifications, rpcs, gateway), singletons,
            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * A component that waits to be the active one.
     *
     * @param platform what a controller is wired to
     * @param singletons decides which member is the active one
     * @param later runs what is to be tried again, after a while
     */
    SfcComponent(SfcController.Platform platform, ClusterSingletonServiceProvider singletons, Executor later) {
        this.platform = platform;
        this.later = later;
        registration = singletons.registerClusterSingletonService(this);
    }

    /**
     * A renderer appeared.
     *
     * @param renderer the renderer
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void addRenderer(ChainRenderer renderer) {
        LOG.info("Renderer {} is there", renderer.name());
        renderers.add(renderer);
        tellRenderers();
    }

    /**
     * A renderer is about to go.
     *
     * @param renderer the renderer
     */
    public synchronized void removeRenderer(ChainRenderer renderer) {
        LOG.info("Renderer {} is gone", renderer.name());
        renderers.remove(renderer);
        tellRenderers();
    }

    private void tellRenderers() {
        if (controller != null) {
            controller.renderers(List.copyOf(renderers));
        }
    }

    @Override
    public Optional<Figures> figures() {
        SfcController running = controller;
        return running == null ? Optional.empty() : running.figures();
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

    /** A member that is the active one stays so whatever we do: nobody else would start in its place. */
    private synchronized void begin(int wanted) {
        if (wanted != turn) {
            return;
        }
        try {
            controller = SfcController.start(platform, List.copyOf(renderers));
        } catch (ExecutionException e) {
            LOG.error("Chainstitch does not start: the datastore cannot be read; it is tried again", e);
            later.execute(() -> begin(wanted));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        turn++;
        if (controller != null) {
            controller.close();
            controller = null;
        }
        return FluentFuture.from(Futures.immediateVoidFuture());
    }

    /** The bundle stops. */
    @Deactivate
    public void deactivate() {
        registration.close();
        closeServiceInstance();
    }
}
