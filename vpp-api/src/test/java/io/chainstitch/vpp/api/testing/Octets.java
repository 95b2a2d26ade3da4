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
package io.chainstitch.vpp.api.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Bad octets: noise, and good ones spoilt. */
public final class Octets {
    private static final int MOST_CHANGES = 4;
    private static final int[] TELLING = {0, 1, 0x7f, 0x80, 0xfe, 0xff};

    private Octets() {
    }

    /**
     * Makes noise.
     *
     * @param random chance
     * @param longest most octets
     * @return octets without any sense
     */
    public static byte[] noise(Random random, int longest) {
        byte[] octets = new byte[random.nextInt(longest + 1)];
        random.nextBytes(octets);
        return octets;
    }

    /**
     * Spoils good octets: some are changed, cut off, left out, put in or said again.
     *
     * @param random chance
     * @param good what is spoilt; it stays as it is
     * @return the spoilt ones
     */
    public static byte[] mutated(Random random, byte[] good) {
        byte[] octets = good.clone();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0 && octets.length > 0; changes--) {
            octets = changed(random, octets);
        }
        return octets;
    }

    private static byte[] changed(Random random, byte[] octets) {
        int at = random.nextInt(octets.length);
        int run = 1 + random.nextInt(Math.min(8, octets.length - at));
        switch (random.nextInt(8)) {
            case 0 -> {
                return Arrays.copyOf(octets, at);
            }
            case 1 -> {
                return joined(Arrays.copyOf(octets, at), Arrays.copyOfRange(octets, at + run, octets.length));
            }
            case 2 -> {
                return joined(Arrays.copyOf(octets, at), noise(random, 8), from(octets, at));
            }
            case 3 -> {
                return joined(Arrays.copyOf(octets, at + run), from(octets, at));
            }
            case 4 -> Arrays.fill(octets, at, at + run, (byte) TELLING[random.nextInt(TELLING.length)]);
            case 5 -> octets[at] ^= (byte) (1 << random.nextInt(8));
            case 6 -> octets[at] = (byte) TELLING[random.nextInt(TELLING.length)];
            default -> octets[at] = (byte) random.nextInt();
        }
        return octets;
    }

    private static byte[] from(byte[] octets, int start) {
        return Arrays.copyOfRange(octets, start, octets.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
