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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.Node;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where records survive a restart. */
public interface RecordStore {
    /**
     * Writes records as one transaction.
     *
     * @param changes records by chain, empty to forget one
     * @param lastGeneration the last generation given out
     * @return completes when the records are safe
     */
    CompletionStage<Void> write(Map<String, Optional<ChainRecord>> changes, long lastGeneration);

    /**
     * Remembers how the agents of nodes are reached that hold objects: a node that leaves the inventory still has to be
     * cleaned.
     *
     * @param agents all of them, by node name
     */
    void agents(Map<String, Node.Agent> agents);
}
