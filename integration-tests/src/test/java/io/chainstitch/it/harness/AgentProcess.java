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
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agent of one node as a process, with a data directory of its own; it can be killed and started again. */
public final class AgentProcess {
    /** Who may log in. */
    public static final String USER = "it";
    /** With which password. */
    public static final String PASSWORD = "it-secret";
    private static final Duration START = Duration.ofMinutes(4);

    private final String name;
    private final Path directory;
    private final String vpp;
    private final List<String> flags;
    private final int port = Places.port();
    private Program program;

    /**
     * Prepares one.
     *
     * @param name of its node
     * @param directory its own; log, password and data are put here
     * @param vpp where its VPP is: a socket, or {@code emulator:FILE} for one inside the agent
     * @param flags more flags
     */
    public AgentProcess(String name, Path directory, String vpp, List<String> flags) {
        this.name = name;
        this.directory = directory;
        this.vpp = vpp;
        this.flags = List.copyOf(flags);
    }

    /**
     * Starts it under its own name and waits until it listens.
     *
     * @throws IOException when it cannot be started
     */
    public void start() throws IOException {
        start(name, PASSWORD);
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param publishedName the name it says it has
     * @param password that it takes
     * @throws IOException when it cannot be started
     */
    public void start(String publishedName, String password) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
        List<String> command = new ArrayList<>(List.of(Places.agent().toString(), "--name", publishedName,
            "--listen", "127.0.0.1:" + port, "--vpp-api-socket", vpp,
            "--data-dir", directory.resolve("data").toString(), "--username", USER,
            "--password-file", file.toString()));
        command.addAll(flags);
        program = Program.start("agent " + name, directory.resolve("agent.log"),
            Map.of("JAVA_OPTS", Places.HASTY_SSH), command);
        program.await("listens", START, this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it with kill -9. */
    public void kill() {
        program.kill();
    }

    /** Ends it in good order. */
    public void stop() {
        program.stop();
    }

    /**
     * Kills it and starts it again with its data.
     *
     * @throws IOException when it cannot be started
     */
    public void restart() throws IOException {
        kill();
        start();
    }

    /** {@return the name of its node} */
    public String name() {
        return name;
    }

    /** {@return the port of its NETCONF} */
    public int port() {
        return port;
    }

    /** {@return whether it runs} */
    public boolean isAlive() {
        return program != null && program.isAlive();
    }

    /** {@return the running process} */
    public Program program() {
        return program;
    }
}
