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
package io.chainstitch.vpp.emulator;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class IndexVectorTest {

    private static IndexVector of(int... numbers) {
        IndexVector vector = new IndexVector();
        for (int number : numbers) {
            vector.add(number);
        }
        return vector;
    }

    @Test
    public void lastTakesThePlaceOfTheRemoved() {
        IndexVector vector = of(7, 8, 9);
        vector.removeAt(vector.find(7));
        assertEquals(List.of(9, 8), vector.numbers());
        assertEquals(-1, vector.find(7));
    }

    @Test
    public void zeroIsFoundBeyondTheEndWhileThereIsRoom() {
        assertEquals(1, of(5).find(0));
        assertEquals(-1, of(5, 6, 7, 8).find(0));
        assertEquals(5, of(5, 6, 7, 8, 9).find(0));
    }

    @Test
    public void removedLastIsFoundAgainAndTakesAnotherAlong() {
        IndexVector vector = of(5, 6, 7);
        vector.removeAt(vector.find(7));
        assertEquals(2, vector.find(7));
        vector.removeAt(vector.find(7));
        assertEquals(List.of(5), vector.numbers());
    }

    @Test
    public void largestNumberOfAMessageIsNotFound() {
        assertEquals(-1, of(5).find(Handlers.NONE));
    }
}
