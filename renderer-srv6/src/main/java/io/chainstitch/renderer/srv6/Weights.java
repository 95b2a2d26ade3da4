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
package io.chainstitch.renderer.srv6;

import com.google.common.math.LongMath;
import io.chainstitch.vpp.model.SegmentList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How traffic is shared between parallel lists. A way that crosses fewer links between nodes gets more: its share is
 * proportional to 1 / (1 + crossings).
 */
final class Weights {
    /** Up to so many lists are repeated to come close to the wanted shares. */
    static final int MAX_REPEATED = 64;
    private static final double TOLERANCE = 0.05;

    private Weights() {
    }

    /**
     * Whole numbers in the ratio of the shares.
     *
     * @param crossings of each way
     * @return the weights, not yet reduced
     */
    static long[] of(int[] crossings) {
        long common = 1;
        for (int count : crossings) {
            common = common / LongMath.gcd(common, count + 1L) * (count + 1L);
            if (common > Integer.MAX_VALUE) {
                return Arrays.stream(crossings).mapToLong(other -> Integer.MAX_VALUE / (other + 1L)).toArray();
            }
        }
        long multiple = common;
        return Arrays.stream(crossings).mapToLong(count -> multiple / (count + 1L)).toArray();
    }

    /** The smallest whole numbers in the same ratio; where VPP takes none as large, the nearest it takes. */
    static long[] reduced(long[] weights) {
        long divisor = Arrays.stream(weights).reduce(0, LongMath::gcd);
        long[] smallest = Arrays.stream(weights).map(weight -> weight / divisor).toArray();
        long largest = Arrays.stream(smallest).max().orElse(1);
        return largest <= SegmentList.MAX_WEIGHT ? smallest
            : Arrays.stream(smallest).map(weight -> Math.max(1, weight * SegmentList.MAX_WEIGHT / largest)).toArray();
    }

    /**
     * How often each list must stand in a policy of frames. VPP ignores the weights there and picks a list by the low
     * bits of a hash, so the number of lists must be a power of two.
     *
     * @param weights the wanted shares
     * @return how often, in the order of the weights; the smallest number of lists of which each has its share up to a
     *     twentieth, else the largest number allowed
     */
    static long[] repeated(long[] weights) {
        int size = Math.max(1, Integer.highestOneBit(2 * weights.length - 1));
        long[] counts = apportioned(weights, size);
        while (size < MAX_REPEATED && !close(weights, counts)) {
            size *= 2;
            counts = apportioned(weights, size);
        }
        return counts;
    }

    private static boolean close(long[] weights, long[] counts) {
        double wanted = LongStream.of(weights).sum();
        double size = LongStream.of(counts).sum();
        return IntStream.range(0, weights.length).allMatch(index ->
            Math.abs(counts[index] / size / (weights[index] / wanted) - 1) <= TOLERANCE);
    }

    /** Deals places by largest remainder; everybody gets one at least. */
    private static long[] apportioned(long[] weights, int places) {
        long sum = LongStream.of(weights).sum();
        long[] counts = Arrays.stream(weights).map(weight -> Math.max(1, weight * places / sum)).toArray();
        long open = places - LongStream.of(counts).sum();
        Comparator<Integer> byLack = Comparator.comparingDouble(index ->
            counts[index] - (double) weights[index] * places / sum);
        for (; open > 0; open--) {
            counts[IntStream.range(0, weights.length).boxed().min(byLack).orElseThrow()]++;
        }
        for (; open < 0; open++) {
            counts[IntStream.range(0, weights.length).filter(index -> counts[index] > 1).boxed().max(byLack)
                .orElseThrow()]--;
        }
        return counts;
    }
}
