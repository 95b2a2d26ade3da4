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

import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.Test;

/** Bad messages: the only failure is a typed one, and memory stays in proportion to the octets. */
public class DecoderFuzzTest {
    private static final int LONGEST_NOISE = 600;
    private static final long OCTETS_PER_OCTET = 150;
    private static final long CONSTANT = 8 << 10;
    /** The reader of frames begins with a buffer of this size. */
    private static final long FRAMES_CONSTANT = (1 << 18) + CONSTANT;
    private static final long FRAMES_PER_OCTET = 300;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Something that takes octets and throws the typed error only. */
    private interface Taker {
        void take() throws ApiProtocolException;
    }

    @Test
    public void badMessagesAreTypedErrors() {
        Fuzz fuzz = Fuzz.run("messages of VPP, each decoder", 400, 100_000);
        Random random = fuzz.random();
        long refused = 0;
        for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
            RandomValues values = new RandomValues(random.nextLong());
            for (int i = 0; i < fuzz.count(); i++) {
                byte[] octets = i % 4 == 0 ? Octets.noise(random, LONGEST_NOISE)
                    : Octets.mutated(random, MessageCodec.encode(definition, values.fields(definition.fields())));
                refused += message(definition, octets, fuzz.toString()) ? 0 : 1;
            }
        }
        assertTrue("the mutations must reach the checks, refused were " + refused, refused > fuzz.count());
    }

    @Test
    public void badFramesAreTypedErrors() {
        Fuzz fuzz = Fuzz.run("frames of VPP's socket", 2_000, 100_000);
        Random random = fuzz.random();
        int refused = 0;
        for (int i = 0; i < fuzz.count(); i++) {
            ByteBuffer stream = ByteBuffer.allocate(4096);
            for (int frames = 1 + random.nextInt(5); frames > 0; frames--) {
                stream.put(ApiFrames.frame(random.nextInt(300), Octets.noise(random, LONGEST_NOISE)));
            }
            byte[] good = new byte[stream.flip().remaining()];
            stream.get(good);
            byte[] octets = i % 4 == 0 ? Octets.noise(random, LONGEST_NOISE) : Octets.mutated(random, good);
            refused += frames(octets, 1 + random.nextInt(octets.length + 1), fuzz.toString()) ? 0 : 1;
        }
        assertTrue("the mutations must reach the checks, refused were " + refused, refused > fuzz.count() / 10);
    }

    @Test
    public void messagesThatOnceFailedAreTypedErrors() throws IOException {
        for (String line : Fuzz.corpus(DecoderFuzzTest.class, "bad-messages.txt")) {
            String[] words = line.split(" ");
            MessageDefinition definition = ApiDefinitions.builtIn().message(words[0]).orElseThrow();
            message(definition, HexFormat.of().parseHex(words.length > 1 ? words[1] : ""), line);
        }
    }

    @Test
    public void framesThatOnceFailedAreTypedErrors() throws IOException {
        for (String line : Fuzz.corpus(DecoderFuzzTest.class, "bad-frames.txt")) {
            byte[] octets = HexFormat.of().parseHex(line);
            for (int piece = 1; piece <= octets.length; piece++) {
                frames(octets, piece, line);
            }
        }
    }

    private static boolean message(MessageDefinition definition, byte[] octets, String run) {
        return bounded(() -> MessageCodec.decode(definition, ByteBuffer.wrap(octets)),
            OCTETS_PER_OCTET * octets.length + CONSTANT,
            () -> run + ": " + definition.name() + " " + HexFormat.of().formatHex(octets));
    }

    private static boolean frames(byte[] octets, int piece, String run) {
        return bounded(() -> {
            ApiFrames frames = new ApiFrames(1 << 20);
            for (int at = 0; at < octets.length; at += piece) {
                frames.feed(ByteBuffer.wrap(octets, at, Math.min(piece, octets.length - at)));
                for (Optional<ByteBuffer> next = frames.next(); next.isPresent(); next = frames.next()) {
                    assertTrue(run, next.get().remaining() >= Short.BYTES);
                }
            }
        }, FRAMES_PER_OCTET * octets.length + FRAMES_CONSTANT, () ->
            run + ": " + HexFormat.of().formatHex(octets) + " by " + piece);
    }

    /** Whether it was taken. What is in the message of a failure belongs into the corpus. */
    private static boolean bounded(Taker taker, long limit, Supplier<String> input) {
        boolean taken = attempt(taker, input);
        long used = Long.MAX_VALUE;
        // The first passes through a piece of code also allocate for the virtual machine itself.
        for (int i = 0; i < 3 && used > limit; i++) {
            long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
            attempt(taker, input);
            used = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
        if (used > limit) {
            throw new AssertionError("took " + used + " of memory, allowed are " + limit + ", " + input.get());
        }
        return taken;
    }

    private static boolean attempt(Taker taker, Supplier<String> input) {
        try {
            taker.take();
            return true;
        } catch (ApiProtocolException expected) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(input.get(), e);
        }
    }
}
