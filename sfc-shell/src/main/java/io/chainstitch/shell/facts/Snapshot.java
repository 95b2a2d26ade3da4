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
package io.chainstitch.shell.facts;

import java.util.List;
import java.util.Optional;

/**
 * All that the northbound data tells at one time.
 *
 * @param chains by name
 * @param nodes by name
 * @param pods by namespace and name
 * @param transactions the youngest first
 */
public record Snapshot(List<Chain> chains, List<Node> nodes, List<Pod> pods, List<Transaction> transactions) {

    /** Keeps unchangeable copies of the lists. */
    public Snapshot {
        chains = List.copyOf(chains);
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        transactions = List.copyOf(transactions);
    }

    /**
     * Finds a chain.
     *
     * @param name its name
     * @return the chain; empty when there is none of that name
     */
    public Optional<Chain> chain(String name) {
        return chains.stream().filter(chain -> chain.name().equals(name)).findFirst();
    }

    /**
     * Finds a node.
     *
     * @param name its name
     * @return the node; empty when there is none of that name
     */
    public Optional<Node> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /**
     * Finds the chains with a part on a node.
     *
     * @param node name of the node
     * @return their names
     */
    public List<String> chainsOn(String node) {
        return chains.stream().filter(chain -> chain.nodes().stream().anyMatch(part -> part.name().equals(node)))
            .map(Chain::name).toList();
    }
}
