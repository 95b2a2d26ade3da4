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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The agent as its clients see it, with an emulated VPP. */
public class AgentTest {
    private static final String PAIR =
        Lab.interfaces(Lab.afPacket("a", "veth1", "b"), Lab.afPacket("b", "veth2", "a"));
    private static final Duration LONG = Duration.ofSeconds(30);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
    private Lab lab;

    @Before
    public void start() throws Exception {
        lab = new Lab(folder.getRoot().toPath()).startVpp().startAgent();
    }

    @After
    public void stop() throws Exception {
        lab.close();
    }

    @Test
    public void configuresVppAndReadsItBack() throws Exception {
        try (NetconfTestClient client = lab.client()) {
            for (String capability : new String[] {"base:1.1", "capability:candidate:1.0", "capability:validate:1.0",
                "capability:notification:1.0", "module=v3po&amp;revision=2019-05-27"}) {
                assertTrue(capability, client.hello().contains(capability));
            }
            assertOk(client.edit(PAIR));
            assertOk(client.validate());
            assertFalse(client.get(Lab.INTERFACES).contains("host-veth1"));
            assertOk(client.commit());
            String held = client.get(Lab.INTERFACES);
            assertTrue(held, held.contains("<vpp-name xmlns=\"urn:chainstitch:vpp-interfaces\">host-veth1<"));
            assertTrue(held, held.contains("<xconnect-outgoing-interface>b<"));
            String counted = client.get(Lab.INTERFACES.replace("interfaces xmlns", "interfaces-state xmlns"));
            assertTrue(counted, counted.contains("<name>a</name>") && counted.contains("<in-octets>0</in-octets>"));
            assertFalse("counters are asked for apart", held.contains("in-octets"));
            assertTrue(client.rpc("<get-schema xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\">"
                + "<identifier>chainstitch-agent</identifier></get-schema>").contains("module chainstitch-agent"));
        }
    }

    @Test
    public void aRejectedCommitIsUndoneAndSaysWhy() throws Exception {
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(PAIR));
            assertOk(client.commit());
            assertOk(client.edit(Lab.interfaces(Lab.afPacket("c", "veth3", ""), Lab.afPacket("d", "no-such", ""))));
            String refusal = client.commit();
            assertTrue(refusal, refusal.contains("<error-message>VPP rejected: interface d: "));
            assertTrue(refusal, refusal.contains("-71 INVALID_INTERFACE"));
            assertFalse(client.get(Lab.INTERFACES).contains("veth3"));
            String config = client.getConfig(Lab.INTERFACES);
            assertTrue(config, config.contains("veth1") && config.contains("veth2"));
            assertFalse(config, config.contains("veth3"));
            assertOk(client.edit(Lab.interfaces(Lab.afPacket("c", "veth3", ""))));
            assertOk(client.commit());
        }
    }

    @Test
    public void getShowsWhatSomebodyElseDidToVpp() throws Exception {
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(PAIR));
            assertOk(client.commit());
            long a = lab.index("host-veth1");
            long b = lab.index("host-veth2");
            assertEquals(0, lab.onVpp("sw_interface_set_l2_xconnect",
                Map.of("rx_sw_if_index", a, "tx_sw_if_index", b, "enable", false)).retval());
            String held = client.get(Lab.INTERFACES);
            assertFalse(held, held.contains("<xconnect-outgoing-interface>b<"));
            assertTrue(held, held.contains("<xconnect-outgoing-interface>a<"));
            assertTrue(client.getConfig(Lab.INTERFACES).contains("<xconnect-outgoing-interface>b<"));

            String repaired = client.rpc("<reconcile xmlns=\"urn:chainstitch:agent\"/>");
            assertTrue(repaired, repaired.contains("<changed xmlns=\"urn:chainstitch:agent\">1<"));
            assertTrue(client.get(Lab.INTERFACES).contains("<xconnect-outgoing-interface>b<"));
        }
    }

    @Test
    public void digestsTellWhetherVppHoldsTheConfiguration() throws Exception {
        Pattern digests = Pattern.compile("<configured>([0-9a-f]{64})<.*<held>([0-9a-f]{64})<");
        try (NetconfTestClient client = lab.client()) {
            Matcher empty = digests.matcher(reading(client, "comparison"));
            assertTrue(empty.find());
            assertEquals(NodePlan.EMPTY.digest(), empty.group(1));
            assertEquals(NodePlan.EMPTY.digest(), empty.group(2));
            assertOk(client.edit(PAIR));
            assertOk(client.commit());
            Matcher equal = digests.matcher(reading(client, "comparison"));
            assertTrue(equal.find());
            assertEquals(equal.group(1), equal.group(2));
            lab.onVpp("sw_interface_set_l2_xconnect", Map.of("rx_sw_if_index", lab.index("host-veth1"),
                "tx_sw_if_index", lab.index("host-veth2"), "enable", false));
            Matcher different = digests.matcher(reading(client, "comparison"));
            assertTrue(different.find());
            assertEquals(equal.group(1), different.group(1));
            assertNotEquals(equal.group(1), different.group(2));
        }
    }

    /** The platform's server takes a result that has errors only for a success. */
    @Test
    public void operationsFailWhileVppIsAway() throws Exception {
        lab.stopVpp();
        try (NetconfTestClient client = lab.client()) {
            for (String operation : new String[] {"<reconcile xmlns=\"urn:chainstitch:agent\"/>", begin("held"),
                begin("comparison"), begin("local-sid-counters"), begin("interface-counters")}) {
                await().atMost(LONG).until(() -> client.rpc(operation)
                    .contains("<error-message>VPP unavailable: "));
            }
            String configured = client.rpc(begin("configured"));
            assertTrue(configured, configured.contains("<size xmlns=\"urn:chainstitch:agent\">0</size>"));
        }
    }

    @Test
    public void whatIsConfiguredHeldAndCountedIsReadInPieces() throws Exception {
        String objects = "<object>interface name=a af-packet=veth1</object>"
            + "<object>interface name=b af-packet=veth2</object>"
            + "<object>cross-connect receive=a transmit=b</object><object>cross-connect receive=b transmit=a</object>";
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(PAIR
                + "<agent xmlns=\"urn:chainstitch:agent\"><transaction>t7</transaction></agent>"));
            assertOk(client.commit());
            String configured = reading(client, "configured");
            assertTrue(configured, configured.contains("<size>4</size><transaction>t7</transaction>" + objects));
            String held = reading(client, "held");
            assertTrue(held, held.contains(objects));
            assertTrue(held, held.contains("<name>a</name><vpp-name>host-veth1</vpp-name>"));
            assertTrue(held, held.contains("<name>local0</name>"));
            String counted = reading(client, "interface-counters");
            assertTrue(counted, counted.contains("<interface>a</interface><received-packets>0</received-packets>"));
            String none = client.rpc("<read-objects xmlns=\"urn:chainstitch:agent\"><reading>99</reading>"
                + "</read-objects>");
            assertTrue(none, none.contains("begin another one"));
            String nothing = client.rpc("<read-objects xmlns=\"urn:chainstitch:agent\"/>");
            assertTrue(nothing, nothing.contains("give begin, or reading and position"));
        }
    }

    private static String begin(String what) {
        return "<read-objects xmlns=\"urn:chainstitch:agent\"><begin>" + what + "</begin></read-objects>";
    }

    /** A reading as one line, without namespaces. It is small, so that the first answer has all of it. */
    private static String reading(NetconfTestClient client, String what) throws Exception {
        return client.rpc(begin(what)).replaceAll(" xmlns=\"[^\"]*\"", "").replaceAll(">\\s+<", "><");
    }

    @Test
    public void segmentRoutingIsShownAsVppHasIt() throws Exception {
        String srv6 = "<srv6 xmlns=\"urn:chainstitch:vpp-srv6\"/>";
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(Lab.interfaces(Lab.afPacket("a", "veth1", ""), Lab.afPacket("c", "veth3", ""))
                + "<srv6 xmlns=\"urn:chainstitch:vpp-srv6\"><local-sids><local-sid><sid>fcbb:bb00:1::1</sid>"
                + "<behavior>end.ad</behavior><out-interface>a</out-interface><in-interface>c</in-interface>"
                + "</local-sid></local-sids></srv6>"));
            assertOk(client.commit());
            String held = client.get(srv6);
            assertTrue(held, held.contains("<behavior>end.ad</behavior>"));
            assertTrue(held, held.contains("<in-interface>c</in-interface>"));
            assertTrue(held, held.contains("<good-packets>0</good-packets>"));
            assertEquals(0, lab.onVpp("sr_localsid_add_del", Map.of("is_del", true, "localsid",
                IpAddress.of("fcbb:bb00:1::1"), "behavior", 1, "sw_if_index", 0xffffffffL)).retval());
            assertFalse(client.get(srv6).contains("fcbb:bb00:1::1"));
            assertTrue(client.getConfig(srv6).contains("fcbb:bb00:1::1"));
            client.rpc("<reconcile xmlns=\"urn:chainstitch:agent\"/>");
            assertTrue(client.get(srv6).contains("<in-interface>c</in-interface>"));
        }
    }

    @Test
    public void aRestartReplaysTheConfiguration() throws Exception {
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(PAIR));
            assertOk(client.commit());
        }
        lab.stopAgent();
        lab.stopVpp();
        lab.startVpp().startAgent();
        try (NetconfTestClient client = lab.client()) {
            assertTrue(client.getConfig(Lab.INTERFACES).contains("veth2"));
            await().atMost(LONG).until(() -> client.get(Lab.INTERFACES).contains("<xconnect-outgoing-interface>b<"));
        }
    }

    @Test
    public void vppComesBackWithOtherIndexesAndIsReconciled() throws Exception {
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(PAIR));
            assertOk(client.commit());
            assertOk(client.rpc("<create-subscription xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\"/>"));
            lab.stopVpp();
            receiveConnection(client, false);
            try (NetconfTestClient other = lab.client()) {
                String away = other.get(Lab.INTERFACES);
                assertTrue(away, away.contains("<error-message>VPP unavailable: "));
                assertTrue(other.get(Lab.AGENT).contains("<connected>false</connected>"));
                assertTrue(other.getConfig(Lab.INTERFACES).contains("veth1"));
                assertOk(other.edit(Lab.interfaces(Lab.afPacket("c", "veth3", ""))));
                assertTrue(other.commit().contains("<error-message>VPP unavailable: "));

                lab.startVpp();
                lab.onVpp("create_loopback", Map.of());
                await().atMost(LONG).until(() -> other.get(Lab.INTERFACES).contains("<xconnect-outgoing-interface>b<"));
                assertTrue(other.get(Lab.AGENT).contains("<connected>true</connected>"));
            }
            receiveConnection(client, true);
        }
    }

    @Test
    public void subscribersHearOfInterfaces() throws Exception {
        try (NetconfTestClient client = lab.client()) {
            assertOk(client.edit(PAIR));
            assertOk(client.commit());
            assertOk(client.rpc("<create-subscription xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\"/>"));
            long a = lab.index("host-veth1");
            lab.onVpp("sw_interface_set_flags", Map.of("sw_if_index", a, "flags", 0));
            receive(client, "<interface-change ", "<name>a</name>", "<admin-status>down</admin-status>");
            lab.onVpp("af_packet_delete", Map.of("host_if_name", "veth1"));
            receive(client, "<interface-deleted ", "<name>a</name>");
        }
    }

    private static void receive(NetconfTestClient client, String... wanted) throws IOException {
        String notification = client.receive();
        while (!Arrays.stream(wanted).allMatch(notification::contains)) {
            assertTrue(notification, notification.contains("<interface-change "));
            notification = client.receive();
        }
    }

    @Test
    public void theAgentStartsWithoutVpp() throws Exception {
        lab.stopAgent();
        lab.stopVpp();
        lab.startAgent();
        try (NetconfTestClient client = lab.client()) {
            assertTrue(client.get(Lab.AGENT).contains("<connected>false</connected>"));
            lab.startVpp();
            await().atMost(LONG).until(() -> client.get(Lab.AGENT).contains("<connected>true</connected>"));
        }
    }

    @Test
    public void onlyTheRightPasswordIsLetIn() {
        assertThrows(IOException.class, () -> new NetconfTestClient(lab.port(), Lab.USER, "wrong"));
        assertThrows(IOException.class, () -> new NetconfTestClient(lab.port(), "admin", Lab.PASSWORD));
    }

    @Test
    public void restconfServesTheSameData() throws Exception {
        String path = "/restconf/data/ietf-interfaces:interfaces";
        assertEquals(401, rest("GET", path, "", "wrong").statusCode());
        String body = "{\"ietf-interfaces:interfaces\":{\"interface\":[{\"name\":\"%s\",\"type\":\"v3po:af-packet\","
            + "\"enabled\":true,\"v3po:af-packet\":{\"host-interface-name\":\"%s\"}}]}}";
        assertEquals(200, rest("PATCH", path, String.format(body, "a", "veth1"), Lab.PASSWORD).statusCode());
        assertTrue(rest("GET", path + "?content=nonconfig", "", Lab.PASSWORD).body().contains("host-veth1"));
        HttpResponse<String> refusal = rest("PATCH", path, String.format(body, "d", "no-such"), Lab.PASSWORD);
        assertNotEquals(200, refusal.statusCode());
        assertTrue(refusal.body(), refusal.body().contains("VPP rejected: interface d: "));
        try (NetconfTestClient client = lab.client()) {
            String config = client.getConfig(Lab.INTERFACES);
            assertTrue(config, config.contains("veth1"));
            assertFalse(config, config.contains("no-such"));
        }
    }

    @Test
    public void badInputHarmsNobodyElse() throws Exception {
        try (NetconfTestClient good = lab.client()) {
            for (String bad : new String[] {
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rpc message-id=\"1\" "
                    + "xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><get-config><source><running/></source>"
                    + "<filter>&x;</filter></get-config></rpc>",
                "<rpc><unclosed>", "\u0000\u0001", "not xml", "<a/>"}) {
                try (NetconfTestClient client = lab.client()) {
                    client.send(bad);
                    String answer = answerOrEnd(client);
                    assertTrue(bad + ": " + answer, answer.isEmpty() || answer.contains("<rpc-error>"));
                }
            }
            String wrong = good.edit("<interfaces xmlns=\"urn:nobody\"/>");
            assertTrue(wrong, wrong.contains("<rpc-error>"));
            String range = good.edit(Lab.interfaces("<interface><name>x</name><vxlan "
                + "xmlns=\"http://fd.io/hc2vpp/yang/v3po\"><vni>16777216</vni></vxlan></interface>"));
            assertTrue(range, range.contains("<error-tag>invalid-value</error-tag>") && range.contains("16777216"));
            assertTrue(good.getConfig(Lab.AGENT).contains("<data"));
        }
    }

    @Test
    public void endlessMessagesEndTheSession() throws Exception {
        String block = "<x>" + " ".repeat(1 << 20) + "</x>";
        try (NetconfTestClient good = lab.client(); NetconfTestClient client = lab.client()) {
            client.sendRaw("<rpc message-id=\"1\" xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\">");
            assertThrows(IOException.class, () -> {
                for (int sent = 0; sent < 64; sent++) {
                    client.sendRaw(block);
                }
                client.receive();
            });
            assertTrue(good.getConfig(Lab.AGENT).contains("<data"));
        }
    }

    private static void receiveConnection(NetconfTestClient client, boolean connected) throws IOException {
        String notification = client.receive();
        while (!notification.contains("<connected>" + connected + "</connected>")) {
            assertTrue(notification, notification.contains("<vpp-connection-changed")
                || notification.contains("<interface-"));
            notification = client.receive();
        }
    }

    private static String answerOrEnd(NetconfTestClient client) {
        try {
            return client.receive();
        } catch (IOException e) {
            return "";
        }
    }

    private static void assertOk(String reply) {
        assertTrue(reply, reply.contains("<ok/>"));
    }

    private HttpResponse<String> rest(String method, String path, String body, String password) throws Exception {
        String login = Base64.getEncoder()
            .encodeToString((Lab.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lab.restPort() + path))
            .header("Authorization", "Basic " + login).header("Content-Type", "application/yang-data+json")
            .header("Accept", "application/yang-data+json").timeout(LONG)
            .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
