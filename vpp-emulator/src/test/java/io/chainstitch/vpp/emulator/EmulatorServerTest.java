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

import static org.awaitility.Awaitility.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.EmbeddedVpp;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.model.InterfaceAddress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EmulatorServerTest {
    private static final Map<String, Object> CRASHING = Map.of("route", Map.of("prefix",
        InterfaceAddress.of("10.0.0.0/8"), "paths", List.of(Map.of("type", 4L))));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path socket;

    @Before
    public void chooseSocket() {
        socket = folder.getRoot().toPath().resolve("api.sock");
    }

    @Test
    public void restartLosesEverything() throws IOException {
        try (EmulatorServer first = EmulatorServer.start(socket, EmulatorConfig.empty());
                VppClient client = connect(first)) {
            client.request("create_loopback", Map.of()).join();
            client.request("ip_table_add_del", Map.of("table", Map.of("table_id", 7L))).join();
            assertEquals(Set.of("local0", "loop0"), names(client));
        }
        assertFalse(Files.exists(socket));
        try (EmulatorServer second = EmulatorServer.start(socket, EmulatorConfig.empty());
                VppClient client = connect(second)) {
            assertEquals(Set.of("local0"), names(client));
            assertEquals(2, client.dump("ip_table_dump", Map.of()).join().size());
        }
    }

    @Test
    public void clientsSeeEachOthersChangesAndEvents() throws IOException {
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty());
                VppClient one = connect(server); VppClient two = connect(server)) {
            List<ApiMessage> events = new CopyOnWriteArrayList<>();
            two.onEvent(events::add);
            two.request("want_interface_events", Map.of("enable_disable", 1L, "pid", 9L)).join();
            one.request("create_loopback", Map.of()).join();
            one.request("sw_interface_set_flags", Map.of("sw_if_index", 1L, "flags", 1L)).join();
            assertEquals(Set.of("local0", "loop0"), names(two));
            await().until(() -> events.size() == 2);
            assertEquals(3, events.get(1).number("flags"));
            assertEquals(9, events.get(1).number("pid"));
        }
    }

    @Test
    public void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty());
                VppClient client = connect(server)) {
            List<CompletableFuture<ApiMessage>> replies = new ArrayList<>();
            IntStream.range(0, 3000).forEach(i -> replies.add(client.request("create_loopback", Map.of())));
            for (int i = 0; i < replies.size(); i++) {
                assertEquals(i + 1, replies.get(i).join().number("sw_if_index"));
            }
            assertEquals(3001, names(client).size());
        }
    }

    @Test
    public void crashClosesConnectionsAndLosesState() throws IOException {
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty())) {
            try (VppClient client = connect(server)) {
                client.request("create_loopback", Map.of()).join();
                assertThrows(CompletionException.class, () -> client.request("ip_route_add_del", CRASHING).join());
            }
            try (VppClient client = connect(server)) {
                assertEquals(Set.of("local0"), names(client));
            }
        }
    }

    @Test
    public void crashIsReportedWhereAProcessWouldEnd() throws IOException {
        CompletableFuture<String> crash = new CompletableFuture<>();
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty(), crash::complete);
                VppClient client = connect(server)) {
            client.request("ip_route_add_del", CRASHING).exceptionally(e -> null).join();
            assertTrue(crash.join().contains("type 4"));
            await().untilAsserted(() -> assertThrows(IOException.class, () -> connect(server)));
        }
    }

    @Test
    public void staleSocketFileIsReplaced() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertTrue(Files.exists(socket));
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty());
                VppClient client = connect(server)) {
            assertEquals(Set.of("local0"), names(client));
        }
    }

    @Test
    public void socketOfALivePeerIsLeftAlone() throws IOException {
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty())) {
            IOException refused = assertThrows(IOException.class,
                () -> EmulatorServer.start(socket, EmulatorConfig.empty()));
            assertTrue(refused.getMessage(), refused.getMessage().contains("is in use"));
            try (VppClient client = connect(server)) {
                assertEquals(Set.of("local0"), names(client));
            }
        }
    }

    @Test
    public void fileThatIsNoSocketIsLeftAlone() throws IOException {
        Files.writeString(socket, "mine");
        assertThrows(IOException.class, () -> EmulatorServer.start(socket, EmulatorConfig.empty()));
        assertEquals("mine", Files.readString(socket));
    }

    @Test
    public void unknownAndTruncatedMessagesAreIgnored() throws IOException {
        try (EmulatorServer server = EmulatorServer.start(socket, EmulatorConfig.empty());
                SocketChannel rude = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                VppClient polite = connect(server)) {
            for (int id : new int[] {0, 3, 15, 5000, 65535}) {
                ByteBuffer frame = ByteBuffer.allocate(18).putLong(0).putInt(2).putInt(0).putShort((short) id);
                rude.write(frame.flip());
            }
            assertEquals(Set.of("local0"), names(polite));
            ByteBuffer hello = ByteBuffer.allocate(16 + 70).putLong(0).putInt(70).putInt(0).putShort((short) 15)
                .putInt(42).put("rude".getBytes(StandardCharsets.US_ASCII));
            rude.write(hello.position(86).flip());
            ByteBuffer answer = ByteBuffer.allocate(26);
            while (answer.hasRemaining() && rude.read(answer) >= 0) {
                assertTrue(answer.position() > 0);
            }
            assertEquals(16, answer.getShort(16));
            assertEquals(42, answer.getInt(22));
        }
    }

    @Test
    public void emulatorIsFoundAsAService() throws Exception {
        EmbeddedVpp embedded = ServiceLoader.load(EmbeddedVpp.class).findFirst().orElseThrow();
        Path file = folder.newFile().toPath();
        Files.writeString(file, "interface GigabitEthernet0/8/0 up address 192.0.2.1/24\n");
        AutoCloseable running = embedded.start(socket, Optional.of(file));
        try (VppClient client = VppClient.connect(socket, "test", ApiDefinitions.builtIn(),
                VppClientOptions.defaults())) {
            assertEquals(Set.of("local0", "GigabitEthernet0/8/0"), names(client));
        }
        running.close();
        Files.writeString(file, "nonsense\n");
        IOException refused = assertThrows(IOException.class, () -> embedded.start(socket, Optional.of(file)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("line 1"));
    }

    private static VppClient connect(EmulatorServer server) throws IOException {
        return VppClient.connect(server.socket(), "test", ApiDefinitions.builtIn(), VppClientOptions.defaults());
    }

    private static Set<String> names(VppClient client) {
        Set<String> names = new HashSet<>();
        client.dump("sw_interface_dump", Map.of()).join().forEach(i -> names.add(i.text("interface_name")));
        return names;
    }
}
