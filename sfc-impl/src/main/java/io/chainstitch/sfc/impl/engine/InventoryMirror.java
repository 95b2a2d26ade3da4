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
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The newest inventory, indexed so that a chain's view of it costs what the chain matches and not what exists. Not
 * thread-safe; belongs to the engine's thread.
 */
final class InventoryMirror {
    private final Map<Pod.Id, Pod> pods = new HashMap<>();
    private final SetsByKey<Label, Pod.Id> podsByLabel = new SetsByKey<>();
    private final SetsByKey<String, Pod.Id> podsByNode = new SetsByKey<>();
    private final Map<String, ExternalInterface> externalInterfaces = new HashMap<>();
    private Map<String, Node> nodes = Map.of();
    /** The nodes as chains see them, once one has asked since the last change. */
    private Optional<Map<String, Node>> seen = Optional.empty();
    private Map<String, Network> networks = Map.of();

    /**
     * A label that a pod carries or a selector asks for.
     *
     * @param key its key
     * @param value its value
     */
    record Label(String key, String value) {
    }

    Optional<Pod> pod(Pod.Id id, Optional<Pod> now) {
        Optional<Pod> before = Optional.ofNullable(pods.remove(id));
        before.ifPresent(pod -> {
            pod.labels().forEach((key, value) -> podsByLabel.remove(new Label(key, value), id));
            pod.node().ifPresent(node -> podsByNode.remove(node, id));
        });
        now.ifPresent(pod -> {
            pods.put(id, pod);
            pod.labels().forEach((key, value) -> podsByLabel.add(new Label(key, value), id));
            pod.node().ifPresent(node -> podsByNode.add(node, id));
        });
        return before;
    }

    /** The pods on a node. */
    Stream<Pod> podsOn(String node) {
        return podsByNode.at(node).stream().map(pods::get);
    }

    /** Names of the external interfaces that a node has. */
    Stream<String> externalInterfacesOn(String node) {
        return externalInterfaces.values().stream()
            .filter(external -> external.attachments().stream().anyMatch(attached -> attached.node().equals(node)))
            .map(ExternalInterface::name);
    }

    Optional<Node> node(String name, Optional<Node> now) {
        Map<String, Node> changed = new HashMap<>(nodes);
        Optional<Node> before = Optional.ofNullable(changed.remove(name));
        now.ifPresent(node -> changed.put(name, node));
        nodes = Map.copyOf(changed);
        seen = Optional.empty();
        return before;
    }

    void network(String name, Optional<Network> now) {
        Map<String, Network> changed = new HashMap<>(networks);
        changed.remove(name);
        now.ifPresent(network -> changed.put(name, network));
        networks = Map.copyOf(changed);
    }

    void externalInterface(String name, Optional<ExternalInterface> now) {
        externalInterfaces.remove(name);
        now.ifPresent(external -> externalInterfaces.put(name, external));
    }

    Map<String, Node> nodes() {
        return nodes;
    }

    /** The locators of nodes that have one of their own. */
    List<IpPrefix> locators() {
        return nodes.values().stream().flatMap(node -> node.locator().stream()).toList();
    }

    /** Who is behind an interface of an instance; nobody when the inventory does not have it any more. */
    Behind behind(InstanceId instance, String label) {
        if (instance instanceof InstanceId.OfPod pod) {
            return Optional.ofNullable(pods.get(pod.id())).map(found -> found.interfaces().get(label))
                .map(face -> new Behind(face.addresses().stream().map(InterfaceAddress::address).toList(), List.of(),
                    face.mac())).orElse(Behind.NOBODY);
        }
        InstanceId.OfExternal external = (InstanceId.OfExternal) instance;
        return Optional.ofNullable(externalInterfaces.get(external.name())).stream()
            .flatMap(found -> found.attachments().stream())
            .filter(attached -> attached.node().equals(external.node())).findFirst()
            .map(attached -> new Behind(attached.peerAddress().stream().toList(),
                attached.address().stream().map(InterfaceAddress::prefix).toList(), attached.peerMac()))
            .orElse(Behind.NOBODY);
    }

    /** Whether all that a chain is installed on is still there, where it was. */
    boolean stands(ChainRecord record) {
        return record.rendered().paths().stream().flatMap(path -> path.hops().stream())
            .allMatch(hop -> isAt(InstanceId.parse(hop.instance()), hop.node()));
    }

    private boolean isAt(InstanceId instance, String node) {
        if (instance instanceof InstanceId.OfPod pod) {
            return Optional.ofNullable(pods.get(pod.id())).flatMap(Pod::node).filter(node::equals).isPresent();
        }
        return Optional.ofNullable(externalInterfaces.get(((InstanceId.OfExternal) instance).name())).stream()
            .flatMap(external -> external.attachments().stream()).anyMatch(at -> at.node().equals(node));
    }

    /** What a chain can see: the pods that one of its selectors matches, and the external interfaces it names. */
    Inventory viewFor(ChainDefinition chain) {
        Map<Pod.Id, Pod> matching = new HashMap<>();
        Map<String, ExternalInterface> named = new HashMap<>();
        for (FunctionDefinition function : chain.functions()) {
            Selection selection = function.selection().orElse(null);
            if (selection instanceof Selection.Pods selector) {
                matching(selector).forEach(pod -> matching.put(pod.id(), pod));
            } else if (selection instanceof Selection.External external) {
                ExternalInterface found = externalInterfaces.get(external.name());
                if (found != null) {
                    named.put(external.name(), found);
                }
            }
        }
        if (seen.isEmpty()) {
            seen = Optional.of(LocatorOverlaps.marked(nodes));
        }
        return new Inventory(seen.get(), networks, named, matching);
    }

    private Collection<Pod> matching(Selection.Pods selector) {
        Set<Pod.Id> fewest = null;
        for (Map.Entry<String, String> wanted : selector.labels().entrySet()) {
            Set<Pod.Id> ids = podsByLabel.at(new Label(wanted.getKey(), wanted.getValue()));
            if (fewest == null || ids.size() < fewest.size()) {
                fewest = ids;
            }
        }
        return fewest == null ? Set.of() : fewest.stream().map(pods::get)
            .filter(pod -> pod.labels().entrySet().containsAll(selector.labels().entrySet()))
            .toList();
    }
}
