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
package io.chainstitch.it.realvpp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.chainstitch.it.harness.AgentProcess;
import io.chainstitch.it.harness.Controller;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Places;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The network of {@code demo-data} with real packets: three VPPs, a network namespace for every pod, a fourth VPP as
 * the host behind VLAN 100 of n1, the agents and the controller.
 */
final class Lab implements AutoCloseable {
    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final String SUBNET = "10.1.1.";
    private static final String EXTERNAL_ADDRESS = SUBNET + "200";
    private static final int VLAN = 100;
    private static final String UPLINK = "uplink";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path directory;
    private final List<VppNode> nodes = new ArrayList<>();
    private final Map<String, Pod> pods = new LinkedHashMap<>();
    private final Map<String, AgentProcess> agents = new LinkedHashMap<>();
    private VppNode external;
    private Sfc sfc;

    private Lab(Path directory) {
        this.directory = directory;
    }

    /** Starts everything, and waits until the nodes are in sync. Nothing is left when that fails. */
    static Lab start() throws IOException {
        Lab lab = new Lab(Places.fresh("real-vpp"));
        try {
            lab.startAll();
            return lab;
        } catch (IOException | RuntimeException | AssertionError e) {
            lab.close();
            throw e;
        }
    }

    private void startAll() throws IOException {
        Controller controller = Controller.prepare(directory.resolve("controller"));
        controller.start();
        running.push(controller::stop);
        Path sockets = Places.sockets();
        for (String name : NODES) {
            nodes.add(startVpp(name, sockets));
        }
        Underlay.cable(nodes);
        external = startVpp("ext", sockets);
        nodes.get(0).namespace().link(UPLINK, external.namespace(), "h0", 1500);
        nodes.forEach(this::configure);
        VppOperator host = external.operator();
        host.address(host.vlan(host.attach("h0", "02:fe:00:00:0e:01"), VLAN), EXTERNAL_ADDRESS + "/24");
        startPods();
        startAgents();
        controller.awaitRestconf();
        sfc = new Sfc(controller.restconf());
        declare(Underlay::ipv4);
    }

    private VppNode startVpp(String name, Path sockets) throws IOException {
        VppNode node = VppNode.start(name, sockets.resolve(name));
        running.push(node);
        return node;
    }

    /** What the operator of a node does when its VPP has started. */
    private void configure(VppNode node) {
        int number = number(node.name());
        Underlay.configure(node.operator(), number, NODES.size());
        if (number == 1) {
            node.operator().attach(UPLINK, "02:fe:00:00:0e:02");
        }
    }

    private void startPods() throws IOException {
        for (JsonObject pod : Json.objects(sample("inventory", "chainstitch-inventory:inventory"), "pod")) {
            // Pods with a known Ethernet address are those of the SRv6 chains, which have a test of their own.
            if (Json.objects(pod, "interface").get(0).has("mac")) {
                continue;
            }
            Pod made = Pod.create(pod, node(Json.text(pod, "node")), SUBNET + (pods.size() + 1));
            running.push(made);
            pods.put(made.name(), made);
        }
    }

    private void startAgents() throws IOException {
        for (VppNode node : nodes) {
            AgentProcess agent = new AgentProcess(node.name(), directory.resolve(node.name()),
                node.socket().toString(), List.of());
            agent.start();
            running.push(agent::stop);
            agents.put(node.name(), agent);
        }
    }

    /** Declares the inventory of the demo with the given addresses of the nodes, and waits until they are in sync. */
    void declare(IntFunction<String> underlayAddress) throws IOException {
        JsonObject inventory = sample("inventory", "chainstitch-inventory:inventory");
        for (JsonObject node : Json.objects(inventory, "node")) {
            String name = Json.text(node, "name");
            node.remove("underlay-interface");
            node.addProperty("underlay-address", underlayAddress.apply(number(name)));
            node.add("agent", Json.object("host", "127.0.0.1", "port", agents.get(name).port(),
                "username", AgentProcess.USER, "password", AgentProcess.PASSWORD));
        }
        for (JsonObject external : Json.objects(inventory, "external-interface")) {
            Json.objects(external, "attachment").forEach(entry -> entry.addProperty("vpp-interface", "host-" + UPLINK));
        }
        sfc.putInventory(inventory);
        NODES.forEach(sfc::awaitInSync);
    }

    /** Declares a chain of the demo, and waits until it is ready and all its paths are traced ok. */
    void ready(String chain) throws IOException {
        for (JsonObject each : Json.objects(sample("chains", "chainstitch-sfc:sfc"), "chain")) {
            if (Json.text(each, "name").equals(chain)) {
                sfc.restconf().put("data/chainstitch-sfc:sfc/chain=" + chain,
                    Json.object("chainstitch-sfc:chain", Json.array(each))).expectOk();
            }
        }
        sfc.awaitState(chain, "ready");
        sfc.expectTraced(chain);
    }

    /** Deletes all chains, and waits until they are gone from all nodes. */
    void deleteChains() {
        for (JsonObject chain : Json.objects(sfc.state(), "chain")) {
            sfc.delete(Json.text(chain, "name"));
        }
        Sfc.await("the chains to be gone", sfc::state, state -> {
            if (!Json.objects(state, "chain").isEmpty()) {
                throw new AssertionError("there is a chain");
            }
        });
    }

    /** Kills the VPP of a node; the new one gets what its operator gives it, nothing else. */
    void crash(String node) throws IOException {
        node(node).crash();
        configure(node(node));
    }

    /** What each VPP holds, by node. */
    Map<String, String> snapshots() {
        Map<String, String> snapshots = new LinkedHashMap<>();
        nodes.forEach(node -> snapshots.put(node.name(), Snapshot.of(node.operator())));
        return snapshots;
    }

    Sfc sfc() {
        return sfc;
    }

    Pod pod(String name) {
        return pods.get(name);
    }

    VppNode node(String name) {
        return nodes.get(number(name) - 1);
    }

    /** The host behind the VLAN; its interface is {@code h0}. */
    VppNode external() {
        return external;
    }

    private static int number(String node) {
        return NODES.indexOf(node) + 1;
    }

    private static JsonObject sample(String file, String container) throws IOException {
        return JsonParser.parseString(Files.readString(Places.project().resolve("demo-data/" + file + ".json")))
            .getAsJsonObject().getAsJsonObject(container);
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                failed = failed == null ? new IOException("not everything could be ended: " + e.getMessage(), e)
                    : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
