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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.AgentProcess;
import io.chainstitch.it.harness.Controller;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Namespace;
import io.chainstitch.it.harness.Places;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three VPPs on one IPv6 underlay, with their agents and a controller. The pods of a scenario come and go. Each node
 * has one interface towards the others, which the inventory names, so that the locators are routed by Chainstitch. A
 * fourth VPP is the switch that takes VLAN tags off for the hosts behind tagged external interfaces, so the kernel
 * needs no 802.1Q.
 */
final class SegmentRoutingLab implements AutoCloseable {
    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final String UNDERLAY = "underlay";
    private static final int MTU = 9000;
    private static final Scenario NOTHING =
        new Scenario("nothing", Member.Traffic.L2, "", Map.of(), List.of(), List.of(), List.of());

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, VppNode> nodes = new LinkedHashMap<>();
    private final Map<String, AgentProcess> agents = new LinkedHashMap<>();
    private final Path directory;
    private VppNode vlanSwitch;
    private Sfc sfc;

    private SegmentRoutingLab(Path directory) {
        this.directory = directory;
    }

    static SegmentRoutingLab start() throws IOException {
        SegmentRoutingLab lab = new SegmentRoutingLab(Places.fresh("segment-routing"));
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
        Namespace wires = Namespace.create("switch");
        running.push(wires);
        wires.expect("ip link add br0 mtu " + MTU + " type bridge stp_state 0 mcast_snooping 0");
        wires.expect("ip link set br0 up");
        Path sockets = Places.sockets();
        for (String name : NODES) {
            VppNode node = VppNode.start(name, sockets.resolve(name));
            running.push(node);
            nodes.put(name, node);
            wires.link(name, node.namespace(), UNDERLAY, MTU);
            wires.expect("ip link set " + name + " master br0");
            configure(node);
            AgentProcess agent = new AgentProcess(name, directory.resolve(name), node.socket().toString(), List.of());
            agent.start();
            running.push(agent::stop);
            agents.put(name, agent);
        }
        vlanSwitch = VppNode.start("vlans", sockets.resolve("vlans"));
        running.push(vlanSwitch);
        controller.awaitRestconf();
        sfc = new Sfc(controller.restconf());
        declare(NOTHING);
    }

    private static void configure(VppNode node) {
        int number = number(node.name());
        long index = node.operator().attach(UNDERLAY, "02:fe:00:00:00:0" + number);
        node.operator().address(index, address(number) + "/64");
    }

    private static int number(String node) {
        return NODES.indexOf(node) + 1;
    }

    private static String address(int node) {
        return "2001:db8::" + node;
    }

    private void declare(Scenario scenario) {
        JsonArray entries = new JsonArray();
        for (String name : NODES) {
            entries.add(Json.object("name", name, "id", number(name), "underlay-address", address(number(name)),
                "underlay-interface", "host-" + UNDERLAY, "underlay-mtu", MTU, "agent", Json.object("host",
                    "127.0.0.1", "port", agents.get(name).port(), "username", AgentProcess.USER,
                    "password", AgentProcess.PASSWORD)));
        }
        sfc.putInventory(scenario.inventory(entries));
        NODES.forEach(sfc::awaitInSync);
    }

    /** Makes the pods of a scenario, and attaches those that Chainstitch does not. */
    Map<Member, MemberPod> make(Scenario scenario) throws IOException {
        Map<Member, MemberPod> pods = new LinkedHashMap<>();
        for (Member member : scenario.members()) {
            MemberPod pod = MemberPod.create(member, nodes.get(member.node()), vlanSwitch, scenario.ways());
            running.push(pod);
            pods.put(member, pod);
            member.attach(vpp(member.node()));
        }
        return pods;
    }

    /** Declares a scenario, and waits until its chains are ready and traced ok. */
    void enter(Scenario scenario) {
        declare(scenario);
        for (JsonObject chain : scenario.chains()) {
            sfc.restconf().put("data/chainstitch-sfc:sfc/chain=" + Json.text(chain, "name"),
                Json.object("chainstitch-sfc:chain", Json.array(chain))).expectOk();
        }
        for (String chain : scenario.chainNames()) {
            sfc.awaitState(chain, "ready");
            sfc.expectTraced(chain);
        }
    }

    /** Removes the chains and the inventory but for the nodes, and waits until the chains are gone from all nodes. */
    void leave() {
        sfc.restconf().delete("data/chainstitch-sfc:sfc");
        Sfc.await("the chains to be gone", sfc::state, state -> {
            if (!Json.objects(state, "chain").isEmpty()) {
                throw new AssertionError("there is a chain");
            }
        });
        declare(NOTHING);
    }

    /** Removes the pods. */
    void unmake(Map<Member, MemberPod> pods) throws IOException {
        for (Map.Entry<Member, MemberPod> each : pods.entrySet()) {
            each.getKey().detach(vpp(each.getKey().node()));
            running.remove(each.getValue());
            each.getValue().close();
        }
    }

    /** What each VPP holds, by node. */
    Map<String, String> snapshots() {
        Map<String, String> snapshots = new LinkedHashMap<>();
        nodes.forEach((name, node) -> snapshots.put(name, Snapshot.of(node.operator())));
        return snapshots;
    }

    /** Kills the VPP of a node; the new one gets what its operator gives it for the scenario, nothing else. */
    void crash(String node, Scenario scenario) throws IOException {
        nodes.get(node).crash();
        configure(nodes.get(node));
        scenario.members().stream().filter(member -> member.node().equals(node))
            .forEach(member -> member.attach(vpp(node)));
    }

    VppOperator vpp(String node) {
        return nodes.get(node).operator();
    }

    Sfc sfc() {
        return sfc;
    }

    @Override
    public void close() throws IOException {
        List<Exception> failures = new ArrayList<>();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IOException("not everything could be ended: " + failures, failures.get(0));
        }
    }
}
