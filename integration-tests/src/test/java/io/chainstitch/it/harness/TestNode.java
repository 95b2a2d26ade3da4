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

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One node: a VPP, a relay that sees what is written to it, and an agent. */
public final class TestNode {
    /** Real VPPs instead of emulated ones, where the system property says {@code real}. */
    private static final boolean REAL = System.getProperty("chainstitch.lab.vpp", "").equals("real");

    private final String name;
    private final int number;
    private final Vpp vpp;
    private final VppRelay relay;
    private final AgentProcess agent;

    private TestNode(String name, int number, Vpp vpp, VppRelay relay, AgentProcess agent) {
        this.name = name;
        this.number = number;
        this.vpp = vpp;
        this.relay = relay;
        this.agent = agent;
    }

    /**
     * Starts the VPP and the relay; the agent is started by its own method.
     *
     * @param name of the node
     * @param number its id, and the end of its underlay address 192.0.2.NUMBER
     * @param directory for its files
     * @param sockets a directory with a short path
     * @param hosts host interfaces that exist there
     * @return the node
     * @throws IOException when something cannot be started
     */
    public static TestNode start(String name, int number, Path directory, Path sockets, List<String> hosts)
            throws IOException {
        Files.createDirectories(directory);
        Vpp vpp = REAL ? new RealVppProcess(name, number, sockets.resolve(name), hosts)
            : new EmulatorProcess(name, number, directory, sockets.resolve(name + ".vpp"), hosts);
        vpp.start();
        Path front = sockets.resolve(name + ".relay");
        VppRelay relay = VppRelay.start(front, vpp.socket());
        return new TestNode(name, number, vpp, relay, new AgentProcess(name, directory, front.toString(), List.of()));
    }

    /** {@return its VPP} */
    public Vpp vpp() {
        return vpp;
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return its agent} */
    public AgentProcess agent() {
        return agent;
    }

    /** {@return what sees the writes to its VPP} */
    public VppRelay relay() {
        return relay;
    }

    /** {@return the IPv6 address at which the other nodes reach it} */
    public String ipv6Address() {
        return ipv6Address(number);
    }

    static String ipv6Address(int number) {
        return "2001:db8::" + number;
    }

    static String ipv4Address(int number) {
        return "192.0.2." + number;
    }

    /** {@return its entry of the inventory} */
    public JsonObject entry() {
        JsonObject entry = Inventory.node(name, number, agent.port());
        entry.addProperty("underlay-interface", vpp.underlayInterface());
        return entry;
    }

    /**
     * Connects to its VPP.
     *
     * @return a client beside the agent
     * @throws IOException when it cannot connect
     */
    public VppProbe probe() throws IOException {
        return VppProbe.connect(vpp.socket());
    }

    /**
     * Reads all that its VPP holds.
     *
     * @return one line for each object
     * @throws IOException when it cannot connect
     */
    public List<String> dump() throws IOException {
        try (VppProbe probe = probe()) {
            return probe.dump();
        }
    }

    /** Ends agent and VPP. */
    public void stop() {
        if (agent.isAlive()) {
            agent.stop();
        }
        relay.close();
        vpp.stop();
    }
}
