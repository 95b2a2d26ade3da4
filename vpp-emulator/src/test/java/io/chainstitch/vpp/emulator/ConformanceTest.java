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
package io.chainstitch.vpp.emulator;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.api.testing.RealVpp;
import io.chainstitch.vpp.emulator.conformance.Conformance;
import io.chainstitch.vpp.emulator.conformance.VppUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The same rows against the emulator and, where there is one, a real VPP. */
public class ConformanceTest {
    private static final Set<String> HOSTS = Set.of(Conformance.HOST_PREFIX + "0", Conformance.HOST_PREFIX + "1");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void emulatorFulfilsEveryRow() throws IOException {
        List<Conformance.Result> results = Conformance.run(new Emulated());
        System.out.println("conformance of the emulator: " + Conformance.summary(results));
        assertEquals("", failures(results));
        assertTrue(results.size() + " rows", results.size() >= 80);
        assertTrue(results.stream().noneMatch(Conformance.Result::skipped));
    }

    @Test
    public void everyRequestHasARow() {
        Emulation emulation = new Emulation(EmulatorConfig.empty(), System::nanoTime, new Random(1));
        Set<String> missing = new TreeSet<>(emulation.requests());
        missing.removeAll(Conformance.requests());
        assertEquals(Set.of(), missing);
    }

    @Test
    public void realVppFulfilsEveryRow() throws IOException {
        assumeTrue(RealVpp.missing(), RealVpp.found());
        try (Real real = new Real()) {
            List<Conformance.Result> results = Conformance.run(real);
            System.out.println("conformance of a real VPP: " + Conformance.summary(results));
            results.stream().filter(result -> !result.proven()).forEach(System.out::println);
            assertEquals("", failures(results));
        }
    }

    private static String failures(List<Conformance.Result> results) {
        return results.stream().filter(result -> result.failure().isPresent()).map(Conformance.Result::toString)
            .collect(Collectors.joining("\n"));
    }

    private final class Emulated implements VppUnderTest {
        @Override
        public Instance start() throws IOException {
            EmulatorServer server = EmulatorServer.start(folder.getRoot().toPath().resolve("api.sock"),
                new EmulatorConfig(HOSTS, Set.of(), List.of()), cause -> { });
            return new Instance() {
                @Override
                public Path socket() {
                    return server.socket();
                }

                @Override
                public void close() throws IOException {
                    server.close();
                }
            };
        }

        @Override
        public boolean hasHosts() {
            return true;
        }
    }

    /**
     * Makes veth pairs for the rows about host interfaces, where it may. While a VPP is used the next one starts, as
     * that is what takes the time.
     */
    private static final class Real implements VppUnderTest, AutoCloseable {
        private final Path directory = Files.createTempDirectory("cfm");
        private final boolean hosts;
        private int started;
        private CompletableFuture<RealVpp> next = startNext();

        Real() throws IOException {
            boolean made = true;
            for (String host : HOSTS) {
                made &= ip("link", "add", host, "type", "veth", "peer", "name", host + "p")
                    && ip("link", "set", host, "up") && ip("link", "set", host + "p", "up");
            }
            hosts = made;
        }

        @Override
        public void close() throws IOException {
            next.thenAccept(RealVpp::kill).join();
            for (String host : HOSTS) {
                ip("link", "del", host);
            }
        }

        private CompletableFuture<RealVpp> startNext() {
            Path own = directory.resolve(Integer.toString(started++ % 2));
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return RealVpp.start(own);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private static boolean ip(String... words) throws IOException {
            String[] command = new String[words.length + 1];
            command[0] = "ip";
            System.arraycopy(words, 0, command, 1, words.length);
            try {
                return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public Instance start() {
            RealVpp vpp = next.join();
            next = startNext();
            return new Instance() {
                @Override
                public Path socket() {
                    return vpp.socket();
                }

                @Override
                public void close() {
                    vpp.kill();
                }
            };
        }

        @Override
        public boolean hasHosts() {
            return hosts;
        }
    }
}
