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

import io.chainstitch.benchmarks.system.Baselines;
import io.chainstitch.benchmarks.system.Samples;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of the baselines: one NETCONF commit for each object, and deleting all to put all. */
final class BaselineRows {
    private static final int SAMPLES = 60;
    private static final int MIDDLE = 50;
    private static final double MILLI = 1e6;
    /** Cross-connects need nothing on a node that an emulator or a bare VPP does not have. */
    private static final String RENDERER = "l2xconn";

    private final Samples samples;

    BaselineRows(Path project, int portOffset) throws IOException, InterruptedException {
        List<Baselines.Part> parts = IntStream.range(0, SAMPLES).mapToObj(number -> part()).toList();
        samples = new Baselines(project, portOffset).measure(parts, project);
    }

    /** What a C3 puts on its first node, with interfaces that need nothing from the machine. */
    private static Baselines.Part part() {
        RenderBenchmark benchmark = new RenderBenchmark();
        benchmark.functions = Scene.C3;
        benchmark.renderedBy = RENDERER;
        benchmark.prepare();
        NodePlan plan = benchmark.resolveAndRender().nodes().get("n1");
        return new Baselines.Part(attached(plan, 0), attached(plan, 1));
    }

    /** The first interface is attached in one way or another, all others always in the same. */
    private static NodePlan attached(NodePlan plan, int way) {
        List<VppObject> objects = new ArrayList<>();
        int id = 10;
        for (VppObject object : plan.objects().values()) {
            if (object instanceof Interface face) {
                objects.add(new Interface(face.name(), new Attachment.Memif("", id == 10 ? id - way : id,
                    Attachment.Memif.Role.MASTER)));
                id++;
            } else {
                objects.add(object);
            }
        }
        return NodePlan.of(objects);
    }

    List<Row> rows() {
        return List.of(row("B commits", "the half of a C3 on one node, each object in a commit of its own, "
            + samples.dataplane(), "make", "make by object", "in one commit"),
            row("B delete and put", "one pod attached anew, all objects of the chain deleted and put, "
                + samples.dataplane(), "change", "change by all", "only what differs"));
    }

    private Row row(String figure, String definition, String ours, String theirs, String how) {
        double floor = millis(ours);
        double value = millis(theirs);
        return new Row(figure, definition + ": " + calls(theirs) + " calls of VPP",
            how + " " + Runs.number(floor) + " ms, " + calls(ours) + " calls", Runs.number(value) + " ms",
            Runs.number(value / floor), "—", Runs.number(value));
    }

    private double millis(String name) {
        return Runs.percentile(samples.runs(name).get(0), MIDDLE) / MILLI;
    }

    private String calls(String name) {
        return String.format("%.0f", Runs.percentile(samples.runs(name + " calls").get(0), MIDDLE));
    }
}
