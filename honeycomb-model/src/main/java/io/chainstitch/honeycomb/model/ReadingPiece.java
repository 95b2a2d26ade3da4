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
package io.chainstitch.honeycomb.model;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A part of a reading, as one answer tells it.
 *
 * @param id which reading, 0 to 2^32 - 1
 * @param size how many entries the reading has in all its pieces; empty while the agent is not through with it, and
 *     then nothing else is told
 * @param part transaction and digests of the whole, and some of its entries
 */
public record ReadingPiece(long id, OptionalInt size, Reading part) {
    public ReadingPiece {
        Objects.requireNonNull(size);
        Objects.requireNonNull(part);
    }

    /**
     * The answer as long as there is nothing to tell.
     *
     * @param id which reading
     * @return a piece of nothing
     */
    public static ReadingPiece pending(long id) {
        return new ReadingPiece(id, OptionalInt.empty(), Reading.NOTHING);
    }

    /**
     * Cuts a piece out of a reading.
     *
     * @param id which reading
     * @param whole the reading
     * @param position how many entries are left out before it, 0 to the size of the reading
     * @param length how many entries it has at most
     * @return the piece
     */
    public static ReadingPiece of(long id, Reading whole, int position, int length) {
        int size = whole.entries().size();
        return new ReadingPiece(id, OptionalInt.of(size), new Reading(whole.transaction(), whole.digests(),
            whole.entries().subList(position, Math.min(size, position + length))));
    }
}
