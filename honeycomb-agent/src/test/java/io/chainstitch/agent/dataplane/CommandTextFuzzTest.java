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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiFrames;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.ApiProtocolException;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.MessageDefinition;
import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.emulator.EmulatorConfig;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SidBehavior;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Text that reaches VPP's command line: four fixed questions, and one command of a strict grammar. */
public class CommandTextFuzzTest {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_./-]{0,62}";
    private static final String ADDRESS = "[0-9a-f:.]{2,45}";
    private static final Pattern GRAMMAR = Pattern.compile("show plugins|show clock|show interface|show sr localsids"
        + "|sr localsid prefix "
        + ADDRESS + "/128( fib-table [1-9][0-9]{0,9})? behavior end\\.ad( nh " + ADDRESS + ")? oif " + NAME
        + " iif " + NAME);
    private static final List<String> PIECES = List.of("host-f0", "loop1", "memif7/7", "Gig0/8/0.100", ";", "\n", "\r",
        "\0", " ", "\t", "quit", "{", "}", "\"", "'", "\\", "|", "#", "-", "%s", "\u00e4", "\u2028", "\ud83d\ude00",
        "x".repeat(62), "iif", "nh ::1", "exec /tmp/x", "comment {", "");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    @Test
    public void onlyCommandsOfTheGrammarAreMade() throws Exception {
        Fuzz fuzz = Fuzz.run("names that go into a command of VPP", 2_000, 10_000);
        Random random = fuzz.random();
        int made = 0;
        for (int i = 0; i < fuzz.count(); i++) {
            made += made(sid(random), name(random), name(random), fuzz.toString()) ? 1 : 0;
        }
        assertTrue("some must be made", made > 0 && made < fuzz.count());
        for (String line : Fuzz.corpus(CommandTextFuzzTest.class, "bad-names.txt")) {
            made(sid(random), line.translateEscapes(), "loop1", line);
            made(sid(random), "loop1", line.translateEscapes(), line);
        }
    }

    private static boolean made(LocalSid sid, String out, String in, String run) {
        try {
            String command = ProxyCommand.text(sid, (SidBehavior.EndAd) sid.behavior(), out, in);
            assertTrue(run + ": " + command, GRAMMAR.matcher(command).matches());
            return true;
        } catch (CallRefused refused) {
            return false;
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int pieces = 1 + random.nextInt(2); pieces > 0; pieces--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    private static LocalSid sid(Random random) {
        byte[] address = new byte[16];
        random.nextBytes(address);
        address[0] = (byte) 0xfc;
        byte[] hop = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(hop);
        hop[0] = 0x20;
        return new LocalSid(IpAddress.of(address), random.nextInt(3) * 1000L, new SidBehavior.EndAd("out", "in",
            random.nextBoolean() ? Optional.empty() : Optional.of(IpAddress.of(hop))));
    }

    /** Interfaces of VPP whose names are no names, as another program may have made them. */
    @Test
    public void whatGoesOverTheSocketIsOfTheGrammar() throws Exception {
        Fuzz fuzz = Fuzz.run("commands on the socket, from hostile names of interfaces", 40, 2_000);
        Random random = fuzz.random();
        Queue<String> commands = new ConcurrentLinkedQueue<>();
        List<String> names = new ArrayList<>(List.of("loop0", "loop7"));
        for (int i = 0; i < 60; i++) {
            String name = name(random);
            if (!name.isBlank() && name.length() < 30 && name.indexOf('\0') < 0 && !names.contains(name)) {
                names.add(name);
            }
        }
        Path directory = folder.newFolder().toPath();
        try (VppUnderTest vpp = new EmulatedVpp(directory, config(names));
                TappedRelay relay = new TappedRelay(directory.resolve("relay.sock"), vpp.socket(),
                    () -> tap(commands));
                DataplaneHarness agent = new DataplaneHarness(
                    new LostConnectionTest.Relayed(vpp, directory.resolve("relay.sock")),
                    directory.resolve("data"))) {
            for (int i = 0; i < fuzz.count(); i++) {
                attempt(agent, new LocalSid(IpAddress.of("fcbb:bb00:1::" + Integer.toHexString(i % 1000 + 1)), 0,
                    new SidBehavior.EndAd(i == 0 ? "loop0" : names.get(random.nextInt(names.size())),
                        i == 0 ? "loop7" : names.get(random.nextInt(names.size())), Optional.empty())));
            }
        }
        commands.forEach(command -> assertTrue(fuzz + ": " + command, GRAMMAR.matcher(command).matches()));
        assertTrue("a proxy must have been made: " + commands,
            commands.stream().anyMatch(command -> command.endsWith("oif loop0 iif loop7")));
    }

    private static EmulatorConfig config(List<String> names) {
        return new EmulatorConfig(Set.of(), Set.of(), names.stream().map(name -> new EmulatorConfig.Given(name,
            Optional.empty(), OptionalInt.empty(), true, List.of())).toList());
    }

    private static void attempt(DataplaneHarness agent, LocalSid sid) throws DataplaneException {
        try {
            agent.apply(NodePlan.of(List.of(sid)));
        } catch (DataplaneException refused) {
            assertTrue(refused.getMessage(), refused.getMessage().lines().count() > 0);
        }
    }

    /** Looks up the number of the command's message in VPP's table, and notes the commands. */
    private static TappedRelay.Tap tap(Queue<String> commands) {
        Map<Integer, MessageDefinition> numbers = new java.util.concurrent.ConcurrentHashMap<>();
        ApiFrames client = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
        ApiFrames vpp = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
        UnaryOperator<byte[]> fromVpp = octets -> {
            if (numbers.isEmpty()) {
                payloads(vpp, octets).forEach(payload -> learn(payload, numbers));
            }
            return octets;
        };
        return new TappedRelay.Tap(octets -> {
            payloads(client, octets).forEach(payload -> Optional.ofNullable(
                numbers.get(Short.toUnsignedInt(payload.getShort()))).ifPresent(definition ->
                    commands.add(decoded(definition, payload).text("cmd"))));
            return octets;
        }, fromVpp);
    }

    private static void learn(ByteBuffer payload, Map<Integer, MessageDefinition> numbers) {
        payload.getShort();
        MessageDefinition command = ApiDefinitions.builtIn().message("cli_inband").orElseThrow();
        decoded(ApiDefinitions.builtIn().message("sockclnt_create_reply").orElseThrow(), payload)
            .structs("message_table").stream().filter(entry -> entry.text("name").equals(command.nameCrc()))
            .forEach(entry -> numbers.put((int) entry.number("index"), command));
    }

    private static ApiMessage decoded(MessageDefinition definition, ByteBuffer payload) {
        try {
            return new ApiMessage(definition.name(), MessageCodec.decode(definition, payload));
        } catch (ApiProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ByteBuffer> payloads(ApiFrames frames, byte[] octets) {
        frames.feed(ByteBuffer.wrap(octets));
        List<ByteBuffer> payloads = new ArrayList<>();
        try {
            for (Optional<ByteBuffer> next = frames.next(); next.isPresent(); next = frames.next()) {
                payloads.add(next.get());
            }
        } catch (ApiProtocolException e) {
            throw new IllegalStateException(e);
        }
        return payloads;
    }

    /** Who else would send commands has to come by here. */
    @Test
    public void commandsAreSentFromFivePlacesOnly() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> senders = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("cli_inband")) {
                    senders.add(file.getFileName().toString());
                }
            }
            assertEquals(Set.of("InterfaceCounterReader.java", "LocalSidReader.java", "ProxyCommand.java",
                "VppLife.java", "VppSession.java"), Set.copyOf(senders));
        }
    }
}
