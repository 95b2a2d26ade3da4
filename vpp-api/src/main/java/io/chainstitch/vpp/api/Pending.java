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
package io.chainstitch.vpp.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Something VPP has been asked and has not answered yet. */
abstract class Pending {
    private static final String PING_REPLY = "control_ping_reply";

    private final String message;
    private final long sentAt;
    private final Queue<Integer> contexts = new ConcurrentLinkedQueue<>();

    Pending(String message, long sentAt) {
        this.message = message;
        this.sentAt = sentAt;
    }

    String message() {
        return message;
    }

    /** {@return when it was sent, in the nanoseconds of the client's clock} */
    long sentAt() {
        return sentAt;
    }

    /** It waits for what bears this context. */
    void registered(int context) {
        contexts.add(context);
    }

    /** {@return the contexts of what it waits for: one of a request, one more than there are of dumps} */
    Collection<Integer> contexts() {
        return contexts;
    }

    /**
     * Takes a message that bears this request's context.
     *
     * @param answer the message
     * @return whether the request is now answered in full
     * @throws ApiProtocolException when the message is no answer to the request
     */
    abstract boolean answer(ApiMessage answer) throws ApiProtocolException;

    abstract void fail(VppApiException cause);

    ApiProtocolException unexpected(ApiMessage answer) {
        return new ApiProtocolException("VPP answered " + message + " with " + answer.name());
    }

    /** One request, one reply. */
    static final class Request extends Pending {
        private final CompletableFuture<ApiMessage> future = new CompletableFuture<>();

        Request(String message, long sentAt) {
            super(message, sentAt);
        }

        CompletableFuture<ApiMessage> future() {
            return future;
        }

        @Override
        boolean answer(ApiMessage answer) throws ApiProtocolException {
            if (!answer.name().equals(MessageTable.replyName(message()))) {
                throw unexpected(answer);
            }
            future.complete(answer);
            return true;
        }

        @Override
        void fail(VppApiException cause) {
            future.completeExceptionally(cause);
        }
    }

    /** A dump, or several, and the ping that follows; VPP answers in order, so the ping's reply ends the details. */
    static final class Dump extends Pending {
        private final CompletableFuture<List<ApiMessage>> future = new CompletableFuture<>();
        private final List<ApiMessage> details = new ArrayList<>();

        Dump(String message, long sentAt) {
            super(message, sentAt);
        }

        CompletableFuture<List<ApiMessage>> future() {
            return future;
        }

        @Override
        boolean answer(ApiMessage answer) throws ApiProtocolException {
            if (answer.name().equals(PING_REPLY)) {
                future.complete(List.copyOf(details));
                return true;
            } else if (!answer.name().equals(MessageTable.replyName(message()))) {
                throw unexpected(answer);
            }
            details.add(answer);
            return false;
        }

        @Override
        void fail(VppApiException cause) {
            future.completeExceptionally(cause);
        }
    }
}
