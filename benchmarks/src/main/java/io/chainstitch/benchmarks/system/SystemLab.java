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
package io.chainstitch.benchmarks.system;

import io.chainstitch.benchmarks.wire.Frame;
import io.chainstitch.benchmarks.wire.Relay;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution, two agents, and a relay between each agent and its VPP. */
final class SystemLab implements AutoCloseable {
    private static final int NODES = 2;
    private static final int AGENT_PORT = 2831;
    private static final String USER = "bench";
    private static final String PASSWORD = Long.toHexString(new java.security.SecureRandom().nextLong());

    private final Path directory;
    private final Programs programs;
    private final Dataplane dataplane;
    private final List<Relay> relays = new ArrayList<>();
    private final Restconf restconf;
    private final Declarations declarations;
    private final int agentPort;

    /**
     * A moment in all recordings.
     *
     * @param sizes number of messages recorded by each relay
     */
    record Mark(List<Integer> sizes) {
    }

    SystemLab(String renderer, Path project, int offset) throws IOException, InterruptedException {
        directory = project.resolve("benchmarks/target/lab");
        clear();
        programs = new Programs(directory);
        dataplane = new Dataplane(programs, project);
        agentPort = AGENT_PORT + offset;
        declarations = new Declarations(renderer, dataplane.uplink(), agentPort, USER, PASSWORD);
        Controller controller = new Controller(project, directory.resolve("karaf"), offset);
        restconf = new Restconf(controller.port());
        checkPorts(controller);
        Path passwordFile = Files.writeString(directory.resolve("password"), PASSWORD);
        for (int number = 1; number <= NODES; number++) {
            Path node = directory.resolve("n" + number);
            Relay relay = new Relay(directory.resolve("relay" + number), dataplane.start(node, number));
            relays.add(relay);
            List<String> command = new ArrayList<>(List.of(
                project.resolve("honeycomb-agent/target/honeycomb-agent/bin/honeycomb-agent").toString(),
                "--name", "n" + number, "--listen", "127.0.0.1:" + (agentPort + number - 1),
                "--vpp-api-socket", directory.resolve("relay" + number).toString(),
                "--data-dir", node.resolve("agent").toString(), "--username", USER,
                "--password-file", passwordFile.toString()));
            command.addAll(dataplane.agentFlags());
            programs.start("n" + number, Map.of(), command);
        }
        controller.start(programs);
        Poll.until("the controller", () -> {
            programs.check();
            return restconf.answers();
        });
        restconf.refuseUnlessEmpty();
    }

    /** Nothing must be sent to somebody else's controller or agent. */
    private void checkPorts(Controller controller) throws IOException {
        List<Integer> ports = new ArrayList<>(controller.ports());
        for (int number = 0; number < NODES; number++) {
            ports.add(agentPort + number);
        }
        for (int port : ports) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port));
            } catch (IOException e) {
                throw new IOException("port " + port + " is taken: choose another --port-offset", e);
            }
        }
    }

    private void clear() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    String dataplane() {
        return dataplane.name();
    }

    Declarations declarations() {
        return declarations;
    }

    Restconf restconf() {
        return restconf;
    }

    NetconfProbe probe() throws IOException {
        return new NetconfProbe(agentPort, USER, PASSWORD);
    }

    /** Declares the nodes, and pods for so many chains, and waits until the nodes are in sync. */
    void declare(int chains) throws IOException, InterruptedException {
        restconf.put("chainstitch-inventory:inventory", declarations.inventory(chains));
        Poll.until("the nodes", () -> {
            programs.check();
            return restconf.state("node", "sync").equals(Collections.nCopies(NODES, "in-sync"));
        });
        awaitQuiet(new Mark(Collections.nCopies(NODES, 0)));
    }

    Mark mark() {
        return new Mark(relays.stream().map(Relay::size).toList());
    }

    /** Waits until every VPP has answered and all are quiet; gives the time of the last message. */
    long awaitQuiet(Mark since) throws InterruptedException {
        final long quietMillis = 60;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < relays.size(); i++) {
            long nanos = relays.get(i).awaitQuiet(since.sizes.get(i), quietMillis);
            last = last == Long.MIN_VALUE ? nanos : last - nanos > 0 ? last : nanos;
        }
        return last;
    }

    List<List<Frame>> recordings() {
        for (Relay relay : relays) {
            if (relay.connections() != 1) {
                throw new IllegalStateException("an agent connected to its VPP " + relay.connections()
                    + " times: the recording is not whole, see the logs in " + directory);
            }
        }
        return relays.stream().map(relay -> relay.frames(0, relay.size())).toList();
    }

    /** Ends everything, and starts VPPs as the first ones were: what was recorded can be sent to them. */
    List<Path> freshDataplanes() throws IOException, InterruptedException {
        programs.close();
        List<Path> sockets = new ArrayList<>();
        for (int number = 1; number <= NODES; number++) {
            sockets.add(dataplane.start(directory.resolve("r" + number), number));
        }
        return sockets;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        programs.close();
        for (Relay relay : relays) {
            relay.close();
        }
    }
}
