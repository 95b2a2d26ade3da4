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
import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.KarafShell;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.vpp.api.testing.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Bad arguments of the shell's commands: a sentence, no stack trace, and the terminal goes on. */
public final class ShellFuzzIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final List<String> COMMANDS = List.of("chains", "chain", "trace", "preview", "nodes", "node",
        "pods", "check-sync", "resync");
    /** Without --help, which Karaf answers itself, in bold. */
    private static final List<String> OPTIONS = List.of("--json", "--long", "--reverse", "--path", "--path=1",
        "--label", "--label=a=b", "--forget", "--", "-", "---", "--nosuch", "--json=x", "--path=");
    /** Longer words take the shell's own time. */
    private static final int LONGEST = 2000;
    private static final int SHOWN = 4000;

    private KarafShell shell;
    private KarafLog log;

    @Before
    public void login() throws IOException {
        shell = new KarafShell(LAB.controller().shellPort());
        log = new KarafLog(LAB.controller().karafLog());
    }

    @After
    public void logout() {
        shell.close();
    }

    @Test
    public void badArgumentsAreAnsweredWithASentence() throws IOException {
        Fuzz fuzz = Fuzz.run("arguments of the shell's commands", 40, 2_000);
        for (int i = 0; i < fuzz.count(); i++) {
            check(command(fuzz.random(), COMMANDS.get(i % COMMANDS.size())), fuzz.toString());
        }
        assertEquals(fuzz.toString(), List.of(), log.stackTraces());
    }

    @Test
    public void argumentsThatOnceWentWrongAreAnsweredWithASentence() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/fuzz/shell.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                check(line.translateEscapes(), line);
            }
        }
        assertEquals(List.of(), log.stackTraces());
    }

    private void check(String command, String run) {
        KarafShell.Result result = shell.run(command);
        String what = run + ": " + command + "\n" + result;
        assertTrue(what, result.exit() >= 0 && result.exit() <= 2);
        assertFalse(what, result.text().isBlank());
        assertFalse(what, result.text().contains("\tat ") || result.text().contains("Exception"));
        assertFalse(what, result.text().contains("which is a defect"));
        assertTrue(what, result.text().length() < SHOWN + 2 * command.length());
        assertFalse(what, result.text().chars().anyMatch(letter -> letter < ' ' && letter != '\n'));
    }

    private static String command(Random random, String name) {
        List<String> words = new ArrayList<>(List.of("sfc:" + name));
        for (int count = random.nextInt(4); count > 0; count--) {
            words.add(random.nextInt(3) == 0 ? OPTIONS.get(random.nextInt(OPTIONS.size())) : quoted(random));
        }
        return String.join(" ", words);
    }

    /**
     * As one who knows the shell's quotes writes it, so that the command itself gets the word. Karaf's shell takes
     * U+FFFF for the end of what was typed, whatever stands around it, and says that a quote is missing.
     */
    private static String quoted(Random random) {
        String text = Hostile.text(random);
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return "'" + cut.replace("'", "").replace("\\", "").replace("\uffff", "") + "'";
    }

    /** Found: a value of the inventory that the platform takes although it means nothing failed each command. */
    @Test
    public void oddInventoryIsShown() throws IOException {
        LAB.sfc().putNode(Json.object("name", "fz1", "underlay-address", "255"));
        for (String command : List.of("sfc:nodes", "sfc:node fz1", "sfc:chains", "sfc:pods")) {
            check(command, "with an odd node");
        }
        LAB.clear();
        assertEquals(List.of(), log.stackTraces());
    }

    /** The bell follows Ctrl-V: typed alone it has the shell forget the line, and the next quote would open a text. */
    @Test
    public void terminalGoesOnAfterBadLines() {
        String shown = shell.type(80, "sfc:chain '\u0016\u0007;|'\rsfc:trace \"[31m\"\rsfc:node ]]\rsfc:pods --label\r"
            + "sfc:chain nosuch\r", text -> text.contains("There is no chain nosuch"));
        assertFalse(shown, shown.contains("\tat io.chainstitch"));
    }
}
