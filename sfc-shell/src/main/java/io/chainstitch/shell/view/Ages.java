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
package io.chainstitch.shell.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Says times in the unit that a reader thinks in. */
final class Ages {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MICROS_OF_MILLI = 1_000;
    private static final long MICROS_OF_SECOND = 1_000_000;

    private Ages() {
    }

    /** How long ago something was: the largest unit of which there are two or more. */
    static String since(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds >= 2 * DAY) {
            return seconds / DAY + "d";
        }
        if (seconds >= 2 * HOUR) {
            return seconds / HOUR + "h";
        }
        return seconds >= 2 * MINUTE ? seconds / MINUTE + "m" : seconds + "s";
    }

    static Cell cell(Optional<Instant> then, Instant now) {
        return Cell.of(then.map(found -> since(found, now)));
    }

    /** Microseconds as milliseconds or seconds. */
    static String took(long micros) {
        return micros < 10 * MICROS_OF_SECOND ? Math.round((double) micros / MICROS_OF_MILLI) + " ms"
            : Math.round((double) micros / MICROS_OF_SECOND) + " s";
    }

    static Cell took(OptionalLong micros) {
        return micros.isPresent() ? Cell.of(took(micros.getAsLong())) : Cell.of("");
    }
}
