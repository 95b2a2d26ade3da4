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
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes FIB tables and static routes. */
final class RoutingEncoder {
    private final RoutingNames names;

    RoutingEncoder(RoutingNames names) {
        this.names = names;
    }

    /** The table in which a route stands. */
    static TableRef tableOf(Route route) {
        return new TableRef(route.prefix().family(), route.table());
    }

    MapEntryNode table(Table table) {
        Map<NodeIdentifier, Object> keys = new LinkedHashMap<>();
        keys.put(names.tableId, Uint32.valueOf(table.ref().id()));
        keys.put(names.tableFamily, names.family(table.ref().family()));
        return Trees.entry(names.table, keys,
            table.name().isEmpty() ? List.of() : List.of(Trees.leaf(names.tableName, table.name())));
    }

    /** The routes of one table. */
    MapEntryNode protocol(TableRef table, List<Route> routes) {
        Map<NodeIdentifier, Object> keys = new LinkedHashMap<>();
        keys.put(names.protocolType, names.staticProtocol);
        keys.put(names.protocolName, table.family().label() + "-vrf-" + table.id());
        List<DataContainerChild> children = new ArrayList<>();
        children.add(Trees.container(names.attributes, List.of(
            Trees.leaf(names.primaryVrf, Uint32.valueOf(table.id())),
            Trees.leaf(names.primaryFamily, names.family(table.family())))));
        RouteNames family = names.routes(table.family());
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, family.list, routes.stream().map(route -> route(family, route)).toList());
        List<DataContainerChild> families = new ArrayList<>();
        Trees.addContainer(families, family.container, list);
        Trees.addContainer(children, names.staticRoutes, families);
        return Trees.entry(names.protocol, keys, children);
    }

    /** What only others make is no configuration and stands apart. */
    private static void addHops(List<DataContainerChild> siblings, RouteNames family,
            List<List<DataContainerChild>> hops) {
        List<MapEntryNode> entries = new ArrayList<>();
        hops.forEach(hop -> entries.add(
            Trees.entry(family.hop, Map.of(family.hopIndex, Uint16.valueOf(entries.size() + 1)), hop)));
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, family.hop, entries);
        Trees.addContainer(siblings, family.hops, list);
    }

    private static List<DataContainerChild> hop(RouteNames family, Route.NextHop hop) {
        List<DataContainerChild> leaves = new ArrayList<>();
        leaves.add(Trees.leaf(family.address, hop.address().toString()));
        hop.interfaceName().ifPresent(name -> leaves.add(Trees.leaf(family.outgoingInterface, name)));
        return leaves;
    }

    private static MapEntryNode route(RouteNames family, Route route) {
        List<DataContainerChild> leaves = new ArrayList<>();
        if (route.hops().stream().anyMatch(hop -> hop.address().family() != route.prefix().family())) {
            throw new IllegalArgumentException("the next hop of " + route.key() + " is of the other family");
        }
        if (route.path() instanceof Route.NextHop hop) {
            leaves.addAll(hop(family, hop));
        } else if (route.path() instanceof Route.Attached attached) {
            addHops(leaves, family, List.of(
                List.of(Trees.leaf(family.outgoingInterface, attached.interfaceName()))));
        } else if (route.path() instanceof Route.Several several) {
            addHops(leaves, family, several.hops().stream().map(hop -> hop(family, hop)).toList());
        } else if (route.path() instanceof Route.Lookup lookup) {
            leaves.add(Trees.leaf(family.secondaryVrf, Uint32.valueOf(lookup.tableId())));
        }
        List<DataContainerChild> options = new ArrayList<>();
        Trees.addChoice(options, family.options, leaves);
        return Trees.entry(family.list, Map.of(family.prefix, route.prefix().toString()),
            List.of(Trees.container(family.nextHop, options)));
    }
}
