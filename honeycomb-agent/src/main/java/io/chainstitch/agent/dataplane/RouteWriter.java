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

import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Route;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Static routes with one path. Adding one again replaces the path in place. */
final class RouteWriter implements ObjectWriter<Route> {
    /** Octets of VPP's address union. */
    private static final int UNION = 16;

    @Override
    public CompletableFuture<?> create(VppSession vpp, Route route) {
        return path(vpp, route).thenCompose(path -> vpp.write("ip_route_add_del",
            Map.of("is_add", true, "route", fields(route, List.of(path)))));
    }

    @Override
    public CompletableFuture<?> change(VppSession vpp, Route before, Route after) {
        return create(vpp, after);
    }

    /** The whole entry of our source goes, whatever its path. */
    @Override
    public CompletableFuture<?> delete(VppSession vpp, Route route) {
        return vpp.write("ip_route_add_del", Map.of("is_add", false, "route", fields(route, List.of())));
    }

    private static Map<String, Object> fields(Route route, List<Object> paths) {
        return Map.of("table_id", route.table(), "prefix", route.prefix(), "paths", paths);
    }

    private static CompletableFuture<Object> path(VppSession vpp, Route route) {
        Map<String, Object> path = new HashMap<>(Map.of("weight", 1, "sw_if_index", VppSession.NONE, "proto",
            route.prefix().family() == IpFamily.IPV4 ? 0 : 1));
        if (route.path() instanceof Route.Lookup lookup) {
            path.put("table_id", lookup.tableId());
            return CompletableFuture.completedFuture(path);
        }
        Route.NextHop hop = (Route.NextHop) route.path();
        path.put("nh", Map.of("address", Arrays.copyOf(hop.address().bytes(), UNION)));
        return hop.interfaceName().map(name -> vpp.indexes().get(name).<Object>thenApply(index -> {
            path.put("sw_if_index", index);
            return path;
        })).orElseGet(() -> CompletableFuture.completedFuture(path));
    }
}
