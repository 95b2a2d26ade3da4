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

import io.chainstitch.vpp.model.NodePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares every node with its plan from time to time, one node after the other, and has what differs put right. Who
 * finds a difference again each time he looks has to do with somebody else who writes there: after some repairs the
 * next ones are made at growing distances, and users are told. Belongs to the engine's thread.
 */
final class Patrol {
    private static final Logger LOG = LoggerFactory.getLogger(Patrol.class);
    /** Repairs, each right after the one before it was undone, that are made before it is called a fight. */
    private static final int PATIENCE = 3;
    /** Differences that are named; of the others only their number is told. */
    private static final int NAMED = 3;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST_TRUCE = Duration.ofMinutes(15);

    private final EngineState state;
    private final NodeSynchroniser synchroniser;
    private final Reporter reporter;

    /** A patrol that does not go yet. */
    Patrol(EngineState state, NodeSynchroniser synchroniser, Reporter reporter) {
        this.state = state;
        this.synchroniser = synchroniser;
        this.reporter = reporter;
    }

    /** Goes the first round after one interval, and on until the engine stops. */
    void start() {
        state.ports.executor().schedule(this::round, interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Time between the end of one round and the start of the next. */
    private Duration interval() {
        return state.settings.compareInterval();
    }

    private void round() {
        if (state.started) {
            visit(new ArrayDeque<>(state.nodes.all()));
        }
    }

    private void visit(Deque<NodeRuntime> rest) {
        rest.removeIf(node -> node.sync != StateSink.Sync.IN_SYNC || !node.isWritable()
            || state.turns.isTaken(node.name));
        NodeRuntime node = rest.poll();
        if (!state.started) {
            return;
        }
        if (node == null) {
            start();
        } else {
            long version = node.version;
            look(node).whenCompleteAsync((done, failure) -> {
                if (failure != null && !isOutdated(node, version)) {
                    synchroniser.lookAgain(node);
                }
                visit(rest);
            }, state.ports.executor());
        }
    }

    private CompletionStage<?> look(NodeRuntime node) {
        long version = node.version;
        NodePlan desired = node.composition.plan();
        return state.locatorWatch.holds(node.name, desired).thenComposeAsync(held -> {
            if (held) {
                compared(node, version, List.of());
            }
            return held || isOutdated(node, version) ? CompletableFuture.completedFuture(null)
                : differences(node, desired).thenAcceptAsync(differences -> compared(node, version, differences),
                    state.ports.executor());
        }, state.ports.executor());
    }

    /** Whether a node got another plan, or is getting it: what was found says nothing of it then. */
    private boolean isOutdated(NodeRuntime node, long version) {
        return node.version != version || node.sync != StateSink.Sync.IN_SYNC || state.turns.isTaken(node.name)
            || state.nodes.find(node.name).filter(known -> known == node).isEmpty();
    }

    private CompletionStage<List<Difference>> differences(NodeRuntime node, NodePlan desired) {
        return state.ports.gateway().configured(node.name).thenCombineAsync(state.ports.gateway().read(node.name),
            (told, reading) -> {
                state.locatorWatch.read(reading);
                return Difference.ofNode(desired, told.plan(), reading.objects());
            }, state.ports.executor());
    }

    private void compared(NodeRuntime node, long version, List<Difference> differences) {
        if (isOutdated(node, version)) {
            return;
        }
        Instant now = state.ports.clock().instant();
        if (differences.isEmpty()) {
            node.quietRounds++;
            if (node.quietRounds > Math.max(PATIENCE, truce(node.repairs).dividedBy(interval()))) {
                node.repairs = 0;
            }
            node.drift = 0;
            node.lastSync = Optional.of(now);
            reporter.reportNode(node.name);
            return;
        }
        node.repairs++;
        node.quietRounds = 0;
        node.drift = differences.size();
        node.found = node.drift;
        node.sync = StateSink.Sync.OUT_OF_SYNC;
        node.known = Optional.empty();
        LogField.NODE.during(node.name, () -> LOG.warn("Node {} differs from its plan: {}", node.name,
            what(differences)));
        if (node.repairs <= PATIENCE) {
            node.attempts = 0;
            synchroniser.synchronise(node.name);
        } else {
            callTruce(node, differences, now);
        }
    }

    private void callTruce(NodeRuntime node, List<Difference> differences, Instant now) {
        Duration truce = truce(node.repairs);
        node.attempts = 1;
        node.truceVersion = node.version;
        node.truce = "Somebody else changes what is ours on it: " + what(differences) + ", again after "
            + (node.repairs - 1) + " repairs. Find out who writes there; the next repair is at "
            + now.plus(truce).truncatedTo(ChronoUnit.SECONDS) + ", or at once by resync.";
        node.syncMessage = node.truce;
        reporter.reportNode(node.name);
        reporter.reportChainsOn(node.name);
        String called = node.truce;
        state.ports.executor().schedule(() -> {
            if (node.truce.equals(called)) {
                synchroniser.synchronise(node.name);
            }
        }, truce.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How long is waited with the next repair; after it, peace has to last longer than that to be believed. */
    private Duration truce(int repairs) {
        Duration truce = interval().multipliedBy(1L << Math.max(0, Math.min(repairs - PATIENCE, MOST_DOUBLINGS)));
        return truce.compareTo(LONGEST_TRUCE) > 0 ? LONGEST_TRUCE : truce;
    }

    private static String what(List<Difference> differences) {
        List<String> named = new ArrayList<>();
        differences.stream().limit(NAMED).forEach(one -> named.add(switch (one.operation()) {
            case ADD -> one.key() + " is missing";
            case CHANGE -> one.key() + " is another one";
            case REMOVE -> one.key() + " is left over";
        }));
        int more = differences.size() - named.size();
        return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }
}
