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
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.NodePlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything the engine knows. Belongs to the engine's thread. */
final class EngineState {
    final Engine.Ports ports;
    final Map<String, ChainRuntime> chains = new TreeMap<>();
    private final Set<String> unconfirmed = new TreeSet<>();
    final Map<String, ChainRenderer> renderers = new TreeMap<>();
    final InventoryMirror inventory = new InventoryMirror();
    final ChainIndex index = new ChainIndex();
    final NodeTable nodes;
    final Sharing sharing = new Sharing();
    final Reception reception = new Reception();
    Settings settings;
    final Identifiers identifiers;
    /** Told of what is read, and of what was changed. */
    LocatorWatch locatorWatch;
    final Planner planner = new Planner();
    final Backoff backoff;
    /** The agents that the gateway was told to connect, empty before it was told anything. */
    private Optional<Map<String, Node.Agent>> connected = Optional.empty();
    /** The inventory's nodes when that was. */
    private Map<String, Node> connectedFor;
    /** How the agents of nodes are reached that hold objects. */
    private Map<String, Node.Agent> agentsInUse = Map.of();
    long lastGeneration;
    long transactions;
    boolean started;
    /** Right after the start a renderer may not be there yet; its chains are left alone for a while. */
    boolean rendererGrace;
    final Turns turns = new Turns();

    EngineState(Engine.Ports ports, Settings settings, long lastGeneration) {
        this.ports = ports;
        this.settings = settings;
        this.nodes = new NodeTable(ports.nanoTime());
        this.identifiers = new Identifiers(settings);
        this.backoff = new Backoff(ports.random());
        this.lastGeneration = lastGeneration;
    }

    /** Takes over what was remembered from before a restart. */
    void restore(Collection<ChainRecord> records, Map<String, Node.Agent> agents) {
        agentsInUse = Map.copyOf(agents);
        for (ChainRecord record : records) {
            ChainRuntime chain = new ChainRuntime(record.name(), record);
            chains.put(chain.name, chain);
            remember(chain, record);
            identifiers.restore(record.held());
            record.nodes().forEach((node, plan) -> nodes.get(node).composition.hold(record.name(), plan));
            Roles roles = Roles.of(record);
            reception.add(record.name(), roles);
            sharing.use(record.name(), roles.uses());
        }
    }

    /** Replaces the record of a chain. */
    void remember(ChainRuntime chain, ChainRecord record) {
        chain.record.leaving().forEach(node -> nodes.get(node).leaving.remove(chain.name));
        record.leaving().forEach(node -> nodes.get(node).leaving.add(chain.name));
        if (record.before().isPresent()) {
            unconfirmed.add(chain.name);
        } else {
            unconfirmed.remove(chain.name);
        }
        chain.record = record;
    }

    /**
     * Connects the agents of the inventory, and of nodes that left it but still hold objects. How the agents of nodes
     * in use are reached is remembered, so that a node can be cleaned even if it leaves the inventory unnoticed.
     */
    void connectAgents() {
        if (!started || inventory.nodes() == connectedFor && nodes.all().stream().noneMatch(NodeRuntime::changedUse)) {
            return;
        }
        connectedFor = inventory.nodes();
        nodes.all().forEach(NodeRuntime::noteUse);
        Map<String, Node.Agent> wanted = new TreeMap<>();
        inventory.nodes().forEach((name, node) -> node.agent().ifPresent(agent -> wanted.put(name, agent)));
        Map<String, Node.Agent> used = new TreeMap<>();
        for (NodeRuntime node : nodes.all()) {
            if (node.isInUse()) {
                knownAgent(node.name, wanted).ifPresent(agent -> used.put(node.name, agent));
            }
        }
        if (!used.equals(agentsInUse)) {
            agentsInUse = used;
            ports.store().agents(used);
        }
        used.forEach(wanted::putIfAbsent);
        if (!Optional.of(wanted).equals(connected)) {
            connected = Optional.of(wanted);
            ports.gateway().connect(Map.copyOf(wanted));
        }
    }

    /** How an agent is reached: by the inventory, else as it was connected last, else as it was remembered. */
    private Optional<Node.Agent> knownAgent(String node, Map<String, Node.Agent> fromInventory) {
        return Optional.ofNullable(fromInventory.get(node))
            .or(() -> connected.map(agents -> agents.get(node)))
            .or(() -> Optional.ofNullable(agentsInUse.get(node)));
    }

    /** Gives up the runtime of nodes that are neither in the inventory nor hold anything. */
    void forgetUnusedNodes() {
        nodes.all().stream().filter(node -> !node.isInUse() && !inventory.nodes().containsKey(node.name))
            .map(node -> node.name).toList()
            .forEach(name -> {
                nodes.forget(name);
                connectedFor = null;
                ports.sink().nodeGone(name);
            });
        connectAgents();
    }

    /** Chains of which it is not known that every node took what was accepted last. */
    List<ChainRuntime> unconfirmed() {
        return unconfirmed.stream().map(chains::get).toList();
    }

    Optional<ChainRuntime> chain(String name) {
        return Optional.ofNullable(chains.get(name));
    }

    /** All that a decision on a definition is made from. */
    Planner.Input input(ChainDefinition definition, ChainRenderer renderer, ChainRecord record) {
        return new Planner.Input(definition, inventory.viewFor(definition), renderer, record,
            record.isInstalled() && inventory.stands(record), nodes::isUnreachable, nodes::isUndecided, settings,
            sharing.view(definition));
    }

    /** The plan of a node by chain. */
    Map<String, NodePlan> chainsOn(String node) {
        Map<String, NodePlan> plans = new TreeMap<>();
        nodes.find(node).ifPresent(runtime -> runtime.composition.chains().forEach(name ->
            chain(name).map(chain -> chain.record.nodes().get(node)).ifPresent(plan -> plans.put(name, plan))));
        return plans;
    }

    /** Chains that have objects on a node, may have left some there, or could have some. */
    Set<String> concernedBy(String node) {
        Set<String> concerned = new TreeSet<>(holding(node));
        inventory.podsOn(node).forEach(pod -> concerned.addAll(index.concernedBy(pod)));
        inventory.externalInterfacesOn(node).forEach(name -> concerned.addAll(index.concernedBy(name)));
        return concerned;
    }

    /** Chains that have objects on a node, or may have left some there. */
    Set<String> holding(String node) {
        NodeRuntime runtime = nodes.find(node).orElse(null);
        if (runtime == null) {
            return Set.of();
        }
        Set<String> holding = new TreeSet<>(runtime.composition.chains());
        holding.addAll(runtime.leaving);
        return holding;
    }

    /** Chains with objects on a node that have changed there, while it may not have taken that. */
    List<ChainRuntime> retiredOn(String node) {
        return nodes.find(node).stream().flatMap(found -> found.composition.chains().stream())
            .flatMap(name -> chain(name).stream()).filter(chain -> chain.record.retired().values().stream()
                .anyMatch(one -> one.nodes().contains(node))).toList();
    }

    String nextTransaction() {
        transactions++;
        return Long.toString(ports.clock().millis(), Character.MAX_RADIX) + "-" + transactions;
    }
}
