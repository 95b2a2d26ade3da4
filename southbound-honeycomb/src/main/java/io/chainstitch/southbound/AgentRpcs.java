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

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcError;

/**
 * Sends NETCONF operations through the RPC service of a mount. {@code NetconfDataTreeService} of release 7.0.7 has no
 * validate, and the RPC service takes the operations of {@code ietf-netconf} like any other RPC, in order.
 */
final class AgentRpcs {
    private final DOMRpcService rpcs;
    private final Executor executor;
    /** Requests without an answer that may take their time. */
    private final AtomicInteger working = new AtomicInteger();
    /** A quick question before which nothing is left to be answered. */
    private CompletableFuture<Reply> ahead = CompletableFuture.completedFuture(null);

    /**
     * Sends through a mount.
     *
     * @param rpcs RPC service of the mount
     * @param executor completes the replies
     */
    AgentRpcs(DOMRpcService rpcs, Executor executor) {
        this.rpcs = requireNonNull(rpcs);
        this.executor = requireNonNull(executor);
    }

    /** {@return the reply; never completes exceptionally} */
    CompletableFuture<Reply> invoke(NetconfMessages.Request request) {
        var reply = new CompletableFuture<Reply>();
        follow(send(request), reply, executor);
        return reply;
    }

    /**
     * Asks for a piece of something. The agent says each second that it is still at it, so that such an answer hides
     * nothing: who asks for a {@link #signOfLife} behind it hears soon.
     *
     * @param request the question
     * @return the reply; never completes exceptionally
     */
    CompletableFuture<Reply> invokePiece(NetconfMessages.Request request) {
        var reply = new CompletableFuture<Reply>();
        follow(transmit(request), reply, executor);
        return reply;
    }

    /**
     * Asks for what an agent answers at once that has nothing else to do. Until then it is the {@link #signOfLife} that
     * is waited for: who is about to ask for more begins with this, so that an agent that hangs is not taken for one
     * that works.
     *
     * @param request the question
     * @return the reply; never completes exceptionally
     */
    CompletableFuture<Reply> invokeQuick(NetconfMessages.Request request) {
        return sendQuick(request).thenApplyAsync(reply -> reply, executor);
    }

    /**
     * Asks for a sign of life, unless an answer to something longer is waited for: what is asked later is answered
     * later. A quick question that is not answered yet serves as well, whatever was asked after it.
     *
     * @param request the question
     * @return the reply, known as soon as it is there; empty when the agent has something to do
     */
    synchronized Optional<CompletableFuture<Reply>> signOfLife(NetconfMessages.Request request) {
        if (ahead.isDone()) {
            if (working.get() > 0) {
                return Optional.empty();
            }
            sendQuick(request);
        }
        return Optional.of(ahead);
    }

    private synchronized CompletableFuture<Reply> sendQuick(NetconfMessages.Request request) {
        var reply = new CompletableFuture<Reply>();
        if (ahead.isDone() && working.get() == 0) {
            ahead = reply;
        }
        follow(transmit(request), reply, directExecutor());
        return reply;
    }

    /** Requests leave in the order in which they are counted. */
    private synchronized ListenableFuture<? extends DOMRpcResult> send(NetconfMessages.Request request) {
        working.incrementAndGet();
        ListenableFuture<? extends DOMRpcResult> answer = transmit(request);
        answer.addListener(working::decrementAndGet, directExecutor());
        return answer;
    }

    private ListenableFuture<? extends DOMRpcResult> transmit(NetconfMessages.Request request) {
        try {
            return rpcs.invokeRpc(request.name(), request.input());
        } catch (RuntimeException e) {
            return Futures.immediateFailedFuture(
                new IllegalStateException("the request could not be sent: " + e.getMessage(), e));
        }
    }

    private static void follow(ListenableFuture<? extends DOMRpcResult> answer, CompletableFuture<Reply> reply,
            Executor executor) {
        Futures.addCallback(answer, new FutureCallback<DOMRpcResult>() {
            @Override
            public void onSuccess(DOMRpcResult result) {
                reply.complete(reply(result));
            }

            @Override
            public void onFailure(Throwable cause) {
                reply.complete(new Reply.Lost(cause instanceof CancellationException
                    ? "the agent did not answer in time" : String.valueOf(cause.getMessage())));
            }
        }, executor);
    }

    private static Reply reply(DOMRpcResult result) {
        if (result == null) {
            return new Reply.Lost("the agent answered with nothing");
        }
        Collection<? extends RpcError> errors = result.errors().stream()
            .filter(error -> error.getSeverity() != ErrorSeverity.WARNING)
            .toList();
        if (errors.isEmpty()) {
            return new Reply.Done(result.value());
        }
        // The client reports the end of the session as an error of the transport.
        return errors.stream().anyMatch(error -> error.getErrorType() == ErrorType.TRANSPORT)
            ? new Reply.Lost("the session ended") : new Reply.Refused(AgentText.of(errors));
    }
}
