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
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way: remembered first, then written to the nodes, then reported; or taken back. Belongs to the
 * engine's thread.
 */
final class Change {
    private static final Logger LOG = LoggerFactory.getLogger(Change.class);

    private final EngineState state;
    private final Reporter reporter;
    private final Work work;
    private final Settlement settlement;
    private final Recovery recovery;
    private final Batch batch;
    private final List<ChainRuntime> looked;
    private final String id;
    private final Instant began;
    private final long beganNanos;
    private final Map<String, NetworkTransaction.Change> changes = new TreeMap<>();
    private boolean ended;

    /**
     * A change that was entered into the compositions.
     *
     * @param looked all chains that were decided on or go along
     */
    Change(EngineState state, Reporter reporter, Work work, Batch batch, List<ChainRuntime> looked) {
        this.state = state;
        this.reporter = reporter;
        this.work = work;
        this.settlement = new Settlement(state);
        this.recovery = new Recovery(state, work);
        this.batch = batch;
        this.looked = looked;
        this.id = state.nextTransaction();
        this.began = state.ports.clock().instant();
        this.beganNanos = state.ports.nanoTime().getAsLong();
    }

    /** Runs the change. Chains of {@code save} are remembered even though nothing of them changes on a node. */
    void start(Set<String> save) {
        batch.changes().forEach((node, change) -> {
            NodeRuntime runtime = state.nodes.get(node);
            if (runtime.isWritable()) {
                changes.put(node, new Lacking(runtime, batch.chains()).added(change));
            }
        });
        state.turns.take(batch.nodes(), batch.chains().keySet());
        Map<String, Optional<ChainRecord>> records = new HashMap<>();
        save.forEach(name -> records.put(name, Optional.of(state.chains.get(name).record)));
        batch.chains().forEach((name, changed) -> {
            ChainRuntime chain = state.chains.get(name);
            state.remember(chain, changed.after().unconfirmed(changed.before()));
            chain.inFlight = true;
            records.put(name, Optional.of(chain.record));
        });
        state.connectAgents();
        if (!batch.brokenOff().isEmpty()) {
            LOG.info("Transaction {}: chains {} wait for each other to make room, so all of them leave their functions"
                + " before any of them comes to a new one", id, batch.brokenOff());
        }
        CompletionStage<Void> remembered = state.ports.store().write(records, state.lastGeneration);
        remembered.thenComposeAsync(ignored -> network(), state.ports.executor())
            .handleAsync((outcome, failure) -> {
                LogField.TRANSACTION.during(id, () -> finish(outcome, failure));
                return null;
            }, state.ports.executor())
            .exceptionally(defect -> {
                breakDown(defect);
                return null;
            });
        LogField.TRANSACTION.during(id, () -> looked.forEach(reporter::report));
    }

    private CompletionStage<NetworkTransaction.Outcome> network() {
        state.ports.points().accept(CommitPoint.RECORDED);
        if (changes.isEmpty()) {
            return CompletableFuture.completedFuture(
                new NetworkTransaction.Outcome(Optional.empty(), Optional.empty(), Map.of(), Map.of()));
        }
        return new NetworkTransaction(state.ports.gateway(), state.ports.executor(), id, changes,
            state.ports.points()).run();
    }

    private void finish(NetworkTransaction.Outcome outcome, Throwable failure) {
        state.ports.points().accept(CommitPoint.ANSWERED);
        giveBack();
        if (failure != null) {
            LOG.error("Transaction {} could not be remembered and was not sent", id, failure);
            takeBack(Set.of(), chain -> work.refuse(chain, new Refusal(Reason.INTERNAL_ERROR,
                "The controller's datastore did not take the change: " + failure.getMessage() + ".")));
        } else {
            outcome.unknown().forEach(this::distrust);
            if (outcome.committed()) {
                commit(outcome);
            } else {
                abort(outcome);
            }
        }
        Map<String, Optional<ChainRecord>> confirmed = settlement.acknowledge(looked, batch.chains().keySet());
        try {
            Optional.ofNullable(outcome).ifPresent(this::history);
            looked.stream().filter(chain -> state.chains.get(chain.name) == chain).forEach(reporter::report);
            changes.keySet().forEach(reporter::reportNode);
        } finally {
            settlement.write(confirmed);
        }
        state.ports.points().accept(CommitPoint.CONFIRMED);
        state.locatorWatch.committed(looked);
        end();
    }

    private void giveBack() {
        batch.chains().keySet().forEach(name -> state.chain(name).ifPresent(chain -> chain.inFlight = false));
        state.turns.giveBack(batch.nodes(), batch.chains().keySet());
    }

    /** A defect of ours must not park chains and nodes: what the nodes hold is read, and brought to the plan. */
    private void breakDown(Throwable defect) {
        if (defect.getCause() instanceof RejectedExecutionException) {
            LOG.warn("Transaction {} was left as it is, since the controller stops: the next start reads its nodes",
                id);
            return;
        }
        LOG.error("Transaction {} was not brought to an end", id, defect);
        if (ended) {
            work.pump();
            return;
        }
        giveBack();
        changes.keySet().forEach(node -> distrust(node, "Transaction " + id + " was not brought to an end."));
        work.dirty(batch.chains().keySet());
        end();
    }

    private void end() {
        ended = true;
        work.done(batch.chains().keySet());
    }

    private void distrust(String node, String message) {
        NodeRuntime runtime = state.nodes.find(node).orElse(null);
        if (runtime == null) {
            return;
        }
        runtime.sync = StateSink.Sync.OUT_OF_SYNC;
        runtime.known = Optional.empty();
        runtime.syncMessage = message;
        runtime.unanswered = false;
        runtime.attempts = 0;
    }

    /** A chain keeps its way back as long as one of its nodes was away, or did not answer: it may say no later. */
    private void commit(NetworkTransaction.Outcome outcome) {
        changes.keySet().stream().filter(name -> !outcome.unknown().containsKey(name)).map(state.nodes::get)
            .forEach(node -> node.took(new Lacking(node, batch.chains()).changed()));
        recovery.judge(chains());
    }

    private void abort(NetworkTransaction.Outcome outcome) {
        GatewayException why = outcome.failure().orElseThrow();
        String node = outcome.failedNode().orElse("");
        Refusal rejection = new Refusal(Reason.NODE_REJECTED,
            "Node " + node + " rejected the change: " + why.getMessage());
        Set<String> unclear = outcome.unknown().keySet();
        LogField.NODE.during(node, () -> LOG.warn("Transaction {} of chains {} was taken back: node {} said: {}", id,
            batch.chains().keySet(), node, why.getMessage()));
        if (why.kind() != GatewayException.Kind.REJECTED) {
            outcome.failedNode().ifPresent(name -> distrust(name, why.getMessage()));
            takeBack(unclear, chain -> work.tryAgain(chain, why.getMessage()));
        } else if (batch.chains().values().stream().filter(changed -> !changed.along()).count() > 1) {
            takeBack(unclear, chain -> work.rejectedTogether(chain, rejection));
        } else {
            takeBack(unclear, chain -> work.refuse(chain, rejection));
        }
        // A node of an earlier change that was not through yet may have got there while this one was under way.
        recovery.judge(chains());
    }

    private List<ChainRuntime> chains() {
        return batch.chains().keySet().stream().map(state.chains::get).toList();
    }

    /**
     * Restores the records and the plan from before the batch. Only a node that did not answer may hold more.
     *
     * @param then what becomes of chains that were to change; one that only went along is where it was
     */
    private void takeBack(Set<String> unclear, Consumer<ChainRuntime> then) {
        batch.takeBack();
        batch.chains().values().forEach(changed ->
            work.tell(state.sharing.use(changed.name(), changed.was().uses())));
        Map<String, Optional<ChainRecord>> restored = new HashMap<>();
        batch.chains().forEach((name, changed) -> {
            ChainRuntime chain = state.chains.get(name);
            state.remember(chain, changed.before()
                .withGeneration(chain.record.generation(), chain.record.digest())
                .mayRemainOn(changed.after().nodes().keySet().stream().filter(unclear::contains).toList(),
                    changed.after().identifiers()));
            state.identifiers.release(changed.after(), chain.record);
            restored.put(name, Optional.of(chain.record));
        });
        state.ports.store().write(restored, state.lastGeneration);
        batch.chains().forEach((name, changed) -> {
            if (changed.along()) {
                work.tell(Set.of(name));
            } else {
                then.accept(state.chains.get(name));
            }
        });
    }

    private void history(NetworkTransaction.Outcome outcome) {
        if (changes.isEmpty()) {
            return;
        }
        Set<String> chains = new TreeSet<>(batch.chains().keySet());
        String toRead = outcome.unknown().isEmpty() ? ""
            : ", nodes to be read: " + String.join(", ", outcome.unknown().keySet());
        String result = outcome.failure().map(why -> "taken back: " + why.getMessage()).orElse("committed") + toRead;
        Duration took = Duration.ofNanos(state.ports.nanoTime().getAsLong() - beganNanos);
        if (outcome.committed()) {
            LOG.info("Transaction {} is committed, in {} ms: {} on {}", id, took.toMillis(),
                chains.size() == 1 ? "chain " + chains.iterator().next() : chains.size() + " chains",
                String.join(", ", changes.keySet()));
        }
        state.ports.sink().transaction(new StateSink.TransactionStatus(id, began, "chains changed",
            List.copyOf(chains), outcome.answers(), result, took));
    }
}
