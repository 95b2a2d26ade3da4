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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.emulator.EmulatorConfig;
import io.chainstitch.vpp.emulator.EmulatorServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The emulator in this process. */
final class EmulatedVpp implements VppUnderTest {
    private static final List<String> HOSTS = List.of("h0", "h1", "h2", "h3");

    private final Path socket;
    private final EmulatorConfig config;
    private EmulatorServer server;

    EmulatedVpp(Path directory) throws IOException {
        this(directory, new EmulatorConfig(Set.copyOf(HOSTS), Set.of(), List.of()));
    }

    EmulatedVpp(Path directory, EmulatorConfig config) throws IOException {
        this.config = config;
        socket = directory.resolve("api.sock");
        start();
    }

    @Override
    public Path socket() {
        return socket;
    }

    @Override
    public Optional<Path> definitions() {
        return Optional.empty();
    }

    @Override
    public String host(int number) {
        return HOSTS.get(number);
    }

    @Override
    public void stop() throws IOException {
        server.close();
    }

    @Override
    public void start() throws IOException {
        server = EmulatorServer.start(socket, config);
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
