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
import io.chainstitch.honeycomb.model.AgentMessages;
import io.chainstitch.honeycomb.model.AgentStatus;
import io.chainstitch.honeycomb.model.InvalidAgentDataException;
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
import java.util.function.Predicate;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.w3c.dom.Element;

/**
 * One NETCONF session with an agent. Upstream's RPC service outlives the session it was made for and would send to the
 * next one, where the candidate is empty and a commit of it answers ok. So the owner closes this object as soon as the
 * mount is gone, and an answer counts only when the session is still open.
 *
 * <p>The candidate belongs to the session, so changes wait for each other.
 */
final class AgentSession {
    private final String node;
    private final AgentRpcs rpcs;
    private final AgentData data;
    private final AgentTree tree;
    private final AgentMessages messages;
    private final DigestPatience patience;
    private final boolean tellsDigests;
    private final Executor executor;
    private final Clock clock;
    private final Runnable onBroken;
    private final Deque<Change> waiting = new ArrayDeque<>();

    private Change current;
    private volatile boolean open = true;

    /**
     * Prepares a session.
     *
     * @param node name of the node
     * @param service RPC service of the mount
     * @param context models of the mount
     * @param executor runs what is to be done for this node, one thing after the other
     * @param clock tells the time of readings
     * @param patience whether digests come in time
     * @param onBroken called when the agent does not forget a change: the session has to be replaced
     * @throws IllegalArgumentException when the agent lacks one of our models
     */
    AgentSession(String node, DOMRpcService service, EffectiveModelContext context, Executor executor, Clock clock,
            DigestPatience patience, Runnable onBroken) {
        this.node = requireNonNull(node);
        this.executor = requireNonNull(executor);
        this.clock = requireNonNull(clock);
        this.patience = requireNonNull(patience);
        this.onBroken = requireNonNull(onBroken);
        rpcs = new AgentRpcs(service, executor);
        data = new AgentData(context);
        tree = new AgentTree(context);
        messages = new AgentMessages(context);
        tellsDigests = context.getOperations().stream().anyMatch(rpc -> rpc.getQName().equals(messages.digest()));
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
        return rpcs.signOfLife(quickQuestion());
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
        onBroken.run();
    }

    CompletionStage<Optional<AgentStatus>> status() {
        var result = new CompletableFuture<Optional<AgentStatus>>();
        rpcs.invokeQuick(quickQuestion()).thenAccept(reply ->
            finish(result, List.of(reply), root -> data.status(root)));
        return result;
    }

    private NetconfMessages.Request quickQuestion() {
        return NetconfMessages.get(tree.statusFilter());
    }

    CompletionStage<NodeReading> read() {
        Instant asked = clock.instant();
        List<NetconfMessages.Request> requests = tree.filters().stream().map(NetconfMessages::get).toList();
        return ask(requests, root -> data.decodeReading(root, node, asked));
    }

    /** Sends a request for each of what is wanted. */
    CompletionStage<NodeCounters> counters(Set<Counted> wanted) {
        return ask(wanted.stream().sorted().map(tree::filter).map(NetconfMessages::get).toList(),
            root -> data.decodeCounters(root));
    }

    CompletionStage<Configured> configured() {
        return ask(List.of(NetconfMessages.getRunning()),
            root -> new Configured(data.decode(root), data.transaction(root)));
    }

    /**
     * Whether the agent was told a plan and nothing else, and VPP holds it. Says no when that cannot be found out: then
     * a reading tells why.
     */
    CompletionStage<Boolean> holds(NodePlan plan) {
        if (!tellsDigests || !patience.isLeft()) {
            return CompletableFuture.completedFuture(false);
        }
        var result = new CompletableFuture<Boolean>();
        rpcs.invokeQuick(quickQuestion()).thenCompose(sign -> sign instanceof Reply.Lost
            ? CompletableFuture.completedFuture(sign) : askForDigest()).thenAccept(reply -> {
                if (open) {
                    result.complete(digest(reply).filter(isOf(plan.digest())).isPresent());
                } else {
                    result.completeExceptionally(Failures.unreachable(node, "the session ended"));
                }
            });
        return result;
    }

    private CompletionStage<Reply> askForDigest() {
        return invoke(NetconfMessages.call(messages.digest())).thenApply(reply -> {
            patience.ended(reply);
            return reply;
        });
    }

    /** Sends what follows the answer to something else. The session may have ended since, and the next one begun. */
    private CompletableFuture<Reply> invoke(NetconfMessages.Request request) {
        return open ? rpcs.invoke(request)
            : CompletableFuture.completedFuture(new Reply.Lost("the session ended", false));
    }

    private Optional<AgentDigests> digest(Reply reply) {
        return reply instanceof Reply.Done done && done.output() != null ? messages.digests(done.output())
            : Optional.empty();
    }

    private static Predicate<AgentDigests> isOf(String digest) {
        return found -> found.configured().equals(digest) && found.held().equals(digest);
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

    /**
     * Sends the requests one after the other and decodes all answers together. An answer that is late ends the session,
     * and an agent answers in turn: of several requests sent at once each would have the time of all before it to wait,
     * and a node with a thousand chains would never be read.
     */
    private <T> CompletionStage<T> ask(List<NetconfMessages.Request> requests, Decoder<T> decoder) {
        List<Reply> replies = new ArrayList<>();
        CompletableFuture<Void> last = rpcs.invokeQuick(quickQuestion()).thenAccept(sign -> {
            if (sign instanceof Reply.Lost) {
                replies.add(sign);
            }
        });
        for (NetconfMessages.Request request : requests) {
            last = last.thenCompose(before -> replies.stream().allMatch(Reply.Done.class::isInstance)
                ? invoke(request).thenAccept(replies::add) : CompletableFuture.completedFuture(null));
        }
        var result = new CompletableFuture<T>();
        last.thenRun(() -> finish(result, replies, decoder));
        return result;
    }

    /** What fails does so with nothing around it: its message is shown to users. */
    private <T> void finish(CompletableFuture<T> result, List<Reply> replies, Decoder<T> decoder) {
        try {
            result.complete(decoded(replies, decoder));
        } catch (GatewayException e) {
            result.completeExceptionally(e);
        }
    }

    private <T> T decoded(List<Reply> replies, Decoder<T> decoder) throws GatewayException {
        List<Element> parts = new ArrayList<>();
        for (Reply reply : replies) {
            if (reply instanceof Reply.Lost lost) {
                throw Failures.unreachable(node, lost.reason());
            } else if (reply instanceof Reply.Refused refused) {
                throw Failures.rejected(node, "reading was refused: " + refused.reason(), null);
            } else if (reply instanceof Reply.Done done) {
                parts.add(done.data());
            }
        }
        if (!open) {
            throw Failures.unreachable(node, "the session ended");
        }
        try {
            return decoder.decode(tree.parse(parts));
        } catch (InvalidAgentDataException | IOException | RuntimeException e) {
            throw Failures.rejected(node, "what the agent answered is not understood: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Decoder<T> {
        T decode(ContainerNode root) throws InvalidAgentDataException;
    }
}
