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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The numbers that a pool may give out: a range less some stretches of it.
 *
 * @param range the range
 * @param barred the last number of each stretch that is left out, by its first; no two overlap
 */
record NumberSpace(Settings.Range range, NavigableMap<Long, Long> barred) {
    /** The highest number that the records can hold. */
    private static final long HIGHEST = 0xffff_ffffL;
    /** A locator that is allocated has this length. */
    private static final int LOCATOR_LENGTH = 48;
    /** A SID or a binding SID ends in a number of so many bits. */
    private static final int LOW_BITS = 32;
    private static final int ADDRESS_BITS = 128;

    NumberSpace {
        barred = Collections.unmodifiableNavigableMap(new TreeMap<>(barred));
    }

    /**
     * The numbers of a pool.
     *
     * @param pool the pool
     * @param settings the settings
     * @param locators locators of nodes that have one of their own
     */
    static NumberSpace of(IdentifierKey.Pool pool, Settings settings, Collection<IpPrefix> locators) {
        return switch (pool) {
            case VNI -> whole(settings.vnis());
            case TABLE -> whole(settings.tables());
            case LOCATOR -> locators(settings, locators);
            case SID -> whole(ofBits(LOW_BITS));
            case BSID -> whole(ofBits(Math.min(LOW_BITS, ADDRESS_BITS - settings.bsidBlock().length())));
        };
    }

    private static NumberSpace whole(Settings.Range range) {
        return new NumberSpace(range, Collections.emptyNavigableMap());
    }

    private static Settings.Range ofBits(int bits) {
        return new Settings.Range(1, bits <= 0 ? 0 : Math.min(HIGHEST, (1L << bits) - 1));
    }

    private static NumberSpace locators(Settings settings, Collection<IpPrefix> locators) {
        IpPrefix block = settings.locatorBlock();
        int bits = LOCATOR_LENGTH - block.length();
        NavigableMap<Long, Long> barred = new TreeMap<>();
        if (bits > 0) {
            locators.forEach(locator -> bar(locator, block, barred));
            bar(settings.bsidBlock(), block, barred);
        }
        return new NumberSpace(ofBits(bits), apart(barred));
    }

    /** Stretches are of prefixes, so one either holds another or has nothing in common with it. */
    private static NavigableMap<Long, Long> apart(NavigableMap<Long, Long> stretches) {
        NavigableMap<Long, Long> apart = new TreeMap<>();
        stretches.forEach((first, last) -> {
            Map.Entry<Long, Long> before = apart.lastEntry();
            if (before == null || before.getValue() < first) {
                apart.put(first, last);
            }
        });
        return apart;
    }

    /** Leaves out the locators of the block that have an address in common with a prefix. */
    private static void bar(IpPrefix prefix, IpPrefix block, NavigableMap<Long, Long> barred) {
        if (prefix.overlaps(block)) {
            long size = 1L << LOCATOR_LENGTH - block.length();
            boolean inside = prefix.length() > block.length();
            long first = inside ? leading(prefix) % size : 0;
            long count = inside ? 1L << Math.max(0, LOCATOR_LENGTH - prefix.length()) : size;
            barred.merge(first, first + count - 1, Math::max);
        }
    }

    /** The bits of a prefix down to the length of a locator. */
    private static long leading(IpPrefix prefix) {
        byte[] bytes = prefix.address().bytes();
        long bits = 0;
        for (int index = 0; index < LOCATOR_LENGTH / Byte.SIZE; index++) {
            bits = bits << Byte.SIZE | bytes[index] & 0xff;
        }
        return bits;
    }

    boolean contains(long number) {
        return number >= range.lower() && number <= range.upper() && skip(number) == number;
    }

    /** The number itself, or the first one after the stretches that hold it; it may be beyond the range. */
    long skip(long number) {
        long candidate = number;
        Map.Entry<Long, Long> stretch = barred.floorEntry(candidate);
        while (stretch != null && stretch.getValue() >= candidate) {
            candidate = stretch.getValue() + 1;
            stretch = barred.floorEntry(candidate);
        }
        return candidate;
    }
}
