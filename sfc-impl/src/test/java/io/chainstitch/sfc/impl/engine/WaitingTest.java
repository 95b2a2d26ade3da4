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

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.IdentifierKey;
import java.util.Set;
import org.junit.Test;

/** Who waits for whom. */
public class WaitingTest {
    private final Waiting waiting = new Waiting();

    @Test
    public void chainWaitsForOneHolderAtATime() {
        waiting.put("a", "x");
        waiting.put("b", "x");
        waiting.put("a", "y");
        assertEquals(Set.of("b"), waiting.on("x"));
        assertEquals(Set.of("a"), waiting.on("y"));
        waiting.remove("b");
        waiting.remove("nobody");
        assertEquals(Set.of(), waiting.on("x"));
    }

    @Test
    public void lineThatEndsIsNoKnot() {
        waiting.put("a", "b");
        waiting.put("b", "c");
        waiting.put("d", Waiting.holderOf(IdentifierKey.Pool.VNI));
        assertEquals(Set.of(), waiting.knot("a", 9));
        assertEquals(Set.of(), waiting.knot("d", 9));
        assertEquals(Set.of(), waiting.knot("nobody", 9));
    }

    @Test
    public void knotIsTheCircleWithAllWhoWaitForIt() {
        waiting.put("a", "b");
        waiting.put("b", "c");
        waiting.put("c", "b");
        waiting.put("d", "a");
        waiting.put("e", "f");
        assertEquals(Set.of("a", "b", "c", "d"), waiting.knot("c", 9));
        assertEquals(Set.of("a", "b", "c", "d"), waiting.knot("d", 9));
        assertEquals("too large to be looked at as a whole", Set.of(), waiting.knot("c", 3));
    }
}
