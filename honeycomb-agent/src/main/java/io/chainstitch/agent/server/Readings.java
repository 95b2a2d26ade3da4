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

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingPiece;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Readings that are told piece by piece. They are made one after the other on a thread of their own, so that whoever
 * asks hears soon that one is under way.
 */
final class Readings {
    /** How many entries a piece has: some hundred kilobytes as a document. */
    static final int PIECE = 2_000;
    /** How long an answer waits for a reading: a NETCONF session does nothing else meanwhile. */
    private static final long WAIT_MILLIS = 1_000;
    /** A controller has one under way; others may look, too. One that nobody asks for makes room for the next. */
    private static final int MOST = 4;
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final long IDS = 1L << 32;

    private final ScheduledExecutorService thread;
    private final Cache<Long, Future<Reading>> kept;
    private final AtomicLong last = new AtomicLong();

    /**
     * Starts without readings.
     *
     * @param thread makes the readings
     * @param ticker tells how long nobody asked
     */
    Readings(ScheduledExecutorService thread, Ticker ticker) {
        this.thread = thread;
        kept = CacheBuilder.newBuilder().maximumSize(MOST).expireAfterAccess(FORGOTTEN).ticker(ticker)
            .<Long, Future<Reading>>removalListener(gone -> gone.getValue().cancel(false)).build();
        // The cache looks at the time only when it is used.
        thread.scheduleWithFixedDelay(kept::cleanUp, FORGOTTEN.toSeconds(), FORGOTTEN.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Begins a reading.
     *
     * @param reading makes it
     * @return its number
     */
    long begin(Callable<Reading> reading) {
        long id = last.incrementAndGet() % IDS;
        kept.put(id, thread.submit(reading));
        return id;
    }

    /**
     * Tells a part of a reading. It is forgotten with its last part.
     *
     * @param id its number
     * @param position how many entries were told
     * @return the next ones; nothing but the number while it is being made; empty when there is no such reading, or
     *     none with as many entries
     * @throws ExecutionException why it could not be made; then it is forgotten, too
     */
    Optional<ReadingPiece> piece(long id, long position) throws ExecutionException, InterruptedException {
        Future<Reading> found = kept.getIfPresent(id);
        if (found == null) {
            return Optional.empty();
        }
        try {
            Reading whole = found.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (position > whole.entries().size()) {
                return Optional.empty();
            }
            if (position + PIECE >= whole.entries().size()) {
                kept.invalidate(id);
            }
            return Optional.of(ReadingPiece.of(id, whole, (int) position, PIECE));
        } catch (TimeoutException e) {
            return Optional.of(ReadingPiece.pending(id));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            kept.invalidate(id);
            throw e;
        }
    }
}
