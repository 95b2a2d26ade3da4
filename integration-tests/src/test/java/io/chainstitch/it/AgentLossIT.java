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
package io.chainstitch.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.AgentProcess;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Places;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

public final class AgentLossIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final Sfc sfc = LAB.sfc();
    private final AgentProcess agent = LAB.node("n2").agent();
    private Map<String, List<String>> before;

    @Before
    public void clear() {
        LAB.clear();
        before = LAB.dumps();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
    }

    @After
    public void agentIsBack() throws IOException {
        if (!agent.isAlive()) {
            agent.start();
        }
        LAB.clear();
        assertEquals(before, LAB.dumps());
    }

    @Test
    public void chainIsDegradedWhileAnAgentIsAwayAndNothingRightIsWrittenAgain() throws IOException {
        sfc.put(Pods.overFAndG("away"));
        sfc.awaitState("away", "ready");
        Map<String, List<String>> installed = LAB.dumps();
        LAB.takeWrites();

        agent.kill();
        JsonObject degraded = sfc.awaitState("away", "degraded", "node-unreachable");
        assertThat(Json.text(degraded, "message"), containsString("n2"));
        assertEquals("the paths stay", 2, Json.objects(degraded, "path").size());
        assertThat(Json.text(sfc.restconf().call("trace-chain", Json.object("name", "away")), "verdict"),
            containsString("broken"));

        agent.start();
        sfc.awaitState("away", "ready");
        sfc.awaitInSync("n2");
        sfc.expectTraced("away");
        assertEquals(installed, LAB.dumps());
        LAB.takeWrites().forEach((node, writes) -> assertEquals("writes to " + node, List.of(), writes));
    }

    @Test
    public void chainDeletedWhileAnAgentIsAwayIsCleanedOnItsReturn() throws IOException {
        sfc.put(Pods.overFAndG("away"));
        sfc.awaitState("away", "ready");
        List<String> installed = LAB.node("n2").dump();
        agent.kill();
        sfc.awaitState("away", "degraded");
        sfc.delete("away");
        Sfc.await("n1 and n3 to be clean", () -> sfc.chain("away"), chain -> {
            assertEquals(chain.toString(), "degraded", Json.text(chain, "state"));
            assertEquals(0, crossConnects("n1") + crossConnects("n3"));
        });
        assertEquals(installed, LAB.node("n2").dump());

        agent.start();
        sfc.awaitState("away", "");
        sfc.awaitInSync("n2");
        assertEquals(0, crossConnects("n2"));
    }

    private static long crossConnects(String node) {
        try {
            return LAB.node(node).dump().stream().filter(line -> line.startsWith("l2_xconnect")).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void wrongPasswordShowsAtTheNodeAndNothingIsWritten() {
        sfc.putNode(Inventory.node("n2", 2, agent.port(), "wrong-password"));
        awaitUnreachable("n2", "password");
        chainNeedsN2InVain();
        sfc.putNode(LAB.node("n2").entry());
        sfc.awaitState("vain", "ready");
    }

    @Test
    public void agentOfAnotherNameShowsAtTheNodeAndNothingIsWritten() throws IOException {
        agent.kill();
        awaitNotConnected("n2");
        agent.start("other", AgentProcess.PASSWORD);
        try {
            JsonObject node = awaitUnreachable("n2", "other");
            assertThat(Json.text(node, "message"), containsString("n2"));
            chainNeedsN2InVain();
        } finally {
            agent.restart();
        }
        sfc.awaitState("vain", "ready");
    }

    @Test
    public void agentThatIsNotThereShowsAtTheNode() {
        sfc.putNode(Inventory.node("n2", 2, Places.port()));
        JsonObject node = awaitNotConnected("n2");
        assertThat(Json.text(node, "message"), containsString("127.0.0.1"));
        chainNeedsN2InVain();
        sfc.putNode(LAB.node("n2").entry());
        sfc.awaitState("vain", "ready");
    }

    /** A chain that needs n2 is not ready, says so, and writes nothing there, while another is served. */
    private void chainNeedsN2InVain() {
        LAB.takeWrites();
        sfc.put(Pods.overFAndG("vain"));
        Sfc.await("the chain to name the node", () -> sfc.chain("vain"), chain ->
            assertThat(chain.toString(), Json.text(chain, "message"), containsString("n2")));
        assertEquals(List.of(), LAB.takeWrites().get("n2"));
    }

    /** The state may be there before its message: what was unreachable for one cause is so for another. */
    private JsonObject awaitUnreachable(String node, String message) {
        return Sfc.await("node " + node, () -> sfc.node(node), found -> {
            assertEquals(found.toString(), "unreachable", Json.text(found, "connection"));
            assertThat(Json.text(found, "message"), containsString(message));
        });
    }

    private JsonObject awaitNotConnected(String node) {
        return Sfc.await("node " + node, () -> sfc.node(node), found -> {
            String connection = Json.text(found, "connection");
            assertEquals(found.toString(), true, connection.equals("connecting") || connection.equals("unreachable"));
            assertThat(found.toString(), Json.text(found, "message"), containsString("127.0.0.1"));
        });
    }
}
