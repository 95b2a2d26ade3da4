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
package io.chainstitch.renderer.srv6;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A random chain on one to three nodes, as its path scheme allows it, in the words of {@link ChainText}. */
final class RandomChain {
    private static final List<String> LAYERS = List.of("l2", "ipv4", "ipv6", "dual");
    private final Random random;
    private final int nodes;
    private final String layer;
    private final String proxy;
    private final boolean unidirectional;
    private final int functions;
    private final RandomInstances instances;
    private final List<String> paths = new ArrayList<>();
    private final List<String> shared = new ArrayList<>();

    RandomChain(long seed) {
        random = new Random(seed);
        nodes = 1 + random.nextInt(3);
        layer = LAYERS.get(random.nextInt(LAYERS.size()));
        proxy = List.of("auto", "auto", "dynamic", "stitched").get(random.nextInt(4));
        unidirectional = random.nextBoolean();
        functions = random.nextInt(8) == 0 ? 3 + random.nextInt(8) : random.nextInt(4);
        instances = new RandomInstances(random, layer, nodes, "l2".equals(layer) || !"dynamic".equals(proxy));
        if ("l2".equals(layer)) {
            frames();
        } else if ("dynamic".equals(proxy)) {
            exclusivePairs();
        } else {
            pairs();
        }
    }

    private boolean tooLong() {
        return "dynamic".equals(proxy) && functions > ("l2".equals(layer) ? 3 : 4);
    }

    /** {@return whether it can be served} */
    boolean servable() {
        return !tooLong();
    }

    private String function(String name) {
        boolean one = unidirectional ? random.nextInt(3) == 0
            : random.nextInt(3) == 0 && !"l2".equals(layer) && !"dynamic".equals(proxy);
        return instances.function(name, one);
    }

    private List<String> lane(String label) {
        return IntStream.range(0, functions).mapToObj(index -> function("f" + index + label)).toList();
    }

    private void path(String start, List<String> lane, String end) {
        List<String> hops = new ArrayList<>(List.of(start));
        hops.addAll(lane);
        hops.add(end);
        paths.add("path " + paths.size() + " " + String.join(" ", hops));
    }

    /** Lanes have nothing in common; one way, all starts take all of them. */
    private void frames() {
        int lanes = 1 + random.nextInt(3);
        List<List<String>> inner = IntStream.range(0, lanes).mapToObj(lane -> lane("-" + lane)).toList();
        List<String> ends = IntStream.range(0, lanes).mapToObj(lane -> instances.end("e" + lane)).toList();
        if (!unidirectional) {
            IntStream.range(0, lanes).forEach(lane ->
                path(instances.end("s" + lane), inner.get(lane), ends.get(lane)));
            return;
        }
        for (int start = 0; start <= random.nextInt(3); start++) {
            String name = instances.end("s" + start);
            IntStream.range(0, lanes).forEach(lane -> path(name, inner.get(lane), ends.get(lane)));
        }
    }

    /** No inner instance serves two pairs; one start or one end is in all of them. */
    private void exclusivePairs() {
        String start = instances.end("s");
        int ends = 1 + random.nextInt(2);
        for (int end = 0; end < ends; end++) {
            String name = instances.end("e" + end);
            int lanes = functions == 0 ? 1 : 1 + random.nextInt(2);
            for (int lane = 0; lane < lanes; lane++) {
                path(start, lane("-" + end + "-" + lane), name);
            }
        }
    }

    /** Within a pair no instance is on two lanes. */
    private void pairs() {
        List<String> starts = several("s");
        List<String> ends = several("e");
        List<List<String>> pools = new ArrayList<>();
        for (int index = 0; index < functions; index++) {
            String label = "f" + index + "-";
            pools.add(new ArrayList<>(IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> function(label + i))
                .toList()));
        }
        pools.forEach(pool -> pool.stream().filter(name -> random.nextInt(6) == 0).forEach(shared::add));
        for (String start : starts) {
            for (String end : ends) {
                pools.forEach(pool -> Collections.shuffle(pool, random));
                int most = pools.stream().mapToInt(List::size).min().orElse(1);
                for (int lane = 0; lane <= random.nextInt(most); lane++) {
                    int place = lane;
                    path(start, pools.stream().map(pool -> pool.get(place)).toList(), end);
                }
            }
        }
    }

    private List<String> several(String label) {
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> instances.end(label + i)).toList();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of("chain random "
            + (unidirectional ? "unidirectional " : "bidirectional ") + proxy));
        int own = random.nextInt(4);
        for (int node = 1; node <= nodes; node++) {
            lines.add("node n" + node + " fd00::" + node + (own % 2 == 0 ? " via=underlay0" : "")
                + (own > 1 && node != 2 ? " locator=2001:db8:f00" + node + "::/" + (32 + 16 * node) : ""));
        }
        lines.addAll(instances.lines());
        if (!shared.isEmpty() && "auto".equals(proxy)) {
            lines.add("shared " + String.join(" ", shared));
        }
        lines.addAll(paths);
        return String.join("\n", lines);
    }
}
