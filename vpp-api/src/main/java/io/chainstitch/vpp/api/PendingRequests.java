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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The requests of one connection that wait for an answer, by context. Any thread adds; the connection's thread answers
 * and expires.
 */
final class PendingRequests {
    private final Map<Integer, Pending> byContext = new ConcurrentHashMap<>();
    private final AtomicInteger lastContext = new AtomicInteger();
    private final LongSupplier clock;
    private final Duration timeout;
    private volatile long lastDetails;

    PendingRequests(LongSupplier clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
        this.lastDetails = clock.getAsLong();
    }

    long now() {
        return clock.getAsLong();
    }

    /**
     * Registers a request.
     *
     * @param pending what waits
     * @return a context no other waiting request has
     */
    int add(Pending pending) {
        int context = lastContext.incrementAndGet();
        while (context == 0 || byContext.putIfAbsent(context, pending) != null) {
            context = lastContext.incrementAndGet();
        }
        pending.registered(context);
        return context;
    }

    void remove(Pending pending) {
        pending.contexts().forEach(context -> byContext.remove(context, pending));
    }

    /**
     * Gives a message to the request it answers. A message nobody waits for any more is dropped.
     *
     * @param context the message's context
     * @param message the message
     * @throws ApiProtocolException when it is no answer to that request
     */
    void answer(int context, ApiMessage message) throws ApiProtocolException {
        Pending pending = byContext.get(context);
        if (pending == null) {
            return;
        }
        if (!pending.answer(message)) {
            lastDetails = clock.getAsLong();
        } else {
            remove(pending);
        }
    }

    /** Fails the requests VPP took too long to answer. While a dump flows, VPP is at work and nothing expires. */
    void expire() {
        long now = clock.getAsLong();
        if (now - lastDetails <= timeout.toNanos()) {
            return;
        }
        List<Pending> late = new ArrayList<>();
        byContext.values().removeIf(pending -> now - pending.sentAt() > timeout.toNanos() && late.add(pending));
        late.forEach(pending -> pending.fail(new VppTimeoutException("VPP did not answer " + pending.message()
            + " within " + timeout.toMillis() + " ms")));
    }

    void failAll(VppApiException cause) {
        List<Pending> all = new ArrayList<>(byContext.values());
        byContext.clear();
        all.forEach(pending -> pending.fail(cause));
    }
}
