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

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers as VPP holds them in a vector. Where VPP looks for one that the vector lacks, it compares with the cell after
 * the last one too. That cell holds zero, or the number that was there before.
 */
final class IndexVector {
    private static final int SMALLEST = 4;

    private int[] cells = new int[SMALLEST];
    private int length;

    void add(int number) {
        if (length == cells.length) {
            cells = Arrays.copyOf(cells, 2 * length);
        }
        cells[length++] = number;
    }

    /** {@return where VPP finds the number, which may be just beyond the end; -1 when it does not} */
    int find(long number) {
        return IntStream.range(0, Math.min(length + 1, cells.length)).filter(i -> cells[i] == number).findFirst()
            .orElse(-1);
    }

    /** Removes as VPP does: the last number takes the place, if that place is in the vector. */
    void removeAt(int position) {
        length--;
        if (position < length) {
            cells[position] = cells[length];
        }
    }

    int length() {
        return length;
    }

    List<Integer> numbers() {
        return IntStream.range(0, length).mapToObj(i -> cells[i]).toList();
    }
}
