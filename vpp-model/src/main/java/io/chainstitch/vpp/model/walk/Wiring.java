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
import io.chainstitch.vpp.model.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is outside of the nodes: who is behind which interface, and how the nodes reach each other.
 *
 * @param underlay the address at which other nodes reach a node, by node name
 * @param functions what forwards frames and packets: in by one interface, out by the other
 * @param ends where frames and packets are delivered
 */
public record Wiring(Map<String, IpAddress> underlay, List<Stop> functions, List<Stop> ends) {
    public Wiring {
        underlay = Map.copyOf(underlay);
        functions = List.copyOf(functions);
        ends = List.copyOf(ends);
    }

    /** The nodes that are reached at an address, in the order of their names; more than one is a mistake. */
    List<String> nodesAt(IpAddress address) {
        return underlay.entrySet().stream().filter(entry -> entry.getValue().equals(address)).map(Map.Entry::getKey)
            .sorted().toList();
    }

    Optional<Stop> functionAt(Port port) {
        return functions.stream().filter(stop -> stop.has(port)).findFirst();
    }

    Optional<Stop> endAt(Port port) {
        return ends.stream().filter(stop -> stop.has(port)).findFirst();
    }

    Optional<Stop> stopAt(Port port) {
        return functionAt(port).or(() -> endAt(port));
    }

    Optional<InterfaceObject> attachedAt(Port port) {
        return Stream.concat(functions.stream(), ends.stream())
            .filter(stop -> stop.has(port))
            .flatMap(stop -> stop.attached().stream())
            .filter(object -> object.name().equals(port.interfaceName()))
            .findFirst();
    }

    Optional<Host> hostAt(Port port) {
        return Stream.concat(functions.stream(), ends.stream())
            .filter(stop -> stop.has(port) && stop.hosts().containsKey(port.interfaceName()))
            .map(stop -> stop.hosts().get(port.interfaceName()))
            .findFirst();
    }
}
