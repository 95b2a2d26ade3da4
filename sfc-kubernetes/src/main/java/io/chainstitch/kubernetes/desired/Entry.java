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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.facts.Login;
import io.chainstitch.kubernetes.facts.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What the datastore must hold under a key. All values have passed the checks of the northbound model. */
public sealed interface Entry {

    /** {@return the key} */
    EntryKey key();

    /**
     * A VPP node.
     *
     * @param name its name
     * @param id its order, 0..65535
     * @param underlayAddress where other nodes reach it
     * @param underlayInterface VPP's interface towards them
     * @param underlayMtu of the links, 576..65535 bytes
     * @param locator its SRv6 locator
     * @param agentHost where its agent is
     * @param agentPort TCP port of its agent
     * @param login for its agent
     */
    record OfNode(String name, OptionalInt id, Optional<String> underlayAddress, Optional<String> underlayInterface,
        OptionalInt underlayMtu, Optional<String> locator, String agentHost, int agentPort, Optional<Login> login)
        implements Entry {
        public OfNode {
            Objects.requireNonNull(name);
            Objects.requireNonNull(agentHost);
        }

        @Override
        public EntryKey key() {
            return new EntryKey(EntryKind.NODE, name);
        }
    }

    /**
     * A network.
     *
     * @param name its name
     * @param l3 whether it carries packets, else frames
     * @param subnet prefix of its addresses
     */
    record OfNetwork(String name, boolean l3, Optional<String> subnet) implements Entry {
        public OfNetwork {
            Objects.requireNonNull(name);
            Objects.requireNonNull(subnet);
        }

        @Override
        public EntryKey key() {
            return new EntryKey(EntryKind.NETWORK, name);
        }
    }

    /**
     * An external interface.
     *
     * @param name its name
     * @param network its network, empty for {@code default}
     * @param attachments the interfaces on the nodes
     */
    record OfExternal(String name, Optional<String> network, List<Attached> attachments) implements Entry {
        public OfExternal {
            Objects.requireNonNull(name);
            Objects.requireNonNull(network);
            attachments = List.copyOf(attachments);
        }

        @Override
        public EntryKey key() {
            return new EntryKey(EntryKind.EXTERNAL_INTERFACE, name);
        }
    }

    /**
     * An interface on a node.
     *
     * @param node name of the node
     * @param vppInterface VPP's name of the interface
     * @param vlan 1..4094, empty for the untagged interface
     * @param address its own address with prefix length
     * @param peerAddress who is behind it
     * @param peerMac MAC address of who is behind it
     */
    record Attached(String node, String vppInterface, OptionalInt vlan, Optional<String> address,
        Optional<String> peerAddress, Optional<String> peerMac) {
    }

    /**
     * A pod.
     *
     * @param id where it is
     * @param node where it runs
     * @param address its main address
     * @param hostNetwork whether it shares the network of its node
     * @param ready whether it does its work
     * @param labels its labels
     * @param interfaces its additional interfaces
     */
    record OfPod(ResourceId id, Optional<String> node, Optional<String> address, boolean hostNetwork, boolean ready,
        Map<String, String> labels, List<PodInterface> interfaces) implements Entry {
        public OfPod {
            Objects.requireNonNull(id);
            labels = Map.copyOf(labels);
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public EntryKey key() {
            return EntryKey.ofPod(id);
        }
    }

    /**
     * An additional interface of a pod.
     *
     * @param name the name inside the pod
     * @param network its network, empty for {@code default}
     * @param addresses the pod's addresses on it, with prefix lengths
     * @param mac the pod's MAC address
     * @param gateways VPP's addresses on it, with prefix lengths
     * @param vppInterface VPP's name of it, when something else attached it
     * @param link how it is to be attached, when nothing else does
     */
    record PodInterface(String name, Optional<String> network, List<String> addresses, Optional<String> mac,
        List<String> gateways, Optional<String> vppInterface, Optional<Link> link) {
        public PodInterface {
            Objects.requireNonNull(name);
            addresses = List.copyOf(addresses);
            gateways = List.copyOf(gateways);
        }
    }

    /** How VPP is to reach a pod. */
    sealed interface Link {
        /**
         * By a Linux interface.
         *
         * @param hostInterface its name
         */
        record AfPacket(String hostInterface) implements Link {
        }

        /**
         * By shared memory.
         *
         * @param socket file of the control socket, empty for VPP's default
         * @param id interface id on the socket
         * @param master whether VPP listens
         */
        record Memif(Optional<String> socket, long id, boolean master) implements Link {
        }

        /**
         * By a TAP.
         *
         * @param hostInterface name on the Linux side, empty for the interface's name
         * @param hostNamespace network namespace of the Linux side, empty for VPP's own
         */
        record Tap(Optional<String> hostInterface, Optional<String> hostNamespace) implements Link {
        }
    }

    /**
     * A chain.
     *
     * @param name its name
     * @param description free text
     * @param enabled whether it is to be on the nodes
     * @param renderer its renderer, empty for the controller's default
     * @param unidirectional whether it has no way back
     * @param network the network that its interfaces must share, empty for whichever that is
     * @param maxPaths how many parallel paths at the most, 1..65535
     * @param proxy how functions are attached
     * @param functions the functions in order
     */
    record OfChain(String name, Optional<String> description, boolean enabled, Optional<String> renderer,
        boolean unidirectional, Optional<String> network, int maxPaths, Proxy proxy, List<Function> functions)
        implements Entry {
        /** How many paths when nothing is said. */
        public static final int MAX_PATHS = 8;

        public OfChain {
            Objects.requireNonNull(name);
            functions = List.copyOf(functions);
        }

        @Override
        public EntryKey key() {
            return new EntryKey(EntryKind.CHAIN, name);
        }
    }

    /** How functions that know nothing of SRv6 are attached. */
    enum Proxy {
        /** Whichever way serves. */
        AUTO,
        /** By End.AD. */
        DYNAMIC,
        /** By decapsulation and steering. */
        STITCHED
    }

    /**
     * A function of a chain.
     *
     * @param name its name in the chain
     * @param selection who plays it; empty when the resource does not say, which the controller refuses
     * @param both name of the interface for both ways
     * @param input name of the interface by which traffic enters
     * @param output name of the interface by which traffic leaves
     */
    record Function(String name, Optional<Selection> selection, Optional<String> both, Optional<String> input,
        Optional<String> output) {
        public Function {
            Objects.requireNonNull(name);
        }
    }

    /** Who plays a function. */
    sealed interface Selection {
        /**
         * Pods.
         *
         * @param namespace their namespace, empty for any
         * @param labels labels that all must be equal, one or more
         */
        record Pods(Optional<String> namespace, Map<String, String> labels) implements Selection {
            public Pods {
                labels = Map.copyOf(labels);
            }
        }

        /**
         * An external interface.
         *
         * @param name its name in the inventory
         */
        record External(String name) implements Selection {
        }
    }
}
