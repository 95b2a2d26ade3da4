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
import java.util.Locale;
import java.util.Random;

/** Random instances in the words of {@link ChainText}; no two have an address in common. */
final class RandomInstances {
    private final Random random;
    private final String layer;
    private final int nodes;
    private final boolean foreign;
    private final List<String> lines = new ArrayList<>();
    private int networks;

    RandomInstances(Random random, String layer, int nodes, boolean foreign) {
        this.random = random;
        this.layer = layer;
        this.nodes = nodes;
        this.foreign = foreign;
    }

    List<String> lines() {
        return lines;
    }

    private String node() {
        return " n" + (1 + random.nextInt(nodes));
    }

    /** A start or an end. */
    String end(String name) {
        if (!"dual".equals(layer) && random.nextInt(3) == 0) {
            external(name);
        } else {
            lines.add("pod " + name + node() + face(name, "eth1"));
        }
        return name;
    }

    private void external(String name) {
        int network = ++networks;
        String text = "external " + name + node() + " GigabitEthernet-" + name
            + (random.nextBoolean() ? "." + (1 + random.nextInt(4094)) : "");
        if (!"l2".equals(layer)) {
            text += " address=" + address(network, "1");
            text += random.nextBoolean() ? " peer=" + address(network, "9").replaceAll("/.*", "") + mac(network) : "";
        }
        lines.add(text);
    }

    /** A function with one interface or two. */
    String function(String name, boolean one) {
        lines.add("pod " + name + node() + (one ? face(name, "eth1") : face(name, "in") + face(name, "out")));
        return name;
    }

    private String face(String pod, String label) {
        int network = ++networks;
        String text = " " + label + "=" + switch (random.nextInt(foreign ? 4 : 3)) {
            case 0 -> "memif:/run/" + pod + "-" + label + ".sock:0:master";
            case 1, 2 -> "af-packet:" + pod + "-" + label;
            default -> "vpp:tap-" + pod + "-" + label;
        };
        if ("l2".equals(layer)) {
            return text;
        }
        if (!"ipv6".equals(layer)) {
            text += " address=10." + network / 256 + "." + network % 256 + ".2/24";
        }
        if (!"ipv4".equals(layer)) {
            text += " address=" + v6(network, "2") + " gateway=" + v6(network, "1");
        }
        return text + mac(network);
    }

    private String address(int network, String host) {
        return "ipv6".equals(layer) ? v6(network, host) : "10." + network / 256 + "." + network % 256 + "." + host
            + "/24";
    }

    private static String v6(int network, String host) {
        return "2001:db8:" + Integer.toHexString(network) + "::" + host + "/64";
    }

    private static String mac(int network) {
        return String.format(Locale.ROOT, " mac=02:00:00:00:%02x:%02x", network / 256, network % 256);
    }
}
