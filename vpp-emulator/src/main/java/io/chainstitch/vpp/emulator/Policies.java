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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Segment-routing policies by pool slot. A slot that was freed can still be read, as steerings name policies by it. */
final class Policies {
    static final int NO_SUCH_POLICY = -1;
    private static final int BSID_EXISTS = -12;
    private static final int NO_SUCH_TABLE = -13;
    private static final int LAST_LIST = -21;
    private static final int NO_SUCH_LIST_TO_DELETE = -22;
    private static final int NO_SUCH_LIST_TO_CHANGE = -32;
    /** Policies of a type beyond this get no FIB entry. */
    private static final long LAST_TYPE = 2;

    /** A policy. */
    static final class Policy {
        final IpAddress bsid;
        final long type;
        final boolean encap;
        final long table;
        final IndexVector lists = new IndexVector();
        IpAddress source = RoutePath.any(IpFamily.IPV6);

        Policy(IpAddress bsid, long type, boolean encap, long table) {
            this.bsid = bsid;
            this.type = type;
            this.encap = encap;
            this.table = table == Handlers.NONE ? 0 : table;
        }
    }

    private final Tables tables;
    private final Fib fib;
    private final SegmentRoutes routes;
    private final SteeringTables steeringTables;
    private final SidLists lists;
    private final SlotPool slots = new SlotPool();
    private final List<Policy> memory = new ArrayList<>();
    private final Map<Integer, Policy> bySlot = new TreeMap<>();
    private final Map<IpAddress, Integer> byBsid = new HashMap<>();

    Policies(Tables tables, Fib fib, SegmentRoutes routes, SteeringTables steeringTables, SidLists lists) {
        this.tables = tables;
        this.fib = fib;
        this.routes = routes;
        this.steeringTables = steeringTables;
        this.lists = lists;
    }

    Collection<Policy> all() {
        return bySlot.values();
    }

    Optional<Integer> slot(IpAddress bsid) {
        return Optional.ofNullable(byBsid.get(bsid));
    }

    Policy get(int slot) {
        return memory.get(slot);
    }

    int add(Policy policy, SidLists.SidList list, IpAddress source) {
        Tables.Key table = new Tables.Key(IpFamily.IPV6, policy.table);
        if (byBsid.containsKey(policy.bsid)) {
            return BSID_EXISTS;
        }
        if (!tables.has(table)) {
            return NO_SUCH_TABLE;
        }
        InterfaceAddress host = host(policy);
        Routes.Key key = Routes.Key.of(table, host);
        if (fib.shown(key).isPresent()) {
            return BSID_EXISTS;
        }
        addList(policy, list, source);
        put(policy);
        steeringTables.taken();
        if (policy.type <= LAST_TYPE) {
            routes.own(key, host);
            routes.own(Routes.Key.of(SteeringTables.IPV6, host), host);
        }
        if (policy.type <= LAST_TYPE && policy.encap) {
            routes.own(Routes.Key.of(SteeringTables.IPV4, host), host);
        }
        return 0;
    }

    int addList(Policy policy, SidLists.SidList list, IpAddress source) {
        if (policy.encap && list.count() == 0) {
            throw new VppCrash("a policy that encapsulates with a list of no SIDs");
        }
        if (policy.encap) {
            policy.source = source;
        }
        policy.lists.add(lists.add(list));
        return 0;
    }

    int deleteList(Policy policy, long index) {
        if (policy.lists.length() == 1) {
            return LAST_LIST;
        }
        int position = policy.lists.find(index);
        if (position < 0) {
            return NO_SUCH_LIST_TO_DELETE;
        }
        lists.free((int) index);
        policy.lists.removeAt(position);
        return 0;
    }

    int changeWeight(Policy policy, long index, long weight) {
        if (policy.lists.find(index) < 0) {
            return NO_SUCH_LIST_TO_CHANGE;
        }
        lists.setWeight((int) index, weight);
        return 0;
    }

    int delete(IpAddress bsid) {
        Integer slot = byBsid.get(bsid);
        if (slot == null) {
            return NO_SUCH_POLICY;
        }
        Policy policy = memory.get(slot);
        InterfaceAddress host = host(policy);
        routes.remove(Routes.Key.of(tables.need(new Tables.Key(IpFamily.IPV6, policy.table), "sr_policy_del"), host));
        routes.remove(Routes.Key.of(SteeringTables.IPV6, host));
        if (policy.encap) {
            routes.remove(Routes.Key.of(SteeringTables.IPV4, host));
        }
        policy.lists.numbers().forEach(lists::free);
        byBsid.remove(bsid);
        bySlot.remove(slot);
        slots.free(slot);
        steeringTables.released();
        return 0;
    }

    private void put(Policy policy) {
        int slot = slots.take();
        if (slot == memory.size()) {
            memory.add(policy);
        } else {
            memory.set(slot, policy);
        }
        bySlot.put(slot, policy);
        byBsid.put(policy.bsid, slot);
    }

    private static InterfaceAddress host(Policy policy) {
        return new InterfaceAddress(policy.bsid, IpFamily.IPV6.bits());
    }
}
