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
package io.chainstitch.vpp.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The client against a server that answers as each test wants. */
public class VppClientTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Rule
    public final TemporaryFolder directory = TemporaryFolder.builder().parentFolder(new File("/tmp")).build();

    private final List<ApiMessage> requests = new CopyOnWriteArrayList<>();
    private FakeVpp server;
    private VppClient client;
    private Path socket;

    @Before
    public void start() throws IOException {
        socket = directory.getRoot().toPath().resolve("s");
        server = new FakeVpp(socket, this::behave);
    }

    @After
    public void stop() throws IOException {
        if (client != null) {
            client.close();
        }
        server.close();
    }

    private void connect(Duration timeout) throws IOException {
        client = VppClient.connect(socket, "test", ApiDefinitions.builtIn(),
            VppClientOptions.defaults().withTimeout(timeout));
    }

    private void behave(FakeVpp.Connection connection, ApiMessage request) throws IOException {
        requests.add(request);
        Map<String, Object> context = request.fields().containsKey("context")
            ? Map.of("context", request.number("context")) : Map.of();
        switch (request.name()) {
            case "sockclnt_create" -> connection.welcome(request);
            case "control_ping", "sockclnt_delete", "show_version", "sw_interface_set_flags" ->
                connection.send(request.name() + "_reply", context);
            case "create_loopback" -> {
                connection.send("sw_interface_event", Map.of("sw_if_index", 3, "flags", 1));
                connection.send("create_loopback_reply", Map.of("context", request.number("context"),
                    "retval", -7, "sw_if_index", 3));
            }
            case "l2_xconnect_dump" -> {
                for (int i = 0; i < 5; i++) {
                    connection.send("sw_interface_event", Map.of("sw_if_index", i));
                    connection.send("l2_xconnect_details", Map.of("context", request.number("context"),
                        "rx_sw_if_index", i));
                }
            }
            case "delete_loopback" -> connection.close();
            default -> { }
        }
    }

    private static VppApiException failure(CompletableFuture<?> future) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
        return (VppApiException) failed.getCause();
    }

    @Test
    public void handshakeGivesTheClientIndexOfEveryRequest() throws Exception {
        connect(Duration.ofSeconds(5));
        assertEquals(FakeVpp.CLIENT_INDEX, client.clientIndex());
        client.request("show_version", Map.of()).get();
        assertEquals("test", requests.get(0).text("name"));
        assertEquals(FakeVpp.CLIENT_INDEX, requests.get(1).number("client_index"));
    }

    @Test
    public void refusingReplyIsStillAReplyAndEventsComeInOrder() throws Exception {
        connect(Duration.ofSeconds(5));
        List<Long> events = new CopyOnWriteArrayList<>();
        client.onEvent(event -> {
            events.add(event.number("sw_if_index"));
            throw new IllegalStateException("a listener that fails does no harm");
        });
        assertEquals(-7, client.request("create_loopback", Map.of()).get().retval());
        assertEquals(5, client.dump("l2_xconnect_dump", Map.of()).get().size());
        Awaitility.await().until(() -> events.equals(List.of(3L, 0L, 1L, 2L, 3L, 4L)));
    }

    @Test
    public void dumpsThatAreSentTogetherEndWithOnePing() throws Exception {
        connect(Duration.ofSeconds(5));
        List<ApiMessage> found =
            client.dumpAll("l2_xconnect_dump", List.of(Map.of(), Map.of(), Map.of())).get(10, TimeUnit.SECONDS);
        assertEquals(3, found.stream().map(each -> each.number("context")).distinct().count());
        assertEquals(15, found.size());
        assertEquals(List.of("l2_xconnect_dump", "l2_xconnect_dump", "l2_xconnect_dump", "control_ping"),
            requests.stream().map(ApiMessage::name).skip(1).toList());
        assertEquals(List.of(), client.dumpAll("l2_xconnect_dump", List.of()).get(10, TimeUnit.SECONDS));
    }

    @Test
    public void pipelinedRequestsOfManyThreadsEachGetTheirOwnReply() throws Exception {
        connect(Duration.ofSeconds(20));
        List<CompletableFuture<ApiMessage>> answers = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 500; j++) {
                    answers.add(client.request("sw_interface_set_flags", Map.of("sw_if_index", j)));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(2000, answers.size());
        for (CompletableFuture<ApiMessage> answer : answers) {
            assertEquals("sw_interface_set_flags_reply", answer.get(20, TimeUnit.SECONDS).name());
        }
        assertEquals(2000, answers.stream().map(answer -> answer.join().number("context")).distinct().count());
    }

    @Test
    public void unansweredRequestTimesOutAndItsLateReplyIsIgnored() throws Exception {
        connect(SHORT);
        VppApiException late = failure(client.request("cli_inband", Map.of("cmd", "show version")));
        assertTrue(late instanceof VppTimeoutException);
        assertEquals("VPP did not answer cli_inband within 1000 ms", late.getMessage());
        server.connection().send("cli_inband_reply", Map.of("context", requests.get(1).number("context")));
        assertEquals(0, client.request("show_version", Map.of()).get().retval());
        assertFalse(client.closed().isDone());
    }

    @Test
    public void endOfVppFailsAllThatWaits() throws Exception {
        connect(Duration.ofSeconds(30));
        CompletableFuture<ApiMessage> waiting = client.request("cli_inband", Map.of());
        CompletableFuture<ApiMessage> fatal = client.request("delete_loopback", Map.of());
        assertEquals("VPP closed the connection", failure(waiting).getMessage());
        assertTrue(failure(fatal) instanceof VppClosedException);
        assertTrue(failure(client.closed()) instanceof VppClosedException);
        assertEquals(Optional.of("VPP closed the connection"), client.closeCause());
        assertTrue(failure(client.request("show_version", Map.of())) instanceof VppClosedException);
        assertTrue(failure(client.dump("l2_xconnect_dump", Map.of())) instanceof VppClosedException);
    }

    @Test
    public void keepaliveIsAnswered() throws Exception {
        connect(Duration.ofSeconds(5));
        server.connection().send("memclnt_keepalive", Map.of("context", 77));
        Awaitility.await().until(() -> requests.stream().anyMatch(message ->
            message.name().equals("memclnt_keepalive_reply") && message.number("context") == 77));
    }

    @Test
    public void impossibleFrameEndsTheConnection() throws Exception {
        connect(Duration.ofSeconds(5));
        CompletableFuture<ApiMessage> waiting = client.request("cli_inband", Map.of());
        server.connection().raw(ByteBuffer.allocate(16).putInt(8, -5).position(0));
        assertTrue(failure(waiting) instanceof ApiProtocolException);
        assertTrue(failure(client.closed()) instanceof ApiProtocolException);
    }

    @Test
    public void truncatedMessageEndsTheConnectionWithItsName() throws Exception {
        connect(Duration.ofSeconds(5));
        MessageDefinition reply = ApiDefinitions.builtIn().message("cli_inband_reply").orElseThrow();
        int id = 100 + List.copyOf(ApiDefinitions.builtIn().messages()).indexOf(reply);
        server.connection().raw(ApiFrames.frame(id, new byte[5]));
        assertEquals("message cli_inband_reply: field retval needs 4 octets, 1 are left",
            failure(client.closed()).getMessage());
    }

    @Test
    public void frameCutByTheEndIsToldApart() throws Exception {
        connect(Duration.ofSeconds(5));
        server.connection().raw(ByteBuffer.allocate(20).putInt(8, 100).position(0));
        server.connection().close();
        assertEquals("VPP closed the connection in the middle of a message", failure(client.closed()).getMessage());
    }

    @Test
    public void replyOfAnotherMessageIsAProtocolError() throws Exception {
        connect(Duration.ofSeconds(5));
        CompletableFuture<ApiMessage> waiting = client.request("cli_inband", Map.of());
        Awaitility.await().until(() -> requests.size() == 2);
        server.connection().send("show_version_reply", Map.of("context", requests.get(1).number("context")));
        assertEquals("VPP answered cli_inband with show_version_reply", failure(waiting).getMessage());
    }

    @Test
    public void orderlyCloseTakesLeaveAndIsNoLoss() throws Exception {
        connect(Duration.ofSeconds(5));
        CompletableFuture<ApiMessage> waiting = client.request("cli_inband", Map.of());
        client.close();
        assertEquals("sockclnt_delete", requests.get(requests.size() - 1).name());
        assertEquals("this program closed the connection to VPP", failure(waiting).getMessage());
        client.closed().get(5, TimeUnit.SECONDS);
    }

    @Test
    public void peerThatDoesNotReadBlocksNobody() throws Exception {
        server.close();
        server = new FakeVpp(socket, (connection, request) -> {
            connection.welcome(request);
            new CompletableFuture<Void>().join();
        });
        client = VppClient.connect(socket, "test", ApiDefinitions.builtIn(),
            new VppClientOptions(SHORT, Duration.ofSeconds(5), 1 << 20, Runnable::run));
        List<CompletableFuture<ApiMessage>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(client.request("cli_inband", Map.of("cmd", "x".repeat(20_000))));
        }
        for (CompletableFuture<ApiMessage> answer : answers) {
            assertTrue(failure(answer) instanceof VppTimeoutException);
        }
    }

    @Test
    public void silentHandshakeTimesOut() throws Exception {
        server.close();
        server = new FakeVpp(socket, (connection, request) -> { });
        assertThrows(VppTimeoutException.class, () -> connect(SHORT));
    }

    @Test
    public void strangerOnTheSocketIsRefused() throws Exception {
        server.close();
        server = new FakeVpp(socket, (connection, request) -> connection.send("show_version", Map.of()));
        IOException refused = assertThrows(VppClosedException.class, () -> connect(Duration.ofSeconds(5)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("no VPP"));
    }

    @Test
    public void messageTableIsReadWithinItsBounds() throws Exception {
        server.close();
        byte[] lie = ByteBuffer.allocate(18 + 66).putShort(16, (short) 0xffff).array();
        server = new FakeVpp(socket, (connection, request) -> connection.raw(ApiFrames.frame(16, lie)));
        IOException refused = assertThrows(VppClosedException.class, () -> connect(Duration.ofSeconds(5)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("message_table"));
    }

    @Test
    public void missingMessageNamesItsPlugin() throws Exception {
        server.change("vxlan_add_del_tunnel_v3", null);
        connect(Duration.ofSeconds(5));
        IncompatibleVppException refused = assertThrows(IncompatibleVppException.class,
            () -> client.require(List.of("create_loopback", "vxlan_add_del_tunnel_v3")));
        assertTrue(refused.getMessage(), refused.getMessage().contains("vxlan_add_del_tunnel_v3"));
        assertTrue(refused.getMessage(), refused.getMessage().contains("vxlan_plugin.so"));
        assertTrue(failure(client.request("vxlan_add_del_tunnel_v3", Map.of())) instanceof IncompatibleVppException);
        assertFalse(client.supports("vxlan_add_del_tunnel_v3"));
        assertTrue(client.supports("vxlan_tunnel_v2_dump"));
    }

    @Test
    public void otherChecksumOfARequestOrItsReplyIsRefusedByName() throws Exception {
        server.change("create_vlan_subif", "00000001");
        server.change("l2_xconnect_details", "00000002");
        connect(Duration.ofSeconds(5));
        IncompatibleVppException request = assertThrows(IncompatibleVppException.class,
            () -> client.require(List.of("create_vlan_subif")));
        assertTrue(request.getMessage(), request.getMessage().contains("create_vlan_subif has the checksum 00000001"));
        IncompatibleVppException reply = assertThrows(IncompatibleVppException.class,
            () -> client.require(List.of("l2_xconnect_dump")));
        assertTrue(reply.getMessage(), reply.getMessage().contains("l2_xconnect_details"));
    }

    @Test
    public void wrongValuesAreRefusedAndNothingIsSent() throws Exception {
        connect(Duration.ofSeconds(5));
        assertThrows(IllegalArgumentException.class, () -> client.request("show_version", Map.of("x", 1)));
        client.request("show_version", Map.of()).get();
        assertEquals(2, requests.size());
    }

    @Test
    public void missingSocketIsOneSentence() {
        IOException refused = assertThrows(VppClosedException.class, () -> VppClient.connect(Path.of("/none/such"),
            "test", ApiDefinitions.builtIn(), VppClientOptions.defaults()));
        assertTrue(refused.getMessage(), refused.getMessage().startsWith("cannot connect to VPP's API socket /none"));
    }
}
