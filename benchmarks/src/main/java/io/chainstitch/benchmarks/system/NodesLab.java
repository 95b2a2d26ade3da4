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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The distribution, and one process that stands in for all agents. */
final class NodesLab implements AutoCloseable {
    private static final int AGENT_PORT = 2831;
    private static final String USER = "bench";
    private static final String PASSWORD = Long.toHexString(new java.security.SecureRandom().nextLong());

    private final Path directory;
    private final int nodes;
    private final int agentPort;
    private final Programs programs;
    private final Controller controller;
    private final Restconf restconf;
    private final Declarations declarations;
    private final Process agents;
    private Process controllerProcess;

    /**
     * Starts everything.
     *
     * @param renderer name of the renderer
     * @param project root of the built project
     * @param offset is added to every port
     * @param nodes number of nodes
     */
    NodesLab(String renderer, Path project, int offset, int nodes) throws IOException, InterruptedException {
        this.nodes = nodes;
        directory = project.resolve("benchmarks/target/lab");
        SystemLab.clear(directory);
        programs = new Programs(directory);
        agentPort = AGENT_PORT + offset;
        declarations = new Declarations(renderer, FakeAgents.UPLINK, agentPort, USER, PASSWORD, nodes);
        controller = new Controller(project, directory.resolve("karaf"), offset);
        restconf = new Restconf(controller.port());
        List<Integer> ports = new ArrayList<>(controller.ports());
        for (int number = 0; number < nodes; number++) {
            ports.add(agentPort + number);
        }
        SystemLab.refuseTaken(ports);
        agents = startAgents(Files.writeString(directory.resolve("password"), PASSWORD));
        controller.prepare();
        startController();
        restconf.refuseUnlessEmpty();
    }

    /** They start one after the other, so that the last one tells of all. */
    private Process startAgents(Path password) throws IOException, InterruptedException {
        Process process = programs.start("agents", Map.of(), List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1536m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp",
            System.getProperty("java.class.path"), FakeAgents.class.getName(), Integer.toString(nodes),
            Integer.toString(agentPort), USER, password.toString()));
        InetSocketAddress last = new InetSocketAddress("127.0.0.1", agentPort + nodes - 1);
        Poll.until("the agents", () -> {
            programs.check();
            try (SocketChannel channel = SocketChannel.open(last)) {
                return channel.isConnected();
            } catch (IOException ignored) {
                return false;
            }
        });
        return process;
    }

    /** Starts the controller; gives the nanoseconds until it answers. */
    long startController() throws IOException, InterruptedException {
        long began = System.nanoTime();
        controllerProcess = controller.start(programs);
        Poll.until("the controller", () -> {
            programs.check();
            return restconf.answers();
        });
        return System.nanoTime() - began;
    }

    void killController() throws InterruptedException {
        programs.kill(controllerProcess);
    }

    Process controller() {
        return controllerProcess;
    }

    /** The process of all agents. */
    Process agents() {
        return agents;
    }

    Restconf restconf() {
        return restconf;
    }

    Declarations declarations() {
        return declarations;
    }

    /** Waits until all nodes are in sync, which each is only while it is connected. */
    void awaitSync() throws IOException, InterruptedException {
        int[] reached = new int[1];
        try {
            Poll.until("the nodes", Poll.LONG, () -> {
                programs.check();
                List<String> states = restconf.state("node", "sync");
                reached[0] = Collections.frequency(states, "in-sync");
                return states.size() == nodes && reached[0] == nodes;
            });
        } catch (IOException e) {
            throw new IOException(reached[0] + " of " + nodes + " nodes are in sync: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        programs.close();
    }
}
