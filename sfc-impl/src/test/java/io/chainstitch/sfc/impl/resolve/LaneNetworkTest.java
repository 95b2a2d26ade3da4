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
package io.chainstitch.sfc.impl.resolve;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.runner.RunWith;

/** Larger problems than the oracle can take: what is not part of the problem makes no difference to the lanes. */
@RunWith(JUnitQuickcheck.class)
public class LaneNetworkTest {
    private static final double EXACT = 0x1p53;

    @Property(trials = 150)
    public void hubsAndPairsGiveTheSameLanes(long seed) {
        LaneProblem problem = random(new Random(seed), 12);
        assertEquals(text(lanes(problem, Integer.MAX_VALUE, EXACT)), text(lanes(problem, 0, EXACT)));
    }

    @Property(trials = 150)
    public void countingTheLanesFirstGivesTheSameLanes(long seed) {
        LaneProblem problem = random(new Random(seed), 8);
        double justEnough = largestCrossing(problem) * (5.0 * problem.slots() + 2) + 1;
        assertEquals(text(lanes(problem, 16, EXACT)), text(lanes(problem, 16, justEnough)));
    }

    @Property(trials = 20)
    public void whatCannotBeComputedExactlyIsNotComputed(long seed) {
        LaneProblem problem = random(new Random(seed), 8);
        assertThrows(IllegalStateException.class, () -> lanes(problem, 16, 1));
    }

    private static double largestCrossing(LaneProblem problem) {
        return 1 + problem.width() * Arrays.stream(problem.free())
            .mapToDouble(ranks -> ranks[ranks.length - 1]).sum();
    }

    private static List<int[]> lanes(LaneProblem problem, int pairsWithoutHubs, double exact) {
        return new SmallestLanes(problem, new LaneNetwork(problem, pairsWithoutHubs, exact).solve()).lanes();
    }

    private static String text(List<int[]> lanes) {
        return lanes.stream().map(Arrays::toString).toList().toString();
    }

    private static LaneProblem random(Random random, int most) {
        int functions = 1 + random.nextInt(5);
        int nodes = 1 + random.nextInt(6);
        int[][] free = new int[functions][];
        int[][] node = new int[functions][];
        int[][] instance = new int[functions][];
        int made = 0;
        for (int function = 0; function < functions; function++) {
            int size = 1 + random.nextInt(most);
            node[function] = random.ints(size, 0, nodes).toArray();
            if (random.nextBoolean()) {
                Arrays.sort(node[function]);
            }
            free[function] = IntStream.range(0, size).filter(rank -> rank == 0 || random.nextInt(5) > 0).toArray();
            instance[function] = IntStream.range(made, made + size).toArray();
            made += size;
        }
        boolean[] unlinked = new boolean[nodes * nodes];
        for (int count = random.nextInt(8); count > 0; count--) {
            unlinked[random.nextInt(unlinked.length)] = true;
        }
        LaneProblem.Approach approach = random.nextBoolean() ? LaneProblem.Approach.NONE
            : new LaneProblem.Approach(crossings(random, node[0].length),
                crossings(random, node[functions - 1].length));
        return new LaneProblem(free, node, instance, (from, to) -> !unlinked[from * nodes + to],
            random.nextBoolean() ? 8 : 1 + random.nextInt(4), approach);
    }

    private static boolean[] crossings(Random random, int size) {
        boolean[] crossings = new boolean[size];
        IntStream.range(0, size).forEach(rank -> crossings[rank] = random.nextBoolean());
        return crossings;
    }
}
