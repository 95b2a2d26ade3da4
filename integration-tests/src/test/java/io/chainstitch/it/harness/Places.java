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
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Where the built programs are, and places for what a test starts: directories and ports. */
public final class Places {
    /**
     * SSH agrees on new keys after five seconds instead of an hour, where it is not kept from that: no session of ours
     * may be among those that do, since the platform does not survive it.
     */
    static final String HASTY_SSH = "-Dorg.opendaylight.netconf.shaded.sshd.config.rekey-time-limit=5000";
    private static final int FIRST_PORT = 16_384;
    private static final int LAST_PORT = 32_767;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Places() {
    }

    /** {@return the directory of the whole project} */
    public static Path project() {
        return Path.of(System.getProperty("chainstitch.project", "..")).toAbsolutePath().normalize();
    }

    /** {@return the distribution, as unpacked} */
    public static Path distribution() {
        return built("karaf-dist/target/assembly");
    }

    /** {@return the program of the agent} */
    public static Path agent() {
        return built("honeycomb-agent/target/honeycomb-agent/bin/honeycomb-agent");
    }

    /** {@return the program of the emulator} */
    public static Path emulator() {
        return built("vpp-emulator/target/vpp-emulator/bin/vpp-emulator");
    }

    private static Path built(String place) {
        Path path = project().resolve(place);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: build the project first, mvn verify in its root");
        }
        return path;
    }

    /**
     * An empty directory below the build directory; what an earlier run left there is removed.
     *
     * @param name of the directory
     * @return the directory
     * @throws IOException when it cannot be made
     */
    public static Path fresh(String name) throws IOException {
        Path directory = Path.of(System.getProperty("chainstitch.it.directory", "target/it")).toAbsolutePath()
            .resolve(name);
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    /**
     * A directory for sockets, whose path is short: the name of a unix socket has at most 107 octets.
     *
     * @return an empty directory, removed at the end of this JVM
     * @throws IOException when it cannot be made
     */
    public static Path sockets() throws IOException {
        Path directory = Files.createTempDirectory("csit");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        return directory;
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException ignored) {
            // A program may be removing its socket just now; what stays is an empty directory of /tmp.
        }
    }

    /**
     * A port for a program that may be killed and started again. It is below those that the system gives to whoever
     * asks for any: one of these could be taken in between, also by another part of the program itself.
     *
     * @return a port of 127.0.0.1 that is free now and was not given before
     */
    public static int port() {
        for (int attempt = 0; attempt < LAST_PORT - FIRST_PORT; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(port)) {
                    return socket.getLocalPort();
                }
            } catch (IOException taken) {
                // Somebody else has it.
            }
        }
        throw new IllegalStateException("this machine has no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }

    static String lastLines(Path log, int count) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
