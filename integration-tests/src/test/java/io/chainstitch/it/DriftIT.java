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
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Somebody edits a VPP by hand. */
public final class DriftIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String RECEIVER = "chainstitch/pod/it/f0/out";

    private final Sfc sfc = LAB.sfc();

    @Before
    public void chain() {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        sfc.put(Pods.overFAndG("drift"));
        sfc.awaitState("drift", "ready");
    }

    @After
    public void clear() {
        LAB.clear();
    }

    @Test
    public void removedCrossConnectBreaksTheTraceIsNamedAndRepaired() throws IOException {
        sfc.expectTraced("drift");
        Map<String, List<String>> installed = LAB.dumps();
        String transmit;
        try (VppProbe probe = LAB.node("n2").probe()) {
            transmit = probe.crossConnects().get(RECEIVER);
        }
        Sight sight = remove();
        if (sight.isWhole()) {
            // The controller compares by itself once a minute, and did so just now. It will not again for a while.
            sight = remove();
        }
        assertEquals(sight.trace().toString(), "broken", Json.text(sight.trace(), "verdict"));
        assertThat(Json.text(sight.trace(), "message"), containsString("n2"));
        // Without its cross-connect the interface leaves L2 mode, and VPP transmits nothing into it either.
        assertEquals(sight.reverse().toString(), "broken", Json.text(sight.reverse(), "verdict"));
        assertThat(Json.text(sight.reverse(), "message"), containsString("f0/out is not in L2 mode"));

        JsonObject check = sight.check();
        assertEquals(check.toString(), "out-of-sync", Json.text(check, "sync"));
        List<JsonObject> differences = Json.objects(check, "difference");
        assertEquals(check.toString(), 1, differences.size());
        assertEquals("cross-connect", Json.text(differences.get(0), "kind"));
        assertThat(Json.text(differences.get(0), "key"), containsString("f0/out"));
        assertEquals("in-sync", Json.text(sfc.checkSync("n1"), "sync"));

        JsonObject resync = sfc.resync("n2");
        assertEquals(resync.toString(), "in-sync", Json.text(resync, "sync"));
        assertEquals(resync.toString(), 1, resync.get("changed").getAsInt());
        sfc.expectTraced("drift");
        assertEquals(installed, LAB.dumps());
        try (VppProbe probe = LAB.node("n2").probe()) {
            assertEquals(transmit, probe.crossConnects().get(RECEIVER));
        }
    }

    private Sight remove() throws IOException {
        try (VppProbe probe = LAB.node("n2").probe()) {
            probe.removeCrossConnect(RECEIVER);
        }
        return new Sight(sfc.trace("drift", "forward", pathId("forward")),
            sfc.trace("drift", "reverse", pathId("reverse")), sfc.checkSync("n2"));
    }

    /** What a user sees of the removal: first the packets, then the node. */
    private record Sight(JsonObject trace, JsonObject reverse, JsonObject check) {
        /** Whether it was mended before the user had looked at all. */
        boolean isWhole() {
            return Json.text(trace, "verdict").equals("ok") || Json.text(reverse, "verdict").equals("ok")
                || Json.text(check, "sync").equals("in-sync");
        }
    }

    private int pathId(String direction) {
        return Json.objects(sfc.chain("drift"), "path").stream()
            .filter(path -> Json.text(path, "direction").equals(direction)).findFirst().orElseThrow().get("id")
            .getAsInt();
    }

    @Test
    public void resyncOfWhatIsRightWritesNothing() {
        LAB.takeWrites();
        for (String node : List.of("n1", "n2", "n3")) {
            JsonObject resync = sfc.resync(node);
            assertEquals(resync.toString(), "in-sync 0", Json.text(resync, "sync") + " "
                + Json.text(resync, "changed"));
            assertTrue(Json.objects(sfc.checkSync(node), "difference").isEmpty());
        }
        LAB.takeWrites().forEach((node, writes) -> assertEquals(node, List.of(), writes));
    }

    @Test
    public void previewOfWhatIsInstalledHasNothingToDo() {
        JsonObject output = sfc.restconf().call("preview-chain", Json.object("name", "drift"));
        assertEquals(output.toString(), 0, Json.objects(output, "node").stream()
            .mapToInt(node -> Json.objects(node, "object").size()).sum());
    }
}
