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
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.it.harness.VppProbe;
import io.chainstitch.vpp.api.MessageCodec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** A chain starts at a physical interface that its operator has in a bridge domain, or puts into one later. */
public final class BridgedInterfaceIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String PORT = "GigabitEthernet0/8/0";
    private static final long BRIDGE = 7;

    private final Sfc sfc = LAB.sfc();

    private void bridge(boolean enable) throws IOException {
        try (VppProbe probe = LAB.node("n1").probe()) {
            VppOperator operator = probe.operator();
            operator.request("sw_interface_set_l2_bridge", Map.of("rx_sw_if_index", operator.index(PORT),
                "bd_id", BRIDGE, "enable", enable));
        }
    }

    private List<Long> bridges() throws IOException {
        try (VppProbe probe = LAB.node("n1").probe()) {
            VppOperator operator = probe.operator();
            long port = operator.index(PORT);
            return operator.dump("bridge_domain_dump", Map.of("bd_id", MessageCodec.NONE, "sw_if_index",
                MessageCodec.NONE))
                .stream().filter(bridge -> bridge.structs("sw_if_details").stream()
                    .anyMatch(member -> member.number("sw_if_index") == port))
                .map(bridge -> bridge.number("bd_id")).toList();
        }
    }

    private void declare() {
        LAB.putInventory(Pods.B0);
        sfc.restconf().put("data/chainstitch-inventory:inventory/external-interface=port", Json.object(
            "chainstitch-inventory:external-interface", Json.array(Json.object("name", "port", "attachment",
                Json.array(Json.object("node", "n1", "vpp-interface", PORT)))))).expectOk();
        sfc.put(Chain.named("bridged").external("port").end("b", "eth1"));
    }

    @After
    public void asItWas() throws IOException {
        LAB.clear();
        if (!bridges().isEmpty()) {
            bridge(false);
        }
        try (VppProbe probe = LAB.node("n1").probe()) {
            probe.operator().request("bridge_domain_add_del_v2", Map.of("bd_id", BRIDGE, "is_add", false));
        }
    }

    @Test
    public void chainIsRejectedAndTheInterfaceStaysUntilItIsTakenOut() throws IOException {
        bridge(true);
        declare();
        JsonObject rejected = sfc.awaitState("bridged", "failed", "node-rejected");
        assertThat(Json.text(rejected, "message"), containsString(PORT + " is in bridge domain " + BRIDGE));
        assertEquals(List.of(BRIDGE), bridges());
        bridge(false);
        sfc.awaitState("bridged", "ready");
        sfc.expectTraced("bridged");
    }

    @Test
    public void interfaceThatIsBridgedLaterStaysThere() throws IOException {
        declare();
        sfc.awaitState("bridged", "ready");
        bridge(true);
        assertEquals("out-of-sync", Json.text(sfc.checkSync("n1"), "sync"));
        sfc.resync("n1");
        JsonObject rejected = sfc.awaitState("bridged", "failed", "node-rejected");
        assertThat(Json.text(rejected, "message"), containsString(PORT + " is in bridge domain " + BRIDGE));
        assertEquals(List.of(BRIDGE), bridges());
        sfc.delete("bridged");
        sfc.awaitState("bridged", "");
        assertEquals(List.of(BRIDGE), bridges());
    }
}
