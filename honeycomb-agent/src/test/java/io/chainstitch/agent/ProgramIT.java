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
package io.chainstitch.agent;

import static org.awaitility.Awaitility.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The program as it is installed: its script, its exit codes, and what is left when it is killed. */
public class ProgramIT {
    private static final Path PROGRAM = Path.of(System.getProperty("agent.home"), "bin", "honeycomb-agent");
    private static final Duration LONG = Duration.ofSeconds(60);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
    private Path errors;
    private Path password;
    private int port;
    private Process running;

    @Before
    public void prepare() throws IOException {
        errors = folder.newFile("errors").toPath();
        password = Files.writeString(folder.newFile("password").toPath(), Lab.PASSWORD);
        Files.writeString(folder.getRoot().toPath().resolve("interfaces"), "host veth1\nhost veth2\n");
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
    }

    @After
    public void end() throws Exception {
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    @Test
    public void wrongUsageIsOneLineAndExitCodeTwo() throws Exception {
        assertExit(2, "unknown flag '--nmae'", List.of("--nmae", "x"));
        assertExit(2, "flag --name is missing", List.of());
        assertExit(0, "", List.of("--help"));
    }

    @Test
    public void whatCannotStartSaysWhyAndExitsWithOne() throws Exception {
        assertExit(1, "cannot read the password file", arguments("data", "--password-file=/none"));
        assertExit(1, "refusing to listen on 0.0.0.0:" + port,
            arguments("data", "--listen=0.0.0.0:" + port, "--password-file=" + file("admin")));
        assertExit(1, "cannot write to the data directory", arguments("password"));
        assertExit(1, "cannot read the emulator's interfaces file",
            arguments("data", "--vpp-api-socket=emulator:/none"));
        assertExit(1, "cannot start the emulator",
            arguments("data", "--vpp-api-socket=emulator:" + file("nonsense here")));
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertExit(1, "cannot serve NETCONF on 127.0.0.1:" + taken.getLocalPort(), arguments("data"));
        }
    }

    @Test
    public void whatWasCommittedSurvivesAKill() throws Exception {
        startAndWait();
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            client.edit(Lab.interfaces(Lab.afPacket("a", "veth1", "b"), Lab.afPacket("b", "veth2", "a")));
            assertTrue(client.commit().contains("<ok/>"));
            client.edit(Lab.interfaces(Lab.afPacket("never-committed", "veth1", "")));
        }
        assertExit(1, "another agent uses the data directory", arguments("data", "--listen=127.0.0.2:" + port));
        running.destroyForcibly().waitFor();
        startAndWait();
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            assertFalse(client.getConfig(Lab.INTERFACES).contains("never-committed"));
            await().atMost(LONG).until(() -> client.get(Lab.INTERFACES).contains("<xconnect-outgoing-interface>b<"));
        }
        running.destroy();
        assertTrue(running.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
    }

    /** F18: files may not grow any more, as on a full disk; half a record is written before the system says so. */
    @Test
    public void fullDiskRefusesTheCommitAndKeepsWhatWasAcknowledged() throws Exception {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 400; exec \"$@\"", "limited",
            PROGRAM.toString()));
        limited.addAll(arguments("data"));
        startAndWait(limited);
        String acknowledged = "";
        String refusal = "";
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            await().atMost(LONG).until(() -> client.get(Lab.AGENT).contains("<connected>true<"));
            for (int number = 0; number < 40 && refusal.isEmpty(); number++) {
                String marker = "marker-" + number + "-" + "x".repeat(50_000);
                client.edit(Lab.interfaces(Lab.afPacket("a", "veth1", "").replace("<enabled>",
                    "<description>" + marker + "</description><enabled>")));
                String reply = client.commit();
                if (reply.contains("<ok/>")) {
                    acknowledged = marker;
                } else {
                    refusal = reply;
                    client.rpc("<discard-changes/>");
                }
            }
            assertTrue(refusal, refusal.contains("<error-message>Not stored: "));
            assertTrue(refusal, refusal.contains(" cannot be written ("));
            assertTrue(client.getConfig(Lab.INTERFACES).contains(acknowledged + "<"));
            assertTrue(client.get(Lab.INTERFACES).contains("veth1"));
        }
        assertFalse("nothing was ever stored", acknowledged.isEmpty());
        running.destroyForcibly().waitFor();
        startAndWait();
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            assertTrue(client.getConfig(Lab.INTERFACES).contains(acknowledged + "<"));
        }
    }

    /** F18: no file may grow at all; only what the agent says goes through a pipe into one. */
    @Test
    public void startsOnAFullDiskWithWhatWasAcknowledged() throws Exception {
        startAndWait();
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            client.edit(Lab.interfaces(Lab.afPacket("a", "veth1", "")));
            assertTrue(client.commit().contains("<ok/>"));
        }
        running.destroyForcibly().waitFor();
        Path rest = Files.writeString(folder.getRoot().toPath().resolve("data/ledger.new"), "half a line");
        List<String> limited = new ArrayList<>(List.of("bash", "-c",
            "exec 2> >(exec cat >'" + errors + "'); ulimit -f 0; exec \"$@\"", "limited", PROGRAM.toString()));
        limited.addAll(arguments("data"));
        startAndWait(limited);
        assertFalse(Files.exists(rest));
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            await().atMost(LONG).until(() -> client.get(Lab.AGENT).contains("<connected>true<"));
            assertTrue(client.getConfig(Lab.INTERFACES).contains("veth1"));
            assertTrue(client.get(Lab.INTERFACES).contains("<interfaces "));
            assertTrue(client.get(Lab.AGENT).contains("/data/ledger cannot be written (File too large)"));
            client.edit(Lab.interfaces(Lab.afPacket("b", "veth2", "")));
            String refusal = client.commit();
            assertTrue(refusal, refusal.contains("<error-message>Not stored: "));
            assertTrue(refusal, refusal.contains("/data/ledger cannot be written (File too large)"));
        }
    }

    /** F18: nobody shall mistake a new key for the old one, nor the other way round. */
    @Test
    public void damagedHostKeyIsRefused() throws Exception {
        startAndWait();
        try (NetconfTestClient client = new NetconfTestClient(port, Lab.USER, Lab.PASSWORD)) {
            assertTrue("the key is made for the first session", client.get(Lab.AGENT).contains("connected"));
        }
        running.destroyForcibly().waitFor();
        Path key = folder.getRoot().toPath().resolve("data/host-key");
        byte[] good = Files.readAllBytes(key);
        for (byte[] bad : List.of(new byte[0], Arrays.copyOf(good, good.length / 2))) {
            Files.write(key, bad);
            assertExit(1, "the host key " + key + " is damaged", arguments("data"));
        }
        Files.write(key, good);
        startAndWait();
    }

    private void startAndWait() throws Exception {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(arguments("data"));
        startAndWait(command);
    }

    private void startAndWait(List<String> command) throws Exception {
        running = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile()).start();
        await().atMost(LONG).until(() -> !running.isAlive() || Files.readString(errors).contains("is ready"));
        assertTrue(Files.readString(errors), running.isAlive());
    }

    private void assertExit(int code, String problem, List<String> arguments) throws Exception {
        Path own = folder.newFile().toPath();
        Process process = command(arguments).redirectError(own.toFile()).start();
        assertTrue(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS));
        List<String> said = Files.readAllLines(own).stream().filter(line -> line.startsWith("honeycomb-agent: "))
            .collect(java.util.stream.Collectors.toList());
        assertEquals(said.toString(), code, process.exitValue());
        assertEquals(said.toString(), code == 0 ? 0 : 1, said.size());
        assertTrue(said.toString(), said.isEmpty() || said.get(0).startsWith("honeycomb-agent: " + problem));
    }

    private static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    /** Complete arguments; those given replace ours. */
    private List<String> arguments(String data, String... replaced) {
        List<String> given = List.of(replaced);
        List<String> arguments = new ArrayList<>(given);
        for (String own : List.of("--name=n1", "--listen=127.0.0.1:" + port,
                "--vpp-api-socket=emulator:" + folder.getRoot().toPath().resolve("interfaces"),
                "--data-dir=" + folder.getRoot().toPath().resolve(data), "--username=" + Lab.USER,
                "--password-file=" + password)) {
            String flag = own.substring(0, own.indexOf('='));
            if (given.stream().noneMatch(other -> other.startsWith(flag + "="))) {
                arguments.add(own);
            }
        }
        return arguments;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.newFile().toPath(), content);
    }
}
