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
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.Test;

/**
 * Mutated and random messages: the only failure is a typed one and memory stays in proportion to the message.
 * {@code -Dchainstitch.fuzz.count=100000} sets the number of inputs for each decoder, {@code -Dchainstitch.fuzz.seed}
 * repeats a run.
 */
public class DecoderFuzzTest {
    private static final int COUNT = Integer.getInteger("chainstitch.fuzz.count", 400);
    private static final long SEED = Long.getLong("chainstitch.fuzz.seed", System.nanoTime());
    private static final int LONGEST_NOISE = 600;
    private static final long OCTETS_PER_OCTET = 150;
    private static final long CONSTANT = 8 << 10;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Random random = new Random(SEED);

    @Test
    public void onlyTypedErrorsAndBoundedMemory() {
        System.out.println("seed " + SEED + ", " + COUNT + " inputs for each decoder");
        int refused = 0;
        for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
            RandomValues values = new RandomValues(random.nextLong());
            for (int i = 0; i < COUNT; i++) {
                byte[] octets = i % 4 == 0 ? noise()
                    : mutated(MessageCodec.encode(definition, values.fields(definition.fields())));
                refused += decode(definition, octets) ? 0 : 1;
            }
        }
        assertTrue("the mutations must reach the checks, refused were " + refused, refused > COUNT);
    }

    private static boolean decode(MessageDefinition definition, byte[] octets) {
        long limit = OCTETS_PER_OCTET * octets.length + CONSTANT;
        boolean decoded = attempt(definition, octets);
        long used = Long.MAX_VALUE;
        // The first passes through a piece of code also allocate for the virtual machine itself.
        for (int i = 0; i < 3 && used > limit; i++) {
            long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
            attempt(definition, octets);
            used = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
        assertTrue(definition.name() + " took " + used + " for " + octets.length + " octets, seed " + SEED,
            used <= limit);
        return decoded;
    }

    private static boolean attempt(MessageDefinition definition, byte[] octets) {
        try {
            MessageCodec.decode(definition, ByteBuffer.wrap(octets));
            return true;
        } catch (ApiProtocolException expected) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(definition.name() + ", seed " + SEED, e);
        }
    }

    private byte[] noise() {
        byte[] octets = new byte[random.nextInt(LONGEST_NOISE)];
        random.nextBytes(octets);
        return octets;
    }

    private byte[] mutated(byte[] octets) {
        int changes = 1 + random.nextInt(4);
        byte[] result = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(octets, random.nextInt(octets.length + 1))
            : octets;
        for (int i = 0; i < changes && result.length > 0; i++) {
            int at = random.nextInt(result.length);
            int run = random.nextInt(3) == 0 ? 4 : 1;
            for (int j = at; j < Math.min(result.length, at + run); j++) {
                result[j] = run == 4 ? (byte) 0xff : (byte) random.nextInt();
            }
        }
        return result;
    }
}
