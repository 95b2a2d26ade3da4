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

import io.chainstitch.sfc.api.NodeGateway.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** The nodes that the engine deals with: those of the inventory, and those that still hold objects. */
final class NodeTable {
    /** How long the first connection may take before a node counts as unreachable. */
    static final Duration FIRST_CONNECTION = Duration.ofSeconds(15);

    private final Map<String, NodeRuntime> nodes = new TreeMap<>();
    private final LongSupplier nanoTime;

    NodeTable(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    NodeRuntime get(String name) {
        return nodes.computeIfAbsent(name, key -> new NodeRuntime(key, nanoTime.getAsLong()));
    }

    Optional<NodeRuntime> find(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    boolean isWritable(String name) {
        return find(name).map(NodeRuntime::isWritable).orElse(false);
    }

    boolean isClean(String name) {
        return find(name).map(NodeRuntime::isClean).orElse(false);
    }

    boolean contains(String name) {
        return nodes.containsKey(name);
    }

    void forget(String name) {
        nodes.remove(name);
    }

    Collection<NodeRuntime> all() {
        return nodes.values();
    }

    /** Nodes that must not carry new paths. */
    List<String> unreachable() {
        return nodes.values().stream().filter(this::isUnreachable).map(node -> node.name).toList();
    }

    /** Whether a node must not carry new paths. */
    boolean isUnreachable(String name) {
        return find(name).filter(this::isUnreachable).isPresent();
    }

    private boolean isUnreachable(NodeRuntime node) {
        return node.connection == Connection.UNREACHABLE || isOverdue(node);
    }

    /** Whether it is not known yet if a node can be reached. */
    boolean isUndecided(String name) {
        return find(name).filter(node -> node.connection == Connection.CONNECTING && !isOverdue(node)).isPresent();
    }

    /** How many nodes were neither found out of reach nor compared with their plan, in vain or not, since they came. */
    int unsettled() {
        return (int) nodes.values().stream().filter(node -> switch (node.connection) {
            case CONNECTING -> !isOverdue(node);
            case CONNECTED -> !node.isWritable() && node.attempts == 0;
            case UNREACHABLE -> false;
        }).count();
    }

    private boolean isOverdue(NodeRuntime node) {
        return node.connection == Connection.CONNECTING
            && nanoTime.getAsLong() - node.connectingSinceNanos >= FIRST_CONNECTION.toNanos();
    }
}
