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
package io.chainstitch.it.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.rules.ExternalResource;

/**
 * One controller and the nodes n1, n2, n3, started by the first test class that needs them and used by all that run in
 * the same JVM. Before each class the inventory is put back to the three nodes without pods, and no chain exists.
 *
 * <p>Each node has the host interfaces of the pods {@code a}, {@code b}, {@code f}, {@code g} (ends {@code eth1},
 * functions {@code in} and {@code out}) with a number 0..7 behind the name, and those of the SRv6
 * scenarios, {@code p1a}, {@code p1b} to {@code p12b}.
 */
public final class Lab extends ExternalResource {
    /** How many pods of each app have host interfaces, numbered from 0. */
    public static final int GROUPS = 8;
    private static Lab running;

    private Path directory;
    private Controller controller;
    private Sfc sfc;
    private final Map<String, TestNode> nodes = new LinkedHashMap<>();

    private Lab() {
    }

    /** {@return the rule of a test class} */
    public static synchronized Lab rule() {
        if (running == null) {
            running = new Lab();
        }
        return running;
    }

    @Override
    protected void before() throws IOException {
        if (sfc == null) {
            start();
        }
        clear();
    }

    private void start() throws IOException {
        directory = Places.fresh("lab");
        controller = Controller.prepare(directory.resolve("controller"));
        controller.start();
        Path sockets = Places.sockets();
        for (int number = 1; number <= 3; number++) {
            String name = "n" + number;
            TestNode node = TestNode.start(name, number, directory.resolve(name), sockets, hosts());
            node.agent().start();
            nodes.put(name, node);
        }
        controller.awaitRestconf();
        sfc = new Sfc(controller.restconf());
    }

    /**
     * Ends everything, puts it aside with all logs and data, and starts anew, with nothing in the datastore.
     *
     * @param name of the directory to which everything goes; no later lab touches it
     * @param evidence what there is to say, written to {@code evidence.txt} in it
     * @throws IOException when something cannot be written or started
     */
    public void putAside(String name, String evidence) throws IOException {
        nodes.values().forEach(TestNode::stop);
        nodes.clear();
        controller.kill();
        Files.writeString(directory.resolve("evidence.txt"), evidence);
        Files.move(directory, directory.resolveSibling(name));
        start();
        clear();
    }

    private static List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        for (int number = 0; number < GROUPS; number++) {
            for (String end : List.of("a", "b")) {
                hosts.add(end + number + "-eth1");
            }
            for (String function : List.of("f", "g")) {
                hosts.add(function + number + "-in");
                hosts.add(function + number + "-out");
            }
        }
        for (int number = 1; number <= 12; number++) {
            hosts.add("p" + number + "a");
            hosts.add("p" + number + "b");
        }
        return hosts;
    }

    /** Removes all chains and pods, and waits until the three nodes are in sync. */
    public void clear() {
        sfc.restconf().delete("data/chainstitch-sfc:sfc");
        Sfc.await("all chains to go", sfc::state, state -> {
            if (!Json.objects(state, "chain").isEmpty()) {
                throw new AssertionError(state.toString());
            }
        });
        putInventory();
        nodes.keySet().forEach(sfc::awaitInSync);
    }

    /**
     * Replaces the inventory by the three nodes and these pods.
     *
     * @param pods the pods
     */
    public void putInventory(JsonObject... pods) {
        JsonArray entries = new JsonArray();
        nodes.values().forEach(node -> entries.add(node.entry()));
        JsonArray external = Json.array(Json.object("name", "uplink", "attachment", Json.array(
            Json.object("node", "n1", "vpp-interface", "GigabitEthernet0/8/0", "vlan", 100))));
        sfc.putInventory(Json.object("node", entries, "external-interface", external, "pod", Json.array(pods)));
    }

    /** {@return the entries of the three nodes, reached by IPv6} */
    public JsonArray ipv6Nodes() {
        JsonArray entries = new JsonArray();
        nodes.values().forEach(node -> {
            JsonObject entry = node.entry();
            entry.addProperty("underlay-address", node.ipv6Address());
            entries.add(entry);
        });
        return entries;
    }

    /** {@return what its VPPs hold, by node} */
    public Map<String, List<String>> dumps() {
        Map<String, List<String>> dumps = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            try {
                dumps.put(name, node.dump());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return dumps;
    }

    /** {@return the names of the requests that were written to the VPPs since the last call, by node} */
    public Map<String, List<String>> takeWrites() {
        Map<String, List<String>> writes = new LinkedHashMap<>();
        nodes.forEach((name, node) -> writes.put(name, node.relay().takeWrites()));
        return writes;
    }

    /** {@return the controller} */
    public Controller controller() {
        return controller;
    }

    /** {@return what a user does} */
    public Sfc sfc() {
        return sfc;
    }

    /**
     * A node.
     *
     * @param name of the node
     * @return the node
     */
    public TestNode node(String name) {
        return nodes.get(name);
    }
}
