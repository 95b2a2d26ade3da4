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

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of the packets that functions give back. A dynamic proxy knows a packet by nothing but the interface on
 * which it comes back, and puts the last header seen on it: everything that comes back there must go the same rest of
 * the way.
 */
final class Returns {
    /** Rests of ways, numbered: equal rests have equal numbers, without comparing them station by station. */
    private final Map<Rest, Integer> rests = new HashMap<>();
    private final Map<Port, Use> uses = new HashMap<>();
    private final Map<Port, String> ambiguous = new HashMap<>();

    private record Rest(Face entering, Face leaving, int next) {
    }

    /** The way into a function and the rest of the way after it. */
    private record Use(Face entering, int rest, Face end) {
    }

    Returns(Ways ways) {
        ways.all().forEach(this::add);
    }

    private void add(Way way) {
        int rest = 0;
        for (int index = way.last(); index > 0; index--) {
            Station station = way.stations().get(index);
            if (index < way.last()) {
                use(station, new Use(station.entering(), rest, way.end()));
            }
            Rest longer = new Rest(station.entering(), station.leaving(), rest);
            rest = rests.computeIfAbsent(longer, key -> rests.size() + 1);
        }
    }

    private void use(Station station, Use use) {
        Use other = uses.putIfAbsent(station.leaving().port(), use);
        if (other != null && !other.equals(use)) {
            ambiguous.putIfAbsent(station.leaving().port(), other.end == use.end ? "in several ways"
                : "towards " + other.end.instanceText() + " and towards " + use.end.instanceText());
        }
    }

    /**
     * Whether the packets that come back on an interface go on in different ways.
     *
     * @param face an interface by which traffic leaves a function
     * @return in which ways they go on, empty when there is one only
     */
    Optional<String> ambiguity(Face face) {
        return Optional.ofNullable(ambiguous.get(face.port()));
    }
}
