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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Restconf;
import io.chainstitch.it.harness.Sfc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** What a user may send by mistake; and what the platform answers where it is odd, see docs. */
public final class MalformedIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String CHAIN = "data/chainstitch-sfc:sfc/chain=bad";
    private static final String POD = "data/chainstitch-inventory:inventory/pod=it,bad";
    private static final String NODE = "data/chainstitch-inventory:inventory/node=bad";
    private static final String PREVIEW = "operations/chainstitch-sfc:preview-chain";
    private static final String TRACE = "operations/chainstitch-sfc:trace-chain";

    private final Sfc sfc = LAB.sfc();
    private final Restconf restconf = sfc.restconf();
    private Map<String, List<String>> installed;

    /** A request and its answer. */
    private record Case(String what, String method, String path, String body, int status, String tag) {
    }

    private static final List<Case> REFUSED = List.of(
        chain("malformed JSON", "{\"chainstitch-sfc:chain\":[{\"name\":\"bad\",", "malformed-message"),
        chain("no JSON at all", "<chain/>", "malformed-message"),
        chain("unknown leaf", entry("\"colour\":\"red\""), "malformed-message"),
        chain("wrong boolean", entry("\"enabled\":\"perhaps\""), "malformed-message"),
        chain("word for a number", entry("\"max-paths\":\"many\""), "malformed-message"),
        chain("number below the range", entry("\"max-paths\":0"), "invalid-value"),
        chain("number above the type", entry("\"max-paths\":65536"), "malformed-message"),
        chain("huge number", entry("\"max-paths\":9223372036854775808"), "malformed-message"),
        chain("unknown enumeration", entry("\"srv6-proxy\":\"magic\""), "malformed-message"),
        chain("renderer against its pattern", entry("\"renderer\":\"L2; drop\""), "invalid-value"),
        chain("text that is too long", entry("\"description\":\"" + "x".repeat(1025) + "\""), "invalid-value"),
        chain("function name against its pattern", entry("\"function\":[{\"name\":\"a b\"}]"), "invalid-value"),
        chain("function without its key", entry("\"function\":[{\"interface\":\"eth1\"}]"), "malformed-message"),
        chain("another name than the URL's", "{\"chainstitch-sfc:chain\":[{\"name\":\"other\"}]}", "malformed-message"),
        new Case("name of a chain against its pattern", "PUT", "data/chainstitch-sfc:sfc/chain=-bad",
            "{\"chainstitch-sfc:chain\":[{\"name\":\"-bad\"}]}", 400, "invalid-value"),
        new Case("name of a chain that is too long", "PUT", "data/chainstitch-sfc:sfc/chain=" + "x".repeat(254),
            "{\"chainstitch-sfc:chain\":[{\"name\":\"" + "x".repeat(254) + "\"}]}", 400, "invalid-value"),
        new Case("unknown list", "PUT", "data/chainstitch-sfc:sfc/rope=bad", "{}", 409, "data-missing"),
        new Case("unknown module", "PUT", "data/nosuch:sfc", "{}", 400, "unknown-element"),
        new Case("pod with two attachments", "PUT", POD,
            "{\"chainstitch-inventory:pod\":[{\"namespace\":\"it\",\"name\":\"bad\",\"interface\":[{\"name\":\"e\","
                + "\"memif\":{\"id\":1},\"af-packet\":{\"host-interface\":\"x\"}}]}]}", 400, "malformed-message"),
        new Case("node with port 70000", "PUT", NODE,
            "{\"chainstitch-inventory:node\":[{\"name\":\"bad\",\"agent\":{\"port\":70000}}]}", 400,
            "malformed-message"),
        new Case("path number of a trace that is none", "POST", TRACE,
            "{\"chainstitch-sfc:input\":{\"name\":\"good\",\"path\":-1}}", 400, "malformed-message"),
        new Case("unknown operation", "POST", "operations/chainstitch-sfc:nosuch", "{}", 409, "data-missing"),
        new Case("chain that is not there, deleted", "DELETE", CHAIN, null, 409, "data-missing"));

    private static Case chain(String what, String body, String tag) {
        return new Case(what, "PUT", CHAIN, body, 400, tag);
    }

    private static String entry(String leaf) {
        return "{\"chainstitch-sfc:chain\":[{\"name\":\"bad\"," + leaf + "}]}";
    }

    @Before
    public void goodChain() {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        sfc.put(Pods.overFAndG("good"));
        sfc.awaitState("good", "ready");
        installed = LAB.dumps();
    }

    @After
    public void goodChainStands() {
        assertEquals("ready", Json.text(sfc.chain("good"), "state"));
        assertEquals(installed, LAB.dumps());
        LAB.clear();
    }

    @Test
    public void malformedRequestsAreRefusedWithATagAndHaveNoEffect() {
        List<String> wrong = new ArrayList<>();
        for (Case each : REFUSED) {
            Restconf.Answer answer = restconf.send(each.method, each.path, each.body);
            if (answer.status() != each.status || !answer.errorTag().equals(each.tag)) {
                wrong.add(each.what + ": expected " + each.status + " " + each.tag + ", got " + answer);
            }
            if (answer.text().contains("\tat ") || answer.text().contains(".java:")) {
                wrong.add(each.what + ": a stack trace: " + answer);
            }
        }
        assertEquals(String.join("\n", wrong), 0, wrong.size());
        assertEquals("only the good chain", 1, Json.objects(restconf.get("data/chainstitch-sfc:sfc?content=config")
            .expectOk().json().getAsJsonObject("chainstitch-sfc:sfc"), "chain").size());
    }

    @Test
    public void unknownChainOfAnOperationIsRefusedWithItsName() {
        for (String operation : List.of("trace-chain", "preview-chain")) {
            Restconf.Answer answer = restconf.send("POST", "operations/chainstitch-sfc:" + operation,
                "{\"chainstitch-sfc:input\":{\"name\":\"nosuch\"}}");
            assertEquals(answer.toString(), 4, answer.status() / 100);
            assertFalse(answer.toString(), answer.errorTag().isEmpty());
            assertTrue(answer.toString(), answer.errorMessage().contains("nosuch"));
        }
    }

    @Test
    public void requestsWithoutGoodCredentialsAreRefused() {
        Restconf stranger = LAB.controller().restconf("admin", "wrong");
        assertEquals(401, stranger.get("data/chainstitch-sfc:sfc?content=config").status());
        assertEquals(401, stranger.put(CHAIN, new JsonObject()).status());
    }

    /** The platform's answers that are not as one would wish, pinned so that a change is noticed. */
    @Test
    public void ofTwoEntriesWithOneKeyTheLastWins() {
        String body = "{\"chainstitch-sfc:chain\":[{\"name\":\"bad\",\"function\":["
            + "{\"name\":\"f\",\"interface\":\"one\"},{\"name\":\"f\",\"interface\":\"two\"}]}]}";
        assertEquals(201, restconf.send("PUT", CHAIN, body).status());
        JsonObject chain = Json.objects(restconf.get(CHAIN + "?content=config").expectOk().json(),
            "chainstitch-sfc:chain").get(0);
        assertEquals("[two]", Json.objects(chain, "function").stream().map(function -> Json.text(function, "interface"))
            .toList().toString());
        sfc.awaitState("bad", "refused", "too-short");
    }

    @Test
    public void objectWhereAListIsDueIsTakenForItsOnlyEntry() {
        assertEquals(201, restconf.send("PUT", CHAIN, entry("\"function\":{\"name\":\"f\"}")).status());
        sfc.awaitState("bad", "refused", "too-short");
    }

    @Test
    public void addressOfAPodIsNotLookedAtByThePlatform() {
        assertEquals(201, restconf.send("PUT", POD, "{\"chainstitch-inventory:pod\":[{\"namespace\":\"it\","
            + "\"name\":\"bad\",\"address\":\"10.0.0.300\"}]}").status());
    }

    @Test
    public void writeToOperationalDataIsAnsweredWith500() {
        Restconf.Answer answer = restconf.send("PUT", "data/chainstitch-sfc:sfc-state/chain=bad",
            "{\"chainstitch-sfc:chain\":[{\"name\":\"bad\"}]}");
        assertEquals(answer.toString(), 500, answer.status());
        assertEquals("operation-failed", answer.errorTag());
        assertEquals(new JsonObject(), sfc.chain("bad"));
    }

    @Test
    public void unknownEnumerationInAnInputIsAnsweredWith500() {
        Restconf.Answer answer = restconf.send("POST", TRACE,
            "{\"chainstitch-sfc:input\":{\"name\":\"good\",\"direction\":\"up\"}}");
        assertEquals(answer.toString(), "500 ", answer.toString());
    }

    @Test
    public void zeroOctetInAUrlIsRefusedByTheWebServer() {
        Restconf.Answer answer = restconf.get("data/chainstitch-sfc:sfc/chain=a%00b");
        assertEquals(400, answer.status());
        assertEquals("", answer.errorTag());
    }

    @Test
    public void withDefaultsReportAllIsAnsweredWith500() {
        assertEquals(500, restconf.get("data/chainstitch-sfc:sfc?with-defaults=report-all").status());
    }

    @Test
    public void bothCasesOfAPreviewAreAnsweredWith500AndChangeNothing() {
        JsonObject input = Json.object("name", "good", "chain", Chain.named("bad").body());
        Restconf.Answer answer = restconf.send("POST", PREVIEW,
            Json.object("chainstitch-sfc:input", input).toString());
        assertEquals(answer.toString(), "500 ", answer.toString());
    }

    @Test
    public void listWhereAPreviewWantsAnObjectIsAnsweredWith500AndChangesNothing() {
        JsonObject input = Json.object("chain", Json.array(Chain.named("bad").body()));
        Restconf.Answer answer = restconf.send("POST", PREVIEW,
            Json.object("chainstitch-sfc:input", input).toString());
        assertEquals(answer.toString(), "500 ", answer.toString());
    }
}
