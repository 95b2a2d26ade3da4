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

import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bad flags, password files and interfaces files: one line that says which, and no secret in it. */
public class FlagsFuzzTest {
    private static final List<String> VALUES = List.of("", " ", "n1", "-", "--", "=", "--name", "a b", "a\nb", "\0",
        "a\0b", "127.0.0.1:2831", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:-1", "[::1]:1",
        "::1:1",
        "[::1", ":1", "nosuch.host:1", "1.2.3:1", "emulator:", "emulator:\0", "/", "//", "/none", "~",
        "x".repeat(5000), "\u00e4", "\ud800", "%s", "localhost:99999999999");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void badFlagsAreNamedInOneLine() {
        Fuzz fuzz = Fuzz.run("flags of the agent", 5_000, 100_000);
        for (int i = 0; i < fuzz.count(); i++) {
            List<String> arguments = arguments(fuzz.random());
            try {
                CommandLine.parse(arguments, Map.of());
            } catch (UsageException refused) {
                assertTrue(fuzz + ": " + arguments + ": " + refused, refused.getMessage().contains("flag"));
                assertEquals(1, Main.oneLine(refused.getMessage()).lines().count());
            } catch (RuntimeException e) {
                throw new AssertionError(fuzz + ": " + arguments, e);
            }
        }
    }

    private static List<String> arguments(Random random) {
        List<String> arguments = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            String value = random.nextInt(3) == 0 ? VALUES.get(random.nextInt(VALUES.size())) : good(flag);
            switch (random.nextInt(12)) {
                case 0 -> arguments.add(value);
                case 1 -> arguments.add(flag.text());
                case 2, 3, 4 -> arguments.addAll(List.of(flag.text(), value));
                default -> arguments.add(flag.text() + "=" + value);
            }
        }
        return arguments;
    }

    private static String good(Flag flag) {
        return switch (flag) {
            case LISTEN, RESTCONF_LISTEN -> "127.0.0.1:2831";
            case VPP_API_SOCKET -> "emulator:";
            default -> "x";
        };
    }

    @Test
    public void badPasswordFilesAreNamedInOneLine() throws Exception {
        Fuzz fuzz = Fuzz.run("password files of the agent", 200, 20_000);
        Path file = folder.newFile().toPath();
        for (int i = 0; i < fuzz.count(); i++) {
            byte[] octets = Octets.mutated(fuzz.random(), "s3cret-of-mine\nsecond\n".getBytes(StandardCharsets.UTF_8));
            Files.write(file, octets);
            try {
                Credentials.read("ops", file);
            } catch (StartException refused) {
                assertTrue(fuzz + ": " + refused, refused.getMessage().contains(file.toString()));
                assertFalse(fuzz + ": " + refused, refused.getMessage().contains("cret"));
                assertFalse(fuzz + ": " + refused, refused.getMessage().contains("Input length"));
            } catch (RuntimeException e) {
                throw new AssertionError(fuzz + ": " + new String(octets, StandardCharsets.ISO_8859_1), e);
            }
        }
    }

    /** Found: what is no text was refused with "Input length = 1". */
    @Test
    public void passwordThatIsNoTextIsRefusedSo() throws Exception {
        Path file = Files.write(folder.newFile().toPath(), new byte[] {'a', (byte) 0xff});
        assertEquals("the password file " + file + " is no text in UTF-8",
            assertThrows(StartException.class, () -> Credentials.read("ops", file)).getMessage());
    }

    /** Found: a file without end was read until the memory was full. */
    @Test
    public void passwordFileWithoutEndIsRefused() {
        assertEquals("the password file /dev/zero is longer than 65536 bytes",
            assertThrows(StartException.class, () -> Credentials.read("ops", Path.of("/dev/zero"))).getMessage());
    }

    @Test
    public void badInterfacesFilesAreNamedInOneLine() throws Exception {
        Fuzz fuzz = Fuzz.run("interfaces files of the emulator", 50, 10_000);
        Path file = folder.newFile("interfaces").toPath();
        byte[] good = ("host veth1 # one\ntap t\ninterface Gig0/8/0 mtu 9000 mac 02:00:00:00:00:01 up address"
            + " 10.0.0.1/24 address fd00::1/64\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < fuzz.count(); i++) {
            byte[] octets = Octets.mutated(fuzz.random(), good);
            Files.write(file, octets);
            Path socket = folder.getRoot().toPath().resolve("s");
            try (AutoCloseable emulator = Emulator.start(socket, Optional.of(file))) {
                assertTrue(Files.exists(socket));
            } catch (StartException refused) {
                assertTrue(fuzz + ": " + refused, refused.getMessage().contains(file.toString()));
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(fuzz + ": " + new String(octets, StandardCharsets.ISO_8859_1), e);
            }
        }
    }
}
