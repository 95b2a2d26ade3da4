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
package io.chainstitch.it.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Restconf;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A chain over all nodes that bad requests must not touch, and what must hold after some of them. */
final class Canary {
    private static final String NAME = "canary";
    /** States in which nothing is amiss, so there is nothing to say. */
    private static final Set<String> WELL = Set.of("ready", "programming");

    private final Lab lab;
    private final Sfc sfc;
    private final KarafLog log;
    private final JsonObject record;
    private final Map<String, List<String>> held;

    Canary(Lab lab) throws IOException {
        this.lab = lab;
        this.sfc = lab.sfc();
        putInventory();
        sfc.put(Chain.named(NAME).end("a", "eth1").function("f").function("g").end("b", "eth1"));
        sfc.awaitState(NAME, "ready");
        this.record = record();
        this.held = lab.dumps();
        this.log = new KarafLog(lab.controller().karafLog());
    }

    private void putInventory() {
        lab.putInventory(Inventory.pod("a0", "a", "n1", "eth1"), Inventory.pod("f0", "f", "n2", "in", "out"),
            Inventory.pod("g0", "g", "n3", "in", "out"), Inventory.pod("b0", "b", "n3", "eth1"));
    }

    /**
     * Every declared chain has a state, and a reason where it is not well; the canary's record is as it was, and after
     * all else is gone the nodes hold what they held before.
     */
    void check(String input) throws IOException {
        List<JsonObject> declared = declared();
        declared.forEach(chain -> awaitVerdict(input, Json.text(chain, "name")));
        awaitRecord(input);
        remove(declared);
        Sfc.await(input + ": the others to go", sfc::state, state -> {
            assertEquals(List.of(NAME), names(state, "chain"));
            assertEquals(List.of("n1", "n2", "n3"), names(state, "node"));
        });
        for (String node : held.keySet()) {
            sfc.awaitInSync(node);
        }
        assertEquals(input, held, lab.dumps());
        awaitRecord(input);
        assertEquals(input, List.of(), log.stackTraces());
    }

    /** Without the time, for a resync of all nodes that somebody asks for shows the chain as programming meanwhile. */
    private JsonObject record() {
        JsonObject entry = Sfc.uncounted(sfc.chain(NAME));
        entry.remove("since");
        return entry;
    }

    private void awaitRecord(String input) {
        Sfc.await(input + ": the record of " + NAME, this::record, found -> assertEquals(record, found));
    }

    private List<JsonObject> declared() {
        JsonObject all = sfc.restconf().get("data/chainstitch-sfc:sfc?content=config").expectOk().json();
        return Json.objects(all.getAsJsonObject("chainstitch-sfc:sfc"), "chain");
    }

    private void awaitVerdict(String input, String chain) {
        Sfc.await(input + ": a verdict on " + chain, () -> sfc.chain(chain), found -> {
            String state = Json.text(found, "state");
            assertFalse(found.toString(), state.isEmpty() || state.equals("programming"));
            assertEquals(found.toString(), Json.text(found, "generation"), Json.text(found, "observed-generation"));
            assertFalse(found.toString(), !WELL.contains(state)
                && (Json.text(found, "reason").isEmpty() || Json.text(found, "message").isEmpty()));
        });
    }

    private void remove(List<JsonObject> declared) {
        Restconf restconf = sfc.restconf();
        declared.stream().map(chain -> Json.text(chain, "name")).filter(name -> !name.equals(NAME))
            .forEach(sfc::delete);
        restconf.delete("data/chainstitch-sfc:sfc/settings");
        putInventory();
    }

    private static List<String> names(JsonObject state, String list) {
        return Json.objects(state, list).stream().map(entry -> Json.text(entry, "name")).sorted().toList();
    }
}
