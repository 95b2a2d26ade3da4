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

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The objects that VPP must hold, and who of them uses what: a change finds the objects that it concerns without a look
 * at all others.
 */
final class Configuration {
    private final NavigableMap<ObjectKey, VppObject> objects = new TreeMap<>();
    private final Map<Object, Set<ObjectKey>> users = new HashMap<>();

    /**
     * Something that only one object may use.
     *
     * @param name its name
     */
    record Resource(String name) {
    }

    /**
     * What an object uses: names of interfaces, tables, other objects, resources, the entries that it makes in tables,
     * and the address that it puts on the node.
     */
    static Stream<Object> uses(VppObject object) {
        Stream<Object> uses = Stream.of(object.interfaces(), object.tables(), object.needs())
            .flatMap(Collection::stream);
        Stream<Object> resources = object.resources().stream().map(Resource::new);
        return Stream.of(uses, resources, FibEntries.made(object).stream(), FibEntries.onLink(object),
            object instanceof Address address ? Stream.<Object>of(address.address().address()) : Stream.empty())
            .flatMap(each -> each);
    }

    /** What others refer to when they use an object; empty for what nothing refers to. */
    static Optional<Object> referred(VppObject object) {
        if (object instanceof InterfaceObject iface) {
            return Optional.of(iface.name());
        }
        if (object instanceof Policy) {
            return Optional.of(object.key());
        }
        return object instanceof Table table ? Optional.of(table.ref()) : Optional.empty();
    }

    synchronized Optional<VppObject> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** {@return the keys of those that use something, see {@link #uses}} */
    synchronized Set<ObjectKey> users(Object thing) {
        return Set.copyOf(users.getOrDefault(thing, Set.of()));
    }

    synchronized int size() {
        return objects.size();
    }

    /** {@return all objects as they are now} */
    synchronized NodePlan snapshot() {
        return new NodePlan(objects);
    }

    /** Starts anew with other objects. */
    synchronized void replace(NodePlan plan) {
        objects.clear();
        users.clear();
        plan.objects().forEach(this::put);
    }

    /** Takes over a change. */
    synchronized void change(NodePlan before, NodePlan after) {
        before.objects().keySet().forEach(this::remove);
        after.objects().forEach((key, object) -> {
            remove(key);
            put(key, object);
        });
    }

    private void put(ObjectKey key, VppObject object) {
        objects.put(key, object);
        uses(object).forEach(thing -> users.merge(thing, Set.of(key), Configuration::union));
    }

    /** Nearly everything is used by one object: a hash table for each would take most of the memory. */
    private static Set<ObjectKey> union(Set<ObjectKey> present, Set<ObjectKey> added) {
        if (present.containsAll(added)) {
            return present;
        }
        Set<ObjectKey> all = present.size() > 1 ? present : new HashSet<>(present);
        all.addAll(added);
        return all;
    }

    private static Set<ObjectKey> without(Set<ObjectKey> present, ObjectKey key) {
        if (present.size() > 1) {
            present.remove(key);
            return present;
        }
        return present.contains(key) ? null : present;
    }

    private void remove(ObjectKey key) {
        VppObject object = objects.remove(key);
        if (object != null) {
            uses(object).forEach(thing -> users.computeIfPresent(thing, (unused, keys) -> without(keys, key)));
        }
    }

    /**
     * Objects outside a change that refer, themselves or through others, to something that the change removes or
     * replaces: they have to be made again with it.
     *
     * @param touched objects that may be removed or replaced
     * @param inChange keys of the change
     * @return the others by key
     */
    synchronized Map<ObjectKey, VppObject> dependents(Collection<VppObject> touched, Set<ObjectKey> inChange) {
        Map<ObjectKey, VppObject> found = new LinkedHashMap<>();
        Deque<VppObject> open = new ArrayDeque<>(touched);
        while (!open.isEmpty()) {
            for (Object thing : referred(open.pop()).stream().toList()) {
                for (ObjectKey key : users.getOrDefault(thing, Set.of())) {
                    VppObject object = objects.get(key);
                    if (!inChange.contains(key) && found.putIfAbsent(key, object) == null) {
                        open.add(object);
                    }
                }
            }
        }
        return found;
    }
}
