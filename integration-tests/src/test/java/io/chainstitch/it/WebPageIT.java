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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Browser;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.WebPage;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The page, in a real browser that logs in as a user does. Its pictures are kept beside the logs. */
public final class WebPageIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    @ClassRule
    public static final WebPage PAGE = new WebPage("web-page", path -> LAB.controller().address(path));

    private static final String EVIL = "<img src=x onerror=alert(1)>\"'></text><script>alert(2)</script>\u202eevil";
    private static final int MANY_CHAINS = 1_000;
    private static final int MANY_NODES = 200;

    private final Sfc sfc = LAB.sfc();
    private Browser browser;

    @Before
    public void clear() {
        LAB.clear();
        PAGE.freshen();
        browser = PAGE.browser();
    }

    /** Whatever was shown, nothing ran that should not, and nothing was forbidden by the policy of the page. */
    @After
    public void nothingWasAmiss() {
        assertEquals(List.of(), PAGE.takeComplaints());
    }

    private void twoChains() {
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0, Inventory.pod("f1", "f", "n2", "in", "out"));
        sfc.put(Pods.overFAndG("life").with("description", EVIL));
        sfc.awaitState("life", "ready");
        sfc.put(Chain.named("missing").end("a", "eth1").end("nobody", "eth1"));
        sfc.awaitState("missing", "pending", "no-matching-instance");
    }

    @Test
    public void networkIsDrawnAndAChainExplainedAndTracedHopByHop() throws Exception {
        twoChains();
        PAGE.open("");
        browser.await("both chains, troubled ones first",
            "[...document.querySelectorAll('.row .name')].map(one => one.textContent).join() === 'missing,life'");
        assertEquals("life", PAGE.text(".row .name").split("\\|")[1]);
        assertThat(PAGE.text("#nodes"), containsString("n1in-sync"));
        browser.await("the picture", "document.querySelectorAll('.link').length === 3");
        assertEquals("f1 stands by", 1,
            browser.run("document.querySelectorAll('#picture .standby').length").getAsInt());
        PAGE.picture("network.png");

        browser.run("document.getElementById('chains').focus()");
        browser.press("ArrowDown");
        browser.press("Enter");
        browser.await("the explanation", "document.querySelectorAll('.path').length === 2");
        assertThat(PAGE.text("#detail"), containsString("Every node acknowledged the latest definition."));
        assertThat("markup is text", PAGE.text(".description"), containsString("<img src=x onerror=alert(1)>"));
        assertFalse("it turns nothing around", PAGE.text("#detail").contains("\u202e"));
        assertEquals(0, browser.run("document.querySelectorAll('img:not([src=\"icon.svg\"])').length").getAsInt());

        PAGE.press("Trace");
        browser.await("the trace", "document.querySelector('.verdict .pill')?.textContent === 'ok'");
        assertTrue(PAGE.text(".station h3"), PAGE.text(".station h3").startsWith("n1|n2|n3"));
        PAGE.picture("trace.png");
        browser.look(1500, 900, "dark");
        PAGE.picture("trace-dark.png");
        browser.press("Escape");
        browser.await("the explanation again", "document.querySelectorAll('.path').length === 2");
        browser.press("Escape");
        browser.await("the network again", "document.getElementById('detail').hidden");
    }

    @Test
    public void troubledChainSaysWhy() {
        twoChains();
        PAGE.open("#missing");
        browser.await("the explanation", "document.querySelector('#detail .pill')?.textContent === 'pending'");
        assertThat(PAGE.text("#detail"), containsString("no-matching-instance"));
        assertThat(PAGE.text("#detail .message"), containsString("nobody"));
    }

    @Test
    public void addressWithUserAndPasswordInItServes() {
        browser.open(LAB.controller().address("/chainstitch/").replace("://", "://admin:admin@"));
        browser.await("the page to be live", "document.getElementById('pulse')?.textContent.startsWith('live')");
        assertEquals("", PAGE.text("#trouble"));
    }

    @Test
    public void editedChainIsPreviewedAndNothingChanges() throws Exception {
        twoChains();
        PAGE.open("#life");
        browser.await("the explanation", "document.querySelectorAll('.path').length === 2");
        PAGE.press("Preview a change");
        browser.run("{ const area = document.getElementById('definition'); const chain = JSON.parse(area.value);"
            + " chain.function.splice(2, 1); area.value = JSON.stringify(chain); }");
        PAGE.press("Preview");
        browser.await("the differences", "document.querySelectorAll('.objects li').length > 0");
        assertThat(PAGE.text(".sign-of"), containsString("\u2212"));
        assertThat(PAGE.text(".objects b"), containsString("cross-connect"));
        PAGE.picture("preview.png");

        browser.run("document.getElementById('definition').value = '{ nonsense'");
        PAGE.press("Preview");
        browser.await("a sentence", "document.querySelector('#detail .trouble')?.textContent.includes('not JSON')");
        assertEquals(3, Json.objects(sfc.chain("life"), "node").size());
    }

    @Test
    public void nodeThatIsLostIsShownOnTheNodeAndOnTheChain() throws Exception {
        twoChains();
        PAGE.open("#life");
        LAB.node("n2").agent().stop();
        try {
            browser.await("the loss", "document.querySelector('#detail .pill')?.textContent === 'degraded'"
                + " && document.querySelector('[data-node=n2].failed') !== null");
            PAGE.picture("lost.png");
            PAGE.press("Trace");
            browser.await("a broken trace", "document.querySelector('.verdict .pill')?.textContent === 'broken'");
            assertThat(PAGE.text(".verdict"), containsString("n2"));
        } finally {
            LAB.node("n2").agent().start();
            sfc.awaitInSync("n2");
        }
    }

    /** The pure modules, without the page around them. */
    @Test
    public void modulesReadWhatRestconfAnswers() {
        PAGE.open("");
        String setup = "(async () => { const [model, words, layout, restconf, trace] = await Promise.all(['model',"
            + " 'words', 'layout', 'restconf', 'trace'].map(name => import('/chainstitch/' + name + '.js')));";
        assertEquals("[\"b\",\"c\",\"a\"]", browser.run(setup + "return JSON.stringify(model.rows([{name: 'a',"
            + " state: 'ready'}, {name: 'c', state: 'failed'}, {name: 'b', state: 'failed'}])"
            + ".map(row => row.name)); })()").getAsString());
        assertEquals("[\"c9\",\"c10\"]", browser.run(setup + "return JSON.stringify(model.rows([{name: 'c10',"
            + " state: 'ready'}, {name: 'c9', state: 'ready'}]).map(row => row.name)); })()").getAsString());
        assertEquals("[\"ns/p2\"]", browser.run(setup + "const label = [{key: 'app', value: 'f'}];"
            + " const pod = (name, more) => ({namespace: 'ns', name, node: 'n1', label, interface: [{name: 'in'},"
            + " {name: 'out'}], ...more});"
            + " const chain = {function: [{name: 's'}, {name: 'f', 'input-interface': 'in', 'output-interface': 'out',"
            + " 'pod-selector': {label}}, {name: 'e'}]};"
            + " const state = {path: [{direction: 'forward', id: 1, hop: [{index: 0, pod: 'ns/p1', node: 'n1'}]}]};"
            + " return JSON.stringify(model.standby(chain, state, [pod('p1'), pod('p2'), pod('host', {'host-network':"
            + " true}), pod('away', {node: undefined}), pod('bare', {interface: []}), pod('other', {label: []})])"
            + ".map(hop => hop.pod)); })()").getAsString());
        assertEquals("1.5 M|12.3 k|9999|42 ms|a\u2026", browser.run(setup + "return [words.short(1500000),"
            + " words.short(12345), words.short(9999), words.micros(42000), words.clip('abc', 2)].join('|'); })()")
            .getAsString());
        assertEquals("[2,1,1]", browser.run(setup + "return JSON.stringify(trace.visits([{index: 2, node: 'b'},"
            + " {index: 0, node: 'a'}, {index: 1, node: 'a'}, {index: 3, node: 'a'}])"
            + ".map(one => one.steps.length)); })()").getAsString());
        assertEquals("ipv4-table 7 \u2192 -|ipv6-table - \u2192 8|source a|vni 1 \u2192 2", browser.run("(async () => {"
            + " const {differences} = await import('/chainstitch/preview.js'); const [shown] = differences({node:"
            + " [{name: 'n1', object: [{kind: 'vxlan', key: 't', operation: 'change', attribute: [{name: 'vni',"
            + " value: '2', before: '1'}, {name: 'source', value: 'a'}, {name: 'ipv6-table', value: '8', before: ''},"
            + " {name: 'ipv4-table', before: '7'}]}]}]}); return [...shown.querySelectorAll('.attributes > span')]"
            + ".map(one => one.textContent).join('|'); })()").getAsString());
        assertThat(browser.run(setup + "return restconf.sentence(403, ''); })()").getAsString(),
            containsString("may not do that"));
        assertEquals("no overlap", 0, browser.run(setup + "const hop = (index, pod, node) => ({index, pod, node,"
            + " function: 'f' + index}); const chains = Array.from({length: 8}, (x, c) => ({name: 'c' + c, standby: [],"
            + " state: {path: [{direction: 'forward', id: 1, hop: [0, 1, 2].map(i => hop(i, `ns/p${c}-${i}`,"
            + " 'n' + (c * i) % 3))}]}})); const {cards} = layout.layout(chains, ['n0', 'n1', 'n2']);"
            + " return cards.filter((a, i) => cards.some((b, j) => i < j && Math.abs(a.x - b.x) < a.width"
            + " && Math.abs(a.y - b.y) < a.height)).length; })()").getAsInt());
    }

    @Test
    public void restconfIsDescribedWithoutAskingAnybodyElse() throws Exception {
        browser.open(LAB.controller().address("/chainstitch/api.html"));
        browser.await("the requests of chains", "[...document.querySelectorAll('.opblock-summary-path')]"
            + ".some(one => one.textContent.includes('trace-chain'))");
        PAGE.picture("api.png");
        browser.look(1500, 900, "dark");
        PAGE.picture("api-dark.png");
        browser.run("{ const module = document.getElementById('module'); module.value = 'chainstitch-inventory';"
            + " module.dispatchEvent(new Event('change')); }");
        browser.await("the requests of the inventory", "[...document.querySelectorAll('.opblock-summary-path')]"
            + ".some(one => one.textContent.includes('node'))");
        assertEquals("[]", browser.run("JSON.stringify(performance.getEntriesByType('resource')"
            + ".map(one => one.name).filter(name => !name.startsWith(location.origin)"
            + " && !name.startsWith('data:')))").getAsString());
    }

    @Test
    public void thousandChainsOnTwoHundredNodesStayUsable() throws Exception {
        declareMany();
        PAGE.open("");
        browser.await("all chains", "document.getElementById('count').textContent === '1,000 chains'"
            + " && document.querySelectorAll('#nodes .node').length === 200");
        int rows = browser.run("document.querySelectorAll('.row').length").getAsInt();
        assertTrue(rows + " rows are in the document", rows > 10 && rows < 60);
        int elements = browser.run("document.querySelectorAll('*').length").getAsInt();
        assertTrue(elements + " elements are in the document", elements < 2_000);

        double longest = browser.run("(async () => { const box = document.getElementById('chains'); let longest = 0;"
            + " for (let top = 0; top < box.scrollHeight; top += 400) { const began = performance.now();"
            + " box.scrollTop = top; await new Promise(requestAnimationFrame);"
            + " longest = Math.max(longest, performance.now() - began); } return longest; })()").getAsDouble();
        assertTrue("a step of scrolling took " + longest + " ms", longest < 500);
        browser.run("document.getElementById('chains').focus()");
        browser.press("End");
        browser.await("the last row",
            "document.querySelector('.row.active')?.getAttribute('aria-posinset') === '1000'");

        browser.run("{ const find = document.getElementById('find'); find.value = 'load-077';"
            + " find.dispatchEvent(new Event('input')); }");
        browser.await("what was searched", "document.getElementById('count').textContent === '10 of 1,000 chains'");
        browser.run("document.querySelector('.row').click()");
        browser.await("the explanation", "document.querySelector('#detail h2')?.textContent === 'load-0770'");
        PAGE.picture("many.png");
        browser.look(1500, 900, "dark");
        PAGE.picture("many-dark.png");
    }

    private void declareMany() {
        JsonArray nodes = new JsonArray();
        for (int number = 4; number <= MANY_NODES; number++) {
            nodes.add(Json.object("name", "node-" + number, "id", number));
        }
        sfc.restconf().patch("data/chainstitch-inventory:inventory", Json.object("chainstitch-inventory:inventory",
            Json.object("node", nodes))).expectOk();
        JsonArray chains = new JsonArray();
        for (int number = 0; number < MANY_CHAINS; number++) {
            JsonObject chain = Chain.named(String.format("load-%04d", number)).with("description", EVIL)
                .end(EVIL.substring(0, 28), "eth1").end("b", "eth1").body();
            chain.getAsJsonArray("function").get(0).getAsJsonObject().addProperty("name", "first");
            chains.add(chain);
        }
        sfc.restconf().patch("data/chainstitch-sfc:sfc", Json.object("chainstitch-sfc:sfc",
            Json.object("chain", chains))).expectOk();
        Sfc.await("a thousand chains", sfc::state, state -> {
            if (Json.objects(state, "chain").size() != MANY_CHAINS
                || Json.objects(state, "node").size() != MANY_NODES) {
                throw new AssertionError(Json.objects(state, "chain").size() + " chains, "
                    + Json.objects(state, "node").size() + " nodes");
            }
        });
    }
}
