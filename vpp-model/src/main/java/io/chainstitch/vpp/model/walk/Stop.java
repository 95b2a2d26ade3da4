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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.InterfaceObject;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Something that traffic starts from, passes or ends at, with its interfaces on its node.
 *
 * @param label how users name it
 * @param node name of the node that it is attached to
 * @param input interface through which forward traffic enters it
 * @param output interface through which forward traffic leaves it; may be the input
 * @param attached interface objects by which it is attached, where these are known; a node that holds another one of
 *     the same name reaches something else there
 * @param hosts what is known of it behind each interface, by the interface's name; needed where it takes packets
 */
public record Stop(String label, String node, String input, String output, Set<InterfaceObject> attached,
    Map<String, Host> hosts) {
    public Stop {
        Objects.requireNonNull(label);
        Objects.requireNonNull(node);
        Objects.requireNonNull(input);
        Objects.requireNonNull(output);
        attached = Set.copyOf(attached);
        hosts = Map.copyOf(hosts);
    }

    /**
     * A stop of which nothing is known behind its interfaces.
     *
     * @param label how users name it
     * @param node name of its node
     * @param input input interface
     * @param output output interface
     * @param attached interface objects by which it is attached
     */
    public Stop(String label, String node, String input, String output, Set<InterfaceObject> attached) {
        this(label, node, input, output, attached, Map.of());
    }

    /**
     * A stop whose interfaces were attached by somebody else.
     *
     * @param label how users name it
     * @param node name of its node
     * @param input input interface
     * @param output output interface
     */
    public Stop(String label, String node, String input, String output) {
        this(label, node, input, output, Set.of());
    }

    Port inputPort() {
        return new Port(node, input);
    }

    Port outputPort() {
        return new Port(node, output);
    }

    /** Where traffic that entered at the given port leaves: the other interface, or the only one. */
    Port otherSide(Port entered) {
        return entered.equals(inputPort()) ? outputPort() : inputPort();
    }

    boolean has(Port port) {
        return port.equals(inputPort()) || port.equals(outputPort());
    }
}
