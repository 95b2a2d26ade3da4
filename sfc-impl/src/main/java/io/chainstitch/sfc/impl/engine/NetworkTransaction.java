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
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Waves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One change of several nodes: staged and validated on every node of a wave, then committed on every node of the wave,
 * wave after wave. A node that says no leaves all others as they were: what was staged is discarded, what was committed
 * is taken back by a compensating change. A node whose outcome is unknown neither stops the others nor is guessed at:
 * it is reported, and read back later.
 */
final class NetworkTransaction {
    private final NodeGateway gateway;
    private final Executor executor;
    private final String id;
    private final Consumer<CommitPoint> points;
    /** Plans of each node: before, then after each wave. */
    private final Map<String, List<NodePlan>> plans = new TreeMap<>();
    /** What each node is taken back to. */
    private final Map<String, NodePlan> backs = new TreeMap<>();
    /** How many waves each node has committed. */
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, String> answers = new TreeMap<>();
    private final Map<String, String> unknown = new TreeMap<>();
    private final int waves;

    /**
     * The change of one node.
     *
     * @param before what it holds
     * @param gap what it shall hold before anything new comes to any node; {@code before} where nothing has to go first
     * @param after what it shall hold
     * @param back what it is taken back to; more than {@code before} where it is not known to hold all of that
     */
    record Change(NodePlan before, NodePlan gap, NodePlan after, NodePlan back) {
        Change(NodePlan before, NodePlan gap, NodePlan after) {
            this(before, gap, after, before);
        }

        Change(NodePlan before, NodePlan after) {
            this(before, before, after);
        }
    }

    /**
     * How a transaction ended.
     *
     * @param failure why it was taken back, empty when it was committed
     * @param failedNode the node that made it fail
     * @param unknown nodes that must be read before they are written again, with what went wrong
     * @param answers what each node answered
     */
    record Outcome(Optional<GatewayException> failure, Optional<String> failedNode, Map<String, String> unknown,
        Map<String, String> answers) {
        boolean committed() {
            return failure.isEmpty();
        }
    }

    private record Answer<T>(String node, T value, GatewayException failure) {
    }

    private static final class Aborted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String node;

        Aborted(String node, GatewayException cause) {
            super(cause);
            this.node = node;
        }
    }

    NetworkTransaction(NodeGateway gateway, Executor executor, String id, Map<String, Change> changes,
        Consumer<CommitPoint> points) {
        this.points = points;
        this.gateway = gateway;
        this.executor = executor;
        this.id = id;
        boolean gaps = changes.values().stream().anyMatch(change -> !change.gap().equals(change.before()));
        changes.forEach((node, change) -> {
            List<NodePlan> steps = new ArrayList<>(List.of(change.before()));
            if (gaps) {
                steps.addAll(Waves.of(change.before(), change.gap()));
            }
            steps.addAll(Waves.of(change.gap(), change.after()));
            plans.put(node, steps);
            backs.put(node, change.back());
            done.put(node, 0);
        });
        this.waves = plans.values().stream().mapToInt(steps -> steps.size() - 1).findAny().orElse(0);
    }

    /** Runs all waves. Completes normally in every case. */
    CompletionStage<Outcome> run() {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (int wave = 1; wave <= waves; wave++) {
            int number = wave;
            all = all.thenComposeAsync(ignored -> wave(number), executor);
        }
        return all.handle((ignored, failure) -> failure).thenComposeAsync(failure -> failure == null
            ? CompletableFuture.completedFuture(new Outcome(Optional.empty(), Optional.empty(), unknown, answers))
            : takeBack(failure), executor);
    }

    private CompletionStage<Void> wave(int wave) {
        List<String> nodes = plans.entrySet().stream()
            .filter(entry -> !unknown.containsKey(entry.getKey()))
            .filter(entry -> !entry.getValue().get(wave - 1).equals(entry.getValue().get(wave)))
            .map(Map.Entry::getKey).toList();
        plans.keySet().stream().filter(node -> !nodes.contains(node) && !unknown.containsKey(node))
            .forEach(node -> done.put(node, wave));
        CompletionStage<List<Answer<NodeGateway.Staged>>> staged = onAll(nodes,
            node -> gateway.stage(node, id, plans.get(node).get(wave - 1), plans.get(node).get(wave)));
        CompletionStage<Void> rest = staged.thenComposeAsync(all -> commit(wave, all), executor);
        // An executor that is shut down takes nothing more, and what stays staged keeps out whoever comes next.
        rest.whenComplete((ignored, failure) -> {
            if (failure != null && !(cause(failure) instanceof Aborted)) {
                staged.thenAccept(NetworkTransaction::discard);
            }
        });
        return rest;
    }

    /** What was committed stays so. */
    private static void discard(List<Answer<NodeGateway.Staged>> staged) {
        staged.stream().filter(one -> one.failure == null).forEach(one -> one.value.discard());
    }

    private CompletionStage<Void> commit(int wave, List<Answer<NodeGateway.Staged>> staged) {
        Optional<Answer<NodeGateway.Staged>> refused = staged.stream().filter(one -> one.failure != null).findFirst();
        if (refused.isPresent()) {
            answers.put(refused.get().node, refused.get().failure.getMessage());
            Map<String, NodeGateway.Staged> good = new TreeMap<>();
            staged.stream().filter(one -> one.failure == null).forEach(one -> good.put(one.node, one.value));
            return onAll(List.copyOf(good.keySet()), node -> good.get(node).discard())
                .thenAccept(ignored -> {
                    throw new Aborted(refused.get().node, refused.get().failure);
                });
        }
        Map<String, NodeGateway.Staged> all = new TreeMap<>();
        staged.forEach(one -> all.put(one.node, one.value));
        points.accept(CommitPoint.STAGED);
        return onAll(List.copyOf(all.keySet()), node -> all.get(node).commit()
                .thenRun(() -> points.accept(CommitPoint.NODE_COMMITTED)))
            .thenAcceptAsync(committed -> judge(wave, committed), executor);
    }

    private void judge(int wave, List<Answer<Void>> committed) {
        Answer<Void> rejected = null;
        for (Answer<Void> one : committed) {
            if (one.failure == null) {
                done.put(one.node, wave);
                answers.put(one.node, "committed");
            } else {
                answers.put(one.node, one.failure.getMessage());
                if (one.failure.kind() == GatewayException.Kind.REJECTED) {
                    rejected = one;
                } else {
                    unknown.put(one.node, one.failure.getMessage());
                }
            }
        }
        points.accept(CommitPoint.WAVE_COMMITTED);
        if (rejected != null) {
            throw new Aborted(rejected.node, rejected.failure);
        }
    }

    private CompletionStage<Outcome> takeBack(Throwable failure) {
        Throwable cause = cause(failure);
        GatewayException why = cause instanceof Aborted aborted ? (GatewayException) aborted.getCause()
            : new GatewayException(GatewayException.Kind.OUTCOME_UNKNOWN, "The transaction broke off: " + cause, cause);
        Optional<String> culprit = cause instanceof Aborted aborted ? Optional.of(aborted.node) : Optional.empty();
        if (culprit.isEmpty()) {
            plans.keySet().forEach(node -> unknown.putIfAbsent(node, why.getMessage()));
        }
        points.accept(CommitPoint.UNDO_BEGINS);
        List<String> changed = done.entrySet().stream()
            .filter(entry -> !unknown.containsKey(entry.getKey()))
            .filter(entry -> !plan(entry.getKey()).equals(plans.get(entry.getKey()).get(0)))
            .map(Map.Entry::getKey).toList();
        return onAll(changed, node -> gateway.stage(node, id + "-undo", plan(node), backs.get(node))
            .thenCompose(NodeGateway.Staged::commit))
            .thenApplyAsync(undone -> {
                undone.forEach(one -> {
                    answers.put(one.node, one.failure == null ? "undone" : one.failure.getMessage());
                    if (one.failure != null) {
                        unknown.put(one.node, "Not undone yet: " + one.failure.getMessage());
                    }
                });
                points.accept(CommitPoint.UNDONE);
                return new Outcome(Optional.of(why), culprit, unknown, answers);
            }, executor);
    }

    private NodePlan plan(String node) {
        return plans.get(node).get(done.get(node));
    }

    /** Asks all nodes at once and waits for every answer, good or bad. */
    private static <T> CompletionStage<List<Answer<T>>> onAll(List<String> nodes,
        Function<String, CompletionStage<T>> call) {
        List<CompletableFuture<Answer<T>>> answers = nodes.stream()
            .map(node -> call.apply(node)
                .handle((value, failure) -> new Answer<>(node, value, gatewayFailure(failure)))
                .toCompletableFuture())
            .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
            .thenApply(ignored -> answers.stream().map(CompletableFuture::join).toList());
    }

    static GatewayException gatewayFailure(Throwable failure) {
        if (failure == null) {
            return null;
        }
        Throwable cause = cause(failure);
        return cause instanceof GatewayException gateway ? gateway
            : new GatewayException(GatewayException.Kind.OUTCOME_UNKNOWN, cause.toString(), cause);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
