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

import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What a rendering costs grows with what it holds, and not with the square of it. */
public class CostTest {
    private static final int ROUNDS = 40;
    /** Four times as much costs four times as much; sixteen times would be the square. */
    private static final int FEW = 4;
    private static final double TOLERATED = 9;

    private final Srv6Renderer renderer = new Srv6Renderer();

    /** The best of some rounds: what else the machine does only adds to it. */
    private double micros(ResolvedChain chain) {
        Map<IdentifierKey, Long> numbers = World.numbered(renderer.identifiers(chain));
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            renderer.refuse(chain);
            renderer.render(chain, numbers);
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best / 1000.0;
    }

    private void assertLinear(ResolvedChain small, ResolvedChain large) {
        micros(small);
        double one = micros(small);
        double four = micros(large);
        assertTrue(one + " µs became " + four + " µs for " + FEW + " times as much", four < TOLERATED * one);
    }

    @Test
    public void costIsLinearInThePaths() {
        assertLinear(ends(60), ends(FEW * 60));
    }

    @Test
    public void costIsLinearInTheLength() {
        assertLinear(functions(60), functions(FEW * 60));
    }

    private static ResolvedChain ends(int count) {
        return ChainText.parse("chain c bidirectional\nnode n1 fd00::1\n"
            + "pod a n1 eth1=af-packet:a address=10.9.0.1/32 mac=02:00:00:00:00:01\n"
            + "pod f n1 in=af-packet:fi address=10.9.1.1/32 mac=02:00:00:00:00:02 out=af-packet:fo address=10.9.2.1/32 "
            + "mac=02:00:00:00:00:03\n"
            + IntStream.range(0, count).mapToObj(end -> "pod z" + end + " n1 eth1=af-packet:z" + end + " address=10.0."
                + end / 200 + "." + (end % 200 + 1) + "/32 mac=02:00:00:00:01:01\npath " + end + " a f z" + end)
                .collect(Collectors.joining("\n")));
    }

    private static ResolvedChain functions(int count) {
        return ChainText.parse("chain c bidirectional\nnode n1 fd00::1\npod a n1 eth1=af-packet:a\n"
            + "pod z n1 eth1=af-packet:z\n"
            + IntStream.range(0, count).mapToObj(index -> "pod f" + index + " n1 in=af-packet:i" + index
                + " out=af-packet:o" + index).collect(Collectors.joining("\n"))
            + "\npath 0 a " + IntStream.range(0, count).mapToObj(index -> "f" + index).collect(Collectors.joining(" "))
            + " z");
    }
}
