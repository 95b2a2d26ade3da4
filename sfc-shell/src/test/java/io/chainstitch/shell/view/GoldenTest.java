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

import io.chainstitch.shell.facts.ChainLine;
import io.chainstitch.shell.facts.NodeLine;
import io.chainstitch.shell.facts.NodeStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What each command shows, without a terminal and in two terminals. Escape is written ^ in the files. */
@RunWith(Parameterized.class)
public final class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final List<ChainLine> CHAINS = Samples.NETWORK.chains().stream().map(ChainLine::of).toList();
    private static final List<NodeLine> NODES = Samples.NETWORK.nodes().stream()
        .map(node -> NodeLine.of(node, Samples.NETWORK)).toList();
    private static final Map<String, Function<Screen, List<String>>> TEXTS = Map.ofEntries(
        Map.entry("chains", screen -> ChainsView.lines(CHAINS, false, screen, Samples.NOW)),
        Map.entry("chains-long", screen -> ChainsView.lines(CHAINS, true, screen, Samples.NOW)),
        Map.entry("chain-web", screen -> ChainPage.lines(Samples.story(Samples.WEB), screen, Samples.NOW)),
        Map.entry("chain-stuck", screen -> ChainPage.lines(Samples.story(Samples.STUCK), screen, Samples.NOW)),
        Map.entry("chain-new", screen -> ChainPage.lines(Samples.story(Samples.NEW), screen, Samples.NOW)),
        Map.entry("chain-gone", screen -> ChainPage.lines(Samples.story(Samples.GONE), screen, Samples.NOW)),
        Map.entry("preview", screen -> PreviewView.lines(Samples.PREVIEW, screen)),
        Map.entry("preview-none", screen -> PreviewView.lines(Samples.NO_PREVIEW, screen)),
        Map.entry("trace", screen -> TraceView.lines(Samples.TRACE, screen)),
        Map.entry("trace-broken", screen -> TraceView.lines(Samples.BROKEN, screen)),
        Map.entry("nodes", screen -> NodesView.lines(NODES, screen, Samples.NOW)),
        Map.entry("node-n1", screen -> node(0, screen)),
        Map.entry("node-n3", screen -> node(1, screen)),
        Map.entry("pods", screen -> PodsView.lines(Samples.NETWORK.pods(), false, screen)),
        Map.entry("check-sync", screen -> SyncView.compared(Samples.COMPARISONS, screen)),
        Map.entry("resync", screen -> SyncView.synchronised(Samples.RESYNCS, screen)));
    private static final Map<String, Object> FACTS = Map.of("chains", CHAINS, "chain-web",
        Samples.story(Samples.WEB), "chain-gone", Samples.story(Samples.GONE), "preview", Samples.PREVIEW, "trace",
        Samples.TRACE, "nodes", NODES, "node-n1", NodeStory.of(Samples.NETWORK.nodes().get(0), Samples.NETWORK),
        "pods", Samples.NETWORK.pods(), "check-sync", Samples.COMPARISONS, "resync", Samples.RESYNCS);

    @Parameter(0)
    public String file;
    @Parameter(1)
    public String shown;

    @Parameters(name = "{0}")
    public static List<Object[]> cases() {
        Map<String, String> all = new TreeMap<>();
        TEXTS.forEach((name, text) -> {
            all.put(name + ".txt", String.join("\n", text.apply(Screen.NONE)) + "\n");
            all.put(name + ".80.txt", String.join("\n", text.apply(Screen.terminal(80))).replace('\u001b', '^')
                + "\n");
        });
        FACTS.forEach((name, facts) -> all.put(name + ".json", Json.of(facts) + "\n"));
        return all.entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()}).toList();
    }

    @Test
    public void factsAreShownLikeThis() throws IOException {
        Path golden = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, shown);
        }
        assertEquals(Files.readString(golden), shown);
    }

    private static List<String> node(int index, Screen screen) {
        return NodesView.page(NodeStory.of(Samples.NETWORK.nodes().get(index), Samples.NETWORK), screen, Samples.NOW);
    }
}
