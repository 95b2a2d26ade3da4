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
import java.util.List;
import java.util.Map;

/** The messages of routes. */
final class RouteFeature implements Feature {
    private final Interfaces interfaces;
    private final Tables tables;
    private final Routes routes;
    private final Fib fib;

    RouteFeature(Interfaces interfaces, Tables tables, Routes routes, Fib fib) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.routes = routes;
        this.fib = fib;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("ip_route_add_del", this::addDel);
        handlers.dump("ip_route_v2_dump", "ip_route_v2_details", this::dump);
    }

    private Map<String, Object> addDel(ApiMessage request) {
        ApiMessage route = request.struct("route");
        InterfaceAddress prefix = route.prefix("prefix");
        Tables.Key table = new Tables.Key(prefix.address().family(), route.number("table_id"));
        List<RoutePath> paths = List.of();
        int refusal = tables.has(table) ? 0 : Refused.NO_SUCH_FIB;
        if (refusal == 0) {
            paths = route.structs("paths").stream().map(RoutePath::of).toList();
            refusal = paths.stream().mapToInt(this::check).filter(retval -> retval != 0).findFirst().orElse(0);
        }
        boolean add = request.flag("is_add");
        boolean some = request.flag("is_multipath");
        if (refusal == 0 && paths.isEmpty() && (add || some)) {
            refusal = Refused.NO_PATHS_IN_ROUTE;
        }
        return refusal != 0 ? result(refusal, Handlers.NONE)
            : result(0, change(Routes.Key.of(table, prefix), prefix, paths, add, some));
    }

    private int check(RoutePath path) {
        if (path.type() == RoutePath.UDP_ENCAP || path.type() == RoutePath.BIER_IMPOSITION) {
            throw new VppCrash("ip_route_add_del with a path of type " + path.type());
        }
        if (path.looksUp() && !tables.has(path.lookup())) {
            return Refused.NO_SUCH_FIB;
        }
        return path.type() == RoutePath.NORMAL && path.sw() != Handlers.NONE && !interfaces.has(path.sw())
            ? Refused.NO_MATCHING_INTERFACE : 0;
    }

    private long change(Routes.Key key, InterfaceAddress prefix, List<RoutePath> paths, boolean add, boolean some) {
        if (add) {
            return (some ? routes.addPaths(key, prefix, paths) : routes.put(key, prefix, paths)).stats();
        }
        if (some) {
            routes.removePaths(key, paths);
        } else {
            routes.remove(key);
        }
        return Handlers.NONE;
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        ApiMessage table = request.struct("table");
        long source = request.number("src");
        Tables.Key key = new Tables.Key(Tables.family(table.flag("is_ip6")), table.number("table_id"));
        return !tables.has(key) ? List.of() : fib.entries(key).stream()
            .filter(entry -> source == 0 || source == entry.source().number)
            .map(entry -> Handlers.values("route", details(key, entry))).toList();
    }

    private static Map<String, Object> details(Tables.Key table, Fib.Entry entry) {
        return Handlers.values("table_id", table.id(), "stats_index", entry.stats(), "prefix", entry.shown(),
            "src", (long) entry.source().number, "paths", entry.paths().stream().map(RoutePath::values).toList());
    }

    private static Map<String, Object> result(int retval, long statsIndex) {
        return Handlers.values("retval", (long) retval, "stats_index", statsIndex);
    }
}
