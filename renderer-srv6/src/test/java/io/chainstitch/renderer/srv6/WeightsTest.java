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

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.util.Arrays;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** How traffic is shared between parallel lists. */
@RunWith(JUnitQuickcheck.class)
public class WeightsTest {

    private static long[] packets(int... crossings) {
        return Weights.reduced(Weights.of(crossings));
    }

    private static long[] frames(int... crossings) {
        return Weights.repeated(Weights.of(crossings));
    }

    @Test
    public void shareFallsWithTheCrossings() {
        assertArrayEquals(new long[] {1}, packets(5));
        assertArrayEquals(new long[] {1, 1}, packets(3, 3));
        assertArrayEquals(new long[] {3, 1}, packets(0, 2));
        assertArrayEquals(new long[] {6, 3, 2}, packets(0, 1, 2));
        assertArrayEquals(new long[] {4, 3}, packets(2, 3));
    }

    @Test
    public void weightsThatVppDoesNotTakeAreScaled() {
        long[] weights = packets(0, 10, 12, 15, 16, 18);
        assertEquals(65_535, weights[0]);
        assertEquals(65_535 / 11, weights[1]);
        assertEquals(65_535 / 19, weights[5]);
        long[] huge = packets(0, 22, 28, 30, 36, 40, 42, 46, 52, 58, 60);
        assertEquals(65_535, huge[0]);
        assertEquals(65_535.0 / 61, huge[10], 1);
        assertArrayEquals(new long[] {65_535, 1}, packets(0, 999_999));
    }

    @Test
    public void listsOfFramesAreRepeatedUntilTheSharesAreClose() {
        assertArrayEquals(new long[] {1}, frames(4));
        assertArrayEquals(new long[] {1, 1}, frames(1, 1));
        assertArrayEquals(new long[] {3, 1}, frames(0, 2));
        assertArrayEquals(new long[] {21, 11}, frames(0, 1));
        assertArrayEquals(new long[] {1, 1, 1, 1}, frames(2, 2, 2, 2));
    }

    @Test
    public void threeEqualListsOfFramesTakeTheLargestNumber() {
        long[] counts = frames(0, 0, 0);
        Arrays.sort(counts);
        assertArrayEquals(new long[] {21, 21, 22}, counts);
    }

    @Test
    public void moreListsOfFramesThanAreRepeatedStandOnceOrTwice() {
        long[] counts = frames(new int[100]);
        assertEquals(128, Arrays.stream(counts).sum());
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 1 || count == 2));
    }

    @Property(trials = 1000)
    public void repeatedListsAreAPowerOfTwoAndNoneIsLeftOut(long seed) {
        Random random = new Random(seed);
        int[] crossings = random.ints(1 + random.nextInt(20), 0, 8).toArray();
        long[] counts = frames(crossings);
        int sum = (int) Arrays.stream(counts).sum();
        assertEquals(1, Integer.bitCount(sum));
        assertTrue(sum <= Weights.MAX_REPEATED);
        assertTrue(Arrays.stream(counts).allMatch(count -> count >= 1));
    }

    @Property(trials = 1000)
    public void repeatedListsAreCloseOrAsManyAsAllowed(long seed) {
        Random random = new Random(seed);
        int[] crossings = random.ints(1 + random.nextInt(5), 0, 4).toArray();
        long[] counts = frames(crossings);
        double sum = Arrays.stream(counts).sum();
        double wanted = Arrays.stream(crossings).mapToDouble(count -> 1.0 / (1 + count)).sum();
        for (int index = 0; index < counts.length; index++) {
            double share = 1.0 / (1 + crossings[index]) / wanted;
            assertTrue(sum == Weights.MAX_REPEATED || Math.abs(counts[index] / sum / share - 1) <= 0.05 + 1e-9);
        }
    }
}
