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

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.EventStream;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Restconf;
import io.chainstitch.it.harness.Sfc;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** What RESTCONF offers beside single requests, see docs/restconf.md. */
public final class RestconfIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String SFC = "data/chainstitch-sfc:sfc";
    private static final String REMOTE = "operations/sal-remote:";

    private final Sfc sfc = LAB.sfc();
    private final Restconf restconf = sfc.restconf();

    @Before
    public void pods() {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
    }

    @After
    public void clear() {
        LAB.clear();
    }

    private static JsonObject edit(String operation, String target, JsonObject chain) {
        JsonObject edit = Json.object("edit-id", operation + target, "operation", operation, "target", target);
        if (chain != null) {
            edit.add("value", Json.object("chainstitch-sfc:chain", Json.array(chain)));
        }
        return edit;
    }

    private static JsonObject patch(JsonObject... edits) {
        return Json.object("ietf-yang-patch:yang-patch", Json.object("patch-id", "p", "edit", Json.array(edits)));
    }

    @Test
    public void manyEditsAreMadeAtOnce() {
        sfc.put(Pods.direct("old"));
        sfc.awaitState("old", "ready");
        Chain life = Pods.overFAndG("life");
        Restconf.Answer answer = restconf.yangPatch(SFC, patch(edit("delete", "/chain=old", null),
            edit("create", "/chain=life", life.body()),
            edit("create", "/chain=idle", Pods.direct("idle").with("enabled", false).body()))).expectOk();
        assertTrue(answer.toString(), answer.json().getAsJsonObject("ietf-yang-patch:yang-patch-status").has("ok"));
        sfc.awaitState("life", "ready");
        sfc.awaitState("idle", "pending", "disabled");
        Sfc.await("the old chain to go", sfc::state, state -> assertEquals(2, Json.objects(state, "chain").size()));
    }

    @Test
    public void patchWithOneWrongEditChangesNothing() {
        Restconf.Answer answer = restconf.yangPatch(SFC, patch(edit("create", "/chain=life",
            Pods.overFAndG("life").body()), edit("delete", "/chain=nosuch", null)));
        assertEquals(answer.toString(), 409, answer.status());
        assertThat(answer.text(), containsString("delete/chain=nosuch"));
        assertEquals("nothing is declared", 409, restconf.get(SFC + "/chain=life?content=config").status());
    }

    @Test
    public void patchWithAWrongValueIsRefusedWithATag() {
        Restconf.Answer answer = restconf.yangPatch(SFC, patch(edit("create", "/chain=life",
            Pods.overFAndG("life").with("max-paths", 0).body())));
        assertEquals(answer.toString(), 400, answer.status());
        assertEquals("invalid-value", answer.json().getAsJsonObject("ietf-restconf:errors").getAsJsonArray("error")
            .get(0).getAsJsonObject().get("error-tag").getAsString());
        assertEquals(400, restconf.yangPatch(SFC, Json.object("rope", "")).status());
    }

    /** The filter that answers stands behind the login. */
    @Test
    public void patchOfAStrangerIsRefusedAndChangesNothing() {
        sfc.put(Pods.direct("old"));
        Restconf stranger = LAB.controller().restconf("admin", "wrong");
        assertEquals(401, stranger.yangPatch(SFC, patch(edit("delete", "/chain=old", null))).status());
        restconf.get(SFC + "/chain=old?content=config").expectOk();
    }

    private String stream(String operation, JsonObject input) {
        return Json.text(restconf.send("POST", REMOTE + operation, Json.object("sal-remote:input", input).toString())
            .expectOk().json().getAsJsonObject("sal-remote:output"), "stream-name");
    }

    @Test
    public void subscribersAreToldWhenAChainComesIntoAnotherState() {
        JsonArray wanted = new JsonArray();
        wanted.add("(urn:chainstitch:sfc?revision=2026-11-22)chain-state-changed");
        // OpenDaylight's RESTCONF 7.0.7 makes the stream and cannot say its name, see docs/restconf.md.
        assertEquals(500, restconf.send("POST", REMOTE + "create-notification-stream",
            Json.object("sal-remote:input", Json.object("notifications", wanted)).toString()).status());
        JsonObject streams = restconf.get("data/ietf-restconf-monitoring:restconf-state/streams?content=nonconfig")
            .expectOk().json().getAsJsonObject("ietf-restconf-monitoring:streams");
        String name = Json.objects(streams, "stream").stream()
            .filter(each -> Json.text(each, "description").contains("chain-state-changed"))
            .map(each -> Json.text(each, "name")).findFirst().orElseThrow();
        try (EventStream stream = restconf.listen(name)) {
            sfc.put(Pods.overFAndG("life"));
            sfc.awaitState("life", "ready");
            sfc.put(Chain.named("missing").end("a", "eth1").end("nobody", "eth1"));
            Awaitility.await().untilAsserted(() -> {
                List<String> told = new ArrayList<>();
                stream.events().forEach(event -> {
                    JsonObject changed = event.getAsJsonObject("ietf-restconf:notification")
                        .getAsJsonObject("chainstitch-sfc:chain-state-changed");
                    told.add(Json.text(changed, "name") + " " + Json.text(changed, "state"));
                });
                assertTrue(told.toString(), told.contains("life programming") && told.contains("life ready")
                    && told.contains("missing pending"));
            });
        }
    }

    @Test
    public void subscribersAreToldOfChangesOfTheStateTree() {
        String name = stream("create-data-change-event-subscription",
            Json.object("path", "/chainstitch-sfc:sfc-state", "datastore", "OPERATIONAL", "scope", "SUBTREE"));
        try (EventStream stream = restconf.listen(name)) {
            sfc.put(Pods.overFAndG("life"));
            Awaitility.await().untilAsserted(() ->
                assertThat(stream.events().toString(), containsString("\"state\":\"ready\"")));
        }
    }

    @Test
    public void modulesAreDescribedAsOpenApi() {
        for (String path : List.of("/chainstitch-sfc?revision=2026-11-22",
            "/chainstitch-inventory?revision=2026-11-22")) {
            JsonObject paths = restconf.openApi(path).expectOk().json().getAsJsonObject("paths");
            String ours = path.contains("inventory") ? "/rests/data/chainstitch-inventory:inventory/node={name}"
                : "/rests/operations/chainstitch-sfc:trace-chain";
            assertTrue(paths.keySet().toString(), paths.has(ours));
        }
        assertEquals(401, LAB.controller().restconf("admin", "wrong").openApi("/chainstitch-sfc").status());
    }
}
