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
package io.chainstitch.netconf.guard;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.MoreExecutors;
import io.netty.util.Timeout;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.opendaylight.netconf.common.NetconfTimer;

/**
 * Lets a few attempts go on at the same time and the others wait, first come, first served. A handshake costs both
 * sides tens of milliseconds of CPU time. When some hundred begin at once each of them takes as long as all together,
 * and all end by their timeout.
 *
 * <p>An attempt keeps its place until its session is up or it has failed, but for {@value #LIMIT_MS} ms at most, and
 * for {@value #SILENCE_MS} ms while its peer has said nothing: then it goes on without one. So nodes that are away hold
 * up the others for a moment each, and none of them for good.
 */
final class ConnectTurns {
    /** Sixteen handshakes take about half a second of two processors, and five seconds under ten times the load. */
    static final int PLACES = 16;
    /** A peer that is there says its SSH version at once, and is heard two round trips after the connect began. */
    static final int SILENCE_MS = 1000;
    /** Some other node may have a connection timeout of an hour, or none. */
    static final int LIMIT_MS = 10_000;

    /** Takes no thread of its own and never runs two tasks at once: the fields below are touched by its tasks only. */
    private final Executor serial = MoreExecutors.newSequentialExecutor(MoreExecutors.directExecutor());
    private final Queue<ConnectAttempt> waiting = new ArrayDeque<>();
    private final NetconfTimer timer;
    private final Consumer<ConnectAttempt> starter;
    private int free = PLACES;
    private boolean closed;

    /**
     * Begins with all places free.
     *
     * @param timer limits how long a place is kept
     * @param starter begins an attempt, at once or later, and does not block
     */
    ConnectTurns(NetconfTimer timer, Consumer<ConnectAttempt> starter) {
        this.timer = requireNonNull(timer);
        this.starter = requireNonNull(starter);
    }

    /** Starts an attempt as soon as there is a place for it; never blocks. After the end it fails. */
    void take(ConnectAttempt attempt) {
        serial.execute(() -> {
            waiting.add(attempt);
            next();
        });
    }

    /** Starts no attempt any more. Those that wait fail; those that go on are left to their transport. */
    void close() {
        serial.execute(() -> {
            closed = true;
            next();
        });
    }

    private void next() {
        while ((free > 0 || closed) && !waiting.isEmpty()) {
            ConnectAttempt attempt = waiting.remove();
            if (closed) {
                attempt.fail(new SessionNotUpException("the NETCONF client is stopped"));
            } else if (attempt.isPending()) {
                occupy(attempt);
                start(attempt);
            }
        }
    }

    private void occupy(ConnectAttempt attempt) {
        var place = new Place();
        free--;
        attempt.settled().thenRun(place::leave);
        attempt.begun().thenRun(() -> {
            leaveAfter(SILENCE_MS, place, attempt, () -> !attempt.isAnswered());
            leaveAfter(LIMIT_MS, place, attempt, () -> true);
        });
    }

    private void leaveAfter(long millis, Place place, ConnectAttempt attempt, BooleanSupplier condition) {
        Timeout timeout = timer.newTimeout(expired -> {
            if (condition.getAsBoolean()) {
                place.leave();
            }
        }, millis, TimeUnit.MILLISECONDS);
        attempt.settled().thenRun(timeout::cancel);
    }

    private void start(ConnectAttempt attempt) {
        try {
            starter.accept(attempt);
        } catch (RuntimeException e) {
            attempt.fail(e);
        }
    }

    /** May be left twice, and is free for the next one after the first time. */
    private final class Place {
        private boolean left;

        void leave() {
            serial.execute(() -> {
                if (!left) {
                    left = true;
                    free++;
                    next();
                }
            });
        }
    }
}
