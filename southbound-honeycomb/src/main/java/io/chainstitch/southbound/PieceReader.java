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

import io.chainstitch.honeycomb.model.InvalidAgentDataException;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingEntry;
import io.chainstitch.honeycomb.model.ReadingMessages;
import io.chainstitch.honeycomb.model.ReadingPiece;
import io.chainstitch.honeycomb.model.ReadingQuestion;
import io.chainstitch.sfc.api.GatewayException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Asks an agent for readings, piece by piece. An answer that is late ends the session, so none may grow with what a
 * node holds. An agent answers in turn: of several requests sent at once each would have the time of all before it to
 * wait.
 *
 * @param <T> what the readings become
 */
final class PieceReader<T> {
    /** How often an agent may say that it is still at it: each time about a second, and no reading takes that long. */
    private static final int PATIENCE = 600;

    private final String node;
    private final ReadingMessages messages;
    private final Function<NetconfMessages.Request, CompletableFuture<Reply>> invoke;
    private final Function<Reading, T> finish;
    private final Deque<Reading.What> wanted;
    private final List<ReadingEntry> entries = new ArrayList<>();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    /** How many entries there were before the present reading. */
    private int before;
    private int pending;

    /**
     * Prepares readings.
     *
     * @param node name of the node
     * @param messages the agent's RPC
     * @param invoke sends a request
     * @param wanted what is to be read, one after the other
     * @param finish makes the result: of transaction and digests of the last reading, and of the entries of all; may
     *     throw IllegalArgumentException
     */
    PieceReader(String node, ReadingMessages messages,
            Function<NetconfMessages.Request, CompletableFuture<Reply>> invoke, Collection<Reading.What> wanted,
            Function<Reading, T> finish) {
        this.node = node;
        this.messages = messages;
        this.invoke = invoke;
        this.wanted = new ArrayDeque<>(wanted);
        this.finish = finish;
    }

    /** {@return the result; fails with a {@link GatewayException} and nothing around it: its message is for users} */
    CompletableFuture<T> result() {
        return result;
    }

    /**
     * Begins to ask, unless the agent gave no sign of life.
     *
     * @param sign the answer to something that is answered at once
     */
    void begin(Reply sign) {
        if (sign instanceof Reply.Lost lost) {
            result.completeExceptionally(Failures.unreachable(node, lost.reason()));
        } else {
            next(Reading.NOTHING);
        }
    }

    private void next(Reading last) {
        if (wanted.isEmpty()) {
            result.complete(finish.apply(new Reading(last.transaction(), last.digests(), entries)));
        } else {
            before = entries.size();
            ask(new ReadingQuestion.Begin(wanted.poll()));
        }
    }

    private void ask(ReadingQuestion question) {
        invoke.apply(NetconfMessages.call(messages.name(), messages.input(question))).thenAccept(this::answered)
            .exceptionally(defect -> {
                result.completeExceptionally(Failures.rejected(node, "the reading broke off: " + defect, defect));
                return null;
            });
    }

    private void answered(Reply reply) {
        try {
            continueWith(messages.piece(Failures.unlessDone(node, reply).output()));
        } catch (GatewayException e) {
            result.completeExceptionally(e);
        } catch (InvalidAgentDataException | RuntimeException e) {
            result.completeExceptionally(Failures.rejected(node, "what the agent answered is not understood: "
                + e.getMessage(), e));
        }
    }

    private void continueWith(ReadingPiece piece) throws InvalidAgentDataException {
        entries.addAll(piece.part().entries());
        int there = entries.size() - before;
        if (piece.size().isPresent() && piece.size().getAsInt() == there) {
            next(piece.part());
        } else if (piece.size().isPresent() && piece.part().entries().isEmpty()) {
            throw new InvalidAgentDataException(messages.name().getLocalName(),
                "of " + piece.size().getAsInt() + " entries nothing came after " + there);
        } else if (piece.size().isEmpty() && ++pending > PATIENCE) {
            throw new InvalidAgentDataException(messages.name().getLocalName(),
                "after " + PATIENCE + " questions it was still being made");
        } else {
            ask(new ReadingQuestion.Proceed(piece.id(), there));
        }
    }
}
