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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class CommandLineTest {
    private static final List<String> COMPLETE = List.of("--name", "n1", "--listen", "127.0.0.1:2831",
        "--vpp-api-socket", "/run/vpp/api.sock", "--data-dir", "/var/lib/agent", "--username", "ops",
        "--password-file", "/etc/agent.password");

    @Test
    public void readsEveryFlag() throws UsageException {
        List<String> all = with("--restconf-listen", "[::1]:8183", "--vpp-api-definitions=/usr/share/vpp/api");
        AgentOptions options = CommandLine.parse(all, Map.of()).orElseThrow();
        assertEquals("n1", options.name());
        assertEquals("127.0.0.1:2831", options.listen().toString());
        assertEquals("[::1]:8183", options.restconfListen().orElseThrow().toString());
        assertEquals(new VppLocation.Socket(Path.of("/run/vpp/api.sock")), options.vpp());
        assertEquals(Optional.of(Path.of("/usr/share/vpp/api")), options.definitions());
        assertEquals(Path.of("/var/lib/agent"), options.dataDir());
        assertEquals("ops", options.username());
        assertEquals(Path.of("/etc/agent.password"), options.passwordFile());
    }

    @Test
    public void readsTheEnvironmentWhereAFlagIsMissing() throws UsageException {
        Map<String, String> environment =
            Map.of("CHAINSTITCH_AGENT_DATA_DIR", "/data", "CHAINSTITCH_AGENT_NAME", "other");
        List<String> arguments = new ArrayList<>(COMPLETE);
        arguments.subList(6, 8).clear();
        AgentOptions options = CommandLine.parse(arguments, environment).orElseThrow();
        assertEquals(Path.of("/data"), options.dataDir());
        assertEquals("n1", options.name());
    }

    @Test
    public void knowsTheEmulator() throws UsageException {
        assertEquals(new VppLocation.Emulator(Optional.empty()), VppLocation.parse("emulator:"));
        assertEquals(new VppLocation.Emulator(Optional.of(Path.of("lab.txt"))), VppLocation.parse("emulator:lab.txt"));
    }

    @Test
    public void helpNamesEveryFlag() throws UsageException {
        assertTrue(CommandLine.parse(List.of("--help"), Map.of()).isEmpty());
        for (Flag flag : Flag.values()) {
            assertTrue(flag.text(), CommandLine.help().contains(flag.text() + " "));
        }
    }

    @Test
    public void saysWhatIsWrong() {
        assertProblem("unknown flag '--nmae'; see --help", with("--nmae", "x"));
        assertProblem("flag --username needs a value", List.of("--username"));
        assertProblem("flag --username needs a value", List.of("--username", "--name", "n1"));
        assertProblem("flag --username needs a value", List.of("--username="));
        assertProblem("flag --name is given twice", with("--name", "n2"));
        assertProblem("flag --name is missing (or CHAINSTITCH_AGENT_NAME in the environment); see --help", List.of());
        for (String address : List.of("127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", ":2831", "::1:2831", "host:2831",
                "1.2.3:1", "[::1]", "127.0.0.1:x")) {
            assertProblem("flag --restconf-listen: ", with("--restconf-listen", address));
        }
    }

    @Test
    public void namesFollowTheInventory() {
        for (String name : List.of("-n", "a b", "a/b", "é", "a".repeat(254), ".")) {
            List<String> arguments = new ArrayList<>(COMPLETE);
            arguments.set(0, "--name=" + name);
            arguments.remove(1);
            assertProblem("flag --name: ", arguments);
        }
    }

    @Test
    public void problemsAreOneLine() {
        UsageException problem = assertThrows(UsageException.class,
            () -> CommandLine.parse(with("--listen2\nx", "y"), Map.of()));
        assertFalse(Main.oneLine(problem.getMessage()).contains("\n"));
    }

    private static void assertProblem(String start, List<String> arguments) {
        UsageException problem =
            assertThrows(UsageException.class, () -> CommandLine.parse(arguments, Map.of()));
        assertTrue(problem.getMessage(), problem.getMessage().startsWith(start));
    }

    private static List<String> with(String... more) {
        List<String> arguments = new ArrayList<>(COMPLETE);
        arguments.addAll(List.of(more));
        return arguments;
    }
}
