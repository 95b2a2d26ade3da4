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
 * All that explains a node.
 *
 * @param name its name
 * @param inventory how it is declared
 * @param state how it stands
 * @param chains with a part on it
 * @param pods on it
 * @param transactions the last ones that wrote to it, the youngest first
 */
public record NodeStory(String name, Optional<Node.Inventory> inventory, Optional<Node.State> state,
    List<ChainLine> chains, List<Pod> pods, List<Transaction> transactions) {

    /** How many transactions are told. */
    private static final int TOLD = 5;

    /** Keeps unchangeable copies of the lists. */
    public NodeStory {
        chains = List.copyOf(chains);
        pods = List.copyOf(pods);
        transactions = List.copyOf(transactions);
    }

    /**
     * Tells the story of a node.
     *
     * @param node the node
     * @param snapshot what is there beside it
     * @return the story
     */
    public static NodeStory of(Node node, Snapshot snapshot) {
        List<String> names = snapshot.chainsOn(node.name());
        return new NodeStory(node.name(), node.inventory(), node.state(),
            snapshot.chains().stream().filter(chain -> names.contains(chain.name())).map(ChainLine::of).toList(),
            snapshot.pods().stream().filter(pod -> pod.node().filter(node.name()::equals).isPresent()).toList(),
            snapshot.transactions().stream()
                .filter(one -> one.nodes().stream().anyMatch(answer -> answer.name().equals(node.name())))
                .limit(TOLD).toList());
    }
}
