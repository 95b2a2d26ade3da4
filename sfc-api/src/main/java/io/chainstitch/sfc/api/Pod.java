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

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A pod of the inventory.
 *
 * @param id namespace and name
 * @param node name of the node it runs on; empty while it is not scheduled
 * @param hostNetwork true for a pod that shares the node's network; such a pod takes part in no chain
 * @param ready whether it does its work; one that is not ready is standby
 * @param labels its labels
 * @param interfaces its additional interfaces by name
 */
public record Pod(Id id, Optional<String> node, boolean hostNetwork, boolean ready, Map<String, String> labels,
    Map<String, Interface> interfaces) {

    public Pod {
        Objects.requireNonNull(id);
        Objects.requireNonNull(node);
        labels = Map.copyOf(labels);
        interfaces = Map.copyOf(interfaces);
    }

    /** A pod that is ready. */
    public Pod(Id id, Optional<String> node, boolean hostNetwork, Map<String, String> labels,
            Map<String, Interface> interfaces) {
        this(id, node, hostNetwork, true, labels, interfaces);
    }

    /**
     * What makes a pod unique.
     *
     * @param namespace namespace
     * @param name name
     */
    public record Id(String namespace, String name) implements Comparable<Id> {
        private static final Comparator<Id> ORDER = Comparator.comparing(Id::namespace).thenComparing(Id::name);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    /**
     * An additional interface of a pod.
     *
     * @param name the name inside the pod, the one chains use
     * @param network the network it is in
     * @param addresses its addresses with prefix lengths
     * @param mac MAC address of the pod's side
     * @param gateways VPP's addresses on it
     * @param vppInterface VPP's name of it, when something else attached it
     * @param attachment how Chainstitch attaches it, when nothing else does
     * @param flaws what of it cannot be used as it is written
     */
    public record Interface(String name, String network, List<InterfaceAddress> addresses, Optional<MacAddress> mac,
        List<InterfaceAddress> gateways, Optional<String> vppInterface, Optional<Attachment> attachment,
        List<Flaw> flaws) {
        public Interface {
            Objects.requireNonNull(name);
            Objects.requireNonNull(network);
            addresses = List.copyOf(addresses);
            Objects.requireNonNull(mac);
            gateways = List.copyOf(gateways);
            Objects.requireNonNull(vppInterface);
            Objects.requireNonNull(attachment);
            flaws = List.copyOf(flaws);
        }

        /** An interface without flaws. */
        public Interface(String name, String network, List<InterfaceAddress> addresses, Optional<MacAddress> mac,
                List<InterfaceAddress> gateways, Optional<String> vppInterface, Optional<Attachment> attachment) {
            this(name, network, addresses, mac, gateways, vppInterface, attachment, List.of());
        }
    }
}
