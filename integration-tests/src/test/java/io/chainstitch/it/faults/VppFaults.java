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
package io.chainstitch.it.faults;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppProbe;
import io.chainstitch.vpp.api.ApiMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A VPP goes, hangs, or is edited by somebody. */
final class VppFaults {
    /** A round of the patrol begins a minute after the one before; then comes the repair. */
    private static final Duration PATROL = Duration.ofSeconds(90);

    private VppFaults() {
    }

    /** F5. */
    static void killed(Scene scene) throws IOException {
        scene.allReady();
        scene.startLoad();
        String name = scene.anyNode();
        scene.pause(300, 2500);
        scene.node(name).vpp().kill();
        scene.pause(0, 1000);
        scene.startVpp(name);
        scene.pause(500, 1500);
        scene.load.stop();
    }

    /** F6. */
    static void hangs(Scene scene) throws IOException {
        scene.allReady();
        scene.startLoad();
        String name = scene.anyNode();
        Duration time = scene.lasting(2, 1, 5, 30, 120);
        scene.pause(200, 1000);
        scene.node(name).vpp().signal("STOP");
        try {
            LockSupport.parkNanos(time.toNanos());
        } finally {
            scene.node(name).vpp().signal("CONT");
        }
        scene.pause(0, 1000);
        scene.load.stop();
        scene.note("VPP of " + name + " hung " + time.toSeconds() + " s");
    }

    /** F13. */
    static void editedByHand(Scene scene) throws IOException {
        scene.allReady();
        String name = scene.anyNode();
        List<String> installed = scene.invariants.dump(name);
        List<String> damage;
        try (VppProbe probe = scene.node(name).probe()) {
            damage = damage(probe, scene);
        }
        JsonObject check = scene.sfc.checkSync(name);
        assertEquals("out-of-sync", Json.text(check, "sync"));
        List<JsonObject> differences = Json.objects(check, "difference");
        for (String key : damage) {
            assertTrue("I4: " + key + " is not named in " + check, differences.stream().anyMatch(difference ->
                (Json.text(difference, "kind") + " " + Json.text(difference, "key")).contains(key)));
        }
        Sfc.await("the repair of " + name, PATROL, () -> scene.sfc.node(name), node -> assertTrue(node.toString(),
            isRepaired(scene.sfc.checkSync(name)) || isCalledAFight(node, damage)));
        if (isCalledAFight(scene.sfc.node(name), damage)) {
            assertTrue("not repaired by resync", isRepaired(scene.sfc.resync(name)));
            scene.note("called a fight");
        }
        assertEquals(List.of(), Invariants.difference(installed, scene.invariants.dump(name)));
        scene.note("lost by hand: " + damage);
    }

    private static boolean isRepaired(JsonObject check) {
        return Json.text(check, "sync").equals("in-sync");
    }

    /** The runs of a series are somebody who writes again and again: some repairs are made, then they are damped. */
    private static boolean isCalledAFight(JsonObject node, List<String> damage) {
        String message = Json.text(node, "message");
        return message.startsWith("Somebody else changes what is ours on it")
            && damage.stream().anyMatch(message::contains);
    }

    /** Takes some of ours away, at least one object. */
    private static List<String> damage(VppProbe probe, Scene scene) {
        List<String> damage = new ArrayList<>();
        List<String> receivers = probe.crossConnects().keySet().stream()
            .filter(receiver -> receiver.startsWith("chainstitch/pod/")).toList();
        if (!receivers.isEmpty()) {
            String receiver = receivers.get(scene.random.nextInt(receivers.size()));
            probe.removeCrossConnect(receiver);
            damage.add("cross-connect " + receiver.replace("chainstitch/", ""));
        }
        List<ApiMessage> policies = probe.read("sr_policies_v2_dump").stream()
            .filter(policy -> !policy.fields().get("bsid").toString().contains("fd77")).toList();
        if (!policies.isEmpty() && (damage.isEmpty() || scene.random.nextBoolean())) {
            ApiMessage policy = policies.get(scene.random.nextInt(policies.size()));
            probe.call("sr_policy_del", Map.of("bsid_addr", policy.fields().get("bsid"), "sr_policy_index",
                0xffffffffL));
            damage.add("policy");
        }
        return damage;
    }
}
