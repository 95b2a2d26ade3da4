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

import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.sfc.impl.engine.Engine;
import io.chainstitch.sfc.impl.report.CounterPoll;
import io.chainstitch.sfc.impl.report.StatePublisher;
import io.chainstitch.sfc.impl.rpc.SfcRpcs;
import io.chainstitch.sfc.impl.store.DatastoreRecords;
import io.chainstitch.sfc.impl.watch.ChainReader;
import io.chainstitch.sfc.impl.watch.DatastoreWatch;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running controller: engine, watch, state and operations, wired to the platform. One member has one. */
final class SfcController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SfcController.class);
    /** How long installed chains wait for their renderer after the start. */
    private static final long RENDERER_GRACE_MILLIS = 30_000;
    private static final long SHUTDOWN_SECONDS = 5;
    private static final long FIGURES_SECONDS = 1;
    private static final long PUBLISH_AGAIN_SECONDS = 1;

    private final ScheduledExecutorService executor = new EngineExecutor(task -> thread(task, "chainstitch-engine"),
        failure -> LOG.error("A defect kept the engine from what it was about to do; a restart of the controller does"
            + " it. Please report this", failure));
    private final ExecutorService publishing =
        Executors.newSingleThreadExecutor(task -> thread(task, "chainstitch-publisher"));
    private final Engine engine;
    private final DatastoreWatch watch;
    private final StatePublisher publisher;
    private final Registration rpcs;
    private final CounterPoll counters;
    private final Instant startedAt = Instant.now();
    private volatile Optional<ControllerFigures.Figures> figures = Optional.empty();

    private SfcController(Platform platform, Engine.Remembered remembered, Optional<Inventory> inventory,
        Optional<Sfc> sfc, DatastoreRecords records) {
        Settings settings = ChainReader.settings(sfc.map(Sfc::getSettings).orElse(null));
        publisher = new StatePublisher(platform.broker(), platform.notifications(), publishing,
            CompletableFuture.delayedExecutor(PUBLISH_AGAIN_SECONDS, TimeUnit.SECONDS, publishing));
        engine = new Engine(new Engine.Ports(executor, platform.gateway(), records, publisher, Clock.systemUTC(),
            System::nanoTime, new SecureRandom(), DeathPoint.configured()), settings, remembered);
        watch = new DatastoreWatch(platform.broker(), engine, settings);
        watch.tell(inventory, sfc);
        forgetOldDefinitions(remembered, sfc);
        rpcs = platform.rpcs().registerRpcImplementations(
            new SfcRpcs(engine, watch::defaultRenderer).implementations());
        counters = new CounterPoll(executor, platform.gateway(), publisher, System::nanoTime);
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What a controller is wired to.
     *
     * @param broker the datastore
     * @param notifications where state changes are announced
     * @param rpcs where operations are registered
     * @param gateway the way to the nodes
     */
    record Platform(DataBroker broker, NotificationPublishService notifications, RpcProviderService rpcs,
        NodeGateway gateway) {
    }

    /** Starts a controller on what the datastore holds. */
    static SfcController start(Platform platform, Collection<ChainRenderer> renderers)
        throws ExecutionException, InterruptedException {
        DatastoreRecords records = new DatastoreRecords(platform.broker());
        Engine.Remembered remembered = records.remembered();
        SfcController controller = new SfcController(platform, remembered,
            DatastoreWatch.read(platform.broker(), Inventory.class), DatastoreWatch.read(platform.broker(), Sfc.class),
            records);
        controller.engine.renderers(renderers);
        controller.engine.start(RENDERER_GRACE_MILLIS);
        controller.watch.start();
        controller.measure();
        LOG.info("Chainstitch started with {} remembered chains", remembered.records().size());
        return controller;
    }

    /** Chains that were deleted while no controller was running are withdrawn. */
    private void forgetOldDefinitions(Engine.Remembered remembered, Optional<Sfc> sfc) {
        List<String> declared = sfc.map(found -> found.nonnullChain().keySet().stream()
            .map(key -> key.getName().getValue()).toList()).orElse(List.of());
        remembered.records().stream().filter(record -> !declared.contains(record.name()))
            .forEach(record -> engine.tell(inbox -> inbox.definition(record.name(), Optional.empty(), "")));
    }

    private void measure() {
        executor.scheduleWithFixedDelay(() -> figures = Optional.of(engine.figures(startedAt)), 0,
            FIGURES_SECONDS, TimeUnit.SECONDS);
        counters.start();
    }

    /** {@return the newest figures, empty right after the start} */
    Optional<ControllerFigures.Figures> figures() {
        return figures;
    }

    void renderers(Collection<ChainRenderer> renderers) {
        engine.renderers(renderers);
    }

    @Override
    public void close() {
        counters.close();
        watch.close();
        rpcs.close();
        await(engine.stop(), "Chainstitch stops in the middle of a change");
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        await(publisher.end(), "Chainstitch stops before all states were written");
        publishing.shutdown();
        LOG.info("Chainstitch stopped");
    }

    /** A change that is broken off is brought to its end by the next start; until then it is not known how it is. */
    private static void await(CompletionStage<Void> end, String otherwise) {
        try {
            end.toCompletableFuture().get(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(otherwise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
