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
import io.chainstitch.sfc.api.NodeGateway.Connection;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.impl.engine.StateSink.NodePart;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells users the truth about chains and nodes, from what nodes acknowledged. Belongs to the engine's thread. */
final class Reporter {
    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private final EngineState state;
    private final PathMtu pathMtu = new PathMtu();

    Reporter(EngineState state) {
        this.state = state;
    }

    private record Verdict(ChainState state, Optional<Refusal> why, String message) {
        static Verdict of(ChainState state) {
            return new Verdict(state, Optional.empty(), "");
        }

        static Verdict of(Refusal why) {
            return new Verdict(why.reason().state(), Optional.of(why), "");
        }
    }

    void report(ChainRuntime chain) {
        Map<String, NodePart> parts = parts(chain);
        Map<String, String> unrouted = LocatorWatch.missing(state, chain.record);
        Verdict verdict = verdict(chain, parts, unrouted);
        if (verdict.state != chain.state) {
            chain.since = state.ports.clock().instant();
            LogField.CHAIN.during(chain.name, () -> LOG.info("Chain {} is {}{}", chain.name, verdict.state.label(),
                verdict.why.map(why -> " (" + why.reason().label() + "): " + why.message()).orElse("")));
            chain.state = verdict.state;
        }
        if (verdict.state == ChainState.READY && chain.programming) {
            chain.programming = false;
            chain.lastProgramMicros =
                OptionalLong.of((state.ports.nanoTime().getAsLong() - chain.changedAtNanos) / 1_000);
        }
        state.ports.sink().chain(new StateSink.ChainStatus(chain.name, verdict.state, verdict.why, verdict.message,
            chain.observedGeneration, chain.since, chain.lastProgramMicros, chain.record,
            pathMtu.of(chain.record, state.inventory.nodes()), parts, nodeMessages(chain, parts, unrouted)));
    }

    private Map<String, String> nodeMessages(ChainRuntime chain, Map<String, NodePart> parts,
        Map<String, String> unrouted) {
        Map<String, String> messages = new TreeMap<>(unrouted);
        parts.forEach((name, part) -> {
            if (part == NodePart.FAILED) {
                rejection(chain, name).ifPresent(message -> messages.put(name, message));
            }
        });
        return messages;
    }

    /** Reports every chain that has, or may have, objects on a node. */
    void reportChainsOn(String node) {
        state.holding(node).forEach(name -> state.chain(name).ifPresent(this::report));
    }

    private Verdict verdict(ChainRuntime chain, Map<String, NodePart> parts, Map<String, String> unrouted) {
        if (chain.inFlight) {
            return Verdict.of(ChainState.PROGRAMMING);
        }
        if (!chain.waiting.isEmpty()) {
            return new Verdict(ChainState.PROGRAMMING, Optional.empty(), chain.waiting);
        }
        Optional<Refusal> left = leftBehind(chain, parts);
        if (chain.why.isPresent()) {
            Refusal why = chain.why.get();
            return why.reason().state() == ChainState.PENDING && left.isPresent() ? Verdict.of(left.get())
                : Verdict.of(why);
        }
        Optional<Refusal> lost = unreachable(chain, parts.keySet());
        if (lost.isPresent()) {
            return Verdict.of(lost.get());
        }
        Optional<Refusal> rejected = rejected(chain, parts);
        if (rejected.isPresent()) {
            return Verdict.of(rejected.get());
        }
        Optional<String> truce = parts.keySet().stream().map(state.nodes::get)
            .filter(node -> !node.truce.isEmpty()).map(node -> "Node " + node.name + ": " + node.truce).findFirst();
        if (truce.isPresent()) {
            return new Verdict(ChainState.DEGRADED, Optional.empty(), truce.get());
        }
        boolean settled = parts.values().stream().allMatch(part -> part == NodePart.IN_SYNC);
        if (settled && !unrouted.isEmpty()) {
            return Verdict.of(new Refusal(Reason.NODE_UNREACHABLE, unrouted.values().iterator().next()));
        }
        boolean installed = chain.definition.isPresent() && chain.record.isInstalled();
        return Verdict.of(settled && installed ? ChainState.READY : ChainState.PROGRAMMING);
    }

    private Optional<Refusal> leftBehind(ChainRuntime chain, Map<String, NodePart> parts) {
        return unreachable(chain, chain.record.leaving()).or(() -> rejected(chain, parts));
    }

    private Optional<Refusal> unreachable(ChainRuntime chain, Set<String> names) {
        for (String name : names) {
            NodeRuntime node = state.nodes.find(name).orElse(null);
            String what = chain.record.nodes().containsKey(name) ? "It is installed on node "
                : "Objects of it may still be on node ";
            if (node != null && node.connection != Connection.CONNECTED) {
                String why = node.connectionMessage.isEmpty() ? "" : " (" + node.connectionMessage + ")";
                return Optional.of(new Refusal(Reason.NODE_UNREACHABLE,
                    what + name + ", whose agent cannot be reached" + why
                        + "; it is put right when the agent is back."));
            } else if (node != null && node.isUnanswered()) {
                return Optional.of(new Refusal(Reason.NODE_UNREACHABLE,
                    what + name + ", which does not tell what it holds (" + node.syncMessage
                        + "); it is asked again."));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> rejected(ChainRuntime chain, Map<String, NodePart> parts) {
        return parts.entrySet().stream().filter(part -> part.getValue() == NodePart.FAILED)
            .map(part -> new Refusal(Reason.NODE_REJECTED, "Node " + part.getKey() + " rejected it: "
                + rejection(chain, part.getKey()).orElseThrow()))
            .findFirst();
    }

    /** What a node said when it rejected the chain's objects, or to remove what the chain may have left there. */
    private Optional<String> rejection(ChainRuntime chain, String name) {
        Map<String, String> rejected = state.nodes.get(name).rejected;
        return Optional.ofNullable(rejected.get(chain.name))
            .or(() -> chain.record.leaving().contains(name)
                ? Optional.ofNullable(rejected.get(NodeRuntime.LEFT_OVER)) : Optional.empty());
    }

    private Map<String, NodePart> parts(ChainRuntime chain) {
        Set<String> names = new TreeSet<>(chain.record.nodes().keySet());
        names.addAll(chain.record.leaving());
        Map<String, NodePart> parts = new TreeMap<>();
        for (String name : names) {
            NodeRuntime node = state.nodes.get(name);
            if (rejection(chain, name).isPresent()) {
                parts.put(name, NodePart.FAILED);
            } else {
                parts.put(name, node.isWritable() && !chain.inFlight ? NodePart.IN_SYNC : NodePart.PENDING);
            }
        }
        return parts;
    }

    void reportNode(String name) {
        if (!state.nodes.contains(name)) {
            return;
        }
        NodeRuntime node = state.nodes.get(name);
        String message = node.connection != Connection.CONNECTED ? node.connectionMessage
            : node.syncMessage.isEmpty() && LocatorRoutes.isOperators(state.inventory.nodes(), name) ? node.unrouted
                : node.syncMessage;
        boolean deleted = !state.inventory.nodes().containsKey(name);
        StateSink.Sync sync = deleted && node.connection != Connection.CONNECTED ? StateSink.Sync.FAILED : node.sync;
        state.ports.sink().node(new StateSink.NodeStatus(name, node.connection, sync,
            deleted ? deletedMessage(message) : message, node.composition.size(), node.drift, node.lastSync));
    }

    private static String deletedMessage(String message) {
        return "The node was deleted from the inventory and still has to be cleaned"
            + (message.isEmpty() ? "." : ": " + message);
    }
}
