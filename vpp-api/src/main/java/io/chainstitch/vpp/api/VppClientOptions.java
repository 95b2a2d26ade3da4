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
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * How a client behaves.
 *
 * @param requestTimeout how long VPP may take for an answer, more than zero; a dump may take longer while it flows
 * @param connectTimeout how long the handshake may take, more than zero
 * @param maximumFrame octets of the largest frame accepted or sent, at least 64 KiB
 * @param eventExecutor runs the listeners of events, one event at a time and in order
 */
public record VppClientOptions(Duration requestTimeout, Duration connectTimeout, int maximumFrame,
                               Executor eventExecutor) {
    private static final int SMALLEST_MAXIMUM = 1 << 16;

    public VppClientOptions {
        Objects.requireNonNull(eventExecutor);
        if (requestTimeout.isNegative() || requestTimeout.isZero()
                || connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("time-outs must be longer than zero");
        }
        if (maximumFrame < SMALLEST_MAXIMUM) {
            throw new IllegalArgumentException("maximum frame " + maximumFrame + " is below " + SMALLEST_MAXIMUM);
        }
    }

    /** {@return 5 s for requests and handshake, frames up to 64 MiB, events on the common pool} */
    public static VppClientOptions defaults() {
        return new VppClientOptions(Duration.ofSeconds(5), Duration.ofSeconds(5), ApiFrames.DEFAULT_MAXIMUM,
            ForkJoinPool.commonPool());
    }

    /**
     * Changes both time-outs.
     *
     * @param timeout for requests and handshake
     * @return the changed options
     */
    public VppClientOptions withTimeout(Duration timeout) {
        return new VppClientOptions(timeout, timeout, maximumFrame, eventExecutor);
    }

    /**
     * Changes the executor of event listeners.
     *
     * @param executor runs the listeners
     * @return the changed options
     */
    public VppClientOptions withEventExecutor(Executor executor) {
        return new VppClientOptions(requestTimeout, connectTimeout, maximumFrame, executor);
    }
}
