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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * P10: the pure CPU time of one C3, and how it grows with the length of the chain. Of each run the median call counts,
 * because the mean also counts what else the machine did.
 */
final class RenderFigure {
    private static final int RUNS = 3;
    private static final double MEDIAN = 50;
    private static final int SHORT = 2;
    private static final int MIDDLE = 32;
    private static final int LONG = 64;

    private final String renderer;
    private final Map<String, Map<Integer, Runs>> byMethod = new HashMap<>();

    /** Measures a renderer, by its name. */
    RenderFigure(String renderer) {
        this.renderer = renderer;
    }

    List<Row> rows() {
        measure();
        List<Row> rows = new ArrayList<>();
        Runs floor = byMethod.get("collect").get(Scene.C3);
        Runs value = byMethod.get("resolveAndRender").get(Scene.C3);
        Runs resolve = byMethod.get("resolve").get(Scene.C3);
        RenderBenchmark scene = new RenderBenchmark();
        scene.functions = Scene.C3;
        scene.renderedBy = renderer;
        scene.prepare();
        rows.add(new Row("P10 " + renderer,
            "resolve + render one C3 (" + scene.objects() + " objects), of which resolve "
            + Runs.number(resolve.median()) + " µs", "finished objects put into plans "
            + Runs.number(floor.median()) + " µs", Runs.number(value.median()) + " µs",
            Runs.number(value.median() / floor.median()), "≤ 20 µs", value.text()));
        rows.add(linearity());
        return rows;
    }

    private Row linearity() {
        Map<Integer, Runs> all = byMethod.get("resolveAndRender");
        double first = slope(all, SHORT, MIDDLE);
        double second = slope(all, MIDDLE, LONG);
        String values = all.keySet().stream().sorted()
            .map(length -> length + ": " + Runs.number(all.get(length).median())).collect(Collectors.joining(", "));
        return new Row("P10 length " + renderer,
            "resolve + render against chain length, ends included: µs for one more function, "
            + MIDDLE + "→" + LONG + " ÷ " + SHORT + "→" + MIDDLE, "µs for one more function " + SHORT + "→" + MIDDLE
            + " " + Runs.number(first), Runs.number(second) + " µs", Runs.number(second / first), "1 (linear)", values);
    }

    private static double slope(Map<Integer, Runs> all, int from, int to) {
        return (all.get(to).median() - all.get(from).median()) / (to - from);
    }

    private void measure() {
        run("resolveAndRender", new String[0]);
        run("(resolve|collect)", new String[] {Integer.toString(Scene.C3)});
    }

    private void run(String methods, String[] lengths) {
        ChainedOptionsBuilder options = new OptionsBuilder()
            .include(RenderBenchmark.class.getName() + "." + methods + "$").forks(RUNS)
            .warmupIterations(3).warmupTime(TimeValue.milliseconds(700)).measurementIterations(3)
            .measurementTime(TimeValue.milliseconds(500)).verbosity(VerboseMode.SILENT)
            .param("renderedBy", renderer)
            .jvmArgsAppend("-XX:+UseSerialGC");
        if (lengths.length > 0) {
            options = options.param("functions", lengths);
        }
        try {
            new Runner(options.build()).run().forEach(this::take);
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH did not run: " + e.getMessage(), e);
        }
    }

    private void take(RunResult result) {
        String method = Stream.of(result.getParams().getBenchmark().split("\\.")).reduce((first, last) -> last)
            .orElseThrow();
        int functions = Integer.parseInt(result.getParams().getParam("functions"));
        List<Double> runs = result.getBenchmarkResults().stream()
            .map(run -> run.getPrimaryResult().getStatistics().getPercentile(MEDIAN)).toList();
        byMethod.computeIfAbsent(method, key -> new HashMap<>()).put(functions, new Runs(runs));
    }
}
