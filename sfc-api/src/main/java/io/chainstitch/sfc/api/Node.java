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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A VPP node of the inventory.
 *
 * @param name unique name
 * @param id order among nodes where a tie must be broken; nodes without one come after all that have one, by name
 * @param underlayAddress where other nodes reach it
 * @param underlayInterface VPP interface towards the other nodes
 * @param underlayMtu MTU in bytes of the links between nodes
 * @param locator SRv6 locator, when the user gives one
 * @param agent how its agent is reached
 * @param flaws what of it cannot be used as it is written
 */
public record Node(String name, OptionalInt id, Optional<IpAddress> underlayAddress,
    Optional<String> underlayInterface, OptionalInt underlayMtu, Optional<IpPrefix> locator, Optional<Agent> agent,
    List<Flaw> flaws) {
    /** Nodes in the order that breaks ties: by id, those without one last, then by name. */
    public static final Comparator<Node> ORDER =
        Comparator.<Node>comparingInt(node -> node.id.orElse(Integer.MAX_VALUE)).thenComparing(Node::name);

    public Node {
        Objects.requireNonNull(name);
        Objects.requireNonNull(id);
        Objects.requireNonNull(underlayAddress);
        Objects.requireNonNull(underlayInterface);
        Objects.requireNonNull(underlayMtu);
        Objects.requireNonNull(locator);
        Objects.requireNonNull(agent);
        flaws = List.copyOf(flaws);
    }

    /** A node without flaws. */
    public Node(String name, OptionalInt id, Optional<IpAddress> underlayAddress, Optional<String> underlayInterface,
            OptionalInt underlayMtu, Optional<IpPrefix> locator, Optional<Agent> agent) {
        this(name, id, underlayAddress, underlayInterface, underlayMtu, locator, agent, List.of());
    }

    /** {@return the same node with other flaws} */
    public Node withFlaws(List<Flaw> others) {
        return new Node(name, id, underlayAddress, underlayInterface, underlayMtu, locator, agent, others);
    }

    /**
     * How the agent of a node is reached over NETCONF.
     *
     * @param host address or name
     * @param port TCP port
     * @param username user name
     * @param password password; kept out of {@link #toString}
     */
    public record Agent(String host, int port, String username, String password) {
        @Override
        public String toString() {
            return username + "@" + host + ":" + port;
        }
    }
}
