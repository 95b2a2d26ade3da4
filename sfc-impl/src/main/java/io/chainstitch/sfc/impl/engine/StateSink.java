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

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.sfc.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where users read what became of chains and nodes. Calls never block; the newest status of a key wins. */
public interface StateSink {

    /** Publishes the status of a chain. */
    void chain(ChainStatus status);

    /** Takes a chain off the list. */
    void chainGone(String name);

    /** Publishes the status of a node. */
    void node(NodeStatus status);

    /** Takes a node off the list. */
    void nodeGone(String name);

    /** Adds a finished transaction to the history. */
    void transaction(TransactionStatus status);

    /**
     * The status of a chain.
     *
     * @param name name of the chain
     * @param state its state
     * @param why reason and message when it is not ready
     * @param message message when there is no reason, empty when there is nothing to say
     * @param observedGeneration the generation that the state speaks of
     * @param since when it came into the state
     * @param lastProgramTime microseconds from the last change to the last acknowledgement
     * @param record what is installed
     * @param mtus largest packet for each path and direction, where known
     * @param nodes state of its part on each node
     * @param nodeMessages what is wrong with its part on a node, for those where something is
     */
    record ChainStatus(String name, ChainState state, Optional<Refusal> why, String message, long observedGeneration,
        Instant since, OptionalLong lastProgramTime, ChainRecord record, Map<Way, Integer> mtus,
        Map<String, NodePart> nodes, Map<String, String> nodeMessages) {
    }

    /** The state of a chain's part on a node. */
    enum NodePart {
        /** The node acknowledged it. */
        IN_SYNC,
        /** The node has not acknowledged it yet. */
        PENDING,
        /** The node rejected it. */
        FAILED
    }

    /** How a node compares with its plan. */
    enum Sync {
        /** It holds what it must. */
        IN_SYNC,
        /** It is being read or written. */
        SYNCING,
        /** It is known to differ, or was not compared yet. */
        OUT_OF_SYNC,
        /** It rejects what it must hold. */
        FAILED
    }

    /**
     * The status of a node.
     *
     * @param name name of the node
     * @param connection state of the connection
     * @param sync how it compares with its plan
     * @param message what is wrong, empty when nothing is
     * @param objects number of objects in its plan
     * @param drift number of objects that differed at the last comparison although the node had taken its plan
     * @param lastSync when it was last found in sync
     */
    record NodeStatus(String name, NodeGateway.Connection connection, Sync sync, String message, int objects,
        int drift, Optional<Instant> lastSync) {
    }

    /**
     * A finished network-wide transaction.
     *
     * @param id its identifier
     * @param time when it started
     * @param cause what made it necessary
     * @param chains chains that it changed
     * @param nodes what each node answered
     * @param result how it ended
     * @param duration from start to end
     */
    record TransactionStatus(String id, Instant time, String cause, List<String> chains, Map<String, String> nodes,
        String result, Duration duration) {
    }
}
