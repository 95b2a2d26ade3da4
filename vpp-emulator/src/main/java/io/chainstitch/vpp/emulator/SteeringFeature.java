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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Steering of packets or frames into policies. */
final class SteeringFeature implements Feature {
    private static final long FRAMES = 2;
    private static final long IPV4 = 4;
    private static final long IPV6 = 6;
    private static final int UNKNOWN_TYPE = -1;
    private static final int NO_SUCH_POLICY = -2;
    private static final int NO_SUCH_STEERING = -4;
    private static final int POLICY_INSERTS = -5;
    private static final int LOCAL0 = 0;

    /**
     * What steerings are told apart by. Host bits count.
     *
     * @param type of traffic
     * @param bits VPP's 16 octets: an IPv6 address, or an IPv4 address after zeros, or the interface of frames
     * @param length prefix length, 0 for frames
     * @param table of packets
     */
    private record Key(long type, WideAddress bits, int length, long table) {
    }

    private record Steering(Key key, int policy) {
    }

    private final Interfaces interfaces;
    private final Tables tables;
    private final CrossConnects connects;
    private final Fib fib;
    private final SegmentRoutes routes;
    private final Policies policies;
    private final SteeringTables steeringTables;
    private final SlotPool slots = new SlotPool();
    private final Map<Integer, Steering> bySlot = new TreeMap<>();
    private final Map<Key, Integer> byKey = new HashMap<>();

    SteeringFeature(Interfaces interfaces, Tables tables, CrossConnects connects, Fib fib, SegmentRoutes routes,
            Policies policies, SteeringTables steeringTables) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.connects = connects;
        this.fib = fib;
        this.routes = routes;
        this.policies = policies;
        this.steeringTables = steeringTables;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("sr_steering_add_del", this::addDel);
        handlers.dump("sr_steering_pol_dump", "sr_steering_pol_details",
            request -> bySlot.values().stream().map(this::details).toList());
    }

    private int addDel(ApiMessage request) {
        long type = request.number("traffic_type");
        if (type != FRAMES && type != IPV4 && type != IPV6) {
            return UNKNOWN_TYPE;
        }
        if (type == FRAMES && !interfaces.has(request.number("sw_if_index"))) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        Key key = key(request, type);
        Integer there = byKey.get(key);
        if (request.flag("is_del")) {
            return there == null ? NO_SUCH_STEERING : delete(key, there);
        }
        Integer policy = policies.slot(request.address("bsid_addr")).orElse(null);
        if (policy == null) {
            return NO_SUCH_POLICY;
        }
        return there == null ? add(key, policy) : update(key, there, policy);
    }

    private static Key key(ApiMessage request, long type) {
        if (type == FRAMES) {
            return new Key(type, WideAddress.ofIndex(request.bits("sw_if_index")), 0, 0);
        }
        InterfaceAddress prefix = request.prefix("prefix");
        long table = request.number("table_id");
        return new Key(type, WideAddress.of(prefix.address()), prefix.length(), table == Handlers.NONE ? 0 : table);
    }

    private int add(Key key, int policy) {
        if (key.type != IPV6 && !policies.get(policy).encap) {
            return POLICY_INSERTS;
        }
        int slot = slots.take();
        byKey.put(key, slot);
        bySlot.put(slot, new Steering(key, policy));
        steeringTables.taken();
        if (key.type == FRAMES) {
            connects.connect(key.bits.index(), LOCAL0);
        } else {
            steer(key, policy);
        }
        return 0;
    }

    /** For frames only the policy changes: an interface that left layer 2 meanwhile stays out of it. */
    private int update(Key key, int slot, int policy) {
        bySlot.put(slot, new Steering(key, policy));
        if (key.type != FRAMES) {
            routes.remove(route(key));
            steer(key, policy);
        }
        return 0;
    }

    private int delete(Key key, int slot) {
        if (key.type == FRAMES) {
            connects.leave(key.bits.index());
        } else {
            routes.remove(route(key));
        }
        byKey.remove(key);
        bySlot.remove(slot);
        slots.free(slot);
        steeringTables.released();
        return 0;
    }

    private void steer(Key key, int policy) {
        Routes.Key route = route(key);
        routes.steer(route, fib.shown(route), prefix(key), policies.get(policy).bsid);
    }

    private Routes.Key route(Key key) {
        return Routes.Key.of(tables.need(new Tables.Key(family(key), key.table), "sr_steering_add_del"), prefix(key));
    }

    private static InterfaceAddress prefix(Key key) {
        IpAddress address = key.type == IPV4 ? key.bits.low() : key.bits.address();
        if (key.length > address.family().bits()) {
            throw new VppCrash("sr_steering_add_del with the prefix length " + key.length + " for " + address);
        }
        return new InterfaceAddress(address, key.length);
    }

    private static IpFamily family(Key key) {
        return key.type == IPV4 ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    /** VPP fills prefix and interface from the same octets: the one that does not belong to the type is no value. */
    private Map<String, Object> details(Steering steering) {
        Key key = steering.key;
        return Handlers.values("traffic_type", key.type, "fib_table", key.table,
            "prefix", key.bits.prefix(key.length), "sw_if_index", Integer.toUnsignedLong(key.bits.index()),
            "bsid", policies.get(steering.policy).bsid);
    }
}
