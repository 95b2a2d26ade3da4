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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * P4: one pod moves among N chains. Pure engine; the nodes acknowledge at once. Engines of all sizes stand side by side
 * and take turns move by move, so that whatever else the machine does meets all of them.
 */
final class PodMoveFigure {
    private static final int RUNS = 3;
    private static final int MIDDLE = 50;
    private static final int HIGH = 99;

    private final String renderer;
    private final List<Integer> sizes;
    private final int warmUp;
    private final int moves;
    private final Map<Integer, List<Double>> medians = new TreeMap<>();
    private final Map<Integer, List<Double>> slow = new TreeMap<>();
    private long written;
    private long needed;

    /**
     * A measurement.
     *
     * @param renderer name of the renderer
     * @param sizes numbers of chains, ascending
     * @param warmUp moves in each size before the first run
     * @param moves moves in each size and run
     */
    PodMoveFigure(String renderer, List<Integer> sizes, int warmUp, int moves) {
        this.renderer = renderer;
        this.sizes = sizes;
        this.warmUp = warmUp;
        this.moves = moves;
    }

    List<Row> rows() {
        List<EngineLab> labs = sizes.stream().map(size -> new EngineLab(World.chains(renderer, size), true)).toList();
        Random random = new Random(1);
        run(labs, warmUp, random);
        forget();
        for (int run = 0; run < RUNS; run++) {
            System.gc();
            run(labs, moves, random);
        }
        labs.forEach(EngineLab::close);
        return table();
    }

    private List<Row> table() {
        int smallest = sizes.get(0);
        int largest = sizes.get(sizes.size() - 1);
        Runs floor = new Runs(medians.get(smallest));
        Runs value = new Runs(medians.get(largest));
        String all = medians.keySet().stream().map(size -> "N=" + size + ": "
            + new Runs(medians.get(size)).text() + " (p99 " + Runs.number(new Runs(slow.get(size)).median()) + ")")
            .collect(Collectors.joining(", "));
        return List.of(
            new Row("P4 writes " + renderer,
                "objects sent for one pod's move ÷ objects that differ, among " + largest + " chains",
                Runs.number((double) needed / RUNS / sizes.size() / moves) + " objects a move",
                Runs.number((double) written / RUNS / sizes.size() / moves) + " objects a move",
                Runs.number((double) written / needed), "1.00", written + " ÷ " + needed + " in all runs"),
            new Row("P4 time " + renderer,
                "pod event → chain ready again, instant nodes: T(" + largest + ") ÷ T(" + smallest + ")",
                "T(" + smallest + ") " + Runs.number(floor.median()) + " µs", Runs.number(value.median()) + " µs",
                Runs.number(value.median() / floor.median()), "≤ 1.5", all + " µs"));
    }

    private void run(List<EngineLab> labs, int moves, Random random) {
        List<List<Double>> times = new ArrayList<>();
        labs.forEach(lab -> times.add(new ArrayList<>()));
        for (int i = 0; i < moves; i++) {
            for (int lab = 0; lab < labs.size(); lab++) {
                EngineLab.Move move = labs.get(lab).move(random.nextInt(sizes.get(lab)));
                times.get(lab).add(move.micros());
                written += move.written();
                needed += move.needed();
            }
        }
        for (int lab = 0; lab < labs.size(); lab++) {
            medians.computeIfAbsent(sizes.get(lab), key -> new ArrayList<>())
                .add(Runs.percentile(times.get(lab), MIDDLE));
            slow.computeIfAbsent(sizes.get(lab), key -> new ArrayList<>())
                .add(Runs.percentile(times.get(lab), HIGH));
        }
    }

    private void forget() {
        medians.clear();
        slow.clear();
        written = 0;
        needed = 0;
    }
}
