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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.sfc.api.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline from triggers to nodes. Every trigger only marks chains as dirty; a worker takes all dirty chains at
 * once, decides what to do with each from the newest state, and changes the network in one transaction. Equal triggers
 * coalesce, and a chain is never worked on twice at once.
 *
 * <p>Everything runs on one thread, the given executor's; no method blocks, and every public method may be called from
 * any thread.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);


    private final ScheduledExecutorService executor;
    private final EngineState state;
    private final Work work;
    private final NodeSynchroniser synchroniser;
    private final Queries queries;
    private final Patrol patrol;
    private boolean settled;
    private AutoCloseable subscription = () -> { };

    /**
     * What the engine works with.
     *
     * @param executor the one thread that everything runs on
     * @param gateway the way to the nodes
     * @param store where records survive a restart
     * @param sink where users read the outcome
     * @param clock tells the time of day
     * @param nanoTime tells the time that passed
     * @param random spreads retries
     * @param points is told of each point that a change passes, before it goes on; does nothing except in tests
     */
    public record Ports(ScheduledExecutorService executor, NodeGateway gateway, RecordStore store, StateSink sink,
        Clock clock, LongSupplier nanoTime, RandomGenerator random, Consumer<CommitPoint> points) {
    }

    /**
     * What was remembered from before a restart.
     *
     * @param records the chains
     * @param agents how the agents of nodes are reached that hold objects
     * @param lastGeneration the last generation given out
     */
    public record Remembered(Collection<ChainRecord> records, Map<String, Node.Agent> agents,
        long lastGeneration) {
    }

    /**
     * An engine that remembers, and waits to be told and started.
     *
     * @param ports what it works with
     * @param settings the settings
     * @param remembered what was installed before a restart
     */
    public Engine(Ports ports, Settings settings, Remembered remembered) {
        this.executor = ports.executor();
        this.state = new EngineState(ports, settings, remembered.lastGeneration());
        Reporter reporter = new Reporter(state);
        state.locatorWatch = new LocatorWatch(state, reporter);
        this.work = new Work(state, reporter);
        this.synchroniser = new NodeSynchroniser(state, reporter, work);
        this.queries = new Queries(state);
        this.patrol = new Patrol(state, synchroniser, reporter);
        state.restore(remembered.records(), remembered.agents());
    }

    /**
     * Starts to follow the nodes. Definitions and the inventory have been told before.
     *
     * @param rendererGraceMillis how long installed chains wait for their renderer to appear
     */
    public void start(long rendererGraceMillis) {
        executor.execute(() -> {
            state.started = true;
            state.rendererGrace = true;
            executor.schedule(() -> {
                state.rendererGrace = false;
                work.dirtyAll();
                work.pump();
            }, rendererGraceMillis, TimeUnit.MILLISECONDS);
            decideWhenOverdue();
            state.connectAgents();
            patrol.start();
            subscription = state.ports.gateway().listen(new NodeEvents());
            work.dirtyAll();
            work.pump();
        });
    }

    /** Whoever waits for nodes that have not connected by then has waited long enough. */
    private void decideWhenOverdue() {
        executor.schedule(() -> {
            state.nodes.unreachable().forEach(node -> work.dirty(state.concernedBy(node)));
            work.pump();
        }, NodeTable.FIRST_CONNECTION.toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes in what was written in one go. Nothing is decided on before all of it is known: a chain whose function is
     * deleted while another one comes in its place must not be taken off the nodes in between.
     *
     * @param news what was written, told on the engine's thread
     */
    public void tell(Consumer<Inbox> news) {
        long now = state.ports.nanoTime().getAsLong();
        executor.execute(() -> {
            Inbox inbox = new Inbox(state, work, now, this::decideWhenOverdue);
            news.accept(inbox);
            work.pump();
            inbox.nodes().forEach(synchroniser::reportNode);
        });
    }

    /** The renderers that are running now. */
    public void renderers(Collection<ChainRenderer> renderers) {
        Map<String, ChainRenderer> byName = new TreeMap<>();
        renderers.forEach(renderer -> byName.put(renderer.name(), renderer));
        executor.execute(() -> {
            Map<String, ChainRenderer> before = new HashMap<>(state.renderers);
            state.renderers.clear();
            state.renderers.putAll(byName);
            work.survey();
            state.chains.values().forEach(chain -> chain.definition.map(ChainDefinition::renderer)
                .filter(name -> before.get(name) != byName.get(name))
                .ifPresent(name -> work.dirty(Set.of(chain.name))));
            work.pump();
        });
    }

    /** {@return answers to questions about chains and nodes} */
    public Queries queries() {
        return queries;
    }

    /**
     * Takes the figures. To be called on the engine's executor.
     *
     * @param startedAt when the controller started
     * @return the figures of this moment
     */
    public ControllerFigures.Figures figures(Instant startedAt) {
        Map<IdentifierKey.Pool, Integer> identifiers = new EnumMap<>(IdentifierKey.Pool.class);
        for (IdentifierKey.Pool pool : IdentifierKey.Pool.values()) {
            identifiers.put(pool, state.identifiers.inUse(pool));
        }
        int unsettled = state.nodes.unsettled();
        settled |= state.started && unsettled == 0;
        return new ControllerFigures.Figures(startedAt, state.ports.clock().instant(), work.waitingChains(),
            unsettled, settled, identifiers);
    }

    /**
     * Brings a node to its plan now.
     *
     * @param node name of the node
     * @param forget give the node up if it left the inventory and cannot be reached
     * @return what was done; completes exceptionally with {@link UnknownNameException} when there is no such node
     */
    public CompletionStage<NodeSynchroniser.Answer> resync(String node, boolean forget) {
        return CompletableFuture.completedFuture(null)
            .thenComposeAsync(ignored -> synchroniser.resync(node, forget), executor);
    }

    /** {@return names of all nodes the engine deals with} */
    public CompletionStage<List<String>> nodes() {
        return CompletableFuture.supplyAsync(() -> state.nodes.all().stream().map(node -> node.name).toList(),
            executor);
    }

    /**
     * Stops following the nodes and begins no change any more; what is installed stays.
     *
     * @return done when the changes that are under way are through
     */
    public CompletionStage<Void> stop() {
        return CompletableFuture.supplyAsync(() -> {
            state.started = false;
            try {
                subscription.close();
            } catch (Exception e) {
                LOG.warn("The subscription to connections could not be closed: {}", e.getMessage());
            }
            return work.idle();
        }, executor).thenCompose(idle -> idle);
    }

    /** Hears of the nodes, on any thread. */
    private final class NodeEvents implements NodeGateway.ConnectionListener {
        @Override
        public void connectionChanged(String node, NodeGateway.Connection connection, String message) {
            executor.execute(() -> synchroniser.connectionChanged(node, connection, message));
        }

        @Override
        public void dataplaneChanged(String node) {
            executor.execute(() -> synchroniser.dataplaneChanged(node));
        }
    }
}
