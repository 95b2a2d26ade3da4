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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Settings;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the engine is told what was written. Each call notes what there is and which chains that concerns; what is to
 * become of them is decided when everything that was written together is told. Belongs to the engine's thread.
 */
public final class Inbox {
    private final EngineState state;
    private final Work work;
    private final long nowNanos;
    private final Runnable newNode;
    private final Set<String> nodes = new LinkedHashSet<>();

    /**
     * An inbox for what is written in one go.
     *
     * @param nowNanos when it was written
     * @param newNode told of each node that was not there before
     */
    Inbox(EngineState state, Work work, long nowNanos, Runnable newNode) {
        this.state = state;
        this.work = work;
        this.nowNanos = nowNanos;
        this.newNode = newNode;
    }

    /**
     * A definition was written or deleted.
     *
     * @param name name of the chain
     * @param definition what it asks for, empty when it was deleted
     * @param digest tells whether it is another one
     */
    public void definition(String name, Optional<ChainDefinition> definition, String digest) {
        work.definition(name, definition, digest, nowNanos);
    }

    /**
     * The settings changed. Identifiers in use stay as they are.
     *
     * @param settings the settings
     */
    public void settings(Settings settings) {
        state.settings = settings;
        state.identifiers.settings(settings);
        work.dirtyAll();
    }

    /**
     * A pod was written or deleted.
     *
     * @param id its id
     * @param pod what it is, empty when it was deleted
     */
    public void pod(Pod.Id id, Optional<Pod> pod) {
        Set<String> concerned = new LinkedHashSet<>();
        pod.ifPresent(now -> concerned.addAll(state.index.concernedBy(now)));
        state.inventory.pod(id, pod).ifPresent(before -> concerned.addAll(state.index.concernedBy(before)));
        work.dirty(concerned);
    }

    /**
     * A node was written or deleted.
     *
     * @param name its name
     * @param node what it is, empty when it was deleted
     */
    public void node(String name, Optional<Node> node) {
        Optional<Node> before = state.inventory.node(name, node);
        state.identifiers.locators(state.inventory.locators());
        if (node.isPresent() && !state.nodes.contains(name)) {
            state.nodes.get(name);
            newNode.run();
        }
        state.forgetUnusedNodes();
        if (before.flatMap(Node::locator).equals(node.flatMap(Node::locator))) {
            work.dirty(state.concernedBy(name));
        } else {
            // A locator may overlap that of any other node, or numbers that are allocated.
            work.dirtyAll();
        }
        nodes.add(name);
    }

    /**
     * A network was written or deleted.
     *
     * @param name its name
     * @param network what it is, empty when it was deleted
     */
    public void network(String name, Optional<Network> network) {
        state.inventory.network(name, network);
        work.dirtyAll();
    }

    /**
     * An external interface was written or deleted.
     *
     * @param name its name
     * @param external what it is, empty when it was deleted
     */
    public void externalInterface(String name, Optional<ExternalInterface> external) {
        state.inventory.externalInterface(name, external);
        work.dirty(state.index.concernedBy(name));
    }

    /** {@return the nodes that were told} */
    Set<String> nodes() {
        return nodes;
    }
}
