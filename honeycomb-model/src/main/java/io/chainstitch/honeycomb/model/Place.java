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
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.VppObject;
import java.util.OptionalInt;

/**
 * Where an interface stands in the agent's data: in a list entry of its own, or as a sub-interface in its parent's.
 *
 * @param entry name of the entry of the interface list
 * @param vlan identifier of the sub-interface in it, empty for the interface itself
 */
record Place(String entry, OptionalInt vlan) {

    /** Only a sub-interface of this plan stands in its parent's entry; another's is an interface like any other. */
    static Place of(String interfaceName, NodePlan plan) {
        return plan.get(new ObjectKey(ObjectKind.SUB_INTERFACE, interfaceName)).orElse(null) instanceof SubInterface sub
            ? of(sub) : new Place(interfaceName, OptionalInt.empty());
    }

    static Place of(SubInterface sub) {
        return new Place(sub.parent(), OptionalInt.of(sub.vlan()));
    }

    /** The place of an object, null for one that stands in no interface entry: a table, a route, segment routing. */
    static Place of(VppObject object, NodePlan plan) {
        if (object instanceof SubInterface sub) {
            return of(sub);
        } else if (object instanceof CrossConnect crossConnect) {
            return of(crossConnect.receive(), plan);
        } else if (object instanceof Address address) {
            return of(address.interfaceName(), plan);
        } else if (object instanceof Neighbor neighbor) {
            return of(neighbor.interfaceName(), plan);
        } else if (object.kind() == ObjectKind.INTERFACE || object.kind() == ObjectKind.VXLAN) {
            return new Place(object.id(), OptionalInt.empty());
        }
        return null;
    }
}
