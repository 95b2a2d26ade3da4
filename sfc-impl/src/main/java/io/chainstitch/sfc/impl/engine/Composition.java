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

import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What one node must hold for all chains together. Equal objects of several chains are one object with several holders;
 * an object goes when its last holder gives it up. Not thread-safe; belongs to the engine's thread. Every operation
 * costs what it touches, not what the node holds.
 */
final class Composition {
    private final Map<ObjectKey, Held> objects = new HashMap<>();
    private final Map<String, ObjectKey> resources = new HashMap<>();
    /**
     * Keys by what an agent keeps them under: the interfaces that an object is or refers to, where a sub-interface also
     * counts for its parent, and the table of a route.
     */
    private final SetsByKey<Object, ObjectKey> byPlace = new SetsByKey<>();

    private record Held(VppObject object, Set<String> chains) {
    }

    /**
     * Why objects cannot be added.
     *
     * @param wanted the object that cannot be added
     * @param object the object that is in the way
     * @param holder name of the chain that holds it
     */
    record Conflict(VppObject wanted, VppObject object, String holder) {
    }

    /** The first object of a plan that cannot be held beside what other chains hold. */
    Optional<Conflict> conflict(String chain, NodePlan plan) {
        return conflicts(chain, plan).findFirst();
    }

    /** Names each object of a plan that cannot be held beside what another chain holds, with that chain. */
    void forEachInTheWay(String chain, NodePlan plan, BiConsumer<VppObject, String> action) {
        conflicts(chain, plan).forEach(conflict -> objects.get(conflict.object.key()).chains.stream()
            .filter(holder -> !holder.equals(chain)).forEach(holder -> action.accept(conflict.wanted, holder)));
    }

    private Stream<Conflict> conflicts(String chain, NodePlan plan) {
        return plan.objects().values().stream().flatMap(object -> Stream.concat(
            Stream.ofNullable(objects.get(object.key())).filter(held -> !held.object.equals(object)),
            object.resources().stream().map(resources::get)
                .filter(user -> user != null && !user.equals(object.key())).map(objects::get))
            .filter(held -> isHeldByOthers(held, chain))
            .map(held -> new Conflict(object, held.object, otherHolder(held, chain))));
    }

    private static boolean isHeldByOthers(Held held, String chain) {
        return held.chains.stream().anyMatch(holder -> !holder.equals(chain));
    }

    private static String otherHolder(Held held, String chain) {
        return held.chains.stream().filter(holder -> !holder.equals(chain)).min(Comparator.naturalOrder())
            .orElseThrow();
    }

    /**
     * Takes from a chain what it held and does not hold any more in this form.
     *
     * @param chain name of the chain
     * @param before what it held
     * @param after what it shall hold
     */
    void release(String chain, NodePlan before, NodePlan after) {
        before.objects().forEach((key, object) -> {
            if (!object.equals(after.objects().get(key))) {
                giveUp(chain, key);
            }
        });
    }

    /**
     * Gives a chain what it shall hold on this node.
     *
     * @param chain name of the chain
     * @param plan all that it shall hold; must not be in conflict
     */
    void hold(String chain, NodePlan plan) {
        plan.objects().values().forEach(object -> hold(chain, object));
    }

    private void giveUp(String chain, ObjectKey key) {
        Held held = objects.get(key);
        if (held == null) {
            return;
        }
        Set<String> left = SetsByKey.without(held.chains, chain);
        if (!left.isEmpty()) {
            objects.put(key, new Held(held.object, left));
            return;
        }
        objects.remove(key);
        held.object.resources().forEach(resource -> resources.remove(resource, key));
        for (Object place : places(held.object)) {
            byPlace.remove(place, key);
        }
    }

    private void hold(String chain, VppObject object) {
        Held held = objects.get(object.key());
        objects.put(object.key(), held == null ? new Held(object, Set.of(chain))
            : new Held(held.object, SetsByKey.with(held.chains, chain)));
        if (held == null) {
            object.resources().forEach(resource -> resources.put(resource, object.key()));
            for (Object place : places(object)) {
                byPlace.add(place, object.key());
            }
        }
    }

    private static List<Object> places(VppObject object) {
        List<Object> places = new ArrayList<>(interfaceNames(object));
        if (object instanceof Route route) {
            places.add(new TableRef(route.prefix().family(), route.table()));
        }
        return places;
    }

    private static List<String> interfaceNames(VppObject object) {
        List<String> names = new ArrayList<>(object.interfaces());
        if (object instanceof InterfaceObject iface) {
            names.add(iface.name());
        }
        if (object instanceof SubInterface sub) {
            names.add(sub.parent());
        }
        for (String name : List.copyOf(names)) {
            int dot = name.lastIndexOf('.');
            if (dot > 0) {
                names.add(name.substring(0, dot));
            }
        }
        names.remove(CrossConnect.SINK);
        return names;
    }

    /**
     * The part of the plan that has to be looked at to change some objects: these objects, everything on the same
     * interfaces, and all routes in the same tables. An agent keeps what stands on an interface in one list entry, and
     * the routes of a table in another; the edit of a node removes an entry as a whole when nothing of the part is left
     * in it, with whatever else is there.
     *
     * @param touched the objects that change, in their old and their new form
     * @param seen the interfaces and tables that were looked at before, where whatever came since is touched itself;
     *     gets those that are looked at now
     * @return keys of the part; the same keys are to be cut out of the old and the new plan
     */
    Set<ObjectKey> neighbourhood(Collection<VppObject> touched, Set<Object> seen) {
        Set<ObjectKey> keys = new HashSet<>();
        for (VppObject object : touched) {
            keys.add(object.key());
            for (Object place : places(object)) {
                if (seen.add(place)) {
                    keys.addAll(byPlace.at(place));
                }
            }
        }
        return keys;
    }

    /** The object of a key. */
    Optional<VppObject> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).map(Held::object);
    }

    /** The plan cut down to some keys. */
    NodePlan slice(Collection<ObjectKey> keys) {
        List<VppObject> found = new ArrayList<>();
        for (ObjectKey key : keys) {
            Held held = objects.get(key);
            if (held != null) {
                found.add(held.object);
            }
        }
        return NodePlan.of(found);
    }

    /** Everything the node must hold. */
    NodePlan plan() {
        return NodePlan.of(objects.values().stream().map(Held::object).toList());
    }

    /** The chains that hold an object. */
    Set<String> holders(ObjectKey key) {
        Held held = objects.get(key);
        return held == null ? Set.of() : Set.copyOf(held.chains);
    }

    /** Whether another chain holds an object as well. */
    boolean isHeldByOthers(ObjectKey key, String chain) {
        Held held = objects.get(key);
        return held != null && isHeldByOthers(held, chain);
    }

    /** All chains that hold something; costs what the node holds. */
    Set<String> chains() {
        Set<String> chains = new HashSet<>();
        objects.values().forEach(held -> chains.addAll(held.chains));
        return chains;
    }

    int size() {
        return objects.size();
    }
}
