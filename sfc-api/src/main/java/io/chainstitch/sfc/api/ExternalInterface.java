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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One logical name for physical interfaces on some nodes.
 *
 * @param name unique name
 * @param network the network it is in
 * @param attachments at most one for each node
 */
public record ExternalInterface(String name, String network, List<Attached> attachments) {
    public ExternalInterface {
        Objects.requireNonNull(name);
        Objects.requireNonNull(network);
        attachments = List.copyOf(attachments);
    }

    /**
     * The physical interface on one node.
     *
     * @param node name of the node, which may not be there yet
     * @param vppInterface VPP's name of the interface
     * @param vlan VLAN id; empty means untagged
     * @param address own address with prefix length
     * @param peerAddress who is behind it
     * @param peerMac MAC address of who is behind it
     * @param flaws what of it cannot be used as it is written
     */
    public record Attached(String node, String vppInterface, OptionalInt vlan, Optional<InterfaceAddress> address,
        Optional<IpAddress> peerAddress, Optional<MacAddress> peerMac, List<Flaw> flaws) {
        public Attached {
            Objects.requireNonNull(node);
            Objects.requireNonNull(vppInterface);
            Objects.requireNonNull(vlan);
            Objects.requireNonNull(address);
            Objects.requireNonNull(peerAddress);
            Objects.requireNonNull(peerMac);
            flaws = List.copyOf(flaws);
        }

        /** An attachment without flaws. */
        public Attached(String node, String vppInterface, OptionalInt vlan, Optional<InterfaceAddress> address,
                Optional<IpAddress> peerAddress, Optional<MacAddress> peerMac) {
            this(node, vppInterface, vlan, address, peerAddress, peerMac, List.of());
        }
    }
}
