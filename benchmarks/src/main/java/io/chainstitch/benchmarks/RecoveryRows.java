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

import io.chainstitch.benchmarks.system.RecoveryFigures;
import io.chainstitch.benchmarks.system.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of P5, P6, P7 and P13. */
final class RecoveryRows {
    private static final double SECOND = 1e9;
    private static final int MIDDLE = 50;

    private final String renderer;
    private final RecoveryFigures.Plan plan;
    private final Samples samples;

    RecoveryRows(String renderer, RecoveryFigures.Plan plan, Path project, int portOffset)
        throws IOException, InterruptedException {
        this.renderer = renderer;
        this.plan = plan;
        this.samples = new RecoveryFigures(renderer, plan).measure(project, portOffset);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(compared());
        Runs floor = seconds("P6 floor");
        Runs recovered = seconds("P6");
        rows.add(row("P6", "VPP of n1 killed (" + samples.dataplane() + ") → the half of " + chains()
            + " on it programmed again", "start of VPP + " + number("P6 calls") + " calls "
            + Runs.number(floor.median()) + " s", recovered, Runs.number(recovered.median() / floor.median()), "≤ 2"));
        rows.add(row("P7 kill", "agent killed → a chain is `degraded`, read by RESTCONF", "—", seconds("P7 kill"), "—",
            "≤ 1 s"));
        rows.add(row("P7 hang", "agent stopped → a chain is `degraded`, read by RESTCONF", "sign of life every 5 s",
            seconds("P7 hang"), Runs.number(seconds("P7 hang").median() / 5), "≤ 2 × keepalive"));
        rows.add(row("P13 controller", "start of the controller → RESTCONF answers, nodes in sync and " + chains()
            + " ready", "RESTCONF answers after " + Runs.number(seconds("P13 answers").median()) + " s",
            seconds("P13 controller"), "—", "≤ 30 s"));
        rows.add(row("P13 agent", "start of an agent with the half of " + chains() + " → it listens", "—",
            seconds("P13 agent"), "—", "≤ 8 s"));
        List<Double> resident = samples.runs("P13 resident").get(0);
        rows.add(new Row("P13 agent memory " + renderer, "resident memory of an agent, after " + plan.chains()
            + " single commits more", "—", Runs.number(Runs.percentile(resident, 100)) + " MB", "—", "≤ 256 MB",
            "n1, n2: " + new Runs(resident).text()));
        return rows;
    }

    private Row compared() {
        List<Integer> sizes = plan.sizes();
        int small = sizes.get(0);
        int large = plan.chains();
        String all = sizes.stream().map(size -> size + ": " + seconds("P5 " + size).text())
            .collect(Collectors.joining(", "));
        double writes = sizes.stream().flatMap(size -> samples.runs("P5 " + size + " writes").stream())
            .flatMap(List::stream).mapToDouble(Double::doubleValue).sum();
        double slope = seconds("P5 " + large).median() / seconds("P5 " + small).median() * small / large;
        return new Row("P5 " + renderer, "resync of a node with the half of " + chains() + ", all as planned: "
            + Runs.number(writes) + " writes; s for a chain ÷ that with " + small, "with " + small + ": "
            + Runs.number(seconds("P5 " + small).median()) + " s", Runs.number(seconds("P5 " + large).median()) + " s",
            Runs.number(slope), "0 writes, linear, ≤ 3 s", all);
    }

    private String chains() {
        return plan.chains() + " C3";
    }

    private Runs seconds(String name) {
        return new Runs(samples.runs(name).stream().map(run -> Runs.percentile(run, MIDDLE) / SECOND).toList());
    }

    private String number(String name) {
        return Runs.number(new Runs(samples.runs(name).stream().map(run -> run.get(0)).toList()).median());
    }

    private Row row(String figure, String definition, String floor, Runs value, String ratio, String target) {
        return new Row(figure + " " + renderer, definition, floor, Runs.number(value.median()) + " s", ratio, target,
            value.text());
    }
}
