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

import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** All interfaces by index. local0 is always there, with index 0. */
final class Interfaces {
    static final long ADMIN_UP = 1;
    static final long LINK_UP = 2;
    /** Octets; the MTU of a device that was not told otherwise. */
    static final long DEVICE_MTU = 9000;

    private final SlotPool indexes = new SlotPool();
    private final Map<Integer, Iface> byIndex = new TreeMap<>();
    private final List<Consumer<Iface>> onDelete = new ArrayList<>();
    private final List<Consumer<Iface>> onDown = new ArrayList<>();
    private final Map<Integer, TagRewrite> rewrites = new HashMap<>();
    private final InterfaceChanges changes;
    private final RandomGenerator random;

    Interfaces(InterfaceChanges changes, RandomGenerator random) {
        this.changes = changes;
        this.random = random;
        int local = indexes.take();
        byIndex.put(local, Iface.hardware(local, "local0", Kind.LOCAL, Iface.NO_MAC, Iface.Link.NEVER));
    }

    void onDelete(Consumer<Iface> listener) {
        onDelete.add(listener);
    }

    void onDown(Consumer<Iface> listener) {
        onDown.add(listener);
    }

    Optional<Iface> find(long index) {
        return index > Integer.MAX_VALUE ? Optional.empty() : Optional.ofNullable(byIndex.get((int) index));
    }

    boolean has(long index) {
        return find(index).isPresent();
    }

    Collection<Iface> all() {
        return byIndex.values();
    }

    Optional<Iface> named(String name) {
        return byIndex.values().stream().filter(iface -> iface.name.equals(name)).findFirst();
    }

    /** {@return the interface itself, or the one it is a sub-interface of} */
    Iface hardwareOf(Iface iface) {
        return byIndex.get(iface.parent);
    }

    Iface add(String name, Kind kind, MacAddress mac, Iface.Link link) {
        return put(Iface.hardware(indexes.take(), name, kind, mac, link));
    }

    Iface addSub(Iface parent, long vlan) {
        return put(Iface.sub(indexes.take(), parent, vlan));
    }

    boolean hasSub(Iface parent, long vlan) {
        return byIndex.values().stream().anyMatch(i -> i.isSub() && i.parent == parent.index && i.vlan == vlan);
    }

    /** Deletes an interface with its sub-interfaces. */
    void delete(Iface iface) {
        List.copyOf(byIndex.values()).stream().filter(i -> i.isSub() && i.parent == iface.index).forEach(this::delete);
        byIndex.remove(iface.index);
        indexes.free(iface.index);
        onDelete.forEach(listener -> listener.accept(iface));
        changes.deleted(iface.index);
    }

    void setAdmin(Iface iface, boolean up) {
        if (iface.admin == up) {
            return;
        }
        iface.admin = up;
        changes.admin(iface.index, up);
        if (!iface.isSub() && iface.link == Iface.Link.FOLLOWS_ADMIN) {
            setCarrier(iface, up);
        }
        if (!up) {
            onDown.forEach(listener -> listener.accept(iface));
        }
    }

    void setCarrier(Iface iface, boolean up) {
        if (iface.carrier != up) {
            iface.carrier = up;
            changes.carrier(iface.index, up);
        }
    }

    /** {@return the tag rewrite of an index; VPP keeps it for the next interface that gets the index} */
    TagRewrite rewrite(int index) {
        return rewrites.getOrDefault(index, TagRewrite.NONE);
    }

    void setRewrite(int index, TagRewrite rewrite) {
        rewrites.put(index, rewrite);
    }

    /** {@return bit 0 administratively up, bit 1 carrier} */
    long flags(Iface iface) {
        return (iface.admin ? ADMIN_UP : 0) | (hardwareOf(iface).carrier ? LINK_UP : 0);
    }

    /** {@return an address as VPP makes them for interfaces that are given none} */
    MacAddress randomMac() {
        byte[] octets = new byte[6];
        random.nextBytes(octets);
        octets[0] = 0x02;
        octets[1] = (byte) 0xfe;
        return MacAddress.of(octets);
    }

    private Iface put(Iface iface) {
        byIndex.put(iface.index, iface);
        changes.touched(iface.index);
        return iface;
    }
}
