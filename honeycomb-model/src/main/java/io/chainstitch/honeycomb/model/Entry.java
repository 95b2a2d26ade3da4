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
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to stand in one entry of the interface list, or of the sub-interface list in it; filled while encoding. */
final class Entry {
    /** What creates the interface; null when it is somebody else's. */
    InterfaceObject creator;
    CrossConnect crossConnect;
    final Map<IpAddress, Address> addresses = new TreeMap<>();
    final List<Neighbor> neighbors = new ArrayList<>();
    final Map<Integer, Entry> subInterfaces = new TreeMap<>();
    /** What VPP says of the interface; null in configuration. */
    InterfaceState state;

    /** Adds an object. Returns the object that stands in its way, or null. */
    VppObject add(VppObject object) {
        VppObject other = null;
        if (object instanceof InterfaceObject iface) {
            other = creator;
            creator = other == null ? iface : creator;
        } else if (object instanceof Address address) {
            other = addresses.putIfAbsent(address.address().address(), address);
        } else if (object instanceof Neighbor neighbor) {
            neighbors.add(neighbor);
        } else if (object instanceof CrossConnect found) {
            crossConnect = found;
        }
        return other;
    }

    Entry at(Place place) {
        return place.vlan().isPresent() ? subInterfaces.computeIfAbsent(place.vlan().getAsInt(), vlan -> new Entry())
            : this;
    }
}
