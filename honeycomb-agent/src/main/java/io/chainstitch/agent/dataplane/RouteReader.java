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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Routes, whoever gave them to VPP. Paths into several tables or of other types have no object form. Ours come by the
 * binary API; VPP keeps one route of each source on a prefix, and tells of the best.
 */
final class RouteReader implements KindReader {
    private static final int ANY_SOURCE = 0;
    /** VPP's number of the source "API". */
    private static final int API = 8;
    /**
     * The numbers of what is no route: entries of VPP itself, of interfaces, of segment routing, of neighbors, for
     * labels, for what is exported, for next hops, and without effect.
     */
    private static final Set<Integer> NO_ROUTES = Set.of(1, 4, 5, 14, 15, 16, 17, 18, 19, 20);

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return Bursts.run(scene.tables().stream().map(Table::ref)
            .<Supplier<CompletableFuture<List<Found>>>>map(table -> () -> read(vpp, scene, table)).toList());
    }

    /** The routes of one table. */
    static CompletableFuture<List<Found>> read(VppSession vpp, Scene scene, TableRef table) {
        Map<String, Object> which = Map.of("table_id", table.id(), "is_ip6",
            table.family() == IpFamily.IPV6);
        return vpp.dump("ip_route_v2_dump", Map.of("src", ANY_SOURCE, "table", which))
            .thenApply(details -> details.stream().map(message -> message.struct("route"))
                .filter(route -> !NO_ROUTES.contains(route.bits("src")))
                .map(route -> route.bits("src") == API ? found(route, scene.names())
                    : found(route, scene.names()).ofOthers()).toList());
    }

    private static Found found(ApiMessage route, NameView names) {
        IpPrefix prefix = route.prefix("prefix").prefix();
        long table = route.number("table_id");
        ObjectKey key = new ObjectKey(ObjectKind.ROUTE, table + " " + prefix);
        List<Optional<Route.Path>> paths = route.structs("paths").stream()
            .map(path -> path(path, prefix.family(), names)).toList();
        Optional<Route.Path> path = paths.size() == 1 ? paths.get(0) : several(paths);
        return path.map(found -> Found.of(new Route(table, prefix, found))).orElseGet(() -> Found.opaque(key));
    }

    private static Optional<Route.Path> several(List<Optional<Route.Path>> paths) {
        List<Route.NextHop> hops = paths.stream().flatMap(Optional::stream).filter(Route.NextHop.class::isInstance)
            .map(Route.NextHop.class::cast).toList();
        return hops.size() == paths.size() && hops.size() > 1 ? Optional.of(new Route.Several(hops))
            : Optional.empty();
    }

    private static Optional<Route.Path> path(ApiMessage path, IpFamily family, NameView names) {
        boolean plain = path.number("type") == 0 && path.number("flags") == 0
            && path.number("proto") == (family == IpFamily.IPV4 ? 0 : 1);
        if (!plain) {
            return Optional.empty();
        }
        byte[] octets = path.struct("nh").bytes("address");
        IpAddress next = IpAddress.of(Arrays.copyOf(octets, family.bits() / Byte.SIZE));
        long index = path.number("sw_if_index");
        if (next.inet().isAnyLocalAddress()) {
            return Optional.of(index == VppSession.NONE ? new Route.Lookup(path.number("table_id"))
                : new Route.Attached(names.name(index)));
        }
        return Optional.of(new Route.NextHop(next,
            index == VppSession.NONE ? Optional.empty() : Optional.of(names.name(index))));
    }
}
