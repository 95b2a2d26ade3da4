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
import java.nio.channels.SocketChannel;
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

    private final Path project;
    private final Map<String, String> environment;
    private final Path directory;
    private final Programs programs;
    private final Dataplane dataplane;
    private final List<Relay> relays = new ArrayList<>();
    private final List<Dataplane.Running> dataplanes = new ArrayList<>();
    private final List<Process> agents = new ArrayList<>();
    private final Controller controller;
    private final Restconf restconf;
    private final Declarations declarations;
    private final int agentPort;
    private Process controllerProcess;

    /**
     * A moment in all recordings.
     *
     * @param sizes number of messages recorded by each relay
     */
    record Mark(List<Integer> sizes) {
    }

    /**
     * Starts everything.
     *
     * @param renderer name of the renderer
     * @param project root of the built project
     * @param offset is added to every port
     * @param environment environment of the agents, added to that of this process
     */
    SystemLab(String renderer, Path project, int offset, Map<String, String> environment)
        throws IOException, InterruptedException {
        this.project = project;
        this.environment = Map.copyOf(environment);
        directory = project.resolve("benchmarks/target/lab");
        clear(directory);
        programs = new Programs(directory);
        dataplane = new Dataplane(programs, project);
        agentPort = AGENT_PORT + offset;
        declarations = new Declarations(renderer, dataplane.uplink(), agentPort, USER, PASSWORD, NODES);
        controller = new Controller(project, directory.resolve("karaf"), offset);
        restconf = new Restconf(controller.port());
        checkPorts(controller);
        Files.writeString(directory.resolve("password"), PASSWORD);
        for (int number = 1; number <= NODES; number++) {
            dataplanes.add(dataplane.start(directory.resolve("n" + number), number));
            relays.add(new Relay(directory.resolve("relay" + number), dataplanes.get(number - 1).socket()));
            agents.add(startAgent(number));
        }
        controller.prepare();
        startController();
        restconf.refuseUnlessEmpty();
    }

    private Process startAgent(int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(
            project.resolve("honeycomb-agent/target/honeycomb-agent/bin/honeycomb-agent").toString(),
            "--name", "n" + number, "--listen", "127.0.0.1:" + (agentPort + number - 1),
            "--vpp-api-socket", directory.resolve("relay" + number).toString(),
            "--data-dir", directory.resolve("n" + number + "/agent").toString(), "--username", USER,
            "--password-file", directory.resolve("password").toString()));
        command.addAll(dataplane.agentFlags());
        return programs.start("n" + number, environment, command);
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

    Process controller() {
        return controllerProcess;
    }

    /** The agent of a node, by its number from 1. */
    Process agent(int number) {
        return agents.get(number - 1);
    }

    /** The relay before the VPP of a node, by its number from 1. */
    Relay relay(int number) {
        return relays.get(number - 1);
    }

    void killController() throws InterruptedException {
        programs.kill(controllerProcess);
    }

    void killAgent(int number) throws InterruptedException {
        programs.kill(agent(number));
    }

    /** Starts the agent of a node again; gives the nanoseconds until it listens. */
    long restartAgent(int number) throws IOException, InterruptedException {
        long began = System.nanoTime();
        agents.set(number - 1, startAgent(number));
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", agentPort + number - 1);
        Poll.until("the agent", Poll.SHORT, () -> {
            programs.check();
            try (SocketChannel channel = SocketChannel.open(address)) {
                return channel.isConnected();
            } catch (IOException ignored) {
                return false;
            }
        });
        return System.nanoTime() - began;
    }

    /** Kills the VPP of a node and starts it again with nothing in it; gives the nanoseconds until it answers. */
    long renewDataplane(int number) throws IOException, InterruptedException {
        programs.kill(dataplanes.get(number - 1).process());
        Dataplane.Running renewed = dataplane.start(directory.resolve("n" + number), number);
        dataplanes.set(number - 1, renewed);
        return (long) (renewed.micros() * 1e3);
    }

    /** A VPP beside the others, with nothing in it, to which something that was recorded can be sent. */
    Path spareDataplane(int number) throws IOException, InterruptedException {
        return dataplane.start(directory.resolve("r" + number), number).socket();
    }

    /** Waits until all nodes are in sync. */
    void awaitSync() throws IOException, InterruptedException {
        Poll.until("the nodes", () -> {
            programs.check();
            return restconf.state("node", "sync").equals(Collections.nCopies(NODES, "in-sync"));
        });
    }

    /** Nothing must be sent to somebody else's controller or agent. */
    private void checkPorts(Controller controller) throws IOException {
        List<Integer> ports = new ArrayList<>(controller.ports());
        for (int number = 0; number < NODES; number++) {
            ports.add(agentPort + number);
        }
        refuseTaken(ports);
    }

    static void refuseTaken(List<Integer> ports) throws IOException {
        for (int port : ports) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port));
            } catch (IOException e) {
                throw new IOException("port " + port + " is taken: choose another --port-offset", e);
            }
        }
    }

    static void clear(Path directory) throws IOException {
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
        awaitSync();
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
            sockets.add(spareDataplane(number));
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
