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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The routes that the API or the command line gave. They stay when an interface or a neighbor they name goes. */
final class Routes {

    /**
     * What a route is known by: host bits do not count.
     *
     * @param table the table it is in
     * @param network prefix with host bits cleared
     * @param length prefix length
     */
    record Key(Tables.Key table, IpAddress network, int length) {
        static Key of(Tables.Key table, InterfaceAddress prefix) {
            return new Key(table, Prefixes.masked(prefix.address(), prefix.length()), prefix.length());
        }
    }

    /**
     * A route.
     *
     * @param shown the prefix as it was first given; VPP keeps its host bits for dumps
     * @param paths one or more
     * @param stats the number of its counters
     */
    record Route(InterfaceAddress shown, List<RoutePath> paths, long stats) {
    }

    private final TableEntries<Route> routes = new TableEntries<>();
    private final Tables tables;
    private final Lookups lookups;
    private long counters;

    Routes(Tables tables, Lookups lookups) {
        this.tables = tables;
        this.lookups = lookups;
        tables.addUser(key -> routes.values().flatMap(route -> route.paths.stream())
            .anyMatch(path -> path.looksUp() && path.lookup().equals(key)));
        tables.own(routes, route -> lookups.change(route.paths, List.of()));
    }

    /** {@return the route of a prefix; null when there is none} */
    Route get(Key key) {
        return routes.get(key);
    }

    /** {@return the routes in a table} */
    Map<Key, Route> in(Tables.Key table) {
        return routes.in(table);
    }

    /** Replaces the paths of a route, or makes it. */
    Route put(Key key, InterfaceAddress shown, List<RoutePath> paths) {
        Route old = routes.get(key);
        Route route = new Route(old == null ? shown : old.shown, paths.stream().sorted(RoutePath.ORDER).toList(),
            old == null ? ++counters : old.stats);
        lookups.change(old == null ? List.of() : old.paths, route.paths);
        routes.put(key, route);
        tables.collect();
        return route;
    }

    Route addPaths(Key key, InterfaceAddress shown, List<RoutePath> added) {
        List<RoutePath> paths = new ArrayList<>(without(key, added));
        paths.addAll(added);
        return put(key, shown, paths);
    }

    void removePaths(Key key, List<RoutePath> removed) {
        Route old = routes.get(key);
        if (old == null) {
            return;
        }
        List<RoutePath> left = without(key, removed);
        if (left.isEmpty()) {
            remove(key);
        } else {
            put(key, old.shown, left);
        }
    }

    void remove(Key key) {
        Route old = routes.remove(key);
        lookups.change(old == null ? List.of() : old.paths, List.of());
        tables.collect();
    }

    private List<RoutePath> without(Key key, List<RoutePath> unwanted) {
        Route old = routes.get(key);
        return old == null ? List.of()
            : old.paths.stream().filter(path -> unwanted.stream().noneMatch(path::sameTarget)).toList();
    }
}
