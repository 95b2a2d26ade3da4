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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Objects in the middle of whose making VPP ended. The one at fault, for instance for which there is no room in VPP's
 * heap, ends the next VPP as well, and takes all traffic of the node with it each time. So it is left alone for a
 * while, longer each time; the others of the same changes with it, as nobody knows which one it was.
 */
final class Suspects {
    /** So often in a row it may be by chance: somebody restarts VPP while it is being programmed. */
    static final int CHANCES = 3;
    static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Clock clock;
    private final Map<ObjectKey, Suspect> suspects = new ConcurrentHashMap<>();

    private record Suspect(int ends, Instant last) {
        Instant rests() {
            if (ends < CHANCES) {
                return last;
            }
            Duration rest = FIRST_REST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, ends - CHANCES));
            return last.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        }
    }

    Suspects(Clock clock) {
        this.clock = clock;
    }

    /** VPP ended while it was asked to make these. */
    void ended(Collection<VppObject> objects) {
        Instant now = clock.instant();
        suspects.values().removeIf(suspect -> suspect.last().plus(LONGEST_REST.multipliedBy(2)).isBefore(now));
        objects.forEach(object -> suspects.merge(object.key(), new Suspect(1, now),
            (before, once) -> new Suspect(before.ends() + 1, now)));
    }

    /** VPP made these. */
    void cleared(Collection<VppObject> objects) {
        if (!suspects.isEmpty()) {
            objects.forEach(object -> suspects.remove(object.key()));
        }
    }

    /** Why some objects must not be made now; as a sentence that names the first of them. */
    Optional<String> refusal(Collection<VppObject> objects) {
        Instant now = clock.instant();
        return objects.stream().map(VppObject::key).sorted().flatMap(key -> Stream.ofNullable(suspects.get(key))
            .filter(suspect -> now.isBefore(suspect.rests())).map(suspect -> key + ": VPP ended " + suspect.ends()
                + " times in a row while this was being made, so it is left alone until "
                + suspect.rests().truncatedTo(ChronoUnit.SECONDS)
                + "; look at VPP's log and whether its main heap is full")).findFirst();
    }
}
