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
package io.chainstitch.shell.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonParser;
import io.chainstitch.shell.facts.ChainLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public final class ScreenTest {
    private static final String COLOUR = "\u001b\\[[0-9]*m";

    @Test
    public void withoutTerminalThereAreNoEscapesAndOneLineForEachRecord() {
        List<String> lines = chains(true, Screen.NONE);
        assertEquals(1 + Samples.NETWORK.chains().size(), lines.size());
        assertFalse(String.join("\n", lines).contains("\u001b"));
    }

    @Test
    public void terminalShowsNoLineThatIsWiderThanItselfWhereTheTextLeavesAChoice() {
        for (String line : ChainPage.lines(Samples.story(Samples.STUCK), Screen.terminal(80), Samples.NOW)) {
            String shown = line.replaceAll(COLOUR, "");
            assertTrue(shown, shown.length() <= 80);
        }
    }

    @Test
    public void coloursTakeNoRoom() {
        List<String> plain = chains(false, Screen.NONE);
        List<String> coloured = chains(false, Screen.terminal(200)).stream()
            .map(line -> line.replaceAll(COLOUR, "")).toList();
        assertEquals(plain, coloured);
    }

    @Test
    public void terminalThatDoesNotTellItsWidthGetsWholeLines() {
        assertEquals(OptionalInt.empty(), Screen.terminal(0).width());
        assertEquals(1 + Samples.NETWORK.chains().size(), chains(true, Screen.terminal(-1)).size());
    }

    @Test
    public void whatHasNoRoomBesideItsRowStandsBelow() {
        List<String> lines = chains(true, Screen.terminal(80));
        int row = lines.stream().map(line -> line.startsWith("gone ")).toList().indexOf(true);
        assertEquals("    Node n3 cannot be reached: it still has objects of the chain", lines.get(row + 1));
        assertTrue(lines.get(row), lines.get(row).endsWith("stub"));
    }

    @Test
    public void whatOthersWroteCannotActOnTheTerminal() {
        assertEquals("a b\\u001b[2Jc\\u202ed e", Printable.of("a\nb\u001b[2Jc\u202ed\u2028e"));
        assertEquals("grüße → 网", Printable.of("grüße → 网"));
        assertEquals("There is no chain \\u0007: x", new ShellFailure("There is no chain \u0007: x").getMessage());
    }

    @Test
    public void agesUseTheLargestUnitOfWhichThereAreTwo() {
        Instant then = Samples.NOW;
        assertEquals("0s", Ages.since(then.plusSeconds(5), then));
        assertEquals("119s", Ages.since(then, then.plusSeconds(119)));
        assertEquals("2m", Ages.since(then, then.plusSeconds(120)));
        assertEquals("119m", Ages.since(then, then.plusSeconds(7_199)));
        assertEquals("2h", Ages.since(then, then.plusSeconds(7_200)));
        assertEquals("47h", Ages.since(then, then.plusSeconds(172_799)));
        assertEquals("2d", Ages.since(then, then.plusSeconds(172_800)));
        assertEquals("83 ms", Ages.took(83_400));
        assertEquals("31 s", Ages.took(31_000_000));
    }

    @Test
    public void emptyListsAreSaid() {
        assertEquals(List.of("No chain is declared."), ChainsView.lines(List.of(), false, Screen.NONE, Samples.NOW));
        assertEquals(List.of("No node is declared."), NodesView.lines(List.of(), Screen.NONE, Samples.NOW));
        assertEquals(List.of("No node is declared."), SyncView.compared(List.of(), Screen.NONE));
        assertEquals(List.of("No node is declared."), SyncView.synchronised(List.of(), Screen.NONE));
        assertEquals(List.of("No pod is declared."), PodsView.lines(List.of(), false, Screen.NONE));
        assertEquals(List.of("No pod is like that."), PodsView.lines(List.of(), true, Screen.NONE));
        assertEquals("[]", Json.of(List.of()));
    }

    @Test
    public void jsonKeepsWhatATableWouldHide() {
        ChainLine odd = new ChainLine("odd", "ready", Optional.empty(), Optional.of("<b> \"quoted\" & \u001b\n"),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, List.of(),
            Optional.empty());
        assertEquals("<b> \"quoted\" & \u001b\n", JsonParser.parseString(Json.of(odd)).getAsJsonObject()
            .get("message").getAsString());
        assertFalse(Json.of(odd).contains("reason"));
    }

    private static List<String> chains(boolean detailed, Screen screen) {
        return ChainsView.lines(Samples.NETWORK.chains().stream().map(ChainLine::of).toList(), detailed, screen,
            Samples.NOW);
    }
}
