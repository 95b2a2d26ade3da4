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
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;

/** Reads what a commit touches. Used once. */
final class CandidateDecoder {
    private final Schema schema;
    private final PlanDecoder decoder;
    private final Collector before = new Collector(true);
    private final Collector after = new Collector(true);
    private final Set<ObjectKey> written = new HashSet<>();

    CandidateDecoder(Schema schema) {
        this.schema = schema;
        decoder = new PlanDecoder(schema);
    }

    AgentChange decode(DataTreeCandidateNode root) throws InvalidAgentDataException {
        RoutingNames routing = schema.routing;
        for (Touched table : Touched.entries(root, List.of(routing.management, routing.tables, routing.table))) {
            take(table, decoder.routing::table, (object, plan) -> table.wrote(List.of()));
        }
        Anchors anchors = new Anchors(schema.interfaces);
        for (Touched entry : Touched.entries(root, List.of(schema.interfaces.interfaces, schema.interfaces.list))) {
            take(entry, decoder.interfaces::decode,
                (object, plan) -> anchors.of(object, plan).stream().anyMatch(entry::wrote));
        }
        for (Touched entry : Touched.entries(root,
                List.of(routing.routing, routing.protocols, routing.protocol))) {
            protocol(entry);
        }
        for (ObjectList list : decoder.segmentRouting.lists()) {
            for (Touched entry : Touched.entries(root, list.path())) {
                take(entry, list.read(), (object, plan) -> entry.wrote(List.of()));
            }
        }
        NodePlan old = before.plan();
        NodePlan now = after.plan();
        written.removeIf(key -> !old.get(key).equals(now.get(key)));
        return new AgentChange(old, now, written);
    }

    private void take(Touched touched, ObjectList.Read read, BiPredicate<VppObject, NodePlan> wrote)
            throws InvalidAgentDataException {
        if (touched.before() != null) {
            read.decode(touched.before(), before);
        }
        if (touched.after() != null) {
            read.decode(touched.after(), after);
            Collector own = new Collector(true);
            read.decode(touched.after(), own);
            NodePlan plan = own.plan();
            plan.objects().values().stream().filter(object -> wrote.test(object, plan)).map(VppObject::key)
                .forEach(written::add);
        }
    }

    private void protocol(Touched protocol) throws InvalidAgentDataException {
        if (!isPartial(protocol)) {
            take(protocol, decoder.routing::protocol, (object, plan) -> protocol.wrote(path((Route) object)));
            return;
        }
        if (!decoder.routing.isStatic(protocol.after())) {
            return;
        }
        for (IpFamily family : IpFamily.values()) {
            RouteNames routes = schema.routing.routes(family);
            for (Touched route : Touched.entries(protocol.node(),
                    List.of(schema.routing.staticRoutes, routes.container, routes.list))) {
                // The table is the same before and after, or else the whole protocol would be read.
                take(route, (entry, out) -> decoder.routing.route(protocol.after(), family, entry, out),
                    (object, plan) -> route.wrote(List.of()));
            }
        }
    }

    private List<PathArgument> path(Route route) {
        RouteNames names = schema.routing.routes(route.prefix().family());
        return List.of(schema.routing.staticRoutes, names.container, names.list,
            Trees.entryId(names.list, Map.of(names.prefix, route.prefix().toString())));
    }

    /** Whether only routes changed, not the table that they are in. */
    private boolean isPartial(Touched protocol) {
        if (protocol.node() == null || protocol.node().modificationType() != ModificationType.SUBTREE_MODIFIED) {
            return false;
        }
        DataTreeCandidateNode attributes = protocol.node().modifiedChild(schema.routing.attributes);
        return attributes == null || attributes.modificationType() == ModificationType.UNMODIFIED;
    }
}
