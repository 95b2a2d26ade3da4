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

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.VppApiException;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Starts VPPs that have nothing but the underlay address: real ones from the installation that VPP_PREFIX names, else
 * the emulator, as a process of its own.
 */
final class Dataplane {
    private static final int DEEPEST = 3;
    /** The emulator's own heap ends with some two thousand chains. */
    private static final Map<String, String> ROOMY = Map.of("JAVA_OPTS", "-Xmx1g");

    /** An IPv4 table takes 850 kB of it while VPP makes room for more, and an SRv6 chain has five of them on a node. */
    private static final String HEAP = "4G";

    private final Programs programs;
    private final Path emulator;
    private final Optional<Path> prefix;

    Dataplane(Programs programs, Path project) {
        this.programs = programs;
        this.emulator = project.resolve("vpp-emulator/target/vpp-emulator/bin/vpp-emulator");
        this.prefix = Optional.ofNullable(System.getenv("VPP_PREFIX")).filter(text -> !text.isBlank()).map(Path::of);
    }

    /**
     * A VPP with its underlay address.
     *
     * @param socket its API socket
     * @param process the process
     * @param micros how long it took from its start until it had its address
     */
    record Running(Path socket, Process process, double micros) {
    }

    String name() {
        return prefix.isPresent() ? "real VPP" : "emulator";
    }

    /** The interface towards the other nodes. */
    String uplink() {
        return prefix.isPresent() ? "loop0" : "GigabitEthernet0/8/0";
    }

    /** The definitions of the installation's messages, as flags of the agent. */
    List<String> agentFlags() {
        return prefix.map(path -> List.of("--vpp-api-definitions", path.resolve("share/vpp/api").toString()))
            .orElse(List.of());
    }

    /**
     * Starts one.
     *
     * @param directory where its files go
     * @param number number of its node
     * @return the VPP, which has its address
     */
    Running start(Path directory, int number) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path socket = directory.resolve("api.sock");
        Files.deleteIfExists(socket);
        long began = System.nanoTime();
        Process process;
        if (prefix.isPresent()) {
            process = startVpp(directory, number, prefix.get());
        } else {
            Path interfaces = Files.writeString(directory.resolve("interfaces"),
                "interface GigabitEthernet0/8/0 mtu 9000 up address 2001:db8::" + number + "/64\n");
            process = programs.start(directory.getFileName() + "-emulator", ROOMY,
                List.of(emulator.toString(), "--socket", socket.toString(), "--interfaces", interfaces.toString()));
        }
        Poll.until("the underlay address at " + socket, Poll.SHORT, () -> hasAddress(socket));
        return new Running(socket, process, (System.nanoTime() - began) / 1e3);
    }

    /** A VPP answers before it has run the commands that give its only interface the address. */
    private static boolean hasAddress(Path socket) throws IOException {
        try (VppClient client = VppClient.connect(socket, "benchmarks", ApiDefinitions.builtIn(),
                VppClientOptions.defaults())) {
            return !client.dump("ip_address_dump", Map.of("sw_if_index", 1L, "is_ipv6", true)).join().isEmpty();
        } catch (VppApiException | CompletionException ignored) {
            return false;
        }
    }

    private Process startVpp(Path directory, int number, Path installation) throws IOException {
        Path commands = Files.writeString(directory.resolve("commands"), String.join("\n",
            "create loopback interface", "set interface mtu packet 9000 loop0", "set interface state loop0 up",
            "set interface ip address loop0 2001:db8::" + number + "/64", ""));
        Optional<Path> plugins = plugins(installation.resolve("lib"));
        Path configuration = Files.writeString(directory.resolve("startup.conf"), String.join("\n",
            "unix { nodaemon log " + directory.resolve("vpp.log") + " cli-listen " + directory.resolve("cli.sock")
                + " runtime-dir " + directory + " poll-sleep-usec 100 exec " + commands + " }",
            "api-segment { prefix b" + Integer.toHexString(directory.toAbsolutePath().hashCode()) + " }",
            "socksvr { socket-name " + directory.resolve("api.sock") + " }",
            "memory { main-heap-size " + HEAP + " main-heap-page-size 4k }",
            "buffers { buffers-per-numa 4096 page-size 4k }",
            "statseg { size 256M page-size 4k socket-name " + directory.resolve("stats.sock") + " }",
            "plugins {" + plugins.map(path -> " path " + path).orElse("") + " plugin dpdk_plugin.so { disable } }",
            "cpu { workers 0 }", ""));
        return programs.start(directory.getFileName() + "-vpp",
            plugins.map(path -> Map.of("LD_LIBRARY_PATH", path.resolveSibling("").toString())).orElse(Map.of()),
            List.of(installation.resolve("bin/vpp").toString(), "-c", configuration.toString()));
    }

    private static Optional<Path> plugins(Path library) throws IOException {
        try (Stream<Path> found = Files.find(library, DEEPEST,
                (path, attributes) -> path.endsWith("vpp_plugins"))) {
            return found.findFirst();
        }
    }
}
