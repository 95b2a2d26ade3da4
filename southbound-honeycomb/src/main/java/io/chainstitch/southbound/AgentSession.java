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
package io.chainstitch.southbound;

import static java.util.Objects.requireNonNull;

import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.honeycomb.model.AgentStatus;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingMessages;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.NodeGateway.Configured;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.sfc.api.NodeGateway.Staged;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One NETCONF session with an agent. Upstream's RPC service outlives the session it was made for and would send to the
 * next one, where the candidate is empty and a commit of it answers ok. So the owner closes this object as soon as the
 * mount is gone, and an answer counts only when the session is still open.
 *
 * <p>The candidate belongs to the session, so changes wait for each other.
 */
final class AgentSession {
    private static final Logger LOG = LoggerFactory.getLogger(AgentSession.class);

    private final String node;
    private final AgentRpcs rpcs;
    private final AgentData data;
    private final AgentTree tree;
    private final ReadingMessages readings;
    private final Executor executor;
    private final Clock clock;
    private final Owner owner;
    private final Deque<Change> waiting = new ArrayDeque<>();

    private Change current;
    private CompletableFuture<?> lastReading = CompletableFuture.completedFuture(null);
    private volatile boolean open = true;
    /** What the agent told of its VPP last; only used by the executor. */
    private Optional<Dataplane> dataplane = Optional.empty();

    /** Who is told of what happens in a session. */
    interface Owner {
        /** The agent does not forget a change: the session has to be replaced. */
        void broken();

        /** The agent lost its VPP, found one again, or restored what another one was to hold. */
        void dataplaneChanged();
    }

    private record Dataplane(boolean connected, long reconciliations) {
    }

    /**
     * Prepares a session.
     *
     * @param node name of the node
     * @param service RPC service of the mount
     * @param context models of the mount
     * @param executor runs what is to be done for this node, one thing after the other
     * @param clock tells the time of readings
     * @param owner told of what happens, by the executor
     * @throws IllegalArgumentException when the agent lacks one of our models, or the RPC that reads
     */
    AgentSession(String node, DOMRpcService service, EffectiveModelContext context, Executor executor, Clock clock,
            Owner owner) {
        this.node = requireNonNull(node);
        this.executor = requireNonNull(executor);
        this.clock = requireNonNull(clock);
        this.owner = requireNonNull(owner);
        rpcs = new AgentRpcs(service, executor);
        data = new AgentData(context);
        tree = new AgentTree(context);
        readings = new ReadingMessages(context);
    }

    String node() {
        return node;
    }

    AgentRpcs rpcs() {
        return rpcs;
    }

    AgentData data() {
        return data;
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Asks for a sign of life. Must not be called with a lock that is taken when a mount goes: the client sends under a
     * lock of its own, under which it also tells that the mount is gone.
     *
     * @return whether the agent answered; empty when it was not asked, because it has something to do
     */
    Optional<CompletableFuture<Boolean>> signOfLife() {
        return rpcs.signOfLife(quickQuestion()).map(sign -> {
            sign.thenApply(this::current).thenAcceptAsync(this::noteDataplane, executor);
            return sign.thenApply(reply -> !(reply instanceof Reply.Lost));
        });
    }

    private void noteDataplane(Reply reply) {
        if (reply instanceof Reply.Done) {
            try {
                noteDataplane(status(reply));
            } catch (GatewayException | IOException | RuntimeException e) {
                LOG.debug("what the agent of node {} tells of itself is not understood", node, e);
            }
        }
    }

    private void noteDataplane(Optional<AgentStatus> status) {
        var now = status.map(told -> new Dataplane(told.vpp().connected(), told.reconciliations()));
        boolean changed = dataplane.isPresent() && !dataplane.equals(now);
        dataplane = now;
        if (changed) {
            owner.dataplaneChanged();
        }
    }

    /** The mount is gone. What is on its way ends by its answer, what waits ends now. */
    void close() {
        open = false;
        List<Change> left;
        synchronized (waiting) {
            left = new ArrayList<>(waiting);
            waiting.clear();
        }
        left.forEach(change -> executor.execute(change::start));
    }

    /** The agent's candidate is in a state that we do not know. */
    void broken() {
        close();
        owner.broken();
    }

    CompletionStage<Optional<AgentStatus>> status() {
        var result = new CompletableFuture<Optional<AgentStatus>>();
        rpcs.invokeQuick(quickQuestion()).thenApply(this::current).thenAccept(reply -> {
            try {
                Optional<AgentStatus> status = status(reply);
                noteDataplane(status);
                result.complete(status);
            } catch (GatewayException e) {
                result.completeExceptionally(e);
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(Failures.rejected(node,
                    "what the agent answered is not understood: " + e.getMessage(), e));
            }
        });
        return result;
    }

    private Optional<AgentStatus> status(Reply reply) throws GatewayException, IOException {
        return data.status(tree.parse(Failures.unlessDone(node, reply).data()));
    }

    private NetconfMessages.Request quickQuestion() {
        return NetconfMessages.get(AgentTree.statusFilter());
    }

    CompletionStage<NodeReading> read() {
        Instant asked = clock.instant();
        return read(List.of(Reading.What.HELD), reading -> reading.held(node, asked));
    }

    /** Reads each of what is wanted. */
    CompletionStage<NodeCounters> counters(Set<Counted> wanted) {
        return read(wanted.stream().sorted().map(counted -> switch (counted) {
            case LOCAL_SIDS -> Reading.What.LOCAL_SID_COUNTERS;
            case INTERFACES -> Reading.What.INTERFACE_COUNTERS;
        }).toList(), Reading::counters);
    }

    CompletionStage<Configured> configured() {
        return read(List.of(Reading.What.CONFIGURED),
            reading -> new Configured(reading.plan(), reading.transaction()));
    }

    /**
     * Whether the agent was told a plan and nothing else, and VPP holds it. Says no when that cannot be found out: then
     * a reading tells why.
     */
    CompletionStage<Boolean> holds(NodePlan plan) {
        var result = new CompletableFuture<Boolean>();
        read(List.of(Reading.What.COMPARISON), reading -> reading.digests().filter(isOf(plan.digest())).isPresent())
            .whenComplete((held, failure) -> {
                if (failure != null && !open) {
                    result.completeExceptionally(failure);
                } else {
                    result.complete(failure == null && held);
                }
            });
        return result;
    }

    private static Predicate<AgentDigests> isOf(String digest) {
        return found -> found.configured().equals(digest) && found.held().equals(digest);
    }

    /** One after the other: an agent makes one at a time, and keeps few. */
    private <T> CompletableFuture<T> read(List<Reading.What> wanted, Function<Reading, T> finish) {
        var reader = new PieceReader<>(node, readings, this::invokePiece, wanted, finish);
        CompletableFuture<?> before;
        synchronized (waiting) {
            before = lastReading;
            // without its result, which may be large
            lastReading = reader.result().handle((done, failure) -> null);
        }
        before.thenRun(() -> begin(reader));
        return reader.result();
    }

    /** An agent that hangs must not be given the time of one that works: something quick is asked for before. */
    private void begin(PieceReader<?> reader) {
        if (open) {
            rpcs.invokeQuick(quickQuestion()).thenApply(this::current).thenAcceptAsync(reply -> {
                noteDataplane(reply);
                reader.begin(reply);
            }, executor);
        } else {
            reader.begin(current(null));
        }
    }

    /** Sends what follows the answer to something else. The session may have ended since, and the next one begun. */
    private CompletableFuture<Reply> invokePiece(NetconfMessages.Request request) {
        return open ? rpcs.invokePiece(request).thenApply(this::current)
            : CompletableFuture.completedFuture(current(null));
    }

    /** An answer that came after the end of the session may be to a question that went to the next one. */
    private Reply current(Reply reply) {
        return open ? reply : new Reply.Lost("the session ended");
    }

    CompletionStage<Staged> stage(String transaction, NodePlan before, NodePlan after) {
        var change = new Change(this, transaction, before, after);
        synchronized (waiting) {
            waiting.add(change);
        }
        startNext();
        return change.staged();
    }

    /** A change was committed or forgotten: the candidate is empty again. */
    void finished(Change change) {
        synchronized (waiting) {
            if (current == change) {
                current = null;
            }
        }
        startNext();
    }

    private void startNext() {
        synchronized (waiting) {
            if (current != null || waiting.isEmpty()) {
                return;
            }
            current = waiting.poll();
            executor.execute(current::start);
        }
    }
}
