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
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Chains that cannot be: each says why in one sentence, and disturbs no other. */
public final class RefusedIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final Sfc sfc = LAB.sfc();
    private Map<String, List<String>> installed;

    @Before
    public void goodChain() {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0, Inventory.pod("a1", "a1", "n1", "eth1"),
            Inventory.pod("b1", "b1", "n2", "eth1"), Inventory.pod("f1", "unscheduled", "", "in", "out"),
            Inventory.pod("f2", "lost", "n9", "in", "out"));
        sfc.put(Pods.overFAndG("good"));
        sfc.awaitState("good", "ready");
        sfc.expectTraced("good");
        installed = LAB.dumps();
        LAB.takeWrites();
    }

    /** The good chain was never touched. */
    @After
    public void goodChainStands() {
        assertEquals("ready", Json.text(sfc.chain("good"), "state"));
        assertEquals(installed, LAB.dumps());
        LAB.takeWrites().forEach((node, writes) -> assertEquals(node, List.of(), writes));
        LAB.clear();
    }

    @Test
    public void oneFunctionIsTooFew() {
        expect(Chain.named("bad").end("a1", "eth1"), "refused", "too-short", "");
    }

    @Test
    public void externalInterfaceInTheMiddleIsRefused() {
        expect(Chain.named("bad").end("a1", "eth1").external("uplink").end("b1", "eth1"), "refused",
            "external-interface-not-at-edge", "uplink");
    }

    @Test
    public void innerFunctionWithOneInterfaceIsRefused() {
        expect(Chain.named("bad").end("a1", "eth1").end("b1", "eth1").end("b", "eth1"), "refused",
            "interface-conflict", "b1");
    }

    @Test
    public void interfaceOfAnotherChainIsRefused() {
        expect(Chain.named("bad").end("a", "eth1").end("b1", "eth1"), "refused", "interface-conflict", "good");
    }

    @Test
    public void unknownRendererIsPending() {
        expect(Chain.named("bad").with("renderer", "nosuch").end("a1", "eth1").end("b1", "eth1"), "pending",
            "unknown-renderer", "nosuch");
    }

    @Test
    public void functionWithoutAnyPodIsPending() {
        expect(Chain.named("bad").end("a1", "eth1").function("nosuch").end("b1", "eth1"), "pending",
            "no-matching-instance", "nosuch");
    }

    @Test
    public void podThatIsNotScheduledIsPending() {
        expect(Chain.named("bad").end("a1", "eth1").function("unscheduled").end("b1", "eth1"), "pending",
            "no-usable-instance", "f1");
    }

    @Test
    public void podOnAnUnknownNodeIsPending() {
        expect(Chain.named("bad").end("a1", "eth1").function("lost").end("b1", "eth1"), "pending",
            "unknown-node", "n9");
    }

    @Test
    public void interfaceThatNoPodHasIsPending() {
        expect(Chain.named("bad").end("a1", "eth7").end("b1", "eth1"), "pending", "missing-interface", "eth7");
    }

    @Test
    public void disabledChainIsPending() {
        expect(Chain.named("bad").with("enabled", false).end("a1", "eth1").end("b1", "eth1"), "pending", "disabled",
            "");
    }

    private void expect(Chain chain, String state, String reason, String culprit) {
        sfc.put(chain);
        JsonObject found = sfc.awaitState(chain.name(), state, reason);
        String message = Json.text(found, "message");
        assertThat(message, containsString(culprit));
        assertThat("a sentence", message, matchesPattern("(?s).{10,}"));
        assertEquals(found.toString(), 0, Json.objects(found, "path").size());
    }
}
