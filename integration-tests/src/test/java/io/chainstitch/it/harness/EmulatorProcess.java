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

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An emulated VPP as a process of its own, which outlives its agent. */
final class EmulatorProcess implements Vpp {
    private static final Duration START = Duration.ofMinutes(1);
    private static final String UNDERLAY = "GigabitEthernet0/9/0";

    private final String name;
    private final Path directory;
    private final Path interfaces;
    private final Path socket;
    private Program program;

    /**
     * Prepares one.
     *
     * @param name of its node, for messages
     * @param number of its node, the end of its addresses
     * @param directory for its files
     * @param socket where it listens, a short path
     * @param hosts host interfaces that exist there
     */
    EmulatorProcess(String name, int number, Path directory, Path socket, List<String> hosts) throws IOException {
        this.name = name;
        this.directory = directory;
        this.interfaces = directory.resolve("interfaces");
        this.socket = socket;
        StringBuilder found = new StringBuilder("interface ").append(UNDERLAY).append(" mtu 9000 up address ")
            .append(TestNode.ipv4Address(number)).append("/24 address ").append(TestNode.ipv6Address(number))
            .append("/64\ninterface GigabitEthernet0/8/0 up\n");
        hosts.forEach(host -> found.append("host ").append(host).append('\n'));
        Files.writeString(interfaces, found);
    }

    @Override
    public void start() throws IOException {
        program = Program.start("emulator of " + name, directory.resolve("emulator.log"), Map.of(),
            List.of(Places.emulator().toString(), "--socket", socket.toString(), "--interfaces",
                interfaces.toString()));
        program.await("listens", START, this::answers);
    }

    private boolean answers() {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException ignored) {
            return false;
        }
    }

    @Override
    public Path socket() {
        return socket;
    }

    @Override
    public String underlayInterface() {
        return UNDERLAY;
    }

    @Override
    public void signal(String signal) throws IOException {
        program.signal(signal);
    }

    @Override
    public void stop() {
        program.stop();
    }

    @Override
    public void kill() {
        program.kill();
    }
}
