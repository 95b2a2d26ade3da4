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
package io.chainstitch.southbound;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.device.rev240120.ConnectionOper.ConnectionStatus;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNode;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.NodeId;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.Topology;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.Node;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.NodeBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps our nodes in the configuration of the NETCONF topology as they are wanted, and touches no others. Works in
 * passes, one at a time: each reads what is there and writes the difference. So nodes of an earlier life of the
 * controller are found again, and an equal node causes no write. A node whose connection is not at rest is not taken
 * away: it waits for {@link #again}.
 */
final class TopologyWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyWriter.class);

    private final DataBroker broker;
    private final RetryTimer retries;
    private final Removals removals;
    private final Set<String> replaced = new HashSet<>();

    private Map<String, NetconfNode> wanted;
    private boolean dirty;
    private boolean running;

    /**
     * Writes nothing yet.
     *
     * @param broker the controller's own datastore
     * @param retries runs a pass again after a failure
     * @param removals asked before a node is removed or gets other settings, and told afterwards
     */
    TopologyWriter(DataBroker broker, RetryTimer retries, Removals removals) {
        this.broker = requireNonNull(broker);
        this.retries = requireNonNull(retries);
        this.removals = requireNonNull(removals);
    }

    /** What has to be heeded when a node is taken away. */
    interface Removals {
        /**
         * Whether a node may be taken away now. After a no it will be taken away in any case, as soon as it may.
         *
         * @param node its name
         * @param told whether the topology tells that it is connected
         */
        boolean mayGo(String node, boolean told);

        /** A node is not there, or was removed: what comes from now on belongs to its next connection. */
        void gone(String node);

        /** Only these are in the topology or will be: nothing is to be awaited of any other. */
        void known(Set<String> nodes);
    }

    /** Runs something later. */
    @FunctionalInterface
    interface RetryTimer {
        void later(Runnable task);
    }

    /** Says which nodes are to be there, with which settings. */
    synchronized void want(Map<String, NetconfNode> nodes) {
        wanted = Map.copyOf(nodes);
        dirty = true;
        next();
    }

    /** Removes a node and puts it again: a new connection. */
    synchronized void replace(String node) {
        replaced.add(node);
        dirty = true;
        next();
    }

    /** Nodes that were not at rest may be now. */
    synchronized void again() {
        dirty = true;
        next();
    }

    /** The topology tells something new of nodes. A pass that is under way may have read what it told before. */
    synchronized void told() {
        if (running || !replaced.isEmpty()) {
            again();
        }
    }

    private void next() {
        if (running || !dirty || wanted == null) {
            return;
        }
        running = true;
        dirty = false;
        Pass pass = new Pass(Map.copyOf(wanted), Set.copyOf(replaced));
        replaced.clear();
        ReadWriteTransaction tx = broker.newReadWriteTransaction();
        var written = Futures.transformAsync(tx.read(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY),
            found -> pass.write(tx, found), directExecutor());
        Futures.addCallback(written, new FutureCallback<Object>() {
            @Override
            public void onSuccess(Object result) {
                pass.gone.forEach(removals::gone);
                done(pass);
            }

            @Override
            public void onFailure(Throwable cause) {
                LOG.warn("the NETCONF topology cannot be written, trying again: {}", cause.getMessage());
                failed(pass);
            }
        }, directExecutor());
    }

    /** What was removed to be replaced, or has other settings now, is put by the next pass. */
    private synchronized void done(Pass pass) {
        running = false;
        replaced.addAll(pass.postponed);
        dirty |= !pass.gone.isEmpty();
        next();
    }

    private synchronized void failed(Pass pass) {
        replaced.addAll(pass.away);
        replaced.addAll(pass.gone);
        replaced.addAll(pass.postponed);
        retries.later(this::goOn);
    }

    private synchronized void goOn() {
        running = false;
        dirty = true;
        next();
    }

    /** One pass: what is wanted, what is to go whatever is wanted, and what came of it. */
    private final class Pass {
        private final Map<String, NetconfNode> wanted;
        private final Set<String> away;
        private final Set<String> gone = new HashSet<>();
        private final Set<String> postponed = new HashSet<>();

        Pass(Map<String, NetconfNode> wanted, Set<String> away) {
            this.wanted = wanted;
            this.away = away;
        }

        ListenableFuture<?> write(ReadWriteTransaction tx, Optional<Topology> found) {
            Map<String, NetconfNode> present = ours(found);
            removals.known(Sets.union(present.keySet(), wanted.keySet()));
            Set<String> leaving = new HashSet<>();
            present.forEach((node, settings) -> {
                if (away.contains(node) || !wanted.containsKey(node) || !MountNode.agree(settings, wanted.get(node))) {
                    leaving.add(node);
                }
            });
            if (leaving.isEmpty()) {
                return write(tx, present);
            }
            ReadTransaction state = broker.newReadOnlyTransaction();
            var told = state.read(LogicalDatastoreType.OPERATIONAL, MountNode.TOPOLOGY);
            told.addListener(state::close, directExecutor());
            return Futures.transformAsync(told, topology -> {
                Map<String, NetconfNode> states = ours(topology);
                leaving.forEach(node ->
                    (removals.mayGo(node, isConnected(states.get(node))) ? gone : postponed).add(node));
                return write(tx, present);
            }, directExecutor());
        }

        private ListenableFuture<?> write(ReadWriteTransaction tx, Map<String, NetconfNode> present) {
            Map<String, NetconfNode> put = new HashMap<>(wanted);
            put.keySet().removeAll(present.keySet());
            if (put.isEmpty() && gone.isEmpty()) {
                tx.cancel();
                return Futures.immediateVoidFuture();
            }
            put.keySet().forEach(removals::gone);
            gone.forEach(node -> tx.delete(LogicalDatastoreType.CONFIGURATION, MountNode.path(node)));
            put.forEach((node, settings) ->
                tx.put(LogicalDatastoreType.CONFIGURATION, MountNode.path(node), node(node, settings)));
            tx.merge(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY, MountNode.emptyTopology());
            return tx.commit();
        }
    }

    private static boolean isConnected(NetconfNode state) {
        return state != null && state.getConnectionStatus() == ConnectionStatus.Connected;
    }

    private static Node node(String name, NetconfNode settings) {
        return new NodeBuilder()
            .setNodeId(new NodeId(MountNode.id(name)))
            .addAugmentation(settings)
            .build();
    }

    /** Our nodes by name; one without settings counts as different from every wanted one. */
    private static Map<String, NetconfNode> ours(Optional<Topology> found) {
        Map<String, NetconfNode> present = new HashMap<>();
        found.ifPresent(topology -> topology.nonnullNode().values().forEach(node ->
            MountNode.name(node.requireNodeId().getValue())
                .ifPresent(name -> present.put(name, node.augmentation(NetconfNode.class)))));
        return present;
    }
}
