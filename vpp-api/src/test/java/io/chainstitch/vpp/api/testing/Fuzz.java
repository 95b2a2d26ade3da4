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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * How much the tests with bad input do, and with which seed, see docs/bad-input.md. {@code -Dchainstitch.fuzz=full}
 * asks for the full counts, {@code -Dchainstitch.fuzz.count=N} for a count of one's own, and
 * {@code -Dchainstitch.fuzz.seed=N} repeats a run. Each run has the same inputs, but for those that say how many there
 * are to be.
 */
public final class Fuzz {
    private static final boolean FULL = "full".equals(System.getProperty("chainstitch.fuzz"));
    /** Any number: a build has the same inputs each time, so that what it says is about what was changed. */
    private static final long USUAL = 18_658_086_617_823L;
    private static final long SEED = Long.getLong("chainstitch.fuzz.seed",
        FULL || Integer.getInteger("chainstitch.fuzz.count") != null ? System.nanoTime() : USUAL);

    private final String surface;
    private final int count;
    private final Random random = new Random(SEED);

    private Fuzz(String surface, int count) {
        this.surface = surface;
        this.count = count;
    }

    /**
     * Begins a run and prints its count and seed.
     *
     * @param surface what gets the bad input
     * @param quick inputs in each build
     * @param full inputs on demand
     * @return the run
     */
    public static Fuzz run(String surface, int quick, int full) {
        Fuzz run = new Fuzz(surface, Integer.getInteger("chainstitch.fuzz.count", FULL ? full : quick));
        System.out.println("fuzz: " + run.surface + ": " + run.count + " inputs, seed " + SEED);
        return run;
    }

    /** {@return how many inputs to try} */
    public int count() {
        return count;
    }

    /** {@return the source of all chance in this run} */
    public Random random() {
        return random;
    }

    /** {@return surface and seed, for messages} */
    @Override
    public String toString() {
        return surface + ", -Dchainstitch.fuzz.seed=" + SEED;
    }

    /**
     * Reads cases that once failed. A line is one case; empty lines and those that begin with {@code #} are none.
     *
     * @param owner a class beside whose package's resources the file is
     * @param file its name
     * @return the cases
     * @throws IOException when there is no such file
     */
    public static List<String> corpus(Class<?> owner, String file) throws IOException {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no resource " + file + " beside " + owner);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
