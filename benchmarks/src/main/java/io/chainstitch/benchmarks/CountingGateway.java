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
package io.chainstitch.benchmarks;

import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Nodes that hold what they are told, acknowledge at once, and count. */
final class CountingGateway implements NodeGateway {
    private final Map<String, Map<ObjectKey, VppObject>> held = new ConcurrentHashMap<>();
    private final AtomicLong written = new AtomicLong();
    private final boolean holding;
    private volatile Map<String, Node.Agent> agents = Map.of();

    /**
     * Nodes.
     *
     * @param holding whether they hold what they are told; else they only count it
     */
    CountingGateway(boolean holding) {
        this.holding = holding;
    }

    /** Objects created, changed or removed so far. */
    long written() {
        return written.get();
    }

    @Override
    public void connect(Map<String, Node.Agent> wanted) {
        agents = Map.copyOf(wanted);
    }

    @Override
    public AutoCloseable listen(ConnectionListener listener) {
        agents.keySet().forEach(node -> listener.connectionChanged(node, Connection.CONNECTED, ""));
        return () -> { };
    }

    private Map<ObjectKey, VppObject> node(String name) {
        return held.computeIfAbsent(name, key -> new HashMap<>());
    }

    private NodePlan plan(String node) {
        return NodePlan.of(node(node).values());
    }

    @Override
    public CompletionStage<NodeReading> read(String node) {
        return CompletableFuture.completedFuture(new NodeReading(node, Instant.EPOCH, plan(node), Map.of()));
    }

    @Override
    public CompletionStage<Configured> configured(String node) {
        return CompletableFuture.completedFuture(new Configured(plan(node), ""));
    }

    @Override
    public CompletionStage<Staged> stage(String node, String transaction, NodePlan before, NodePlan after) {
        return CompletableFuture.completedFuture(new Staged() {
            @Override
            public CompletionStage<Void> commit() {
                apply(node(node), before, after);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<Void> discard() {
                return CompletableFuture.completedFuture(null);
            }
        });
    }

    private void apply(Map<ObjectKey, VppObject> node, NodePlan before, NodePlan after) {
        Collection<ObjectKey> changed = difference(before, after);
        written.addAndGet(changed.size());
        if (!holding) {
            return;
        }
        for (ObjectKey key : changed) {
            after.get(key).ifPresentOrElse(object -> node.put(key, object), () -> node.remove(key));
        }
    }

    /** Keys whose objects differ between two plans. */
    static Collection<ObjectKey> difference(NodePlan before, NodePlan after) {
        Set<ObjectKey> changed = new TreeSet<>();
        before.objects().forEach((key, object) -> {
            if (!object.equals(after.objects().get(key))) {
                changed.add(key);
            }
        });
        after.objects().keySet().stream().filter(key -> before.get(key).isEmpty()).forEach(changed::add);
        return changed;
    }
}
