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

import static org.awaitility.Awaitility.await;

import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real VPP process in a network namespace of its own, with veth pairs to attach to. */
final class RealVpp implements VppUnderTest {
    private static final int HOSTS = 4;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path directory;
    private final Path binary;
    private final String namespace;
    private final List<String> disabledPlugins;
    private Process process;

    RealVpp(Path directory, Path binary, String... disabledPlugins) throws IOException, InterruptedException {
        this.disabledPlugins = List.of(disabledPlugins);
        this.directory = directory;
        this.binary = binary;
        this.namespace = "cs" + ProcessHandle.current().pid() + "n" + COUNT.incrementAndGet();
        run("ip", "netns", "add", namespace);
        for (int i = 0; i < HOSTS; i++) {
            run("ip", "-n", namespace, "link", "add", host(i), "type", "veth", "peer", "name", "p" + i);
            run("ip", "-n", namespace, "link", "set", host(i), "up");
            run("ip", "-n", namespace, "link", "set", "p" + i, "up");
        }
        start();
    }

    /** The binary named by VPP_BINARY, below VPP_PREFIX, or found in PATH; empty when there is none that can run. */
    static Optional<Path> binary() {
        Stream<Path> named = Stream.of(Optional.ofNullable(System.getenv("VPP_BINARY")).map(Path::of),
            Optional.ofNullable(System.getenv("VPP_PREFIX")).map(prefix -> Path.of(prefix, "bin", "vpp")))
            .flatMap(Optional::stream);
        Stream<Path> found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(each -> Path.of(each, "vpp"));
        return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
    }

    /** Whether this user may make network namespaces. */
    static boolean mayMakeNamespaces() {
        return "root".equals(System.getProperty("user.name"));
    }

    private Path prefix() {
        return binary.toAbsolutePath().getParent().getParent();
    }

    @Override
    public Path socket() {
        return directory.resolve("api.sock");
    }

    @Override
    public Optional<Path> definitions() {
        return Optional.of(prefix().resolve("share/vpp/api")).filter(Files::isDirectory);
    }

    @Override
    public String host(int number) {
        return "cs" + ProcessHandle.current().pid() % 100_000 + "h" + number;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        Path libraries = prefix().resolve("lib/x86_64-linux-gnu");
        Path config = directory.resolve("startup.conf");
        Files.writeString(config, "unix { nodaemon log " + directory + "/vpp.log cli-listen " + directory
            + "/cli.sock runtime-dir " + directory + " poll-sleep-usec 1000 }\n"
            + "api-segment { prefix " + namespace + " }\nsocksvr { socket-name " + socket() + " }\n"
            + "memory { main-heap-size 256M main-heap-page-size 4k }\n"
            + "buffers { buffers-per-numa 4096 page-size 4k }\n"
            + "statseg { size 32M page-size 4k socket-name " + directory + "/stats.sock }\n"
            + "cpu { workers 0 }\n"
            + "plugins { " + (Files.isDirectory(libraries) ? "path " + libraries + "/vpp_plugins " : "")
            + disabledPlugins.stream().map(plugin -> "plugin " + plugin + " { disable } ")
                .collect(Collectors.joining()) + "}\n");
        ProcessBuilder builder = new ProcessBuilder("ip", "netns", "exec", namespace, binary.toString(), "-c",
            config.toString()).redirectErrorStream(true).redirectOutput(directory.resolve("out.log").toFile());
        builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        process = builder.start();
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).ignoreExceptions().until(() -> {
            VppClient.connect(socket(), "probe", messages(), VppClientOptions.defaults()).close();
            return true;
        });
    }

    /** Sends frames to VPP through the other end of a host interface; nobody needs to answer. */
    void send(int host, int frames) throws IOException, InterruptedException {
        Process ping = new ProcessBuilder("ip", "netns", "exec", namespace, "ping", "-6", "-c",
            Integer.toString(frames), "-i", "0.2", "-W", "1", "ff02::1%p" + host).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (ping.waitFor() > 1) {
            throw new IOException("ping cannot send");
        }
    }

    /** Stops the process from running, as a hanging VPP does. */
    void hang() throws IOException, InterruptedException {
        run("kill", "-STOP", Long.toString(process.pid()));
    }

    /** Lets it run again. */
    void resume() throws IOException, InterruptedException {
        run("kill", "-CONT", Long.toString(process.pid()));
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IOException("VPP does not end");
        }
        Files.deleteIfExists(socket());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        run("ip", "netns", "del", namespace);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
