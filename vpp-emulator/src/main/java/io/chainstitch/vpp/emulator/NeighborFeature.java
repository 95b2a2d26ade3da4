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
import io.chainstitch.vpp.model.IpFamily;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The messages of neighbor entries. */
final class NeighborFeature implements Feature {
    private static final double NANOSECONDS = 1e9;

    private final Interfaces interfaces;
    private final Neighbors neighbors;
    private final LongSupplier clock;

    NeighborFeature(Interfaces interfaces, Neighbors neighbors, LongSupplier clock) {
        this.interfaces = interfaces;
        this.neighbors = neighbors;
        this.clock = clock;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("ip_neighbor_add_del", this::addDel);
        handlers.dump("ip_neighbor_dump", "ip_neighbor_details", this::dump);
    }

    private Map<String, Object> addDel(ApiMessage request) {
        ApiMessage neighbor = request.struct("neighbor");
        Iface iface = interfaces.find(neighbor.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return result(Refused.INVALID_SW_IF_INDEX, Handlers.NONE);
        }
        Neighbors.Key key = new Neighbors.Key(iface.index, neighbor.address("ip_address"));
        if (!request.flag("is_add")) {
            return result(neighbors.remove(key) ? 0 : Refused.NO_SUCH_ENTRY, Handlers.NONE);
        }
        if (!neighbors.put(key, neighbor.mac("mac_address"), neighbor.number("flags"), clock.getAsLong())) {
            return result(Refused.INVALID_SW_IF_INDEX, Handlers.NONE);
        }
        Neighbors.Entry entry = neighbors.get(key);
        return result(0, (entry.flags() & Neighbors.NO_FIB_ENTRY) != 0 ? Handlers.NONE : entry.adjacency());
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        long index = request.number("sw_if_index");
        long family = request.number("af");
        return neighbors.all().stream()
            .filter(entry -> index == Handlers.NONE || index == entry.key().sw())
            .filter(entry -> family == (entry.key().address().family() == IpFamily.IPV4 ? 0 : 1))
            .map(this::details).toList();
    }

    private Map<String, Object> details(Neighbors.Entry entry) {
        return Handlers.values("age", (clock.getAsLong() - entry.since()) / NANOSECONDS, "neighbor", Handlers.values(
            "sw_if_index", (long) entry.key().sw(), "flags", entry.flags(), "mac_address", entry.mac(),
            "ip_address", entry.key().address()));
    }

    private static Map<String, Object> result(int retval, long statsIndex) {
        return Handlers.values("retval", (long) retval, "stats_index", statsIndex);
    }
}
