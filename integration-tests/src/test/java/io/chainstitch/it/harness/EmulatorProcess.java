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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An emulated VPP as a process of its own, which outlives its agent. */
public final class EmulatorProcess {
    private static final Duration START = Duration.ofMinutes(1);

    private final Path socket;
    private final Program program;

    private EmulatorProcess(Path socket, Program program) {
        this.socket = socket;
        this.program = program;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param name of its node, for messages
     * @param socket where it listens, a short path
     * @param interfaces what it finds when it starts, see docs/emulator.md
     * @param log its output
     * @return the emulator
     * @throws IOException when it cannot be started
     */
    public static EmulatorProcess start(String name, Path socket, Path interfaces, Path log) throws IOException {
        Program program = Program.start("emulator of " + name, log, Map.of(), List.of(Places.emulator().toString(),
            "--socket", socket.toString(), "--interfaces", interfaces.toString()));
        program.await("listens", START, () -> answers(socket));
        return new EmulatorProcess(socket, program);
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException ignored) {
            return false;
        }
    }

    /** {@return its API socket} */
    public Path socket() {
        return socket;
    }

    /** {@return the running process} */
    public Program program() {
        return program;
    }

    /** Ends it. */
    public void stop() {
        program.stop();
    }

    /** Ends it with kill -9; its state is lost, as VPP's is. */
    public void kill() {
        program.kill();
    }
}
