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

import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.Node;
import io.chainstitch.shell.facts.Pod;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.facts.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;

/** Joins what is declared with what is published, by name. */
final class SnapshotReader {
    private final Optional<Sfc> declared;
    private final Optional<SfcState> published;
    private final Optional<Inventory> inventory;

    SnapshotReader(Optional<Sfc> declared, Optional<SfcState> published, Optional<Inventory> inventory) {
        this.declared = declared;
        this.published = published;
        this.inventory = inventory;
    }

    Snapshot snapshot() {
        List<Chain> chains = chains();
        return new Snapshot(chains, nodes(), pods(chains), transactions());
    }

    private List<Chain> chains() {
        Map<String, Chain.Definition> definitions = new TreeMap<>();
        declared.ifPresent(sfc -> sfc.nonnullChain().values().forEach(chain ->
            definitions.put(chain.getName().getValue(), ChainReader.definition(chain))));
        Map<String, Chain.State> states = new HashMap<>();
        published.ifPresent(state -> state.nonnullChain().values().forEach(chain ->
            states.put(chain.getName(), ChainReader.state(chain))));
        return joined(definitions, states).stream().map(name -> new Chain(name,
            Optional.ofNullable(definitions.get(name)), Optional.ofNullable(states.get(name)))).toList();
    }

    private List<Node> nodes() {
        Map<String, Node.Inventory> inventories = new TreeMap<>();
        inventory.ifPresent(all -> all.nonnullNode().values().forEach(node ->
            inventories.put(node.getName().getValue(), InventoryReader.node(node))));
        Map<String, Node.State> states = new HashMap<>();
        published.ifPresent(state -> state.nonnullNode().values().forEach(node ->
            states.put(node.getName(), InventoryReader.state(node))));
        return joined(inventories, states).stream().map(name -> new Node(name,
            Optional.ofNullable(inventories.get(name)), Optional.ofNullable(states.get(name)))).toList();
    }

    private static TreeSet<String> joined(Map<String, ?> one, Map<String, ?> other) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private List<Pod> pods(List<Chain> chains) {
        Map<String, TreeSet<String>> users = new HashMap<>();
        chains.forEach(chain -> chain.paths().forEach(path -> path.hops().forEach(hop -> hop.pod().ifPresent(pod ->
            users.computeIfAbsent(pod, ignored -> new TreeSet<>()).add(chain.name())))));
        List<Pod> pods = new ArrayList<>();
        inventory.ifPresent(all -> all.nonnullPod().values().forEach(pod -> pods.add(InventoryReader.pod(pod,
            users.getOrDefault(pod.getNamespace().getValue() + "/" + pod.getName().getValue(), new TreeSet<>())))));
        pods.sort(Comparator.comparing(Pod::namespace).thenComparing(Pod::name));
        return pods;
    }

    private List<Transaction> transactions() {
        return published.map(state -> state.nonnullTransaction().values().stream().map(ChainReader::transaction)
            .sorted(Comparator.comparing((Transaction one) -> one.time().orElse(java.time.Instant.EPOCH)).reversed())
            .collect(Collectors.toList())).orElse(List.of());
    }
}
