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
package io.chainstitch.agent;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** An agent with an emulated VPP of its own, both in this process, and what tests ask of them. */
final class Lab implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "s3cret";
    static final String INTERFACES = "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"/>";
    static final String AGENT = "<agent xmlns=\"urn:chainstitch:agent\"/>";
    private static final String V3PO = "http://fd.io/hc2vpp/yang/v3po";

    private final Path folder;
    private final Path socket;
    private final int port = freePort();
    private final int restPort = freePort();
    private AutoCloseable vpp;
    private Agent agent;

    Lab(Path folder) throws Exception {
        this.folder = folder;
        this.socket = folder.resolve("vpp.sock");
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Files.writeString(folder.resolve("interfaces"), "host veth1\nhost veth2\nhost veth3\n");
    }

    int port() {
        return port;
    }

    int restPort() {
        return restPort;
    }

    Path data() {
        return folder.resolve("data");
    }

    Lab startVpp() throws Exception {
        vpp = Emulator.start(socket, Optional.of(folder.resolve("interfaces")));
        return this;
    }

    void stopVpp() throws Exception {
        vpp.close();
        vpp = null;
    }

    /** Starts an agent; one whose VPP is there is ready when it has reached it. */
    Lab startAgent() throws Exception {
        agent = Agent.start(new AgentOptions("n1", ListenAddress.parse("127.0.0.1:" + port),
            Optional.of(ListenAddress.parse("127.0.0.1:" + restPort)), new VppLocation.Socket(socket),
            Optional.empty(), data(), USER, folder.resolve("password")));
        if (vpp != null) {
            try (NetconfTestClient client = client()) {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                    () -> client.get(AGENT).contains("<connected>true</connected>"));
            }
        }
        return this;
    }

    void stopAgent() {
        agent.close();
        agent = null;
    }

    NetconfTestClient client() throws IOException {
        return new NetconfTestClient(port, USER, PASSWORD);
    }

    /** Another program that uses the same VPP. */
    ApiMessage onVpp(String message, Map<String, Object> fields) throws Exception {
        try (VppClient client = secondClient()) {
            return client.request(message, fields).get();
        }
    }

    /** {@return VPP's index of the interface with the given VPP name} */
    long index(String vppName) throws Exception {
        try (VppClient client = secondClient()) {
            return client.dump("sw_interface_dump", Map.of("sw_if_index", 0xFFFF_FFFFL)).get().stream()
                .filter(details -> vppName.equals(details.text("interface_name"))).findFirst().orElseThrow()
                .number("sw_if_index");
        }
    }

    static String afPacket(String name, String host, String outgoing) {
        return "<interface><name>" + name + "</name><type xmlns:v=\"" + V3PO + "\">v:af-packet</type>"
            + "<enabled>true</enabled><af-packet xmlns=\"" + V3PO + "\"><host-interface-name>" + host
            + "</host-interface-name></af-packet>" + (outgoing.isEmpty() ? "" : "<l2 xmlns=\"" + V3PO
            + "\"><xconnect-outgoing-interface>" + outgoing + "</xconnect-outgoing-interface></l2>") + "</interface>";
    }

    static String interfaces(String... entries) {
        return "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">" + String.join("", entries)
            + "</interfaces>";
    }

    @Override
    public void close() throws Exception {
        if (agent != null) {
            stopAgent();
        }
        if (vpp != null) {
            stopVpp();
        }
    }

    private VppClient secondClient() throws IOException {
        return VppClient.connect(socket, "somebody-else", ApiDefinitions.builtIn(), VppClientOptions.defaults());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
