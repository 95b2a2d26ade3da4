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
 * All that explains a chain.
 *
 * @param name its name
 * @param definition what the user declared
 * @param state what became of it
 * @param objects what stands on the nodes for this chain alone, as planned; empty when that could not be asked
 * @param transactions the last ones that touched it, the youngest first
 */
public record ChainStory(String name, Optional<Chain.Definition> definition, Optional<Chain.State> state,
    Optional<List<Preview.Change>> objects, List<Transaction> transactions) {

    /** How many transactions are told. */
    private static final int TOLD = 5;

    /** Keeps an unchangeable copy of the list. */
    public ChainStory {
        transactions = List.copyOf(transactions);
    }

    /**
     * Tells the story of a chain.
     *
     * @param chain the chain
     * @param snapshot where its transactions are
     * @param objects what stands on the nodes for it alone
     * @return the story
     */
    public static ChainStory of(Chain chain, Snapshot snapshot, Optional<List<Preview.Change>> objects) {
        return new ChainStory(chain.name(), chain.definition(), chain.state(), objects,
            snapshot.transactions().stream().filter(one -> one.chains().contains(chain.name())).limit(TOLD).toList());
    }
}
