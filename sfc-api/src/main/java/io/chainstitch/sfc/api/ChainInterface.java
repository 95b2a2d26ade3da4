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
package io.chainstitch.sfc.api;

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An interface of an instance that a chain uses.
 *
 * @param label the name users know: inside the pod, or of the physical interface with its VLAN
 * @param name the name that objects on the node refer to
 * @param created the interface object that Chainstitch makes for it; empty when it is somebody else's
 * @param network the network it is in
 * @param addresses addresses of what is behind it
 * @param gateways VPP's addresses on it
 * @param mac MAC address of what is behind it
 * @param peer the next hop of a chain that ends here, for an external interface
 */
public record ChainInterface(String label, String name, Optional<InterfaceObject> created, String network,
    List<InterfaceAddress> addresses, List<InterfaceAddress> gateways, Optional<MacAddress> mac,
    Optional<IpAddress> peer) {

    public ChainInterface {
        Objects.requireNonNull(label);
        Objects.requireNonNull(name);
        Objects.requireNonNull(created);
        Objects.requireNonNull(network);
        addresses = List.copyOf(addresses);
        gateways = List.copyOf(gateways);
        Objects.requireNonNull(mac);
        Objects.requireNonNull(peer);
    }
}
