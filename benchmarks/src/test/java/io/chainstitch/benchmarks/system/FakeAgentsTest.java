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
package io.chainstitch.benchmarks.system;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.chainstitch.agent.server.AgentSchema;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodePlan;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FakeAgentsTest {
    private static final String USER = "bench";
    private static final String PASSWORD = "a password of the test";
    private static final String INTERFACES = "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"/>";
    private static final NodePlan POD = NodePlan.of(List.of(
        new Interface("pod-a", new Attachment.Memif("", 7, Attachment.Memif.Role.MASTER))));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void eachAgentHoldsItsUplinkAndWhatItWasGiven() throws Exception {
        Path password = Files.writeString(folder.getRoot().toPath().resolve("password"), PASSWORD);
        AgentData data = new AgentData(AgentSchema.load(false).context());
        int port = twoFreePorts();
        try (FakeAgents agents = FakeAgents.start(2, port, USER, password);
                NetconfProbe first = new NetconfProbe(port, USER, PASSWORD);
                NetconfProbe second = new NetconfProbe(port + 1, USER, PASSWORD)) {
            first.commit(Baselines.text(data, NodePlan.EMPTY, POD, "t1"));
            assertHolds(first.get(INTERFACES), "2001:db8::1<", "pod-a<");
            String other = second.get(INTERFACES);
            assertHolds(other, "2001:db8::2<", FakeAgents.UPLINK + "<");
            assertFalse(other, other.contains("pod-a<"));

            first.commit(Baselines.text(data, POD, NodePlan.EMPTY, "t2"));
            String left = first.get(INTERFACES);
            assertHolds(left, "2001:db8::1<");
            assertFalse(left, left.contains("pod-a<"));
        }
    }

    /** Else they make one each when their first clients come at the same time, and one file does not fit all. */
    @Test
    public void theCommonHostKeyIsThereBeforeTheFirstClient() throws Exception {
        Path password = Files.writeString(folder.getRoot().toPath().resolve("password"), PASSWORD);
        try (FakeAgents agents = FakeAgents.start(1, twoFreePorts(), USER, password)) {
            assertTrue(Files.size(password.resolveSibling("fake-agents").resolve("host-key")) > 0);
        }
    }

    private static void assertHolds(String answer, String... parts) {
        for (String part : parts) {
            assertTrue(part + " in " + answer, answer.contains(part));
        }
    }

    private static int twoFreePorts() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket one = new ServerSocket(0, 1, here);
                    ServerSocket next = new ServerSocket(one.getLocalPort() + 1, 1, here)) {
                return one.getLocalPort();
            } catch (BindException ignored) {
                // Somebody has the second one; there are others.
            }
        }
        throw new IOException("no two free ports follow each other");
    }

    @Test
    public void chainsStandOnChangingPairsOfNodes() {
        Set<List<String>> pairs = new HashSet<>();
        for (List<String> nodes : nodesOfChains(10, 40)) {
            assertEquals(nodes.get(0), nodes.get(1));
            assertEquals(Set.of(nodes.get(2)), Set.copyOf(nodes.subList(2, nodes.size())));
            assertNotEquals(nodes.get(0), nodes.get(2));
            pairs.add(List.of(nodes.get(0), nodes.get(2)));
        }
        assertEquals(20, pairs.size());
    }

    @Test
    public void ofTwoNodesEachChainBeginsOnTheFirst() {
        nodesOfChains(2, 5).forEach(nodes -> assertEquals(List.of("n1", "n1", "n2", "n2", "n2"), nodes));
    }

    private static List<List<String>> nodesOfChains(int nodes, int chains) {
        JsonObject inventory = new Declarations("l2xconn", FakeAgents.UPLINK, 1, USER, PASSWORD, nodes)
            .inventory(chains).getAsJsonObject("chainstitch-inventory:inventory");
        assertEquals(nodes, inventory.getAsJsonArray("node").size());
        JsonArray pods = inventory.getAsJsonArray("pod");
        List<List<String>> all = new ArrayList<>();
        for (int chain = 0; chain < chains; chain++) {
            List<String> found = new ArrayList<>();
            for (JsonElement pod : pods) {
                if (pod.getAsJsonObject().get("name").getAsString().startsWith("c" + chain + "-")) {
                    found.add(pod.getAsJsonObject().get("node").getAsString());
                }
            }
            all.add(found);
        }
        return all;
    }
}
