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
package io.chainstitch.shell.northbound;

import io.chainstitch.shell.facts.Node;
import io.chainstitch.shell.facts.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.AddressAndLength;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.node.Agent;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.Interface;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Reads nodes and pods. */
final class InventoryReader {
    private static final int AGENT_PORT = 2831;

    private InventoryReader() {
    }

    static Node.Inventory node(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node node) {
        return new Node.Inventory(number(node.getId()),
            Leaves.union(node::getUnderlayAddress).map(address -> address.stringValue()),
            Optional.ofNullable(node.getUnderlayInterface()).map(name -> name.getValue()),
            number(node.getUnderlayMtu()), Optional.ofNullable(node.getLocator()).map(prefix -> prefix.getValue()),
            Optional.ofNullable(node.getAgent()).flatMap(InventoryReader::agent));
    }

    /** Host and port, the host in brackets where it holds colons. */
    private static Optional<String> agent(Agent agent) {
        return Leaves.union(agent::getHost).map(found -> found.stringValue())
            .map(host -> (host.contains(":") ? "[" + host + "]" : host) + ":"
                + (agent.getPort() == null ? AGENT_PORT : agent.getPort().getValue().toJava()));
    }

    private static OptionalInt number(Uint16 value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value.toJava());
    }

    static Node.State state(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node node) {
        return new Node.State(Leaves.word(node.getConnection()).orElse("unknown"),
            Leaves.word(node.getSync()).orElse("unknown"), Leaves.text(node.getMessage()),
            Leaves.number(node.getObjects()), Leaves.number(node.getDrift()), Leaves.time(node.getLastSync()));
    }

    static Pod pod(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod pod,
        Collection<String> chains) {
        Map<String, String> labels = new TreeMap<>();
        pod.nonnullLabel().values().forEach(label -> labels.put(label.getKey(),
            Leaves.text(label.getValue()).orElse("")));
        return new Pod(pod.getNamespace().getValue(), pod.getName().getValue(),
            Optional.ofNullable(pod.getNode()).map(node -> node.getValue()),
            !Boolean.FALSE.equals(pod.getReady()), Boolean.TRUE.equals(pod.getHostNetwork()), labels,
            pod.nonnullInterface().values().stream().map(InventoryReader::podInterface)
                .sorted(Comparator.comparing(Pod.Interface::name)).toList(), List.copyOf(chains));
    }

    private static Pod.Interface podInterface(Interface found) {
        Set<AddressAndLength> addresses = Optional.ofNullable(found.getAddress()).orElse(Set.of());
        return new Pod.Interface(found.getName().getValue(), Leaves.text(found.getNetwork()),
            addresses.stream().map(AddressAndLength::getValue).sorted().toList(),
            Optional.ofNullable(found.getMac()).map(mac -> mac.getValue()),
            Optional.ofNullable(found.getVppInterface()).map(name -> name.getValue()));
    }
}
