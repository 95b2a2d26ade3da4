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

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the agent of a node is asked for digests. One that does not answer in time loses its session, and it makes a
 * digest in one piece, whereas it is read in parts. So a node that is too large for a digest is read from then on. It
 * has to be late twice: once may be an agent that was stopped. Belongs to a node and outlives its sessions.
 */
final class DigestPatience {
    private static final int ATTEMPTS = 2;

    private final AtomicInteger late = new AtomicInteger();

    /** {@return whether digests come in time, as far as is known} */
    boolean isLeft() {
        return late.get() < ATTEMPTS;
    }

    /** The agent was asked for a digest, and it ended so. */
    void ended(Reply reply) {
        if (!(reply instanceof Reply.Lost lost)) {
            late.set(0);
        } else if (lost.late()) {
            late.incrementAndGet();
        }
    }
}
