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
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Reads whole trees. */
final class PlanDecoder {
    private final Schema schema;
    final InterfaceDecoder interfaces;
    final RoutingDecoder routing;
    final SegmentRoutingDecoder segmentRouting;

    PlanDecoder(Schema schema) {
        this.schema = schema;
        interfaces = new InterfaceDecoder(schema.interfaces);
        routing = new RoutingDecoder(schema.routing);
        segmentRouting = new SegmentRoutingDecoder(schema.segmentRouting);
    }

    NodePlan decode(ContainerNode root, boolean strict) throws InvalidAgentDataException {
        Collector out = new Collector(strict);
        ContainerNode management = Trees.container(root, schema.routing.management);
        for (MapEntryNode entry : Trees.entries(Trees.container(management, schema.routing.tables),
                schema.routing.table)) {
            routing.table(entry, out);
        }
        ContainerNode container = Trees.container(root, schema.interfaces.interfaces);
        for (MapEntryNode entry : Trees.entries(container, schema.interfaces.list)) {
            interfaces.decode(entry, out);
        }
        for (MapEntryNode entry : Trees.entries(container, schema.interfaces.list)) {
            String name = Trees.text(entry, schema.interfaces.name);
            out.require(!out.contains(new ObjectKey(ObjectKind.SUB_INTERFACE, name)), InterfaceDecoder.path(name),
                "is a sub-interface that is configured in its parent's entry; move what stands here to there");
        }
        ContainerNode protocols = Trees.container(Trees.container(root, schema.routing.routing),
            schema.routing.protocols);
        for (MapEntryNode entry : Trees.entries(protocols, schema.routing.protocol)) {
            routing.protocol(entry, out);
        }
        for (ObjectList list : segmentRouting.lists()) {
            for (MapEntryNode entry : list.entries(root)) {
                list.read().decode(entry, out);
            }
        }
        return out.plan();
    }

    /** What VPP says of the interfaces. */
    Map<String, InterfaceState> states(ContainerNode root) {
        Map<String, InterfaceState> states = new HashMap<>();
        InterfaceNames names = schema.interfaces;
        LayerDecoder layers = new LayerDecoder(names.layers);
        LayerDecoder subLayers = new LayerDecoder(names.sub.layers);
        for (MapEntryNode entry : Trees.entries(Trees.container(root, names.interfaces), names.list)) {
            String name = Trees.text(entry, names.name);
            layers.state(entry, name).ifPresent(state -> states.put(name, state));
            for (MapEntryNode sub : Trees.entries(Trees.container(entry, names.sub.subInterfaces), names.sub.list)) {
                String subName = name + "." + Trees.text(sub, names.sub.identifier);
                subLayers.state(sub, subName).ifPresent(state -> states.put(subName, state));
            }
        }
        return states;
    }
}
