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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/**
 * One path of a route.
 *
 * @param sw interface index, or 0xffffffff
 * @param table table of the lookup, where there is no interface; of VPP's own tables the low 32 bits are shown
 * @param weight share of the traffic
 * @param preference 0 is best
 * @param type VPP's path type
 * @param family of the next hop
 * @param nextHop all zero when there is none
 */
record RoutePath(long sw, long table, long weight, long preference, long type, IpFamily family, IpAddress nextHop) {
    static final long NORMAL = 0;
    static final long LOCAL = 1;
    static final long DROP = 2;
    static final Comparator<RoutePath> ORDER = Comparator.comparingLong(RoutePath::preference)
        .thenComparingLong(RoutePath::sw).thenComparing(RoutePath::nextHop).thenComparingLong(RoutePath::table);
    private static final int ADDRESS_OCTETS = 16;

    static RoutePath of(ApiMessage path) {
        long type = path.number("type");
        IpFamily family = path.number("proto") == 0 ? IpFamily.IPV4 : IpFamily.IPV6;
        boolean noInterface = type != NORMAL && type != LOCAL;
        long sw = noInterface ? Handlers.NONE : path.number("sw_if_index");
        return new RoutePath(sw, type == NORMAL && sw == Handlers.NONE ? path.number("table_id") : 0,
            Math.max(1, path.number("weight")), path.number("preference"), type, family,
            noInterface ? any(family)
                : IpAddress.of(Arrays.copyOf(path.struct("nh").bytes("address"), octets(family))));
    }

    static RoutePath drop(IpFamily family) {
        return new RoutePath(Handlers.NONE, 0, 1, 0, DROP, family, any(family));
    }

    /** {@return a path out of an interface, to {@code nextHop} or, where that is zero, to whoever is on the link} */
    static RoutePath out(int sw, IpAddress nextHop) {
        return new RoutePath(sw, 0, 1, 0, NORMAL, nextHop.family(), nextHop);
    }

    /** {@return a path to what a table has for {@code nextHop} or, where that is zero, for the packet} */
    static RoutePath lookUp(IpAddress nextHop, long table) {
        return new RoutePath(Handlers.NONE, table, 1, 0, NORMAL, nextHop.family(), nextHop);
    }

    static RoutePath receive(int sw, IpAddress own) {
        return new RoutePath(sw, 0, 1, 0, LOCAL, own.family(), own);
    }

    static IpAddress any(IpFamily family) {
        return IpAddress.of(new byte[octets(family)]);
    }

    boolean recursive() {
        return type == NORMAL && sw == Handlers.NONE && !Prefixes.zero(nextHop);
    }

    /** {@return whether the path hands over to a lookup in a table} */
    boolean looksUp() {
        return type == NORMAL && sw == Handlers.NONE;
    }

    Tables.Key lookup() {
        return new Tables.Key(family, table);
    }

    boolean sameTarget(RoutePath other) {
        return sw == other.sw && table == other.table && type == other.type && nextHop.equals(other.nextHop);
    }

    Map<String, Object> values() {
        return Handlers.values("sw_if_index", sw, "table_id", table & Handlers.NONE, "weight", weight,
            "preference", preference, "type", type, "proto", family == IpFamily.IPV4 ? 0L : 1L,
            "nh", Handlers.values("address", Arrays.copyOf(nextHop.bytes(), ADDRESS_OCTETS)));
    }

    private static int octets(IpFamily family) {
        return family.bits() / Byte.SIZE;
    }
}
