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

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** ARP and ND entries. */
final class Neighbors {
    static final long STATIC = 1;
    static final long NO_FIB_ENTRY = 2;

    /**
     * Who is behind an interface.
     *
     * @param sw interface index
     * @param address the neighbor's address
     */
    record Key(int sw, IpAddress address) {
    }

    /**
     * An entry.
     *
     * @param key interface and address
     * @param mac the neighbor's Ethernet address
     * @param flags {@link #STATIC}, {@link #NO_FIB_ENTRY}
     * @param adjacency the number VPP gives for its counters
     * @param since when it was made or refreshed, in nanoseconds of the emulation's clock
     */
    record Entry(Key key, MacAddress mac, long flags, long adjacency, long since) {
        boolean isStatic() {
            return (flags & STATIC) != 0;
        }
    }

    private static final IpAddress LEAST = IpAddress.of("0.0.0.0");

    private final NavigableMap<Key, Entry> entries = new TreeMap<>(Comparator.comparingInt(Key::sw)
        .thenComparing(Key::address));
    private final SetMultimap<IpAddress, Key> byAddress = HashMultimap.create();
    private long adjacencies;

    Neighbors(Interfaces interfaces) {
        interfaces.onDelete(iface -> forget(iface, entry -> true));
        interfaces.onDown(iface -> forget(iface, entry -> !entry.isStatic()));
    }

    private void forget(Iface iface, Predicate<Entry> which) {
        behind(iface.index).stream().filter(which).map(Entry::key).toList().forEach(this::remove);
    }

    /** {@return the entries with an address, whatever interface they are behind} */
    List<Entry> at(IpAddress address) {
        return byAddress.get(address).stream().sorted(Comparator.comparingInt(Key::sw)).map(entries::get).toList();
    }

    List<Entry> all() {
        return new ArrayList<>(entries.values());
    }

    /** {@return the neighbors behind an interface} */
    Collection<Entry> behind(int sw) {
        return Collections.unmodifiableCollection(entries.subMap(new Key(sw, LEAST), new Key(sw + 1, LEAST)).values());
    }

    Entry get(Key key) {
        return entries.get(key);
    }

    boolean remove(Key key) {
        byAddress.remove(key.address(), key);
        return entries.remove(key) != null;
    }

    /**
     * Adds or updates. A static entry is never made dynamic, and of the flags of an entry that is there only "static"
     * can be added.
     *
     * @return false when a dynamic entry would overwrite a static one
     */
    boolean put(Key key, MacAddress mac, long flags, long now) {
        Entry old = entries.get(key);
        if (old == null) {
            byAddress.put(key.address(), key);
            entries.put(key, new Entry(key, mac, flags & (STATIC | NO_FIB_ENTRY), ++adjacencies, now));
            return true;
        }
        if ((flags & STATIC) == 0 && old.isStatic()) {
            return old.mac.equals(mac);
        }
        entries.put(key, new Entry(key, mac, old.flags | flags & STATIC, old.adjacency, now));
        return true;
    }
}
