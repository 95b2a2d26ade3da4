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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * What one event costs in the engine, and how that grows with what exists. Each size is measured by itself in one
 * process, smallest first, on nodes that acknowledge at once.
 */
final class GrowthFigure {
    private static final int MIDDLE = 50;
    private static final int HIGH = 99;
    private static final double MICROS_OF_MILLI = 1e3;

    private final Path folder;
    private final boolean quick;

    /**
     * A measurement.
     *
     * @param folder gets a CSV file and a chart of each table
     * @param quick whether only the smallest sizes are measured, to see that it runs
     */
    GrowthFigure(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
    }

    /**
     * One table.
     *
     * @param file name of its files
     * @param title what it is about
     * @param unit what there is more and more of
     * @param sizes how many of it
     * @param events how many events are measured in each size, after a fifth as many to warm up
     * @param lines what is measured, by name
     */
    private record Table(String file, String title, String unit, List<Integer> sizes, int events,
        Map<String, IntFunction<World>> lines) {
    }

    /**
     * What was measured of one size.
     *
     * @param filled how long it took to fill the engine and to have all chains ready, in seconds
     * @param middle the median event, in microseconds
     * @param high the event of which one in a hundred is slower, in microseconds
     * @param bytes heap that the engine takes for each chain, its definition and pods included
     */
    private record Point(int size, int chains, double filled, double middle, double high, double bytes) {
        static final String HEAD = "line,size,chains,filled_s,p50_us,p99_us,heap_bytes_per_chain";

        String csv(String line) {
            return String.format(Locale.ROOT, "%s,%d,%d,%.2f,%.1f,%.1f,%.0f", line, size, chains, filled, middle, high,
                bytes);
        }
    }

    private static List<Table> tables() {
        Map<String, IntFunction<World>> chains = new LinkedHashMap<>();
        Map<String, IntFunction<World>> nodes = new LinkedHashMap<>();
        Map<String, IntFunction<World>> length = new LinkedHashMap<>();
        Map<String, IntFunction<World>> instances = new LinkedHashMap<>();
        Map<String, IntFunction<World>> oneNode = new LinkedHashMap<>();
        for (String renderer : List.of("l2xconn", "srv6")) {
            chains.put(renderer, size -> World.chains(renderer, size));
            nodes.put(renderer, size -> World.nodes(renderer, size, 100));
            length.put(renderer, size -> World.length(renderer, size));
            instances.put(renderer, size -> World.instances(renderer, size));
            oneNode.put(renderer, size -> World.oneNode(renderer, size));
        }
        Map<String, IntFunction<World>> shared = new LinkedHashMap<>();
        shared.put("its own pod moves", World::sharing);
        shared.put("the common one moves", size -> World.sharing(size).commonPodMoves());
        return List.of(
            new Table("chains", "One pod moves, over 3 nodes", "chains", List.of(10, 100, 1_000, 10_000, 100_000),
                1_000, chains),
            new Table("nodes", "One pod moves, 100 chains for each node", "nodes", List.of(3, 10, 30, 100, 300, 1_000),
                1_000, nodes),
            new Table("one-node", "One pod moves, all chains on one node", "chains of the node",
                List.of(10, 100, 1_000, 10_000), 1_000, oneNode),
            new Table("length", "One pod moves", "functions of the chain", List.of(2, 4, 8, 16, 32, 64), 1_000, length),
            new Table("instances", "One instance that serves moves", "instances of each of 3 inner functions",
                List.of(1, 10, 100, 1_000), 200, instances),
            new Table("shared", "Chains that share a function", "chains", List.of(1, 10, 100, 1_000), 50, shared));
    }

    /** Measures, prints and draws all tables. */
    String report() {
        StringBuilder text = new StringBuilder();
        for (Table table : tables()) {
            Map<String, List<Point>> points = new LinkedHashMap<>();
            table.lines.forEach((name, worlds) -> points.put(name, measure(table, name, worlds)));
            text.append(print(table, points));
            keep(table, points);
        }
        return text.toString();
    }

    private List<Point> measure(Table table, String name, IntFunction<World> worlds) {
        List<Point> points = new ArrayList<>();
        Random random = new Random(1);
        for (int size : quick ? table.sizes.subList(0, 2) : table.sizes) {
            Point point = measure(size, quick ? 10 : table.events, worlds, random);
            System.err.println("benchmarks: growth " + table.file + " " + point.csv(name));
            points.add(point);
        }
        return points;
    }

    private static Point measure(int size, int events, IntFunction<World> worlds, Random random) {
        long before = usedHeap();
        World world = worlds.apply(size);
        long began = System.nanoTime();
        try (EngineLab lab = new EngineLab(world, false)) {
            double filled = (System.nanoTime() - began) / 1e9;
            long heap = usedHeap() - before;
            for (int i = 0; i < events / 5; i++) {
                lab.move(random.nextInt(world.events()));
            }
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                times.add(lab.move(random.nextInt(world.events())).micros());
            }
            int chains = world.chains().size();
            return new Point(size, chains, filled, Runs.percentile(times, MIDDLE), Runs.percentile(times, HIGH),
                (double) heap / chains);
        }
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String print(Table table, Map<String, List<Point>> points) {
        StringBuilder text = new StringBuilder("\n" + table.title + ":\n\n| " + table.unit + " | ");
        List<String> names = List.copyOf(points.keySet());
        names.forEach(name -> text.append(name).append(": p50, p99 ms | filled s | heap of a chain kB | "));
        text.append("\n|").append(" --- |".repeat(1 + 3 * names.size())).append('\n');
        for (int row = 0; row < points.get(names.get(0)).size(); row++) {
            int at = row;
            text.append("| ").append(points.get(names.get(0)).get(row).size).append(" |");
            names.forEach(name -> text.append(cells(points.get(name).get(at))));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cells(Point point) {
        return String.format(Locale.ROOT, " %s, %s | %s | %s |", Runs.number(point.middle / MICROS_OF_MILLI),
            Runs.number(point.high / MICROS_OF_MILLI), Runs.number(point.filled), Runs.number(point.bytes / 1e3));
    }

    private void keep(Table table, Map<String, List<Point>> points) {
        List<String> lines = new ArrayList<>(List.of(Point.HEAD));
        Map<String, List<double[]>> drawn = new LinkedHashMap<>();
        points.forEach((name, all) -> {
            all.forEach(point -> lines.add(point.csv(name)));
            drawn.put(name, all.stream().map(point -> new double[] {point.size, point.middle / MICROS_OF_MILLI})
                .toList());
        });
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("growth-" + table.file + ".csv"), lines);
            Files.writeString(folder.resolve("growth-" + table.file + ".svg"),
                new Chart(table.title, table.unit, "ms until ready again (median)", drawn).svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
