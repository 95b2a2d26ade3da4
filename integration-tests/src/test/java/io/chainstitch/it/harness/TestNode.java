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

/** One node: an emulated VPP, a relay that sees what is written to it, and an agent. */
public final class TestNode {
    private static final String INTERFACES = "interfaces";

    private final String name;
    private final int number;
    private final Path directory;
    private EmulatorProcess vpp;
    private final VppRelay relay;
    private final AgentProcess agent;

    private TestNode(String name, int number, Path directory, EmulatorProcess vpp, VppRelay relay,
            AgentProcess agent) {
        this.name = name;
        this.number = number;
        this.directory = directory;
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
        StringBuilder interfaces = new StringBuilder("interface GigabitEthernet0/9/0 mtu 9000 up address 192.0.2.")
            .append(number).append("/24 address ").append(ipv6Address(number))
            .append("/64\ninterface GigabitEthernet0/8/0 up\n");
        hosts.forEach(host -> interfaces.append("host ").append(host).append('\n'));
        Files.writeString(directory.resolve(INTERFACES), interfaces);
        EmulatorProcess vpp = startVpp(name, directory, sockets.resolve(name + ".vpp"));
        Path front = sockets.resolve(name + ".relay");
        VppRelay relay = VppRelay.start(front, vpp.socket());
        return new TestNode(name, number, directory, vpp, relay,
            new AgentProcess(name, directory, front.toString(), List.of()));
    }

    private static EmulatorProcess startVpp(String name, Path directory, Path socket) throws IOException {
        return EmulatorProcess.start(name, socket, directory.resolve(INTERFACES), directory.resolve("emulator.log"));
    }

    /**
     * Starts its VPP again after it was killed.
     *
     * @throws IOException when it cannot be started
     */
    public void startVpp() throws IOException {
        vpp = startVpp(name, directory, vpp.socket());
    }

    /** {@return its VPP} */
    public EmulatorProcess vpp() {
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

    private static String ipv6Address(int number) {
        return "2001:db8::" + number;
    }

    /** {@return its entry of the inventory} */
    public JsonObject entry() {
        return Inventory.node(name, number, agent.port());
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
