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
import static org.junit.Assert.assertNotEquals;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.TestNode;
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * A VPP that comes back does not take all of what it had: somebody else has a host interface of chain {@code x} there.
 * Chain {@code z} has its own interfaces on the same nodes.
 */
public final class RejectedPartIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String TAKEN = "f0-in";

    private final Sfc sfc = LAB.sfc();
    private final TestNode node = LAB.node("n2");
    private boolean taken;

    @Before
    public void oneOfTwoIsRejected() throws IOException {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.B0, Inventory.pod("a1", "a1", "n1", "eth1"),
            Inventory.pod("f1", "f1", "n2", "in", "out"), Inventory.pod("b1", "b1", "n3", "eth1"));
        sfc.put(Chain.named("x").end("a", "eth1").function("f").end("b", "eth1"));
        sfc.put(Chain.named("z").end("a1", "eth1").function("f1").end("b1", "eth1"));
        sfc.awaitState("x", "ready");
        sfc.awaitState("z", "ready");

        node.agent().kill();
        node.vpp().kill();
        node.vpp().start();
        try (VppProbe probe = node.probe()) {
            probe.operator().attach(TAKEN, "02:fe:00:00:00:01");
        }
        taken = true;
        node.agent().start();
        assertThat(Json.text(sfc.awaitState("x", "failed", "node-rejected"), "message"), containsString("n2"));
        sfc.awaitState("z", "ready");
        sfc.expectTraced("z");
    }

    @After
    public void othersLeave() throws IOException {
        LAB.clear();
        if (taken) {
            giveBack();
        }
    }

    private void giveBack() throws IOException {
        try (VppProbe probe = node.probe()) {
            probe.operator().detach(TAKEN);
        }
        taken = false;
    }

    @Test
    public void chainIsReadyAgainWhenTheOthersHaveLeft() throws IOException {
        giveBack();
        sfc.awaitState("x", "ready");
        sfc.expectTraced("x");
        sfc.expectTraced("z");
        JsonObject check = sfc.checkSync("n2");
        assertEquals(check.toString(), "in-sync", Json.text(check, "sync"));
    }

    @Test
    public void changeOfAnotherChainDoesNotMakeItReady() {
        sfc.putPod(Inventory.pod("f2", "f1", "n2", "in", "out"));
        sfc.deletePod("f1");
        Sfc.await("z to pass f2", () -> sfc.chain("z"), chain -> {
            assertNotEquals("ready", Json.text(sfc.chain("x"), "state"));
            assertThat(chain.toString(), containsString("f2"));
            assertEquals("ready", Json.text(chain, "state"));
        });
        sfc.expectTraced("z");
        JsonObject rejected = sfc.chain("x");
        assertEquals(rejected.toString(), "failed", Json.text(rejected, "state"));
    }

    @Test
    public void chainIsReadyWhenItPassesAnotherPodOfTheSameNode() {
        sfc.putPod(Inventory.pod("f3", "f", "n2", "in", "out"));
        sfc.deletePod("f0");
        sfc.awaitState("x", "ready");
        sfc.expectTraced("x");
        sfc.expectTraced("z");
        sfc.awaitInSync("n2");
    }
}
