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
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.chainstitch.it.harness.AgentProcess;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Controller;
import io.chainstitch.it.harness.KarafShell;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** An operator at Karaf's shell, by ssh. */
public final class ShellIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String ESCAPE = "\u001b";
    private static final String ARROWS = "it/a0@n1 → it/f0@n2 → it/g0@n3 → it/b0@n3";
    private static final String NO_CHAIN = "There is no chain nosuch: sfc:chains lists those that are declared.";
    private static final String NO_NODE = "There is no node nosuch: sfc:nodes lists those that are declared.";
    private static final Map<String, String> WRONG = Map.ofEntries(
        Map.entry("sfc:chain nosuch", NO_CHAIN),
        Map.entry("sfc:chains life nosuch", NO_CHAIN),
        Map.entry("sfc:trace nosuch --reverse", NO_CHAIN),
        Map.entry("sfc:preview nosuch", NO_CHAIN),
        Map.entry("sfc:chain 12", "There is no chain 12: sfc:chains lists those that are declared."),
        Map.entry("sfc:chain 'li fe'", "There is no chain li fe: sfc:chains lists those that are declared."),
        Map.entry("sfc:node nosuch", NO_NODE),
        Map.entry("sfc:nodes n1 nosuch", NO_NODE),
        Map.entry("sfc:check-sync nosuch", NO_NODE),
        Map.entry("sfc:resync nosuch --forget", NO_NODE),
        Map.entry("sfc:pods it/nosuch", "There is no pod it/nosuch: sfc:pods lists those that are declared, write"
            + " NAMESPACE/NAME."),
        Map.entry("sfc:chain", "sfc:chain needs a NAME, write: sfc:chain NAME [--json]"),
        Map.entry("sfc:trace", "sfc:trace needs a NAME, write: sfc:trace NAME [--reverse] [--path N] [--json]"),
        Map.entry("sfc:preview --", "sfc:preview has no option --, write: sfc:preview NAME [--json]"),
        Map.entry("sfc:node n1 n2", "sfc:node has no use for n2, write: sfc:node NAME [--json]"),
        Map.entry("sfc:chains --bogus", "sfc:chains has no option --bogus, write: sfc:chains [NAME]... [--long]"
            + " [--json]"),
        Map.entry("sfc:trace life --path", "sfc:trace needs a value behind --path, write: sfc:trace NAME [--reverse]"
            + " [--path N] [--json]"),
        Map.entry("sfc:trace life --path one", "sfc:trace takes a number behind --path and not one, write: sfc:trace"
            + " NAME [--reverse] [--path N] [--json]"),
        Map.entry("sfc:trace life --path -1", "sfc:trace takes a number behind --path and not -1, write: sfc:trace"
            + " NAME [--reverse] [--path N] [--json]"),
        Map.entry("sfc:resync --forget", "sfc:resync forgets one node at a time and needs its name, write: sfc:resync"
            + " [NODE] [--forget] [--json]"),
        Map.entry("sfc:pods --label app", "sfc:pods takes KEY=VALUE behind --label and not app, write: sfc:pods"
            + " [NAMESPACE/NAME]... [--label KEY=VALUE] [--json]"));

    private final Sfc sfc = LAB.sfc();
    private final KarafShell shell = new KarafShell(LAB.controller().shellPort());

    @Before
    public void chain() {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        sfc.put(Pods.overFAndG("life"));
        sfc.awaitState("life", "ready");
    }

    @After
    public void clear() {
        shell.close();
        LAB.clear();
    }

    @Test
    public void chainsAreListedOneOnALineWithoutColours() {
        sfc.put(Chain.named("stuck").end("a", "eth1").end("nobody", "eth1"));
        sfc.awaitState("stuck", "pending");
        List<String> lines = good("sfc:chains").lines();
        assertEquals("NAME   STATE    REASON                PATHS  NODES     AGE", lines.get(0));
        assertThat(lines.get(1), startsWith("life   ready    -                     1+1    n1,n2,n3  "));
        assertThat(lines.get(2), startsWith("stuck  pending  no-matching-instance  0+0    -         "));
        assertEquals(3, lines.size());
        assertThat(good("sfc:chains stuck --long").lines().get(1), containsString("nobody"));
    }

    @Test
    public void pageOfAChainExplainsIt() {
        String page = good("sfc:chain life").text();
        assertThat(page, containsString("State        ready\n"));
        assertThat(page, containsString(ARROWS));
        assertThat(page, containsString("2  f         in → out    pods with app=f\n"));
        assertTrue(page, page.lines().anyMatch(line -> line.matches("  n1 +cross-connect +pod/it/a0/eth1 .*vxlan.*")));
        assertTrue(page, page.lines().anyMatch(line -> line.matches(".* committed +[0-9]+ m?s .*n2 committed.*")));
    }

    @Test
    public void traceAndPreviewAreShown() {
        assertThat(good("sfc:trace life").text(), containsString("Verdict      ok\n"));
        assertThat(good("sfc:trace life --reverse --path 1").text(), containsString("from b"));
        assertThat(good("sfc:preview life").text(), containsString("None: every node has what it must have"));
        sfc.put(Pods.direct("other"));
        sfc.awaitState("other", "refused");
        KarafShell.Result refused = shell.run("sfc:preview other");
        assertEquals(refused.toString(), 2, refused.exit());
        assertThat(refused.text(), containsString("interface-conflict"));
        KarafShell.Result path = shell.run("sfc:trace life --path 7");
        assertEquals(path.toString(), 2, path.exit());
        assertThat(path.text(), containsString("has no path 7"));
    }

    @Test
    public void nodesAndPodsAreShown() {
        assertTrue(good("sfc:nodes").lines().get(1).matches("n1 +connected +in-sync +[0-9]+ +1 .*"));
        String page = good("sfc:node n3").text();
        assertThat(page, containsString("Connection   connected\n"));
        assertTrue(page, page.lines().anyMatch(line -> line.matches("  it +g0 +n3 +yes +in,out +app=g +life")));
        assertThat(page + good("sfc:node n3 --json").text(), not(containsString(AgentProcess.PASSWORD)));
        assertEquals(List.of("NAMESPACE  NAME  NODE  READY  INTERFACES  LABELS  CHAINS",
            "it         f0    n2    yes    in,out      app=f   life"), good("sfc:pods --label app=f").lines());
        assertEquals(List.of("No pod is like that."), good("sfc:pods --label app=x").lines());
    }

    @Test
    public void driftIsFoundAndRepaired() throws IOException {
        assertThat(good("sfc:check-sync").text(), containsString("n2    in-sync  0 "));
        try (VppProbe probe = LAB.node("n2").probe()) {
            probe.removeCrossConnect("chainstitch/pod/it/f0/out");
        }
        KarafShell.Result trace = shell.run("sfc:trace life");
        assertEquals(trace.toString(), 2, trace.exit());
        assertThat(trace.text(), containsString("Verdict      broken\n"));
        KarafShell.Result check = shell.run("sfc:check-sync n2");
        assertEquals(check.toString(), 2, check.exit());
        assertTrue(check.text(), check.text().lines()
            .anyMatch(line -> line.matches("n2 +add +cross-connect +pod/it/f0/out .*")));
        assertTrue(good("sfc:resync n2").lines().get(1).matches("n2 +in-sync +1 +-"));
        good("sfc:trace life");
    }

    @Test
    public void wrongInputIsAnsweredWithOneSentence() {
        WRONG.forEach((command, sentence) -> {
            KarafShell.Result result = shell.run(command);
            assertEquals(command, sentence + "\n", result.text());
            assertEquals(command, 1, result.exit());
        });
        KarafShell.Result json = shell.run("sfc:chain --json nosuch");
        assertEquals(json.toString(), 1, json.exit());
        assertEquals(NO_CHAIN, JsonParser.parseString(json.text()).getAsJsonObject().get("error").getAsString());
    }

    @Test
    public void everyCommandSpeaksJson() {
        JsonObject line = array("sfc:chains --json").get(0).getAsJsonObject();
        assertEquals("life ready", line.get("name").getAsString() + " " + line.get("state").getAsString());
        assertEquals(3, line.getAsJsonArray("nodes").size());
        JsonObject story = json("sfc:chain life --json").getAsJsonObject();
        assertEquals("g", story.getAsJsonObject("definition").getAsJsonArray("functions").get(2).getAsJsonObject()
            .get("name").getAsString());
        assertEquals("it/f0", story.getAsJsonObject("state").getAsJsonArray("paths").get(0).getAsJsonObject()
            .getAsJsonArray("hops").get(1).getAsJsonObject().get("pod").getAsString());
        assertEquals(3, story.getAsJsonArray("objects").size());
        assertEquals("ok", json("sfc:trace --json life").getAsJsonObject().get("verdict").getAsString());
        assertEquals("ready", json("sfc:preview life --json").getAsJsonObject().get("state").getAsString());
        assertEquals(3, array("sfc:nodes --json").size());
        assertEquals(1, json("sfc:node n1 --json").getAsJsonObject().getAsJsonArray("chains").size());
        assertEquals(4, array("sfc:pods --json").size());
        assertEquals("n1", array("sfc:check-sync n1 --json").get(0).getAsJsonObject().get("name").getAsString());
        assertEquals(0, array("sfc:resync n1 --json").get(0).getAsJsonObject().get("changed").getAsInt());
    }

    @Test
    public void terminalGetsColoursAndNamesAreCompleted() {
        String shown = shell.type(100, "sfc:chain li\t\r", text -> text.contains("Last transactions"));
        assertThat(shown, containsString("State        " + ESCAPE + "[32mready" + ESCAPE));
        assertThat(shell.type(100, "sfc:node n2\r", text -> text.contains("Last transactions")),
            containsString("it/f0".substring(3)));
        assertThat(shell.type(100, "sfc:trace nosuch\r", text -> text.contains("declared.")),
            containsString(NO_CHAIN));
    }

    @Test
    public void optionsAreCompletedBehindTheName() {
        String shown = shell.type(100, "sfc:trace life --rev\t\r", text -> text.contains("deliver"));
        assertThat(shown, containsString("--reverse"));
        assertThat(shown, containsString("from b (pod/it/b0)"));
        shell.type(100, "sfc:chains life --\t", text -> text.contains("long") && text.contains("json"));
    }

    @Test
    public void whoMayOnlyLookCannotResynchronise() {
        try (KarafShell viewer = new KarafShell(LAB.controller().shellPort(), Controller.VIEWER)) {
            assertEquals(0, viewer.run("sfc:check-sync n1").exit());
            KarafShell.Result result = viewer.run("sfc:resync n1");
            assertEquals(result.toString(), 1, result.exit());
            assertThat(result.text(), containsString("not found"));
        }
        good("sfc:resync n1");
    }

    private KarafShell.Result good(String command) {
        KarafShell.Result result = shell.run(command);
        assertEquals(command + ": " + result, 0, result.exit());
        assertThat(result.text(), not(containsString(ESCAPE)));
        return result;
    }

    private JsonElement json(String command) {
        return JsonParser.parseString(good(command).text());
    }

    private JsonArray array(String command) {
        return json(command).getAsJsonArray();
    }
}
