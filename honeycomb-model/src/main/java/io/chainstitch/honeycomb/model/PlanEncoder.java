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

import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Collects objects and writes them as a tree. Used once. */
final class PlanEncoder {
    private final Schema schema;
    private final NodePlan plan;
    private final boolean strict;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final List<MapEntryNode> tables = new ArrayList<>();
    private final Map<TableRef, List<Route>> routes = new HashMap<>();
    private final SegmentRoutingEncoder segmentRouting;

    /**
     * Starts a tree.
     *
     * @param schema the names
     * @param plan tells which interfaces are sub-interfaces, also when only some of its objects are written
     * @param strict whether objects that exclude each other are an error; else the first one is written
     */
    PlanEncoder(Schema schema, NodePlan plan, boolean strict) {
        this.schema = schema;
        this.plan = plan;
        this.strict = strict;
        segmentRouting = new SegmentRoutingEncoder(schema.segmentRouting);
    }

    PlanEncoder addAll(Collection<? extends VppObject> objects) {
        objects.forEach(this::add);
        return this;
    }

    private void add(VppObject object) {
        Place place = Place.of(object, plan);
        if (object instanceof Table table) {
            tables.add(new RoutingEncoder(schema.routing).table(table));
        } else if (object instanceof Route route) {
            addTable(RoutingEncoder.tableOf(route)).add(route);
        } else if (place == null) {
            segmentRouting.add(object);
        } else {
            VppObject other = entry(place, object.key().toString()).add(object);
            if (other != null && strict) {
                throw new IllegalArgumentException("these two exclude each other: " + ObjectText.print(other) + " and "
                    + ObjectText.print(object));
            }
        }
    }

    /** Makes sure that the list of a table's routes is written, whether it gets routes or not. */
    List<Route> addTable(TableRef table) {
        return routes.computeIfAbsent(table, ref -> new ArrayList<>());
    }

    void addState(InterfaceState state) {
        entry(Place.of(state.name(), plan), state.name()).state = state;
    }

    void addCounters(Map<IpAddress, SidCounters> counters) {
        segmentRouting.addCounters(counters);
    }

    private Entry entry(Place place, String who) {
        if (strict && plan.objects().containsKey(new ObjectKey(ObjectKind.SUB_INTERFACE, place.entry()))) {
            throw new IllegalArgumentException(who + " needs the sub-interface " + place.entry()
                + " to be an interface of its own");
        }
        return entries.computeIfAbsent(place.entry(), name -> new Entry()).at(place);
    }

    /** The top-level containers. */
    List<DataContainerChild> build() {
        List<DataContainerChild> roots = new ArrayList<>();
        InterfaceEncoder interfaces = new InterfaceEncoder(schema.interfaces);
        List<MapEntryNode> list = new ArrayList<>();
        entries.forEach((name, entry) -> list.add(interfaces.encode(name, entry)));
        List<DataContainerChild> children = new ArrayList<>();
        Trees.addList(children, schema.interfaces.list, list);
        Trees.addContainer(roots, schema.interfaces.interfaces, children);
        addTables(roots);
        addRoutes(roots);
        segmentRouting.addTo(roots);
        return roots;
    }

    private void addTables(List<DataContainerChild> roots) {
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, schema.routing.table, tables);
        List<DataContainerChild> container = new ArrayList<>();
        Trees.addContainer(container, schema.routing.tables, list);
        Trees.addContainer(roots, schema.routing.management, container);
    }

    private void addRoutes(List<DataContainerChild> roots) {
        RoutingEncoder encoder = new RoutingEncoder(schema.routing);
        List<MapEntryNode> protocols = new ArrayList<>();
        routes.forEach((table, found) -> protocols.add(encoder.protocol(table, found)));
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, schema.routing.protocol, protocols);
        List<DataContainerChild> container = new ArrayList<>();
        Trees.addContainer(container, schema.routing.protocols, list);
        Trees.addContainer(roots, schema.routing.routing, container);
    }
}
