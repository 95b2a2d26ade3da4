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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

public final class ChainLifeIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final Sfc sfc = LAB.sfc();
    private Map<String, List<String>> before;

    @Before
    public void clear() {
        LAB.clear();
        before = LAB.dumps();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
    }

    @Test
    public void chainIsCreatedAndTracedAndLeavesNothingWhenDeleted() {
        sfc.put(Pods.overFAndG("life"));
        JsonObject state = sfc.awaitState("life", "ready");
        assertEquals("l2xconn l2", Json.text(state, "renderer") + " " + Json.text(state, "layer"));
        assertEquals(List.of("a0", "f0", "g0", "b0"), podsOf(state, "forward"));
        assertEquals(List.of("b0", "g0", "f0", "a0"), podsOf(state, "reverse"));
        sfc.expectTraced("life");
        assertNotEquals(before, LAB.dumps());

        deleteAll("life");
        assertEquals(before, LAB.dumps());
    }

    @Test
    public void changedChainFollowsItsNewDefinition() {
        sfc.put(Pods.overFAndG("life"));
        JsonObject first = sfc.awaitState("life", "ready");
        sfc.put(Chain.named("life").end("a", "eth1").function("g").end("b", "eth1"));
        JsonObject second = awaitPods("life", List.of("a0", "g0", "b0"));
        assertTrue(second.toString(), second.get("generation").getAsLong() > first.get("generation").getAsLong());
        sfc.expectTraced("life");
        assertEquals("in-sync", Json.text(sfc.checkSync("n2"), "sync"));

        deleteAll("life");
        assertEquals(before, LAB.dumps());
    }

    @Test
    public void movedPodIsServedOnItsNewNode() {
        sfc.put(Pods.overFAndG("life"));
        sfc.awaitState("life", "ready");
        sfc.putPod(Inventory.pod("f0", "f", "n1", "in", "out"));
        Sfc.await("the move", () -> sfc.chain("life"), state -> {
            assertEquals(state.toString(), "ready", Json.text(state, "state"));
            assertEquals(state.toString(), "n1", nodesOf(state, "forward").get(1));
        });
        sfc.expectTraced("life");
        assertEquals(before.get("n2"), LAB.dumps().get("n2"));

        deleteAll("life");
        assertEquals(before, LAB.dumps());
    }

    @Test
    public void vanishedPodTakesTheChainOffTheNodesUntilItIsBack() {
        sfc.put(Pods.overFAndG("life"));
        sfc.awaitState("life", "ready");
        sfc.deletePod("g0");
        JsonObject pending = sfc.awaitState("life", "pending", "no-matching-instance");
        assertTrue(pending.toString(), Json.text(pending, "message").contains("g"));
        Sfc.await("nothing of the chain on n3", () -> sfc.node("n3"), node -> assertEquals(before.get("n3").stream()
            .filter(line -> line.startsWith("l2_xconnect")).toList(), LAB.dumps().get("n3").stream()
            .filter(line -> line.startsWith("l2_xconnect")).toList()));
        sfc.putPod(Pods.G0);
        sfc.awaitState("life", "ready");
        sfc.expectTraced("life");
    }

    @Test
    public void previewTellsWhatWouldBeAndChangesNothing() {
        LAB.takeWrites();
        JsonObject input = Json.object("chain", Pods.overFAndG("preview").body());
        JsonObject output = sfc.restconf().call("preview-chain", input);
        assertEquals(output.toString(), "ready", Json.text(output, "state"));
        assertEquals(output.toString(), 3, Json.objects(output, "node").size());
        assertTrue(output.toString(), Json.objects(output, "node").stream()
            .flatMap(node -> Json.objects(node, "object").stream())
            .anyMatch(object -> Json.text(object, "kind").equals("cross-connect")
                && Json.text(object, "operation").equals("add")));
        assertEquals(new JsonObject(), sfc.chain("preview"));
        assertEquals(before, LAB.dumps());
        LAB.takeWrites().forEach((node, writes) -> assertEquals(node, List.of(), writes));
    }

    private void deleteAll(String chain) {
        sfc.delete(chain);
        sfc.awaitState(chain, "");
        LAB.clear();
    }

    private JsonObject awaitPods(String chain, List<String> pods) {
        return Sfc.await("chain " + chain, () -> sfc.chain(chain), state -> {
            assertEquals(state.toString(), "ready", Json.text(state, "state"));
            assertEquals(pods, podsOf(state, "forward"));
        });
    }

    private static List<String> podsOf(JsonObject chain, String direction) {
        return hops(chain, direction, "pod").stream().map(pod -> pod.substring(pod.indexOf('/') + 1)).toList();
    }

    private static List<String> nodesOf(JsonObject chain, String direction) {
        return hops(chain, direction, "node");
    }

    private static List<String> hops(JsonObject chain, String direction, String leaf) {
        return Json.objects(chain, "path").stream().filter(path -> Json.text(path, "direction").equals(direction))
            .flatMap(path -> Json.objects(path, "hop").stream())
            .sorted(Comparator.comparingInt(hop -> hop.get("index").getAsInt())).map(hop -> Json.text(hop, leaf))
            .toList();
    }
}
