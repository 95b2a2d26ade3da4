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

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
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
 * controller are found again, and an equal node causes no write.
 */
final class TopologyWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyWriter.class);

    private final DataBroker broker;
    private final RetryTimer retries;
    private final Set<String> replaced = new HashSet<>();

    private Map<String, NetconfNode> wanted;
    private boolean dirty;
    private boolean running;

    /**
     * Writes nothing yet.
     *
     * @param broker the controller's own datastore
     * @param retries runs a pass again after a failure
     */
    TopologyWriter(DataBroker broker, RetryTimer retries) {
        this.broker = requireNonNull(broker);
        this.retries = requireNonNull(retries);
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

    private void next() {
        if (running || !dirty || wanted == null) {
            return;
        }
        running = true;
        dirty = false;
        Map<String, NetconfNode> goal = new HashMap<>(wanted);
        goal.keySet().removeAll(replaced);
        Set<String> back = Set.copyOf(replaced);
        replaced.clear();
        ReadWriteTransaction tx = broker.newReadWriteTransaction();
        var pass = Futures.transformAsync(tx.read(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY),
            found -> write(tx, found, goal), directExecutor());
        Futures.addCallback(pass, new FutureCallback<Object>() {
            @Override
            public void onSuccess(Object result) {
                done(!back.isEmpty());
            }

            @Override
            public void onFailure(Throwable cause) {
                LOG.warn("the NETCONF topology cannot be written, trying again: {}", cause.getMessage());
                failed(back);
            }
        }, directExecutor());
    }

    /** What was removed to be replaced is put by the next pass. */
    private synchronized void done(boolean again) {
        running = false;
        dirty |= again;
        next();
    }

    private synchronized void failed(Collection<String> back) {
        replaced.addAll(back);
        dirty = true;
        retries.later(() -> done(false));
    }

    private static ListenableFuture<?> write(ReadWriteTransaction tx, Optional<Topology> found,
            Map<String, NetconfNode> goal) {
        Map<String, NetconfNode> present = ours(found);
        boolean changed = false;
        for (String node : present.keySet()) {
            if (!goal.containsKey(node)) {
                tx.delete(LogicalDatastoreType.CONFIGURATION, MountNode.path(node));
                changed = true;
            }
        }
        for (Map.Entry<String, NetconfNode> entry : goal.entrySet()) {
            if (!MountNode.agree(present.get(entry.getKey()), entry.getValue())) {
                tx.put(LogicalDatastoreType.CONFIGURATION, MountNode.path(entry.getKey()),
                    node(entry.getKey(), entry.getValue()));
                changed = true;
            }
        }
        if (changed) {
            tx.merge(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY, MountNode.emptyTopology());
            return tx.commit();
        }
        tx.cancel();
        return Futures.immediateVoidFuture();
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
