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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which chains use an interface, and which would like to. A chain is told of an instance that it shares with others:
 * one that another chain uses, or that a chain wants which could use it together with this one. Only chains of the same
 * renderer make room for each other, and a chain that asks for dynamic proxies makes room for nobody and has nobody
 * make room for it. So a chain that cannot be served disturbs no chain that is.
 *
 * <p>Not thread-safe; belongs to the engine's thread. Every operation costs what it touches.
 */
final class Sharing {
    private static final Stake NONE = new Stake(Set.of(), Set.of(), "", false);
    /** From so many other users on an interface is shared, whatever a single chain does. */
    private static final int CROWD = 2;

    private final SetsByKey<Place, String> users = new SetsByKey<>();
    /** Who drafted an interface that it does not use. */
    private final SetsByKey<Place, String> drafters = new SetsByKey<>();
    private final Map<String, Stake> stakes = new HashMap<>();

    /**
     * What a chain has to do with interfaces.
     *
     * @param used those of its accepted rendering
     * @param drafted those of its latest resolution
     * @param group chains of the same group make room for each other; empty means for nobody
     * @param wants whether it waits to use what it drafted
     */
    private record Stake(Set<Place> used, Set<Place> drafted, String group, boolean wants) {
        Stake {
            used = Set.copyOf(used);
            drafted = drafted.equals(used) ? used : Set.copyOf(drafted);
        }

        /** What it drafted and does not use. */
        Set<Place> open() {
            return drafted == used ? Set.of()
                : drafted.stream().filter(place -> !used.contains(place)).collect(Collectors.toSet());
        }
    }

    private record Sight(String chain, Place place) {
    }

    /** What one chain is told of the others. */
    final class View {
        private final String chain;
        private final String group;

        private View(String chain, String group) {
            this.chain = chain;
            this.group = group;
        }

        /** The instances on the paths of a chain that others use or want as well. */
        Set<InstanceId> shared(ResolvedChain resolved) {
            Set<InstanceId> shared = new HashSet<>();
            resolved.paths().forEach(path -> path.hops().forEach(hop -> {
                if (Place.of(hop).stream().anyMatch(place -> sees(chain, group, place))) {
                    shared.add(hop.instance());
                }
            }));
            return shared;
        }

        /** For each instance that another chain uses, the first of these chains by name. */
        Map<InstanceId, String> users(ResolvedChain resolved) {
            Map<InstanceId, String> found = new TreeMap<>();
            resolved.paths().forEach(path -> path.hops().forEach(hop -> Place.of(hop).forEach(place ->
                users.at(place).stream().filter(user -> !user.equals(chain)).sorted().findFirst()
                    .ifPresent(user -> found.putIfAbsent(hop.instance(), user)))));
            return found;
        }
    }

    View view(ChainDefinition definition) {
        return new View(definition.name(), group(definition));
    }

    /** Whether a chain gives up to have an interface alone when another one wants it, too. */
    boolean makesRoom(String chain, ChainDefinition other) {
        String group = stakes.getOrDefault(chain, NONE).group;
        return !group.isEmpty() && group.equals(group(other));
    }

    /** {@return the chains that would like to use what a chain uses} */
    Set<String> whoWantsWhatIsUsedBy(String chain) {
        Set<String> found = new TreeSet<>();
        stakes.getOrDefault(chain, NONE).used.stream().filter(place -> users.others(place, chain) < CROWD)
            .forEach(place -> found.addAll(drafters.at(place)));
        return found;
    }

    private static String group(ChainDefinition definition) {
        return definition.srv6Proxy() == ChainDefinition.Srv6Proxy.DYNAMIC ? "" : definition.renderer();
    }

    /**
     * Another rendering of a chain is accepted.
     *
     * @return the chains for which something is shared that was not, or the other way round
     */
    Set<String> use(String chain, Set<Place> places) {
        Stake before = stakes.getOrDefault(chain, NONE);
        return change(chain, before, new Stake(places, before.drafted, before.group, before.wants));
    }

    /**
     * A chain was resolved.
     *
     * @param wants whether it waits to use what it drafted
     * @return the chains for which something is shared that was not, or the other way round
     */
    Set<String> draft(ChainDefinition definition, Set<Place> places, boolean wants) {
        Stake before = stakes.getOrDefault(definition.name(), NONE);
        return change(definition.name(), before, new Stake(before.used, places, group(definition), wants));
    }

    /** A chain wants nothing any more. */
    Set<String> dropDraft(String chain) {
        Stake before = stakes.getOrDefault(chain, NONE);
        return change(chain, before, new Stake(before.used, Set.of(), "", false));
    }

    private Set<String> change(String chain, Stake before, Stake after) {
        if (after.equals(before)) {
            return Set.of();
        }
        Set<Place> affected = new HashSet<>(difference(before.used, after.used));
        if (before.wants == after.wants && before.group.equals(after.group)) {
            affected.addAll(difference(before.open(), after.open()));
        } else {
            affected.addAll(before.drafted);
            affected.addAll(after.drafted);
        }
        Set<Sight> old = sights(chain, affected);
        if (after.equals(NONE)) {
            stakes.remove(chain);
        } else {
            stakes.put(chain, after);
        }
        move(chain, before.used, after.used, users);
        move(chain, before.open(), after.open(), drafters);
        Set<String> told = new TreeSet<>();
        difference(old, sights(chain, affected)).forEach(sight -> told.add(sight.chain));
        return told;
    }

    private static <T> Set<T> difference(Set<T> one, Set<T> other) {
        Set<T> difference = new HashSet<>();
        one.stream().filter(element -> !other.contains(element)).forEach(difference::add);
        other.stream().filter(element -> !one.contains(element)).forEach(difference::add);
        return difference;
    }

    private static void move(String chain, Set<Place> from, Set<Place> to, SetsByKey<Place, String> chains) {
        from.stream().filter(place -> !to.contains(place)).forEach(place -> chains.remove(place, chain));
        to.stream().filter(place -> !from.contains(place)).forEach(place -> chains.add(place, chain));
    }

    /** Who sees what as shared, of all but the one that changes. */
    private Set<Sight> sights(String changing, Set<Place> places) {
        Set<Sight> sights = new HashSet<>();
        for (Place place : places) {
            if (users.others(place, changing) < CROWD) {
                Set<String> there = new HashSet<>(users.at(place));
                there.addAll(drafters.at(place));
                there.remove(changing);
                there.stream().filter(chain -> sees(chain, stakes.getOrDefault(chain, NONE).group, place))
                    .forEach(chain -> sights.add(new Sight(chain, place)));
            }
        }
        return sights;
    }

    private boolean sees(String chain, String group, Place place) {
        return users.others(place, chain) > 0
            || !group.isEmpty() && drafters.at(place).stream().anyMatch(other -> !other.equals(chain)
                && stakes.get(other).wants && stakes.get(other).group.equals(group));
    }

    boolean isEmpty() {
        return stakes.isEmpty() && users.isEmpty() && drafters.isEmpty();
    }
}
