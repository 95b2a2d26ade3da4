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
package io.chainstitch.vpp.api.testing;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a real VPP for a test, without hugepages and without network devices. It is found by the environment: the
 * program {@code VPP_BINARY}, else {@code VPP_PREFIX/bin/vpp}, else {@code vpp} in the path.
 */
public final class RealVpp implements AutoCloseable {
    private static final int POLLS = 2000;
    private static final int POLL_MILLIS = 10;
    private static final int STOP_SECONDS = 10;
    private static final int DEEPEST = 3;

    private final Process process;
    private final Path socket;
    private final Thread reaper;

    private RealVpp(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** {@return whether there is a VPP to run} */
    public static boolean found() {
        return binary().isPresent();
    }

    /** {@return why there is none, for the text of an assumption} */
    public static String missing() {
        return "no VPP: set VPP_PREFIX to an installation that has bin/vpp, or VPP_BINARY to the program";
    }

    /** {@return the program} */
    public static Optional<Path> binary() {
        String named = System.getenv("VPP_BINARY");
        Stream<Path> inPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .filter(directory -> !directory.isEmpty()).map(directory -> Path.of(directory, "vpp"));
        Stream<Path> candidates = named != null ? Stream.of(Path.of(named))
            : Stream.concat(prefix().stream().map(prefix -> prefix.resolve("bin/vpp")), inPath);
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /** {@return the directory of the *.api.json files of the installation, when it has a prefix} */
    public static Optional<Path> apiDirectory() {
        return prefix().map(prefix -> prefix.resolve("share/vpp/api")).filter(Files::isDirectory);
    }

    private static Optional<Path> prefix() {
        return Optional.ofNullable(System.getenv("VPP_PREFIX")).filter(text -> !text.isBlank()).map(Path::of);
    }

    /**
     * Starts a VPP and waits until it answers on its socket.
     *
     * @param directory where its files go; the path must be short, as a socket is made there
     * @param disabledPlugins file names of plugins it shall not load
     * @return the running VPP
     * @throws IOException when it does not start
     */
    public static RealVpp start(Path directory, String... disabledPlugins) throws IOException {
        return launch(List.of(), directory, disabledPlugins);
    }

    /**
     * Starts a VPP in a network namespace and waits until it answers on its socket. Needs root and {@code ip}.
     *
     * @param namespace name of the namespace, which must exist
     * @param directory where its files go; the path must be short, as a socket is made there
     * @param disabledPlugins file names of plugins it shall not load
     * @return the running VPP
     * @throws IOException when it does not start
     */
    public static RealVpp startIn(String namespace, Path directory, String... disabledPlugins) throws IOException {
        return launch(List.of("ip", "netns", "exec", namespace), directory, disabledPlugins);
    }

    private static RealVpp launch(List<String> prefix, Path directory, String... disabledPlugins)
            throws IOException {
        Path program = binary().orElseThrow(() -> new IOException(missing()));
        Files.createDirectories(directory);
        Path socket = directory.resolve("api.sock");
        Files.deleteIfExists(socket);
        Optional<Path> plugins = plugins(program);
        Path configuration = directory.resolve("startup.conf");
        Files.writeString(configuration, configuration(directory, plugins, disabledPlugins));
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(prefix.stream(),
            Stream.of(program.toString(), "-c", configuration.toString())).toList());
        plugins.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path.getParent().toString()));
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("out.log").toFile());
        RealVpp vpp = new RealVpp(builder.start(), socket);
        vpp.awaitSocket();
        return vpp;
    }

    private static Optional<Path> plugins(Path program) throws IOException {
        Path library = program.toAbsolutePath().getParent().resolveSibling("lib");
        if (!Files.isDirectory(library)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.find(library, DEEPEST,
                (path, attributes) -> path.getFileName().toString().equals("vpp_plugins"))) {
            return found.findFirst();
        }
    }

    private static String configuration(Path directory, Optional<Path> plugins, String... disabledPlugins) {
        String disabled = Stream.of(disabledPlugins).map(name -> " plugin " + name + " { disable }")
            .collect(Collectors.joining());
        return String.join("\n", List.of(
            "unix { nodaemon log " + directory.resolve("vpp.log") + " cli-listen " + directory.resolve("cli.sock")
                + " runtime-dir " + directory + " poll-sleep-usec 1000 }",
            "api-segment { prefix t" + Integer.toHexString(directory.toAbsolutePath().hashCode()) + " }",
            "socksvr { socket-name " + directory.resolve("api.sock") + " }",
            "memory { main-heap-size 256M main-heap-page-size 4k }",
            "buffers { buffers-per-numa 4096 page-size 4k }",
            "statseg { size 32M page-size 4k socket-name " + directory.resolve("stats.sock") + " }",
            "plugins {" + plugins.map(path -> " path " + path).orElse("") + disabled + " }",
            "cpu { workers 0 }", ""));
    }

    private void awaitSocket() throws IOException {
        try {
            for (int i = 0; i < POLLS; i++) {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                } else if (answers()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        throw new IOException("VPP did not start, see out.log and vpp.log in " + socket.getParent());
    }

    private boolean answers() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (SocketException ignored) {
            return false;
        }
    }

    /** {@return the API socket} */
    public Path socket() {
        return socket;
    }

    /** {@return whether the process runs} */
    public boolean alive() {
        return process.isAlive();
    }

    /** {@return its process number, for signals} */
    public long pid() {
        return process.pid();
    }

    /** Ends it in order and waits until it has ended. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Kills it and waits until it has ended. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException ignored) {
            // The machine is shutting down and has the hook in hand.
        }
    }

    @Override
    public void close() {
        stop();
    }
}
