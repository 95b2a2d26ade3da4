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

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Frames out of a stream. */
@RunWith(JUnitQuickcheck.class)
public class ApiFramesTest {

    @Property(trials = 50)
    public void framesSurviveAnyCutOfTheStream(long seed) throws Exception {
        Random random = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            byte[] body = new byte[random.nextInt(5) == 0 ? random.nextInt(600_000) : random.nextInt(300)];
            random.nextBytes(body);
            sent.add(body);
            stream.writeBytes(ApiFrames.frame(i, body).array());
        }
        List<byte[]> received = new ArrayList<>();
        ApiFrames frames = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
        ByteBuffer all = ByteBuffer.wrap(stream.toByteArray());
        while (all.hasRemaining()) {
            int size = Math.min(all.remaining(), 1 + random.nextInt(random.nextBoolean() ? 40 : 65536));
            frames.feed(all.slice(all.position(), size));
            all.position(all.position() + size);
            for (Optional<ByteBuffer> next = frames.next(); next.isPresent(); next = frames.next()) {
                assertEquals(received.size(), next.get().getShort());
                byte[] body = new byte[next.get().remaining()];
                next.get().get(body);
                received.add(body);
            }
        }
        assertFalse(frames.partial());
        assertEquals(sent.size(), received.size());
        for (int i = 0; i < sent.size(); i++) {
            assertArrayEquals(sent.get(i), received.get(i));
        }
    }

    @Test
    public void impossibleLengthsAreTypedErrors() {
        for (int length : new int[] {-1, Integer.MIN_VALUE, 0, 1, 1001}) {
            ApiFrames frames = new ApiFrames(1000);
            frames.feed(ByteBuffer.allocate(16).putInt(8, length).position(0));
            assertThrows(ApiProtocolException.class, frames::next);
        }
    }

    @Test
    public void announcedLengthTakesNoMemory() throws Exception {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ApiFrames frames = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
        ByteBuffer header = ByteBuffer.allocate(16).putInt(8, 60 << 20);
        long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());
        frames.feed(header.position(0));
        assertTrue(frames.next().isEmpty());
        assertTrue(memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before < 1 << 20);
    }
}
