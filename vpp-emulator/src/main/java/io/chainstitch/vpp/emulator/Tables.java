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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * FIB tables of both families and the interfaces bound to them. Table 0 is always there. Another table lives while the
 * API holds it, an interface is bound to it, or a user that was {@link #addUser registered} needs it.
 */
final class Tables {

    /**
     * A table's key.
     *
     * @param family address family
     * @param id VPP's table id, an unsigned 32-bit number
     */
    record Key(IpFamily family, long id) {
    }

    private record Binding(int sw, IpFamily family) {
    }

    /** Interfaces bound to other tables than 0, both ways round. */
    private static final class Bindings {
        private final Map<Binding, Long> tables = new HashMap<>();
        private final Map<Key, Set<Integer>> interfaces = new HashMap<>();

        void put(Binding binding, long table) {
            remove(binding);
            if (table != 0) {
                tables.put(binding, table);
                interfaces.computeIfAbsent(new Key(binding.family, table), key -> new TreeSet<>()).add(binding.sw);
            }
        }

        void remove(Binding binding) {
            Long table = tables.remove(binding);
            if (table != null) {
                interfaces.computeIfPresent(new Key(binding.family, table), (key, bound) ->
                    bound.remove(binding.sw) && bound.isEmpty() ? null : bound);
            }
        }
    }

    private static final class Table {
        private final Key key;
        private final int slot;
        private final String name;
        private boolean heldByApi;

        private Table(Key key, int slot, String name, boolean heldByApi) {
            this.key = key;
            this.slot = slot;
            this.name = name;
            this.heldByApi = heldByApi;
        }
    }

    private final Map<IpFamily, SlotPool> slots = Map.of(IpFamily.IPV4, new SlotPool(), IpFamily.IPV6, new SlotPool());
    private final Map<Key, Table> tables = new HashMap<>();
    private final Bindings bindings = new Bindings();
    private final Map<Key, Long> idBySlot = new HashMap<>();
    private final List<Predicate<Key>> users = new ArrayList<>();
    private final List<Consumer<Key>> onCreate = new ArrayList<>();
    private final List<Consumer<Key>> onDelete = new ArrayList<>();

    Tables(Interfaces interfaces) {
        for (IpFamily family : IpFamily.values()) {
            add(new Key(family, 0), "");
        }
        interfaces.onDelete(iface -> {
            for (IpFamily family : IpFamily.values()) {
                bindings.remove(new Binding(iface.index, family));
            }
            collect();
        });
    }

    static IpFamily family(boolean six) {
        return six ? IpFamily.IPV6 : IpFamily.IPV4;
    }

    void addUser(Predicate<Key> needs) {
        users.add(needs);
    }

    /**
     * Lets routes go with their table. VPP forgets to take them out of an IPv4 table: the next one in the same slot has
     * them, and until then they still need what they needed.
     *
     * @param routes by table and prefix; they are moved and removed here
     * @param lost told of each route that went with its table
     */
    <V> void own(TableEntries<V> routes, Consumer<V> lost) {
        onDelete.add(gone -> {
            Map<Routes.Key, V> taken = routes.take(gone);
            if (gone.family() == IpFamily.IPV4) {
                put(routes, left(gone), taken);
            } else {
                taken.values().forEach(lost);
            }
        });
        onCreate.add(made -> put(routes, made, routes.take(left(made))));
    }

    private static <V> void put(TableEntries<V> routes, Key table, Map<Routes.Key, V> taken) {
        taken.forEach((key, value) -> routes.put(new Routes.Key(table, key.network(), key.length()), value));
    }

    /** {@return the key of what a table leaves in its slot, which is that of no table} */
    private Key left(Key table) {
        return new Key(table.family(), Long.MIN_VALUE + tables.get(table).slot);
    }

    boolean has(Key key) {
        return tables.containsKey(key);
    }

    /**
     * Asks for a table where VPP does not look whether it is there.
     *
     * @throws VppCrash when it is not
     */
    Key need(Key key, String request) {
        if (!has(key)) {
            throw new VppCrash(request + " in the unknown table " + key.id());
        }
        return key;
    }

    /** {@return VPP's own number of a table, which the next table gets when this one goes; -1 for an unknown table} */
    int slot(Key key) {
        Table table = tables.get(key);
        return table == null ? -1 : table.slot;
    }

    /** {@return the id of the table that has a number, or had it last} */
    long idAt(IpFamily family, int slot) {
        return idBySlot.get(new Key(family, slot));
    }

    void add(Key key, String name) {
        if (!has(key)) {
            tables.put(key, create(key, name));
            onCreate.forEach(listener -> listener.accept(key));
        }
        tables.get(key).heldByApi = true;
    }

    private Table create(Key key, String name) {
        int slot = slots.get(key.family()).take();
        idBySlot.put(new Key(key.family(), slot), key.id());
        return new Table(key, slot, name.isEmpty()
            ? (key.family() == IpFamily.IPV4 ? "ipv4-VRF:" : "ipv6-VRF:") + (int) key.id() : name, true);
    }

    void release(Key key) {
        Table table = tables.get(key);
        if (table != null && key.id() != 0) {
            table.heldByApi = false;
            collect();
        }
    }

    void bind(Iface iface, Key key) {
        bindings.put(new Binding(iface.index, key.family()), key.id());
        collect();
    }

    Key of(int swIfIndex, IpFamily family) {
        return new Key(family, bindings.tables.getOrDefault(new Binding(swIfIndex, family), 0L));
    }

    /** {@return the interfaces bound to a table other than 0} */
    Set<Integer> bound(Key key) {
        return Collections.unmodifiableSet(bindings.interfaces.getOrDefault(key, Set.of()));
    }

    /** Forgets the tables that nothing holds any more. */
    void collect() {
        List<Table> gone = tables.values().stream().filter(table -> !table.heldByApi && !used(table.key)).toList();
        for (Table table : gone) {
            onDelete.forEach(listener -> listener.accept(table.key));
            tables.remove(table.key);
            slots.get(table.key.family()).free(table.slot);
        }
        if (!gone.isEmpty()) {
            collect();
        }
    }

    /** {@return keys and names, IPv4 first, in the order of VPP's pools} */
    Map<Key, String> names() {
        Map<Key, String> names = new LinkedHashMap<>();
        for (IpFamily family : IpFamily.values()) {
            Map<Integer, Table> bySlot = new TreeMap<>();
            tables.values().stream().filter(t -> t.key.family() == family).forEach(t -> bySlot.put(t.slot, t));
            bySlot.values().forEach(table -> names.put(table.key, table.name));
        }
        return names;
    }

    private boolean used(Key key) {
        return bindings.interfaces.containsKey(key) || users.stream().anyMatch(user -> user.test(key));
    }
}
