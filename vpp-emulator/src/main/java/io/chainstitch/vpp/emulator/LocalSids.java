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

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Local SIDs in the order of VPP's pool. */
final class LocalSids {
    private static final int EXISTS = -1;
    private static final int NO_SUCH_SID = -2;
    private static final int NO_SUCH_TABLE = -3;
    private static final int PREFIX_IN_USE = -4;
    private static final int PROXY_IMPOSSIBLE = -6;

    /**
     * What local SIDs are told apart by, in all tables together.
     *
     * @param address the SID
     * @param length prefix length; 0 where the CLI was told an address, which then is a host prefix in the FIB
     */
    record Key(IpAddress address, int length) {
        InterfaceAddress prefix() {
            if (length > IpFamily.IPV6.bits()) {
                throw new VppCrash("a local SID with the prefix length " + length);
            }
            return new InterfaceAddress(address, length == 0 ? IpFamily.IPV6.bits() : length);
        }
    }

    /**
     * Between whom and whom a dynamic proxy is.
     *
     * @param nextHop the function's address; none for a function that takes frames
     * @param out index of the interface towards the function
     * @param in index of the interface on which packets come back
     */
    record Proxy(Optional<IpAddress> nextHop, int out, int in) {
    }

    /**
     * A local SID.
     *
     * @param key SID and prefix length
     * @param psp whether the last but one node removes the routing header
     * @param behavior number of what it does
     * @param table id of the table it is in
     * @param target index of an interface, or VPP's own number of a table, as the behavior has it; else 0
     * @param nextHop where packets are sent to, else zero
     * @param proxy for a dynamic proxy
     */
    record LocalSid(Key key, boolean psp, long behavior, long table, int target, WideAddress nextHop,
            Optional<Proxy> proxy) {
    }

    private final Interfaces interfaces;
    private final Tables tables;
    private final Fib fib;
    private final SegmentRoutes routes;
    private final SlotPool slots = new SlotPool();
    private final Map<Integer, LocalSid> bySlot = new TreeMap<>();
    private final Map<Key, Integer> byKey = new HashMap<>();

    LocalSids(Interfaces interfaces, Tables tables, Fib fib, SegmentRoutes routes) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.fib = fib;
        this.routes = routes;
    }

    Collection<LocalSid> all() {
        return bySlot.values();
    }

    /**
     * Makes a local SID out of what was requested.
     *
     * @param target number of an interface or a table
     */
    LocalSid resolve(Key key, boolean psp, long behavior, long table, long target, WideAddress nextHop) {
        Behavior.Target kind = Behavior.target(behavior);
        int resolved = kind.isInterface() ? (int) target : kind.isTable() ? tables.slot(table(kind, target)) : 0;
        WideAddress kept = switch (kind) {
            case NEXT_HOP -> nextHop;
            case IPV4_NEXT_HOP -> WideAddress.of(nextHop.low());
            default -> WideAddress.ZERO;
        };
        return new LocalSid(key, psp, behavior, table, resolved, kept, Optional.empty());
    }

    int add(LocalSid sid) {
        if (byKey.containsKey(sid.key)) {
            return EXISTS;
        }
        Tables.Key table = new Tables.Key(IpFamily.IPV6, sid.table);
        if (!tables.has(table)) {
            return NO_SUCH_TABLE;
        }
        Routes.Key route = Routes.Key.of(table, sid.key.prefix());
        if (fib.shown(route).isPresent()) {
            return PREFIX_IN_USE;
        }
        if (sid.behavior >= Behavior.AD.number && sid.proxy.isEmpty()) {
            throw new VppCrash("sr_localsid_add_del with the behavior " + sid.behavior + " of a plugin");
        }
        if (sid.proxy.isPresent() && interfaces.find(sid.proxy.get().in).map(Iface::isSub).orElse(true)) {
            return PROXY_IMPOSSIBLE;
        }
        int slot = slots.take();
        bySlot.put(slot, sid);
        byKey.put(sid.key, slot);
        routes.own(route, sid.key.prefix());
        return 0;
    }

    /** Deletes a SID; its FIB entry goes only when the table is named that it is in. */
    int remove(Key key, long table) {
        Integer slot = byKey.get(key);
        if (slot == null) {
            return NO_SUCH_SID;
        }
        routes.remove(Routes.Key.of(tables.need(new Tables.Key(IpFamily.IPV6, table), "sr_localsid_add_del"),
            key.prefix()));
        byKey.remove(key);
        bySlot.remove(slot);
        slots.free(slot);
        return 0;
    }

    /**
     * Shows where a SID sends packets to.
     *
     * @return index of the interface or id of the table, else 0
     * @throws VppCrash when the table was unknown when the SID was made
     */
    long target(LocalSid sid) {
        Behavior.Target kind = Behavior.target(sid.behavior);
        if (!kind.isTable()) {
            return Integer.toUnsignedLong(sid.target);
        }
        if (sid.target < 0) {
            throw new VppCrash("the local SID " + sid.key.address + " into an unknown table is shown");
        }
        return tables.idAt(table(kind, 0).family(), sid.target);
    }

    private static Tables.Key table(Behavior.Target kind, long id) {
        return new Tables.Key(Tables.family(kind == Behavior.Target.IPV6_TABLE), id);
    }
}
