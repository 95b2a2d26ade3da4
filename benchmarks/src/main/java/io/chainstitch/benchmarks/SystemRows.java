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

import io.chainstitch.benchmarks.system.Samples;
import io.chainstitch.benchmarks.system.SystemFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of P1, P2, P3 and P11. */
final class SystemRows {
    private static final double MILLI = 1e6;
    private static final double SECOND = 1e9;
    private static final int MIDDLE = 50;
    private static final int HIGH = 99;

    private final String renderer;
    private final SystemFigures.Plan plan;
    private final Samples samples;

    SystemRows(String renderer, SystemFigures.Plan plan, Path project, int portOffset)
        throws IOException, InterruptedException {
        this.plan = plan;
        this.renderer = renderer;
        this.samples = new SystemFigures(renderer, plan).measure(project, portOffset);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Runs calls = millis("P1 floor", MIDDLE);
        Runs netconf = millis("netconf", MIDDLE);
        Runs floor = new Runs(IntStream.range(0, plan.runs())
            .mapToObj(run -> calls.values().get(run) + netconf.values().get(run)).toList());
        String parts = Runs.number(floor.median()) + " ms = VPP calls " + Runs.number(calls.median())
            + " + NETCONF 2 × (edit, validate, commit) " + Runs.number(netconf.median());
        String what = "RESTCONF PUT of one C3 → last VPP reply on 2 nodes (" + samples.dataplane() + "), ";
        rows.add(time("P1 p50", what + "p50", parts, floor, millis("P1", MIDDLE), "≤ 5 (≤ 25 ms)"));
        rows.add(time("P1 p99", what + "p99", parts, floor, millis("P1", HIGH), "≤ 20 (≤ 100 ms)"));
        Runs first = millis("P1", MIDDLE);
        rows.add(time("P2", "PUT of one C3 → `ready` read by RESTCONF, p50", "P1 p50 " + Runs.number(first.median())
            + " ms", first, millis("P2", MIDDLE), "≤ P1 + 10 ms"));
        rows.add(time("P11", "preview-chain of one C3 that is put right after, p50", "P1 p50 "
            + Runs.number(first.median()) + " ms", first, millis("P11", MIDDLE), "≤ 0.3"));
        rows.add(rate("P3a", "single PUTs, one client", "≥ 50/s"));
        rows.add(rate("P3b", "one PATCH", "≥ 300/s"));
        return rows;
    }

    /** The requests of one C3, for the text below the table. */
    String calls() {
        StringBuilder text = new StringBuilder("Binary API requests of the last C3 of P1, " + renderer + ":\n");
        samples.calls().forEach((node, counts) -> text.append("node n").append(node + 1).append(": ")
            .append(counts.values().stream().mapToInt(Integer::intValue).sum()).append(" = ").append(counts)
            .append('\n'));
        return text.toString();
    }

    private Runs millis(String name, double percent) {
        return new Runs(samples.runs(name).stream().map(run -> Runs.percentile(run, percent) / MILLI).toList());
    }

    private Runs perSecond(String name) {
        return new Runs(samples.runs(name).stream().map(run -> plan.many() * SECOND / run.get(0)).toList());
    }

    private Row time(String figure, String definition, String parts, Runs floor, Runs value, String target) {
        return new Row(figure + " " + renderer, definition, parts, Runs.number(value.median()) + " ms",
            Runs.number(value.median() / floor.median()), target, value.text());
    }

    private Row rate(String figure, String how, String target) {
        Runs floor = perSecond(figure + " floor");
        Runs value = perSecond(figure);
        return new Row(figure + " " + renderer, plan.many() + " C3 by " + how + " → all ready (accepted at "
            + Runs.number(perSecond(figure + " accepted").median()) + "/s)",
            "the same VPP calls " + Runs.number(floor.median()) + "/s", Runs.number(value.median()) + "/s",
            Runs.number(floor.median() / value.median()), target, value.text());
    }
}
