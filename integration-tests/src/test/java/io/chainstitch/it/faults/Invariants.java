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
import io.chainstitch.it.harness.Restconf;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold whatever happened, seen from outside once the system came to rest. */
final class Invariants {
    private static final String DEFINED = "data/chainstitch-sfc:sfc?content=config";
    private static final String INSTALLED = "data/chainstitch-installed:installed?content=config";
    /** States of a chain that is where it shall be, or that cannot be served as it is defined. */
    private static final Set<String> FINAL = Set.of("ready", "refused", "pending");

    /** An edit that was just acknowledged does not show at once. */
    private static final Duration CALM = Duration.ofMillis(700);

    private final Sfc sfc;
    private final Acknowledged acknowledged;
    private final Scene scene;

    Invariants(Sfc sfc, Acknowledged acknowledged, Scene scene) {
        this.sfc = sfc;
        this.acknowledged = acknowledged;
        this.scene = scene;
    }

    /**
     * Waits until nothing is under way, and checks I1, I4, I5, I6 then.
     *
     * @param limit how long to wait
     */
    void atRest(Duration limit) {
        long[] calmSince = {Long.MAX_VALUE};
        Sfc.await("the system to come to rest (I1, I6)", limit, sfc::state, state -> {
            long since = calmSince[0];
            calmSince[0] = Long.MAX_VALUE;
            assertAtRest(defined(), state);
            calmSince[0] = Math.min(since, System.nanoTime());
            assertTrue("at rest, but not for long", System.nanoTime() - calmSince[0] >= CALM.toNanos());
        });
        nothingAcknowledgedIsLost(defined());
        List<JsonObject> chains = Json.objects(sfc.state(), "chain");
        chains.forEach(this::planAndNodesAgree);
        for (String node : World.NODES) {
            JsonObject check = sfc.checkSync(node);
            assertEquals("I4, I2: " + check, "in-sync 0",
                Json.text(check, "sync") + " " + Json.objects(check, "difference").size());
        }
        scene.note(chains.stream().filter(chain -> Json.text(chain, "state").equals("ready")).count() + " of "
            + chains.size() + " chains ready");
    }

    private static void assertAtRest(Map<String, JsonObject> defined, JsonObject state) {
        Map<String, JsonObject> chains = byName(Json.objects(state, "chain"));
        assertEquals("I1: chains listed", defined.keySet(), chains.keySet());
        chains.values().forEach(chain -> {
            assertTrue("I6: " + brief(chain), FINAL.contains(Json.text(chain, "state")));
            assertEquals("I6: " + brief(chain), Json.text(chain, "generation"),
                Json.text(chain, "observed-generation"));
        });
        Map<String, JsonObject> nodes = byName(Json.objects(state, "node"));
        assertEquals(new TreeSet<>(World.NODES), nodes.keySet());
        nodes.values().forEach(node -> assertEquals("I6: " + node, "connected in-sync",
            Json.text(node, "connection") + " " + Json.text(node, "sync")));
    }

    /** I5: what stands in the datastore is what was acknowledged last, or an edit after it that got no answer. */
    private void nothingAcknowledgedIsLost(Map<String, JsonObject> defined) {
        Map<String, JsonObject> pods = byName(pods());
        for (String place : acknowledged.places()) {
            String name = place.replaceFirst(".*[=,]", "");
            JsonObject found = place.contains("/pod=") ? pods.get(name) : defined.get(name);
            String text = found == null ? Acknowledged.ABSENT : Acknowledged.canonical(found);
            assertTrue("I5: " + place + " is " + text + ", acknowledged was " + acknowledged.at(place),
                acknowledged.at(place).contains(text));
        }
    }

    /** I4: a chain that is ready passes its traffic; one that is not could not be served better now. */
    private void planAndNodesAgree(JsonObject chain) {
        String name = Json.text(chain, "name");
        if (Json.text(chain, "state").equals("ready")) {
            sfc.expectTraced(name);
        }
        JsonObject preview = sfc.restconf().call("preview-chain", Json.object("name", name));
        assertEquals("I4, I6: " + brief(chain) + ", but a preview says " + brief(preview), Json.text(chain, "state"),
            Json.text(preview, "state"));
        assertEquals("I4: what is to be done for " + name, List.of(), Json.objects(preview, "node").stream()
            .filter(node -> !Json.objects(node, "object").isEmpty()).toList());
    }

    /**
     * Waits until no chain is listed, and checks I2 and I3.
     *
     * @param limit how long to wait
     */
    void nothingLeft(Duration limit) {
        Sfc.await("all chains to go (I6)", limit, sfc::state, state -> {
            assertEquals(List.of(), Json.objects(state, "chain"));
            Json.objects(state, "node").forEach(node -> assertEquals("I6: " + node, "connected in-sync",
                Json.text(node, "connection") + " " + Json.text(node, "sync")));
        });
        Sfc.await("all identifiers to be given back (I2)", limit, this::installed, installed -> assertEquals(List.of(),
            Json.objects(installed, "chain").stream().map(chain -> Json.text(chain, "name")).toList()));
        Sfc.await("the VPPs to hold only what is not ours (I2, I3)", limit, JsonObject::new, ignored -> {
            for (String node : World.NODES) {
                assertEquals("I2, I3: left over or lost on " + node, List.of(),
                    difference(scene.bare(node), dump(node)));
            }
        });
    }

    private JsonObject installed() {
        Restconf.Answer answer = sfc.restconf().get(INSTALLED);
        return answer.isOk() ? answer.json().getAsJsonObject("chainstitch-installed:installed") : new JsonObject();
    }

    /** What the controller says of everything, as far as it says anything. */
    String evidence() {
        StringBuilder told = new StringBuilder();
        for (String place : List.of(DEFINED, INSTALLED, "data/chainstitch-sfc:sfc-state?content=nonconfig")) {
            told.append('\n').append(place).append('\n');
            try {
                Restconf.Answer answer = sfc.restconf().get(place);
                told.append(answer.isOk() ? answer.json() : answer);
            } catch (UncheckedIOException e) {
                told.append(e);
            }
        }
        return told.append('\n').toString();
    }

    /** Lines that only one of the two has. */
    static List<String> difference(List<String> before, List<String> now) {
        List<String> lines = new ArrayList<>();
        now.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        before.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
        return lines;
    }

    /** What the VPP of a node holds. */
    List<String> dump(String node) {
        try {
            return scene.node(node).dump();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chains in the config datastore. */
    Map<String, JsonObject> defined() {
        Restconf.Answer answer = sfc.restconf().get(DEFINED);
        return answer.isOk() ? byName(Json.objects(answer.json().getAsJsonObject("chainstitch-sfc:sfc"), "chain"))
            : Map.of();
    }

    private List<JsonObject> pods() {
        return Json.objects(sfc.restconf().get("data/chainstitch-inventory:inventory?content=config").expectOk().json()
            .getAsJsonObject("chainstitch-inventory:inventory"), "pod");
    }

    private static Map<String, JsonObject> byName(List<JsonObject> entries) {
        Map<String, JsonObject> named = new TreeMap<>();
        entries.forEach(entry -> named.put(Json.text(entry, "name"), entry));
        return named;
    }

    private static String brief(JsonObject chain) {
        return Json.text(chain, "name") + " is " + Json.text(chain, "state") + " " + Json.text(chain, "reason") + " "
            + Json.text(chain, "message") + " generation " + Json.text(chain, "generation") + "/"
            + Json.text(chain, "observed-generation");
    }
}
