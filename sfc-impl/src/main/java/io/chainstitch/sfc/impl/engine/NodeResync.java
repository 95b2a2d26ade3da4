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
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.Steps;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Brings one node to its plan: reads what the agent was told and what VPP holds, and pushes the difference only. When
 * the node rejects the difference as a whole it is pushed chain by chain, so that one bad object keeps no other down.
 *
 * <p>A large difference is pushed in parts. An agent has to answer within the time that a request may take, however
 * much it was away; and what it took before the connection is lost again need not be sent a second time.
 */
final class NodeResync {
    /** How many objects are pushed at once: a tenth of the time of a request for them on a machine with two cores. */
    static final int PART = 1_000;
    /** Enough for three objects among a thousand; a VPP that is away or a full disk rejects everything. */
    private static final int MOST_REFUSALS = 32;

    private final NodeGateway gateway;
    private final Executor executor;
    private final String node;
    private final String transaction;
    private final NodePlan desired;
    private final Map<String, NodePlan> chains;
    private final Consumer<NodeReading> read;
    private final Map<String, String> rejected = new LinkedHashMap<>();
    private int changed;
    private int refusals;

    /**
     * How a synchronisation ended.
     *
     * @param changed number of objects that were written
     * @param rejected chains whose objects the node rejected, with its answer; {@link NodeRuntime#LEFT_OVER} for
     *     what it keeps although no chain wants it any more
     */
    record Result(int changed, Map<String, String> rejected) {
        /** Nothing differed. */
        static final Result NOTHING = new Result(0, Map.of());
    }

    /**
     * A synchronisation that was not started yet.
     *
     * @param gateway the way to the node
     * @param executor runs the steps
     * @param node name of the node
     * @param transaction identifier that is written with each change
     * @param desired the whole plan
     * @param chains the plan again, by chain
     * @param read told what the node held
     */
    NodeResync(NodeGateway gateway, Executor executor, String node, String transaction, NodePlan desired,
        Map<String, NodePlan> chains, Consumer<NodeReading> read) {
        this.gateway = gateway;
        this.executor = executor;
        this.node = node;
        this.transaction = transaction;
        this.desired = desired;
        this.chains = chains;
        this.read = read;
    }

    CompletionStage<Result> run() {
        CompletionStage<NodeGateway.Configured> told = gateway.configured(node);
        return told.thenCombineAsync(gateway.read(node),
            (configured, reading) -> {
                read.accept(reading);
                return believed(configured.plan(), reading.objects(), desired);
            }, executor)
            .thenComposeAsync(this::push, executor)
            .thenApplyAsync(ignored -> new Result(changed, rejected), executor);
    }

    /** Without reading, from what the node is known to hold. */
    CompletionStage<Result> runFrom(NodePlan known) {
        return push(known).thenApplyAsync(ignored -> new Result(changed, rejected), executor);
    }

    /**
     * What has to be assumed of the node so that the difference to the plan holds everything that must be written: an
     * object that the agent was told but VPP does not hold counts as missing.
     */
    static NodePlan believed(NodePlan configured, NodePlan actual, NodePlan desired) {
        List<VppObject> believed = new ArrayList<>();
        configured.objects().forEach((key, object) -> {
            boolean asPlanned = object.equals(desired.objects().get(key));
            if (!asPlanned) {
                believed.add(object);
            } else {
                actual.get(key).ifPresent(believed::add);
            }
        });
        return NodePlan.of(believed);
    }

    private CompletionStage<Void> push(NodePlan believed) {
        return push(believed, Steps.between(believed, desired), 0);
    }

    private CompletionStage<Void> push(NodePlan believed, List<Step> steps, int done) {
        if (done >= steps.size()) {
            return CompletableFuture.completedFuture(null);
        }
        NodePlan next = part(believed, steps, done);
        return write(believed, next).handleAsync((ignored, failure) -> {
            GatewayException why = NetworkTransaction.gatewayFailure(failure);
            if (why == null) {
                return push(next, steps, done + PART);
            }
            return why.kind() == GatewayException.Kind.REJECTED ? pushOneByOne(believed)
                : CompletableFuture.<Void>failedFuture(why);
        }, executor).thenCompose(stage -> stage);
    }

    /**
     * A plan on the way from one to another, after as many steps as are pushed at once. The steps are in an order that
     * VPP accepts.
     */
    static NodePlan part(NodePlan believed, List<Step> steps, int done) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        for (Step step : steps.subList(done, Math.min(done + PART, steps.size()))) {
            if (step instanceof Step.Create create) {
                changes.put(step.key(), Optional.of(create.object()));
            } else if (step instanceof Step.Change change) {
                changes.put(step.key(), Optional.of(change.after()));
            } else {
                changes.put(step.key(), Optional.empty());
            }
        }
        return believed.with(changes);
    }

    /** What nobody wants any more goes first, then each chain gets its own change. */
    private CompletionStage<Void> pushOneByOne(NodePlan believed) {
        Map<ObjectKey, Optional<VppObject>> leftOver = new HashMap<>();
        believed.objects().keySet().stream().filter(key -> desired.get(key).isEmpty())
            .forEach(key -> leftOver.put(key, Optional.empty()));
        List<VppObject> toRemove = Steps.between(believed, believed.with(leftOver)).stream()
            .map(step -> believed.objects().get(step.key())).toList();
        Map<ObjectKey, Optional<VppObject>> removed = new HashMap<>();
        CompletionStage<NodePlan> state = remove(believed, toRemove, removed)
            .thenApply(ignored -> believed.with(removed));
        for (Map.Entry<String, NodePlan> chain : chains.entrySet()) {
            state = state.thenComposeAsync(current -> {
                Map<ObjectKey, Optional<VppObject>> wanted = new HashMap<>();
                chain.getValue().objects().forEach((key, object) -> wanted.put(key, Optional.of(object)));
                return tryWrite(chain.getKey(), current, current.with(wanted));
            }, executor);
        }
        return state.thenApply(ignored -> null);
    }

    /**
     * One object that cannot be removed keeps no other there: what is rejected as a whole is tried in halves, until it
     * was rejected so often that it is not for single objects.
     *
     * @param believed what the node holds without what is in {@code removed}; an edit has to see all of it, since an
     *     agent keeps several objects in one entry
     * @param objects what is to be removed, in the order that VPP wants
     * @param removed told what was
     */
    private CompletionStage<Void> remove(NodePlan believed, List<VppObject> objects,
        Map<ObjectKey, Optional<VppObject>> removed) {
        if (objects.isEmpty() || refusals > MOST_REFUSALS) {
            return CompletableFuture.completedFuture(null);
        }
        Map<ObjectKey, Optional<VppObject>> gone = new HashMap<>();
        objects.forEach(object -> gone.put(object.key(), Optional.empty()));
        NodePlan now = believed.with(removed);
        return write(now, now.with(gone)).handleAsync((ignored, failure) -> {
            GatewayException why = NetworkTransaction.gatewayFailure(failure);
            if (why == null) {
                removed.putAll(gone);
                return CompletableFuture.<Void>completedFuture(null);
            }
            return why.kind() == GatewayException.Kind.REJECTED ? removeInHalves(believed, objects, removed, why)
                : CompletableFuture.<Void>failedFuture(why);
        }, executor).thenCompose(stage -> stage);
    }

    private CompletionStage<Void> removeInHalves(NodePlan believed, List<VppObject> objects,
        Map<ObjectKey, Optional<VppObject>> removed, GatewayException why) {
        refusals++;
        if (objects.size() == 1 || refusals > MOST_REFUSALS) {
            // The first one in this order is what stands in the way of the others.
            rejected.putIfAbsent(NodeRuntime.LEFT_OVER, why.getMessage());
            return CompletableFuture.completedFuture(null);
        }
        int half = objects.size() / 2;
        return remove(believed, objects.subList(0, half), removed).thenComposeAsync(ignored ->
            remove(believed, objects.subList(half, objects.size()), removed), executor);
    }

    private CompletionStage<NodePlan> tryWrite(String chain, NodePlan before, NodePlan after) {
        if (before.equals(after)) {
            return CompletableFuture.completedFuture(after);
        }
        return write(before, after).handleAsync((ignored, failure) -> {
            GatewayException why = NetworkTransaction.gatewayFailure(failure);
            if (why == null) {
                return CompletableFuture.completedFuture(after);
            }
            if (why.kind() == GatewayException.Kind.REJECTED) {
                rejected.put(chain, why.getMessage());
                return CompletableFuture.completedFuture(before);
            }
            return CompletableFuture.<NodePlan>failedFuture(why);
        }, executor).thenCompose(stage -> stage);
    }

    private CompletionStage<Void> write(NodePlan before, NodePlan after) {
        int count = difference(before, after);
        return gateway.stage(node, transaction, before, after).thenCompose(NodeGateway.Staged::commit)
            .thenRunAsync(() -> changed += count, executor);
    }

    /** The number of objects that differ between two plans. */
    static int difference(NodePlan before, NodePlan after) {
        long gone = before.objects().keySet().stream().filter(key -> after.get(key).isEmpty()).count();
        long written = after.objects().entrySet().stream()
            .filter(entry -> !entry.getValue().equals(before.objects().get(entry.getKey()))).count();
        return (int) (gone + written);
    }
}
