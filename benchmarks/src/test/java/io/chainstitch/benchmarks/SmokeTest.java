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
package io.chainstitch.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.benchmarks.system.NodesFigures;
import io.chainstitch.vpp.model.NodePlan;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

public class SmokeTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void renderedChainHasTheObjectsOfItsFloor() {
        // 8 interfaces, 2 tunnel ends, 10 directed cross-connects.
        assertEquals(20, objects("l2xconn"));
        assertTrue(objects("srv6") > 20);
    }

    private static int objects(String renderer) {
        RenderBenchmark benchmark = new RenderBenchmark();
        benchmark.functions = Scene.C3;
        benchmark.renderedBy = renderer;
        benchmark.prepare();
        int rendered = benchmark.resolveAndRender().nodes().values().stream()
            .mapToInt(plan -> plan.objects().size()).sum();
        int collected = benchmark.collect().stream().map(NodePlan::objects).mapToInt(java.util.Map::size).sum();
        assertEquals(rendered, collected);
        return rendered;
    }

    @Test
    public void movedPodCostsWhatDiffers() {
        try (EngineLab lab = new EngineLab(World.chains("srv6", 20), true)) {
            EngineLab.Move there = lab.move(7);
            EngineLab.Move back = lab.move(7);
            assertTrue("a move changes something", there.needed() > 0);
            assertEquals(there.needed(), there.written());
            assertEquals(back.needed(), back.written());
        }
    }

    private static void assertEventsChangeSomething(World world) {
        try (EngineLab lab = new EngineLab(world, true)) {
            for (int event = 0; event < 2 * lab.events(); event++) {
                EngineLab.Move move = lab.move(event % lab.events());
                assertTrue("event " + event, move.written() > 0 && move.needed() > 0);
            }
        }
    }

    @Test
    public void eachEventOfEachWorldChangesTheChainsThatItNames() {
        for (String renderer : List.of("l2xconn", "srv6")) {
            assertEventsChangeSomething(World.nodes(renderer, 4, 2));
            assertEventsChangeSomething(World.length(renderer, 9));
            assertEventsChangeSomething(World.instances(renderer, 3));
            assertEventsChangeSomething(World.oneNode(renderer, 3));
        }
        assertEventsChangeSomething(World.sharing(4));
        assertEventsChangeSomething(World.sharing(4).commonPodMoves());
    }

    @Test
    public void chartHasALineForEachSeriesAndIsWellFormed() throws Exception {
        String svg = new Chart("a < b", "x", "y", Map.of("one", List.of(new double[] {1, 0.5}, new double[] {1000, 7}),
            "two", List.of(new double[] {3, 3}))).svg();
        Document document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
        assertEquals(2, document.getElementsByTagName("polyline").getLength());
        assertEquals(3, document.getElementsByTagName("circle").getLength());
    }

    @Test
    public void nodesAreComparedWithTheSmallestNumberOfThem() throws Exception {
        NodesRows rows = new NodesRows("l2xconn", folder.getRoot().toPath());
        rows.add(10, new NodesFigures.Result(2, List.of(30.0, 50.0, 40.0), 200_000_000, 150, 50_000_000, 40, 20, 30));
        rows.add(100,
            new NodesFigures.Result(9, List.of(80.0, 60.0, 70.0), 300_000_000, 160, 250_000_000, 310, 20, 40));
        String table = String.join("\n", rows.rows().stream().map(Row::toString).toList());
        assertTrue(table, table.contains("| with 10: 40.0 ms | 70.0 ms | 1.75 | — | 10: 40.0, 100: 70.0 |"));
        assertTrue(table, table.contains("| with 10: 5.00 MB | 2.50 MB | 0.50 |"));
        assertEquals(3, Files.readAllLines(folder.getRoot().toPath().resolve("nodes-l2xconn.csv")).size());
        assertTrue(Files.readString(folder.getRoot().toPath().resolve("nodes-l2xconn.svg")).contains("restart"));
    }

    @Test
    public void tableHasOneLineForEachFigure() {
        List<Row> rows = new PodMoveFigure("l2xconn", List.of(2, 4), 2, 4).rows();
        assertEquals(2, rows.size());
        assertTrue(rows.get(0).toString(), rows.get(0).toString().contains("| 1.00 |"));
    }

    @Test
    public void percentileIsOneOfTheValues() {
        List<Double> values = List.of(5.0, 1.0, 4.0, 2.0, 3.0);
        assertEquals(3.0, Runs.percentile(values, 50), 0);
        assertEquals(5.0, Runs.percentile(values, 99), 0);
        assertEquals(1.0, Runs.percentile(values, 0), 0);
    }
}
