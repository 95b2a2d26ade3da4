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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of chains by interface. Most interfaces have one chain only. */
final class ChainsByPlace {
    private final Map<Place, Set<String>> chains = new HashMap<>();

    void add(Place place, String chain) {
        chains.merge(place, Set.of(chain), (before, one) -> {
            Set<String> more = before.size() > 1 ? before : new HashSet<>(before);
            more.add(chain);
            return more.size() > 1 ? more : before;
        });
    }

    void remove(Place place, String chain) {
        chains.computeIfPresent(place, (key, before) -> {
            if (!before.contains(chain)) {
                return before;
            }
            if (before.size() == 1) {
                return null;
            }
            before.remove(chain);
            return before.size() > 1 ? before : Set.copyOf(before);
        });
    }

    Set<String> at(Place place) {
        return chains.getOrDefault(place, Set.of());
    }

    /** How many chains there are besides the given one. */
    int others(Place place, String chain) {
        Set<String> all = at(place);
        return all.contains(chain) ? all.size() - 1 : all.size();
    }

    boolean isEmpty() {
        return chains.isEmpty();
    }
}
