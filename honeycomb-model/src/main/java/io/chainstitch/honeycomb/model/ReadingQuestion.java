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

/** A call of the RPC that reads in pieces. */
public sealed interface ReadingQuestion {

    /**
     * The first call of a reading.
     *
     * @param what what is to be read
     */
    record Begin(Reading.What what) implements ReadingQuestion {
        public Begin {
            Objects.requireNonNull(what);
        }
    }

    /**
     * A further call.
     *
     * @param id which reading, 0 to 2^32 - 1
     * @param position how many entries are there already, 0 to 2^32 - 1
     */
    record Proceed(long id, long position) implements ReadingQuestion {
    }
}
