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
package io.chainstitch.agent.server;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.honeycomb.model.InvalidAgentDataException;
import io.chainstitch.honeycomb.model.ReadingMessages;
import io.chainstitch.honeycomb.model.ReadingPiece;
import io.chainstitch.honeycomb.model.ReadingQuestion;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.api.DOMRpcImplementation;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The RPC that reads in pieces. As a {@code get}, which is one document, a node with a thousand chains has 60 MB, and
 * takes longer than a client waits for an answer.
 */
final class ReadObjectsRpc implements DOMRpcImplementation {
    private static final Logger LOG = LoggerFactory.getLogger(ReadObjectsRpc.class);

    private final ReadingSource source;
    private final Readings readings;
    private final ReadingMessages messages;

    ReadObjectsRpc(ReadingSource source, Readings readings, ReadingMessages messages) {
        this.source = source;
        this.readings = readings;
        this.messages = messages;
    }

    @Override
    public ListenableFuture<? extends DOMRpcResult> invokeRpc(DOMRpcIdentifier type, ContainerNode input) {
        try {
            return Futures.immediateFuture(answer(messages.question(input)));
        } catch (InvalidAgentDataException e) {
            return Futures.immediateFuture(refused(ErrorTag.INVALID_VALUE, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Futures.immediateFuture(refused(ErrorTag.OPERATION_FAILED, "the agent is stopping"));
        }
    }

    private DOMRpcResult answer(ReadingQuestion question) throws InterruptedException {
        try {
            if (question instanceof ReadingQuestion.Proceed proceed) {
                return answer(proceed.id(), proceed.position());
            }
            var begin = (ReadingQuestion.Begin) question;
            return answer(readings.begin(() -> source.read(begin.what())), 0);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private DOMRpcResult answer(long id, long position) throws ExecutionException, InterruptedException {
        Optional<ReadingPiece> piece = readings.piece(id, position);
        return piece.isPresent() ? new DefaultDOMRpcResult(messages.output(piece.get()))
            : refused(ErrorTag.INVALID_VALUE, "there is no reading " + id + " with more than " + position
                + " entries, or it was forgotten because nobody asked for it; begin another one");
    }

    private static DOMRpcResult failed(Throwable cause) {
        if (cause instanceof DataplaneException vpp) {
            return ReconcileRpc.unavailable(vpp);
        }
        LOG.error("a reading failed", cause);
        return refused(ErrorTag.OPERATION_FAILED, "the reading failed: " + cause);
    }

    private static DOMRpcResult refused(ErrorTag tag, String message) {
        return new DefaultDOMRpcResult(RpcResultBuilder.newError(ErrorType.APPLICATION, tag, message));
    }
}
