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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of routes. */
final class RouteFeature implements Feature {
    private final PathChecks checks;
    private final Tables tables;
    private final Routes routes;
    private final Fib fib;

    RouteFeature(PathChecks checks, Tables tables, Routes routes, Fib fib) {
        this.checks = checks;
        this.tables = tables;
        this.routes = routes;
        this.fib = fib;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("ip_route_add_del", this::addDel);
        handlers.dump("ip_route_v2_dump", "ip_route_v2_details", this::dump);
        handlers.reply("ip_route_lookup", this::lookup);
    }

    /** The entry of a prefix, or the longest one that covers it. */
    private Map<String, Object> lookup(ApiMessage request) {
        InterfaceAddress prefix = request.prefix("prefix");
        Tables.Key table = new Tables.Key(prefix.address().family(), request.number("table_id"));
        if (!tables.has(table)) {
            return Handlers.values("retval", (long) Refused.NO_SUCH_FIB);
        }
        Optional<Fib.Entry> found = request.number("exact") != 0 ? fib.entry(Routes.Key.of(table, prefix))
            : fib.longest(table, prefix);
        return found
            .map(entry -> Handlers.values("retval", 0L, "route", values(table, entry)))
            .orElseGet(() -> Handlers.values("retval", (long) Refused.NO_SUCH_ENTRY));
    }

    private Map<String, Object> addDel(ApiMessage request) {
        ApiMessage route = request.struct("route");
        InterfaceAddress prefix = route.prefix("prefix");
        Tables.Key table = new Tables.Key(prefix.address().family(), route.number("table_id"));
        List<RoutePath> paths = List.of();
        int refusal = tables.has(table) ? 0 : Refused.NO_SUCH_FIB;
        if (refusal == 0) {
            paths = route.structs("paths").stream().map(RoutePath::of).toList();
            refusal = checks.check(paths, "ip_route_add_del");
        }
        boolean add = request.flag("is_add");
        boolean some = request.flag("is_multipath");
        if (refusal == 0 && paths.isEmpty() && (add || some)) {
            refusal = Refused.NO_PATHS_IN_ROUTE;
        }
        return refusal != 0 ? result(refusal, Handlers.NONE)
            : result(0, change(Routes.Key.of(table, prefix), prefix, paths, add, some));
    }

    private long change(Routes.Key key, InterfaceAddress prefix, List<RoutePath> paths, boolean add, boolean some) {
        if (add) {
            InterfaceAddress shown = fib.shown(key).orElse(prefix);
            return (some ? routes.addPaths(key, shown, paths) : routes.put(key, shown, paths)).stats();
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
        Map<String, Object> values = new HashMap<>(values(table, entry));
        values.put("src", (long) entry.source().number);
        return values;
    }

    private static Map<String, Object> values(Tables.Key table, Fib.Entry entry) {
        return Handlers.values("table_id", table.id(), "stats_index", entry.stats(), "prefix", entry.shown(),
            "paths", entry.paths().stream().map(RoutePath::values).toList());
    }

    private static Map<String, Object> result(int retval, long statsIndex) {
        return Handlers.values("retval", (long) retval, "stats_index", statsIndex);
    }
}
