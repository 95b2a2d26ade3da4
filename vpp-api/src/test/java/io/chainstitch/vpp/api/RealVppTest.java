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
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.api.testing.RealVpp;
import io.chainstitch.vpp.model.InterfaceAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The client against a real VPP; skipped where there is none. */
public class RealVppTest {
    @Rule
    public final TemporaryFolder directory = TemporaryFolder.builder().parentFolder(new java.io.File("/tmp")).build();

    private RealVpp vpp;

    @Before
    public void start() throws IOException {
        assumeTrue(RealVpp.missing(), RealVpp.found());
        vpp = RealVpp.start(directory.getRoot().toPath());
    }

    @After
    public void stop() {
        if (vpp != null) {
            vpp.kill();
        }
    }

    private VppClient connect() throws IOException {
        return VppClient.connect(vpp.socket(), "test", ApiDefinitions.builtIn(), VppClientOptions.defaults());
    }

    @Test
    public void everyBuiltInRequestIsServed() throws Exception {
        try (VppClient client = connect()) {
            for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
                if (definition.has("client_index") && definition.has("context")) {
                    client.require(List.of(definition.name()));
                }
            }
            String version = client.request("show_version", Map.of()).get().text("version");
            assertTrue(version, version.matches("2[5-9]\\..*"));
        }
    }

    @Test
    public void loopbackIsCreatedTaggedDumpedAndDeleted() throws Exception {
        List<ApiMessage> events = new CopyOnWriteArrayList<>();
        try (VppClient client = connect()) {
            client.onEvent(events::add);
            assertEquals(0, call(client, "want_interface_events", Map.of("enable_disable", 1, "pid", 7)).retval());
            ApiMessage created = call(client, "create_loopback", Map.of());
            long index = created.number("sw_if_index");
            call(client, "sw_interface_tag_add_del", Map.of("is_add", true, "sw_if_index", index, "tag", "näme"));
            call(client, "sw_interface_add_del_address", Map.of("is_add", true, "sw_if_index", index,
                "prefix", InterfaceAddress.of("fd00::1/64")));
            call(client, "sw_interface_set_flags", Map.of("sw_if_index", index, "flags", 1));
            ApiMessage loop = client.dump("sw_interface_dump", Map.of()).get().stream()
                .filter(details -> details.number("sw_if_index") == index).findFirst().orElseThrow();
            assertEquals("loop0", loop.text("interface_name"));
            assertEquals("näme", loop.text("tag"));
            assertEquals(1, loop.number("flags") & 1);
            List<ApiMessage> addresses = client.dump("ip_address_dump",
                Map.of("sw_if_index", index, "is_ipv6", true)).get();
            assertEquals(InterfaceAddress.of("fd00::1/64"), addresses.get(0).prefix("prefix"));
            assertEquals(0, call(client, "delete_loopback", Map.of("sw_if_index", index)).retval());
            Awaitility.await().until(() -> events.stream().anyMatch(event -> event.number("sw_if_index") == index
                && event.flag("deleted")));
            assertEquals("-2 INVALID_SW_IF_INDEX",
                Retval.text(call(client, "delete_loopback", Map.of("sw_if_index", index)).retval()));
        }
    }

    @Test
    public void everyDumpOfTheBuiltInSetIsReadable() throws Exception {
        try (VppClient client = connect()) {
            for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
                if (definition.name().endsWith("_dump")) {
                    client.dump(definition.name(), Map.of()).get();
                }
            }
            assertFalse(client.dump("ip_route_v2_dump", Map.of("table", Map.of("is_ip6", true))).get().isEmpty());
            assertFalse(client.dump("ip_table_dump", Map.of()).get().isEmpty());
        }
    }

    @Test
    public void pipelinedRequestsAreAllAnswered() throws Exception {
        try (VppClient client = connect()) {
            List<CompletableFuture<ApiMessage>> answers = new ArrayList<>();
            for (int host = 1; host <= 3000; host++) {
                Map<String, Object> drop = Map.of("sw_if_index", MessageCodec.NONE, "weight", 1, "type", 2);
                answers.add(client.request("ip_route_add_del", Map.of("route", Map.of("paths", List.of(drop),
                    "prefix", InterfaceAddress.of("10." + host / 250 + "." + host % 250 + ".1/32")))));
            }
            for (CompletableFuture<ApiMessage> answer : answers) {
                assertEquals(0, answer.get().retval());
            }
            assertEquals(3000, client.dump("ip_route_v2_dump", Map.of("src", 8)).get().size());
        }
    }

    @Test
    public void routeComesBackAsItWasSent() throws Exception {
        InterfaceAddress prefix = InterfaceAddress.of("10.9.0.0/16");
        try (VppClient client = connect()) {
            ApiMessage added = call(client, "ip_route_add_del", Map.of("route", Map.of("prefix", prefix,
                "paths", List.of(Map.of("sw_if_index", MessageCodec.NONE, "weight", 1, "type", 2)))));
            assertEquals(0, added.retval());
            ApiMessage route = client.dump("ip_route_v2_dump", Map.of("src", 8)).get().get(0).struct("route");
            assertEquals(prefix, route.prefix("prefix"));
            assertEquals(2, route.structs("paths").get(0).number("type"));
        }
    }

    @Test
    public void definitionsOfTheNodeServeToo() throws Exception {
        assumeTrue("no *.api.json files: set VPP_PREFIX", RealVpp.apiDirectory().isPresent());
        ApiDefinitions own = ApiDefinitions.withOverrides(RealVpp.apiDirectory().orElseThrow());
        try (VppClient client = VppClient.connect(vpp.socket(), "own", own, VppClientOptions.defaults())) {
            assertTrue(client.supports("sr_localsids_dump"));
            assertEquals(List.of(), client.dump("sr_localsids_dump", Map.of()).get());
        }
    }

    @Test
    public void missingPluginIsNamed() throws Exception {
        vpp.stop();
        vpp = RealVpp.start(directory.getRoot().toPath(), "vxlan_plugin.so");
        try (VppClient client = connect()) {
            IncompatibleVppException refused = assertThrows(IncompatibleVppException.class,
                () -> client.require(List.of("create_loopback", "vxlan_add_del_tunnel_v3")));
            assertTrue(refused.getMessage(), refused.getMessage().contains("vxlan_add_del_tunnel_v3"));
            assertTrue(refused.getMessage(), refused.getMessage().contains("vxlan_plugin.so"));
            assertFalse(client.supports("vxlan_tunnel_v2_dump"));
        }
    }

    @Test
    public void killedVppFailsRequestsAndIsFoundAgain() throws Exception {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        List<String> told = new CopyOnWriteArrayList<>();
        List<VppClient> clients = new CopyOnWriteArrayList<>();
        try (VppConnector connector = new VppConnector(vpp.socket(), "test", ApiDefinitions.builtIn(),
                VppClientOptions.defaults(), scheduler, new VppConnector.Listener() {
                    @Override
                    public void onConnected(VppClient client) {
                        clients.add(client);
                    }

                    @Override
                    public void onLost(String cause) {
                        told.add(cause);
                    }
                })) {
            connector.start();
            Awaitility.await().until(() -> clients.size() == 1);
            vpp.kill();
            Awaitility.await().until(() -> told.equals(List.of("VPP closed the connection")));
            ExecutionException failed = assertThrows(ExecutionException.class,
                () -> clients.get(0).request("show_version", Map.of()).get());
            assertTrue(failed.getCause() instanceof VppClosedException);
            vpp = RealVpp.start(directory.getRoot().toPath());
            Awaitility.await().until(() -> clients.size() == 2);
            assertEquals(0, call(clients.get(1), "show_version", Map.of()).retval());
        } finally {
            scheduler.shutdownNow();
        }
    }

    private static ApiMessage call(VppClient client, String message, Map<String, Object> fields) throws Exception {
        return client.request(message, fields).get();
    }
}
