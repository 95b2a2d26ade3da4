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

import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.NodeGateway.Connection;
import io.chainstitch.vpp.model.NodePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings nodes to their plan when they come back, and again when that failed. A node takes part in transactions only
 * while its contents are known. Belongs to the engine's thread.
 */
public final class NodeSynchroniser {
    private static final Logger LOG = LoggerFactory.getLogger(NodeSynchroniser.class);

    /** The contract is 30 seconds. */
    private static final long ANSWER_SECONDS = 28;

    private final EngineState state;
    private final Reporter reporter;
    private final Work work;
    private final Settlement settlement;
    private final Recovery recovery;
    private final Set<String> running = new HashSet<>();
    /** Nodes that have to be synchronised as soon as no change has them. */
    private final Set<String> wanted = new TreeSet<>();
    /** Nodes whose plan became another one while they were synchronised: no change gets ahead of the next attempt. */
    private final Set<String> behind = new HashSet<>();
    /** Who asked for a synchronisation and waits for its end. */
    private final Map<String, List<CompletableFuture<Answer>>> waiting = new HashMap<>();

    /**
     * What came of a synchronisation on request.
     *
     * @param sync how the node compares now
     * @param changed number of objects that were written
     * @param message what went wrong, empty when nothing did
     */
    public record Answer(StateSink.Sync sync, int changed, String message) {
    }

    NodeSynchroniser(EngineState state, Reporter reporter, Work work) {
        this.state = state;
        this.reporter = reporter;
        this.work = work;
        this.settlement = new Settlement(state);
        this.recovery = new Recovery(state, work);
        work.whenIdle(this::startWanted);
    }

    void connectionChanged(String name, Connection connection, String message) {
        LogField.NODE.during(name, () -> connected(name, connection, message));
    }

    private void connected(String name, Connection connection, String message) {
        if (!state.nodes.contains(name) && !state.inventory.nodes().containsKey(name)) {
            return;
        }
        NodeRuntime node = state.nodes.get(name);
        if (node.connection != connection) {
            LOG.info("Node {} is {}{}", name, connection.name().toLowerCase(Locale.ROOT),
                message.isEmpty() ? "" : ": " + message);
            work.dirty(state.concernedBy(name));
        }
        node.connection = connection;
        node.connectionMessage = message;
        node.sync = StateSink.Sync.OUT_OF_SYNC;
        node.known = Optional.empty();
        node.attempts = 0;
        node.unanswered = false;
        node.interrupted = false;
        node.found = 0;
        behind.remove(name);
        if (connection == Connection.CONNECTED) {
            synchronise(name);
        }
        reporter.reportNode(name);
        reporter.reportChainsOn(name);
        work.pump();
    }

    /**
     * The VPP of a node went, came, or was restored. A node that still holds its plan stays in sync; one whose VPP went
     * in the middle of an attempt is left to the next one, for it may be the attempt that VPP does not survive.
     */
    void dataplaneChanged(String name) {
        NodeRuntime node = state.nodes.find(name).filter(found -> found.connection == Connection.CONNECTED)
            .orElse(null);
        if (node == null || node.interrupted) {
            return;
        }
        LogField.NODE.during(name, () -> LOG.info("Node {} has another VPP, or none: it is looked at", name));
        if (node.sync == StateSink.Sync.FAILED) {
            synchronise(name);
        } else if (node.sync == StateSink.Sync.IN_SYNC && !state.turns.isTaken(name)) {
            long version = node.version;
            state.locatorWatch.holds(name, node.composition.plan()).whenCompleteAsync((held, failure) -> {
                if (failure != null || !held || node.version != version) {
                    lookAgain(node);
                }
            }, state.ports.executor());
        } else {
            lookAgain(node);
        }
    }

    /**
     * What a node holds may not be what was known of it. The synchronisation that begins finds that out, or tells why
     * it cannot be found out and goes on to try.
     */
    void lookAgain(NodeRuntime node) {
        if (node.connection == Connection.CONNECTED && state.nodes.find(node.name).filter(node::equals).isPresent()) {
            node.sync = StateSink.Sync.OUT_OF_SYNC;
            node.known = Optional.empty();
            node.attempts = 0;
            synchronise(node.name);
        }
    }

    /** Starts the synchronisation of a node as soon as no change has it. */
    void synchronise(String name) {
        wanted.add(name);
        startWanted();
    }

    private void startWanted() {
        for (NodeRuntime node : state.nodes.all()) {
            if (node.connection == Connection.CONNECTED && node.sync == StateSink.Sync.OUT_OF_SYNC
                && (node.attempts == 0 || !node.truce.isEmpty() && node.version != node.truceVersion)) {
                wanted.add(node.name);
            }
        }
        for (String name : Set.copyOf(wanted)) {
            if (running.contains(name)) {
                continue;
            }
            if (state.turns.isTaken(name)) {
                state.nodes.find(name).ifPresent(this::sayThatItWaits);
            } else {
                wanted.remove(name);
                start(name);
            }
        }
    }

    private void sayThatItWaits(NodeRuntime node) {
        if (node.connection == Connection.CONNECTED && !node.isWritable() && node.syncMessage.isEmpty()) {
            node.syncMessage = "A change that is under way has to end before it is brought to its plan.";
            reporter.reportNode(node.name);
        }
    }

    private void start(String name) {
        if (!state.nodes.contains(name) || state.nodes.get(name).connection != Connection.CONNECTED) {
            state.nodes.find(name).ifPresent(node -> answer(node, 0));
            return;
        }
        NodeRuntime node = state.nodes.get(name);
        running.add(name);
        boolean settled = node.sync == StateSink.Sync.IN_SYNC;
        node.sync = StateSink.Sync.SYNCING;
        node.truce = "";
        reporter.reportNode(name);
        long version = node.version;
        NodePlan desired = node.composition.plan();
        NodeResync resync = new NodeResync(state.ports.gateway(), state.ports.executor(), name,
            state.nextTransaction(), desired, state.chainsOn(name), state.locatorWatch::read);
        Optional<NodePlan> known = node.known;
        node.known = Optional.empty();
        boolean mine = behind.remove(name);
        if (mine) {
            state.turns.take(Set.of(name), Set.of());
        }
        known.map(resync::runFrom).orElseGet(() -> unlessHeld(name, desired, resync))
            .whenCompleteAsync((result, failure) -> {
                running.remove(name);
                if (mine) {
                    state.turns.giveBack(Set.of(name), Set.of());
                }
                node.found += settled && failure == null ? result.changed() : 0;
                finished(node, version, desired, result, failure);
                work.pump();
            }, state.ports.executor());
    }

    private CompletionStage<NodeResync.Result> unlessHeld(String name, NodePlan desired, NodeResync resync) {
        return state.locatorWatch.holds(name, desired).thenComposeAsync(held ->
            held ? CompletableFuture.completedFuture(NodeResync.Result.NOTHING) : resync.run(), state.ports.executor());
    }

    /**
     * Chains go on to change while a node is synchronised, so its plan may be another one at the end. Then what it
     * holds is known and only the rest is pushed, unless it rejected something, while no change writes to it: a node
     * under load gets there, too.
     */
    private void finished(NodeRuntime node, long version, NodePlan desired, NodeResync.Result result,
        Throwable failure) {
        if (!state.nodes.contains(node.name) || state.nodes.get(node.name) != node) {
            answer(node, 0);
            startWanted();
            return;
        }
        if (node.connection != Connection.CONNECTED) {
            node.sync = StateSink.Sync.OUT_OF_SYNC;
            answer(node, 0);
            startWanted();
            return;
        }
        int written = failure == null ? node.changed + result.changed() : 0;
        if (failure != null) {
            failed(node, NetworkTransaction.gatewayFailure(failure));
        } else if (node.version != version || node.sync != StateSink.Sync.SYNCING) {
            boolean asPushed = node.sync == StateSink.Sync.SYNCING && result.rejected().isEmpty();
            node.known = asPushed ? Optional.of(desired) : Optional.empty();
            node.unanswered = false;
            node.changed = written;
            node.sync = StateSink.Sync.OUT_OF_SYNC;
            behind.add(node.name);
            synchronise(node.name);
            return;
        } else {
            synchronised(node, result, written);
        }
        answer(node, written);
        startWanted();
        reporter.reportNode(node.name);
        reporter.reportChainsOn(node.name);
    }

    private void answer(NodeRuntime node, int changed) {
        List<CompletableFuture<Answer>> askers = waiting.remove(node.name);
        if (askers != null) {
            askers.forEach(asker -> asker.complete(new Answer(node.sync, changed, node.syncMessage)));
        }
    }

    CompletionStage<Answer> resync(String name, boolean forget) {
        if (!state.nodes.contains(name)) {
            throw new UnknownNameException("There is no node " + name + ".");
        }
        NodeRuntime node = state.nodes.get(name);
        if (node.connection == Connection.CONNECTED) {
            CompletableFuture<Answer> answer = new CompletableFuture<Answer>()
                .completeOnTimeout(new Answer(StateSink.Sync.SYNCING, 0, "Still at it; see sfc-state."),
                    ANSWER_SECONDS, TimeUnit.SECONDS);
            waiting.computeIfAbsent(name, key -> new ArrayList<>()).add(answer);
            synchronise(name);
            return answer;
        }
        if (!forget) {
            return CompletableFuture.completedFuture(new Answer(StateSink.Sync.OUT_OF_SYNC, 0,
                "Its agent cannot be reached" + (node.connectionMessage.isEmpty() ? "." : ": "
                    + node.connectionMessage)));
        }
        if (state.inventory.nodes().containsKey(name)) {
            return CompletableFuture.completedFuture(new Answer(StateSink.Sync.OUT_OF_SYNC, 0,
                "It is in the inventory: delete it there before it can be forgotten."));
        }
        if (work.isBusy()) {
            return CompletableFuture.completedFuture(new Answer(StateSink.Sync.OUT_OF_SYNC, 0,
                "A change is under way: ask again when it is through."));
        }
        letGo(name, left -> settlement.forget(name, left));
        recovery.look(state.unconfirmed());
        work.pump();
        if (state.nodes.contains(name)) {
            return CompletableFuture.completedFuture(new Answer(StateSink.Sync.FAILED, 0, "What was left on it is"
                + " forgotten, but these chains keep what they have there, since they cannot be rendered anew: "
                + String.join(", ", state.holding(name)) + ". Correct or delete them."));
        }
        return CompletableFuture.completedFuture(new Answer(StateSink.Sync.IN_SYNC, 0,
            "Forgotten; what it holds stays on it."));
    }

    private void synchronised(NodeRuntime node, NodeResync.Result result, int written) {
        node.drift = node.found;
        node.changed = 0;
        node.unanswered = false;
        node.interrupted = false;
        node.rejected = result.rejected();
        if (written > 0) {
            LogField.NODE.during(node.name, () -> LOG.info("Node {} was brought to its plan: {} objects written",
                node.name, written));
        }
        if (result.rejected().isEmpty()) {
            node.sync = StateSink.Sync.IN_SYNC;
            node.syncMessage = "";
            node.attempts = 0;
            node.found = 0;
            node.lastSync = Optional.of(state.ports.clock().instant());
        } else {
            node.sync = StateSink.Sync.FAILED;
            node.syncMessage = "It rejected " + result.rejected().keySet().stream().map(NodeSynchroniser::what)
                .collect(Collectors.joining(", "));
            retry(node);
        }
        letGo(node.name, left -> settlement.settle(left, Set.of()));
        List<ChainRuntime> changed = state.retiredOn(node.name);
        if (!changed.isEmpty()) {
            settlement.settle(changed, Set.of());
            work.gaveUp();
        }
        recovery.look(state.unconfirmed());
    }

    /** Lets go of what chains left on a node, tells users of it, and who waited for it. */
    private void letGo(String node, Consumer<List<ChainRuntime>> how) {
        List<ChainRuntime> left = state.nodes.find(node).stream().flatMap(found -> found.leaving.stream())
            .map(state.chains::get).toList();
        how.accept(left);
        left.stream().filter(chain -> state.chains.get(chain.name) == chain).forEach(reporter::report);
        if (!left.isEmpty()) {
            work.gaveUp();
        }
    }

    private static String what(String chain) {
        return chain.equals(NodeRuntime.LEFT_OVER) ? "to remove what is left over" : "objects of " + chain;
    }

    private void failed(NodeRuntime node, GatewayException why) {
        node.changed = 0;
        node.unanswered = true;
        node.interrupted |= why.kind() == GatewayException.Kind.OUTCOME_UNKNOWN;
        node.sync = StateSink.Sync.OUT_OF_SYNC;
        node.syncMessage = why.getMessage();
        LogField.NODE.during(node.name, () -> LOG.warn("Node {} could not be brought to its plan: {}", node.name,
            why.getMessage()));
        retry(node);
    }

    private void retry(NodeRuntime node) {
        node.attempts++;
        long latest = ++node.retries;
        Duration delay = state.backoff.delay(node.attempts);
        state.ports.executor().schedule(() -> {
            if (state.nodes.contains(node.name) && node.connection == Connection.CONNECTED && node.attempts > 0
                && node.retries == latest) {
                synchronise(node.name);
            }
        }, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void reportNode(String name) {
        reporter.reportNode(name);
    }
}
