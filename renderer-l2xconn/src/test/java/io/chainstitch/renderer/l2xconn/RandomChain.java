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
package io.chainstitch.renderer.l2xconn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random chain on one to three nodes, in the words of {@link ChainText}. */
final class RandomChain {
    private final Random random;
    private final int nodes;
    private final boolean unidirectional;
    private final List<String> pods = new ArrayList<>();
    private final List<List<String>> lanes = new ArrayList<>();
    private boolean managed;
    private final List<String> joins = new ArrayList<>();

    RandomChain(long seed) {
        random = new Random(seed);
        nodes = 1 + random.nextInt(3);
        unidirectional = random.nextBoolean();
        int length = 2 + random.nextInt(4);
        int count = 1 + random.nextInt(3);
        for (int lane = 0; lane < count; lane++) {
            List<String> hops = new ArrayList<>();
            for (int hop = 0; hop < length; hop++) {
                hops.add(instance("p" + lane + "-" + hop, hop > 0 && hop < length - 1));
            }
            lanes.add(hops);
        }
        for (int id = count; unidirectional && id < count + random.nextInt(4); id++) {
            joins.add("path " + id + " " + instance("p" + id, false) + " joins " + random.nextInt(count));
        }
    }

    /** Replaces one instance of a lane by another one that we attach, possibly on another node. */
    RandomChain replaceOne() {
        managed = true;
        List<String> lane = lanes.get(random.nextInt(lanes.size()));
        int hop = random.nextInt(lane.size());
        lane.set(hop, instance("replacement", hop > 0 && hop < lane.size() - 1));
        return this;
    }

    private String instance(String name, boolean inner) {
        String node = " n" + (1 + random.nextInt(nodes));
        if (!inner && random.nextInt(3) == 0) {
            String vlan = managed || random.nextBoolean() ? "." + (1 + random.nextInt(4094)) : "";
            pods.add("external " + name + node + " GigabitEthernet-" + name + vlan);
        } else if (inner && !(unidirectional && random.nextInt(3) == 0)) {
            pods.add("pod " + name + node + " in=" + attachment(name + "-in") + " out=" + attachment(name + "-out"));
        } else {
            pods.add("pod " + name + node + " eth1=" + attachment(name));
        }
        return name;
    }

    private String attachment(String name) {
        return switch (random.nextInt(managed ? 2 : 3)) {
            case 0 -> "memif:/run/" + name + ".sock:0:master";
            case 1 -> "af-packet:" + name;
            default -> "vpp:tap-" + name;
        };
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of("chain random "
            + (unidirectional ? "unidirectional" : "bidirectional")));
        for (int node = 1; node <= nodes; node++) {
            lines.add("node n" + node + " 192.0.2." + node);
        }
        lines.addAll(pods);
        for (int lane = 0; lane < lanes.size(); lane++) {
            lines.add("path " + lane + " " + String.join(" ", lanes.get(lane)));
        }
        lines.addAll(joins);
        return String.join("\n", lines);
    }
}
