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

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

public final class ControllerRestartIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    /** What a new process says anew. */
    private static final List<String> NEW_EACH_TIME = List.of("since", "last-program-time");

    private final Sfc sfc = LAB.sfc();

    @Before
    public void clear() {
        LAB.clear();
    }

    @After
    public void leave() {
        LAB.clear();
    }

    @Test
    public void killedControllerComesBackToTheSameStateAndTouchesNoVpp() throws IOException {
        Map<String, List<String>> before = LAB.dumps();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0, Inventory.pod("a1", "a1", "n1", "eth1"),
            Inventory.pod("b1", "b1", "n2", "eth1"));
        sfc.put(Pods.overFAndG("first"));
        sfc.put(Chain.named("second").end("a1", "eth1").end("b1", "eth1"));
        sfc.put(Chain.named("missing").end("a1", "eth1").function("nosuch").end("b1", "eth1"));
        List<JsonObject> states = List.of(lasting(sfc.awaitState("first", "ready")),
            lasting(sfc.awaitState("second", "ready")), lasting(sfc.awaitState("missing", "pending")));
        Map<String, List<String>> installed = LAB.dumps();
        LAB.takeWrites();

        LAB.controller().kill();
        LAB.controller().start();
        LAB.controller().awaitRestconf();
        for (String node : List.of("n1", "n2", "n3")) {
            sfc.awaitInSync(node);
        }
        assertEquals(states, List.of(lasting(sfc.awaitState("first", "ready")),
            lasting(sfc.awaitState("second", "ready")), lasting(sfc.awaitState("missing", "pending"))));
        sfc.expectTraced("first");
        sfc.expectTraced("second");
        assertEquals(installed, LAB.dumps());
        LAB.takeWrites().forEach((node, writes) -> assertEquals(node, List.of(), writes));

        LAB.clear();
        assertEquals(before, LAB.dumps());
    }

    private static JsonObject lasting(JsonObject state) {
        JsonObject lasting = Sfc.uncounted(state);
        NEW_EACH_TIME.forEach(lasting::remove);
        assertEquals(lasting.toString(), Json.text(lasting, "generation"), Json.text(lasting, "observed-generation"));
        return lasting;
    }
}
