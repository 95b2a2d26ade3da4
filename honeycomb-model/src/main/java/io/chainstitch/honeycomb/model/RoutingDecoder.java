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
package io.chainstitch.honeycomb.model;

import io.chainstitch.honeycomb.model.RoutingNames.RouteNames;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Reads FIB tables and static routes. */
final class RoutingDecoder {
    private final RoutingNames names;

    RoutingDecoder(RoutingNames names) {
        this.names = names;
    }

    void table(MapEntryNode entry, Collector out) throws InvalidAgentDataException {
        String path = "table '" + Trees.text(entry, names.tableId) + "'";
        Reader in = new Reader(entry, path);
        out.add(path, () -> new Table(new TableRef(family(entry), in.number(names.tableId)),
            in.text(names.tableName, "")));
    }

    private IpFamily family(MapEntryNode table) {
        return names.family(IpFamily.IPV4).equals(Trees.value(table, names.tableFamily)) ? IpFamily.IPV4
            : IpFamily.IPV6;
    }

    boolean isStatic(MapEntryNode protocol) {
        return names.staticProtocol.equals(Trees.value(protocol, names.protocolType));
    }

    /** All routes of a protocol. */
    void protocol(MapEntryNode protocol, Collector out) throws InvalidAgentDataException {
        if (!isStatic(protocol)) {
            return;
        }
        ContainerNode routes = Trees.container(protocol, names.staticRoutes);
        for (IpFamily family : IpFamily.values()) {
            RouteNames route = names.routes(family);
            for (MapEntryNode entry : Trees.entries(Trees.container(routes, route.container), route.list)) {
                route(protocol, family, entry, out);
            }
        }
    }

    void route(MapEntryNode protocol, IpFamily family, MapEntryNode entry, Collector out)
            throws InvalidAgentDataException {
        String path = "static routes '" + Trees.text(protocol, names.protocolName) + "'";
        RouteNames route = names.routes(family);
        String where = path + "/route '" + Trees.text(entry, route.prefix) + "'";
        out.add(where, () -> {
            ContainerNode attributes = Trees.container(protocol, names.attributes);
            Reader table = new Reader(attributes, path + "/vpp-protocol-attributes");
            long id = table.number(names.primaryVrf);
            Object tableFamily = Trees.value(attributes, names.primaryFamily);
            table.require(tableFamily == null || tableFamily.equals(names.family(family)),
                "the table's address-family is not that of route " + Trees.text(entry, route.prefix)
                    + "; move the route or leave address-family out");
            return new Route(new TableRef(family, id).id(), IpPrefix.of(Trees.text(entry, route.prefix)),
                path(entry, family, where + "/next-hop"));
        });
    }

    private Route.Path path(MapEntryNode entry, IpFamily family, String path) throws InvalidAgentDataException {
        RouteNames route = names.routes(family);
        ChoiceNode options = Trees.choice(Trees.container(entry, route.nextHop), route.options);
        Reader in = new Reader(options, path);
        in.require(options != null, "give next-hop-address or secondary-vrf");
        if (options.childByArg(route.secondaryVrf) != null) {
            Object other = Trees.value(options, route.secondaryFamily);
            in.require(other == null || other.equals(names.family(family)),
                "a route cannot lead into a table of the other family; leave address-family out");
            return new Route.Lookup(in.number(route.secondaryVrf));
        }
        List<MapEntryNode> several = Trees.entries(Trees.container(options, route.hops), route.hop).stream()
            .sorted(Comparator.comparing(hop -> Integer.valueOf(Trees.text(hop, route.hopIndex)))).toList();
        if (several.size() == 1 && several.get(0).childByArg(route.address) == null) {
            return new Route.Attached(new Reader(several.get(0), path).text(route.outgoingInterface));
        }
        if (!several.isEmpty()) {
            List<Route.NextHop> hops = new ArrayList<>();
            for (MapEntryNode hop : several) {
                hops.add(hop(hop, route, path));
            }
            return new Route.Several(hops);
        }
        return hop(options, route, path);
    }

    private static Route.NextHop hop(DataContainerNode from, RouteNames route, String path)
            throws InvalidAgentDataException {
        return new Route.NextHop(IpAddress.of(new Reader(from, path).text(route.address)),
            Optional.ofNullable(Trees.text(from, route.outgoingInterface)));
    }
}
