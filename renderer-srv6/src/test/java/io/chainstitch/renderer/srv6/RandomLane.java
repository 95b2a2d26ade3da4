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
import java.util.List;
import java.util.Random;

/** A random chain of one lane, and the same with one function replaced, in the words of {@link ChainText}. */
final class RandomLane {
    private final List<String> head;
    private final List<String> lane = new ArrayList<>();
    private final List<String> after;

    RandomLane(long seed) {
        Random random = new Random(seed);
        String layer = List.of("l2", "ipv4", "ipv6", "dual").get(random.nextInt(4));
        String direction = random.nextBoolean() ? "unidirectional" : "bidirectional";
        String proxy = random.nextBoolean() ? "auto" : "stitched";
        head = new ArrayList<>(List.of("chain random " + direction + " " + proxy));
        for (int node = 1; node <= 3; node++) {
            head.add("node n" + node + " fd00::" + node + " via=underlay0");
        }
        boolean one = !"l2".equals(layer) && random.nextInt(3) == 0;
        RandomInstances instances = new RandomInstances(random, layer, 3, false);
        lane.add(instances.end("s"));
        int functions = 1 + random.nextInt(3);
        for (int index = 0; index < functions; index++) {
            lane.add(instances.function("f" + index, one));
        }
        lane.add(instances.end("e"));
        after = new ArrayList<>(lane);
        after.set(1 + random.nextInt(functions), instances.function("replacement", one));
        head.addAll(instances.lines());
    }

    String replaced() {
        return text(after);
    }

    @Override
    public String toString() {
        return text(lane);
    }

    private String text(List<String> path) {
        return String.join("\n", head) + "\npath 0 " + String.join(" ", path);
    }
}
