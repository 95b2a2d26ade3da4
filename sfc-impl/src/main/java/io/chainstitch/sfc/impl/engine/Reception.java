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

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets what comes from an instance on an interface. Several chains may tell their traffic apart there, but a
 * dynamic proxy takes everything. Not thread-safe; belongs to the engine's thread.
 */
final class Reception {
    private final SetsByKey<Place, String> receivers = new SetsByKey<>();
    private final SetsByKey<Place, String> takers = new SetsByKey<>();

    /**
     * Two chains that cannot both receive on an interface.
     *
     * @param place the interface
     * @param holder the chain that receives there now
     * @param holderTakes whether it is the holder that takes everything
     */
    record Clash(Place place, String holder, boolean holderTakes) {
    }

    void add(String chain, Roles roles) {
        roles.receives().forEach(place -> receivers.add(place, chain));
        roles.takes().forEach(place -> takers.add(place, chain));
    }

    /** Takes out what a chain does not do any more. */
    void remove(String chain, Roles before, Roles after) {
        before.receives().stream().filter(place -> !after.receives().contains(place))
            .forEach(place -> receivers.remove(place, chain));
        before.takes().stream().filter(place -> !after.takes().contains(place))
            .forEach(place -> takers.remove(place, chain));
    }

    /** What keeps a chain from receiving as it would like to. */
    Optional<Clash> clash(String chain, Roles wanted) {
        Map<Place, Clash> clashes = new HashMap<>();
        wanted.receives().forEach(place -> other(takers.at(place), chain)
            .ifPresent(holder -> clashes.put(place, new Clash(place, holder, true))));
        wanted.takes().forEach(place -> other(receivers.at(place), chain)
            .ifPresent(holder -> clashes.putIfAbsent(place, new Clash(place, holder, false))));
        return clashes.values().stream()
            .min(Comparator.comparing((Clash clash) -> clash.place.node())
                .thenComparing(clash -> clash.place.interfaceName()));
    }

    /** All chains that keep a chain from receiving as it would like to. */
    Set<String> inTheWay(String chain, Roles wanted) {
        Set<String> chains = new HashSet<>();
        wanted.receives().forEach(place -> chains.addAll(takers.at(place)));
        wanted.takes().forEach(place -> chains.addAll(receivers.at(place)));
        chains.remove(chain);
        return chains;
    }

    private static Optional<String> other(Set<String> chains, String chain) {
        return chains.stream().filter(one -> !one.equals(chain)).sorted().findFirst();
    }

    boolean isEmpty() {
        return receivers.isEmpty() && takers.isEmpty();
    }
}
