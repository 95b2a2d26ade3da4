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
package io.chainstitch.sfc.api;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What only the inside of the controller knows, for whoever measures it. All else is in {@code sfc-state}. Asking never
 * blocks and costs nothing: the figures were taken before.
 */
public interface ControllerFigures {

    /** {@return the newest figures, empty while the controller does not run on this member} */
    Optional<Figures> figures();

    /**
     * Figures of a running controller.
     *
     * @param startedAt when the controller started
     * @param takenAt when these figures were taken; they are taken every second by the thread that does the work, so
     *     old ones mean that it is stuck or very busy
     * @param waitingChains how many chains wait to be looked at, 0 or more
     * @param unsettledNodes how many nodes were not yet found out of reach, brought to their plan, or tried once since
     *     they were connected, 0 or more
     * @param settled whether there was a moment since the start at which no node was unsettled
     * @param identifiersInUse how many identifiers are given out, by pool
     */
    record Figures(Instant startedAt, Instant takenAt, int waitingChains, int unsettledNodes,
        boolean settled, Map<IdentifierKey.Pool, Integer> identifiersInUse) {

        public Figures {
            Objects.requireNonNull(startedAt);
            Objects.requireNonNull(takenAt);
            Map<IdentifierKey.Pool, Integer> copy = new EnumMap<>(IdentifierKey.Pool.class);
            copy.putAll(identifiersInUse);
            identifiersInUse = Collections.unmodifiableMap(copy);
        }
    }
}
