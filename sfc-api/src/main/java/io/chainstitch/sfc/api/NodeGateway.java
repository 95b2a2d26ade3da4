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

import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The way to the nodes. No method blocks. Stages complete exceptionally with a {@link GatewayException} and with
 * nothing else; after {@link GatewayException.Kind#OUTCOME_UNKNOWN} the caller reads back before it writes again.
 */
public interface NodeGateway {

    /**
     * Tells which agents are to be connected. Agents that are not named any more are disconnected; changed ones are
     * reconnected.
     *
     * @param agents agents by node name
     */
    void connect(Map<String, Node.Agent> agents);

    /**
     * Follows the connections. The listener is told the present state of every node at once, and each change after.
     *
     * @param listener the listener; it must not block
     * @return closes the subscription
     */
    AutoCloseable listen(ConnectionListener listener);

    /**
     * Reads what the dataplane of a node holds, from the dataplane.
     *
     * @param node name of the node
     * @return the reading
     */
    CompletionStage<NodeReading> read(String node);

    /**
     * Reads what a node has counted. Costs the node less than {@link #read} where that is possible; a gateway that does
     * not read interfaces tells of none.
     *
     * @param node name of the node
     * @param wanted what is asked for; the node is not troubled for anything else
     * @return the counters
     */
    default CompletionStage<NodeCounters> counters(String node, Set<Counted> wanted) {
        return wanted.contains(Counted.LOCAL_SIDS)
            ? read(node).thenApply(reading -> new NodeCounters(reading.sidCounters(), Map.of()))
            : CompletableFuture.completedFuture(NodeCounters.NONE);
    }

    /**
     * Reads what the agent of a node was told to hold by this controller.
     *
     * @param node name of the node
     * @return the configured objects and the transaction that wrote them last
     */
    CompletionStage<Configured> configured(String node);

    /**
     * Whether a node was told exactly a plan and its dataplane was just found to hold it. Costs much less than {@link
     * #configured} and {@link #read}, which have to tell what differs when this says no. A gateway or node that cannot
     * tell says no.
     *
     * @param node name of the node
     * @param plan what it shall hold
     * @return whether nothing differs for sure; false may be a node that cannot tell. Fails as readings do
     */
    default CompletionStage<Boolean> holds(String node, NodePlan plan) {
        return CompletableFuture.completedFuture(false);
    }

    /**
     * Stages and validates a change on a node. Only the difference is sent.
     *
     * @param node name of the node
     * @param transaction identifies the network-wide transaction; kept by the agent and read back
     * @param before what the node holds by our knowledge
     * @param after what it shall hold
     * @return the validated change; it dies with the session
     */
    CompletionStage<Staged> stage(String node, String transaction, NodePlan before, NodePlan after);

    /** A change that a node has validated. */
    interface Staged {
        /** {@return completes when the node has applied the change as a whole} */
        CompletionStage<Void> commit();

        /** {@return completes when the node has forgotten the change} */
        CompletionStage<Void> discard();
    }

    /**
     * What an agent was told to hold.
     *
     * @param plan the objects
     * @param transaction identifier of the last transaction, empty when there was none
     */
    record Configured(NodePlan plan, String transaction) {
    }

    /** Hears of connections. */
    @FunctionalInterface
    interface ConnectionListener {
        /**
         * A connection changed.
         *
         * @param node name of the node
         * @param connection its state
         * @param message what to tell the user, empty when connected
         */
        void connectionChanged(String node, Connection connection, String message);

        /**
         * The agent of a connected node lost its VPP, found one again, or restored what another one was to hold: what
         * was known of the node does not count any more. May come some seconds late.
         *
         * @param node name of the node
         */
        default void dataplaneChanged(String node) {
        }
    }

    /** What a node counts. */
    enum Counted {
        /** What local SIDs carried. */
        LOCAL_SIDS,
        /** What interfaces carried. */
        INTERFACES
    }

    /** The state of the connection to an agent. */
    enum Connection {
        /** A session is up. */
        CONNECTED,
        /** Being connected for the first time. */
        CONNECTING,
        /** Lost, refused, or an agent of another name. */
        UNREACHABLE
    }
}
