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

import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.Engine;
import io.chainstitch.vpp.model.NodePlan;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controller's engine with chains, on nodes that acknowledge at once. */
final class EngineLab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLab.class);
    private static final long LIMIT_SECONDS = 1_200;

    private final EngineThread executor = new EngineThread();
    private final CountingGateway gateway;
    private final MemoryRecords records;
    private final ReadyWatch watch = new ReadyWatch();
    private final Engine engine;
    private final World world;

    /**
     * One move.
     *
     * @param micros from the event to the state {@code ready}
     * @param written objects that were created, changed or removed
     * @param needed objects that differ between what was installed before and after
     */
    record Move(double micros, long written, long needed) {
    }

    /** The engine's thread. Far timers are dropped, so that no housekeeping falls into a measurement. */
    private static final class EngineThread extends ScheduledThreadPoolExecutor {
        private static final long FAR_SECONDS = 5;

        EngineThread() {
            super(1, task -> {
                Thread thread = new Thread(task, "engine");
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return super.schedule(unit.toSeconds(delay) >= FAR_SECONDS ? () -> { } : command, delay, unit);
        }

        @Override
        protected void afterExecute(Runnable task, Throwable failure) {
            if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
                try {
                    future.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException e) {
                    LOG.error("The engine failed", e.getCause());
                }
            }
        }
    }

    /**
     * Fills an engine and waits until all chains are ready.
     *
     * @param world what it is filled with
     * @param counting whether moves count objects; else nodes and records keep nothing that the engine does not have
     */
    EngineLab(World world, boolean counting) {
        this.world = world;
        gateway = new CountingGateway(counting);
        records = new MemoryRecords(counting);
        engine = new Engine(new Engine.Ports(executor, gateway, records, watch, Clock.systemUTC(), System::nanoTime,
            new Random(1), point -> { }), Scene.SETTINGS, new Engine.Remembered(List.of(), Map.of(), 0));
        engine.tell(inbox -> {
            for (int number = 1; number <= world.nodes(); number++) {
                inbox.node("n" + number, Optional.of(Scene.node(number)));
            }
            world.pods().forEach(pod -> inbox.pod(pod.id(), Optional.of(pod)));
            world.chains().forEach(chain -> inbox.definition(chain.name(), Optional.of(chain), chain.name()));
        });
        engine.renderers(List.of(world.scene().renderer()));
        CompletableFuture<Void> ready = watch.all(world.chains().size());
        engine.start(TimeUnit.SECONDS.toMillis(EngineThread.FAR_SECONDS));
        await(ready);
    }

    int events() {
        return world.events();
    }

    /** Lets something happen, and waits until all chains concerned are ready again. */
    Move move(int number) {
        World.Event event = world.event().apply(number);
        Map<String, ChainRecord> before = new HashMap<>();
        event.chains().forEach(chain -> before.put(chain, records.get(chain)));
        long written = gateway.written();
        CompletableFuture<Long> ready = watch.again(event.chains());
        long began = System.nanoTime();
        engine.tell(inbox -> inbox.pod(event.pod().id(), Optional.of(event.pod())));
        long ended = await(ready);
        // Users hear that a chain is ready before its last record is written.
        await(CompletableFuture.runAsync(() -> { }, executor));
        return new Move((ended - began) / 1e3, gateway.written() - written, needed(before));
    }

    /** Objects that nodes have to be told of; of chains that hold objects together only when one of them changes. */
    private long needed(Map<String, ChainRecord> before) {
        return before.entrySet().stream().mapToLong(chain -> needed(chain.getValue(), records.get(chain.getKey())))
            .sum();
    }

    /** Objects that nodes have to be told of: what other chains hold, too, was there before or stays. */
    private long needed(ChainRecord before, ChainRecord after) {
        Set<String> nodes = new TreeSet<>(before.nodes().keySet());
        nodes.addAll(after.nodes().keySet());
        long needed = 0;
        for (String node : nodes) {
            NodePlan old = before.nodes().getOrDefault(node, NodePlan.EMPTY);
            NodePlan now = after.nodes().getOrDefault(node, NodePlan.EMPTY);
            needed += CountingGateway.difference(old, now).stream().filter(key ->
                old.get(key).isPresent() && now.get(key).isPresent()
                    || records.holders(node, key) == (now.get(key).isPresent() ? 1 : 0)).count();
        }
        return needed;
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the engine did not get ready: " + e, e);
        }
    }

    @Override
    public void close() {
        engine.stop();
        executor.shutdown();
    }
}
