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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Network;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** An inventory in the making. */
final class World {
    static final String NAMESPACE = "ns";
    static final Settings SETTINGS = new Settings("fake", IpPrefix.of("fcbb:bb00::/32"),
        IpPrefix.of("fcbb:bbff::/48"), new Settings.Range(1, 9), new Settings.Range(1, 9), 0);

    final Map<String, Node> nodes = new LinkedHashMap<>();
    final Map<String, Network> networks = new LinkedHashMap<>();
    final Map<String, ExternalInterface> externals = new LinkedHashMap<>();
    final Map<Pod.Id, Pod> pods = new LinkedHashMap<>();

    World nodes(String... names) {
        for (String name : names) {
            node(name, OptionalInt.empty());
        }
        return this;
    }

    World node(String name, OptionalInt id) {
        nodes.put(name, new Node(name, id, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(),
            Optional.empty()));
        return this;
    }

    World network(String name) {
        networks.put(name, new Network(name, Network.Type.L2, List.of()));
        return this;
    }

    /** A pod with the label {@code app=NAME} for each app and one interface {@code eth1} without address. */
    World pod(String name, String node, String... apps) {
        return pod(pod(name, Optional.of(node), apps(apps), List.of(face("eth1"))));
    }

    World pod(Pod pod) {
        pods.put(pod.id(), pod);
        return this;
    }

    World external(String name, ExternalInterface.Attached... attached) {
        externals.put(name, new ExternalInterface(name, "default", List.of(attached)));
        return this;
    }

    static Pod pod(String name, Optional<String> node, Map<String, String> labels, List<Pod.Interface> faces) {
        Map<String, Pod.Interface> byName = new HashMap<>();
        faces.forEach(face -> byName.put(face.name(), face));
        return new Pod(new Pod.Id(NAMESPACE, name), node, false, labels, byName);
    }

    static Map<String, String> apps(String... apps) {
        Map<String, String> labels = new HashMap<>();
        Arrays.stream(apps).forEach(app -> labels.put("app-" + app, "yes"));
        return labels;
    }

    static Pod.Interface face(String name, String... addresses) {
        return face(name, "default", addresses);
    }

    static Pod.Interface face(String name, String network, String[] addresses) {
        return new Pod.Interface(name, network, Arrays.stream(addresses).map(InterfaceAddress::of).toList(),
            Optional.empty(), List.of(), Optional.empty(),
            Optional.of(new Attachment.AfPacket("host-" + name)));
    }

    static ExternalInterface.Attached attached(String node, String vppInterface, OptionalInt vlan, String... address) {
        return new ExternalInterface.Attached(node, vppInterface, vlan,
            Arrays.stream(address).findFirst().map(InterfaceAddress::of), Optional.empty(), Optional.empty());
    }

    Inventory inventory() {
        return new Inventory(nodes, networks, externals, pods);
    }

    /** The same inventory, put together in another order. */
    Inventory shuffled(Random random) {
        World other = new World();
        mix(nodes, random, other.nodes);
        mix(networks, random, other.networks);
        mix(externals, random, other.externals);
        mix(pods, random, other.pods);
        return other.inventory();
    }

    private static <K, V> void mix(Map<K, V> from, Random random, Map<K, V> to) {
        List<K> keys = new ArrayList<>(from.keySet());
        Collections.shuffle(keys, random);
        keys.forEach(key -> to.put(key, from.get(key)));
    }
}
