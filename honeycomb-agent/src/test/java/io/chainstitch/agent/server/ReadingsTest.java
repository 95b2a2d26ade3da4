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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import com.google.common.base.Ticker;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingEntry;
import io.chainstitch.honeycomb.model.ReadingPiece;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.NodePlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** How long readings are kept, and how they are cut. */
public class ReadingsTest {
    private static final Reading TWO_PIECES = Reading.of(NodePlan.of(IntStream.range(0, Readings.PIECE + 1)
        .mapToObj(number -> CrossConnect.sink("i" + number)).toList()), "t1");
    private static final Reading ONE_PIECE = Reading.of(NodePlan.of(List.of(CrossConnect.sink("a"))), "");

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private long now;
    private final Readings readings = new Readings(thread, new Ticker() {
        @Override
        public long read() {
            return now;
        }
    });

    @After
    public void stop() {
        thread.shutdownNow();
    }

    @Test
    public void readingIsToldFromItsFirstEntryToItsLast() throws Exception {
        long id = readings.begin(() -> TWO_PIECES);
        List<ReadingEntry> entries = new ArrayList<>();
        for (int piece = 0; piece < 2; piece++) {
            ReadingPiece told = readings.piece(id, entries.size()).orElseThrow();
            assertEquals(id, told.id());
            assertEquals(OptionalInt.of(Readings.PIECE + 1), told.size());
            assertEquals("t1", told.part().transaction());
            entries.addAll(told.part().entries());
        }
        assertEquals(TWO_PIECES.entries(), entries);
        assertEquals("told to its end", Optional.empty(), readings.piece(id, 0));
    }

    @Test
    public void readingUnderWayIsToldSoAndLaterWhole() throws Exception {
        CountDownLatch vpp = new CountDownLatch(1);
        long id = readings.begin(() -> {
            vpp.await();
            return ONE_PIECE;
        });
        assertEquals(Optional.of(ReadingPiece.pending(id)), readings.piece(id, 0));
        vpp.countDown();
        assertEquals(ONE_PIECE.entries(), readings.piece(id, 0).orElseThrow().part().entries());
    }

    @Test
    public void readingThatNobodyAsksForIsForgottenAfterAMinute() throws Exception {
        long id = readings.begin(() -> TWO_PIECES);
        pass(59);
        assertEquals(Readings.PIECE, readings.piece(id, 0).orElseThrow().part().entries().size());
        pass(59);
        assertEquals(Readings.PIECE, readings.piece(id, 0).orElseThrow().part().entries().size());
        pass(61);
        assertEquals(Optional.empty(), readings.piece(id, 0));
    }

    @Test
    public void onlyAFewReadingsAreKept() throws Exception {
        long first = readings.begin(() -> TWO_PIECES);
        long last = first;
        for (int more = 0; more < 4; more++) {
            last = readings.begin(() -> TWO_PIECES);
        }
        assertEquals(Optional.empty(), readings.piece(first, 0));
        assertEquals(1, readings.piece(last, Readings.PIECE).orElseThrow().part().entries().size());
    }

    @Test
    public void thereIsNothingBehindTheEnd() throws Exception {
        long id = readings.begin(() -> ONE_PIECE);
        assertEquals(Optional.empty(), readings.piece(id, 2));
        assertEquals(Optional.empty(), readings.piece(id + 1, 0));
        assertEquals(List.of(), readings.piece(id, 1).orElseThrow().part().entries());
    }

    @Test
    public void readingThatFailsSaysWhyOnce() throws Exception {
        IOException cause = new IOException("VPP is away");
        long id = readings.begin(() -> {
            throw cause;
        });
        assertSame(cause, assertThrows(ExecutionException.class, () -> readings.piece(id, 0)).getCause());
        assertEquals(Optional.empty(), readings.piece(id, 0));
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
