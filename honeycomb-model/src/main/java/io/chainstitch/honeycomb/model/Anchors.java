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

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;

/** Tells which nodes of an interface entry an object is made of: who writes one of them means the object. */
final class Anchors {
    private final InterfaceNames names;

    Anchors(InterfaceNames names) {
        this.names = names;
    }

    List<List<PathArgument>> of(VppObject object, NodePlan plan) {
        Place place = Place.of(object, plan);
        List<PathArgument> base = place.vlan().isEmpty() ? List.of() : List.of(names.sub.subInterfaces,
            new NodeIdentifier(names.sub.list.getNodeType()), Trees.entryId(names.sub.list,
                Map.of(names.sub.identifier, Uint32.valueOf(place.vlan().getAsInt()))));
        LayerNames layers = place.vlan().isEmpty() ? names.layers : names.sub.layers;
        return within(object, layers).map(path -> {
            List<PathArgument> whole = new ArrayList<>(base);
            whole.addAll(path);
            return whole;
        }).toList();
    }

    private Stream<List<PathArgument>> within(VppObject object, LayerNames layers) {
        if (object instanceof Address address) {
            IpAddress ip = address.address().address();
            return Stream.of(ip(layers.ip(ip.family()), layers.ip(ip.family()).address, ip));
        } else if (object instanceof Neighbor neighbor) {
            IpNames family = layers.ip(neighbor.address().family());
            return Stream.of(ip(family, family.neighbor, neighbor.address()));
        } else if (object.kind() == ObjectKind.CROSS_CONNECT) {
            return Stream.of(List.of(layers.layer2, layers.interconnection, layers.crossConnect));
        } else if (object.kind() == ObjectKind.SUB_INTERFACE) {
            return Stream.of(List.of(layers.enabled), List.of(layers.routing), List.of(names.sub.vlanType),
                List.of(names.sub.tags), List.of(names.sub.match), List.of(layers.layer2, names.sub.rewrite));
        }
        return Stream.concat(Stream.of(names.type, layers.enabled, layers.routing), names.attachments.stream())
            .map(List::of);
    }

    private static List<PathArgument> ip(IpNames family, NodeIdentifier list, IpAddress ip) {
        return List.of(family.container, list, Trees.entryId(list, Map.of(family.ip, ip.toString())));
    }
}
