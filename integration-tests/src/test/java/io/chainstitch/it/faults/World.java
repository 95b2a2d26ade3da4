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
package io.chainstitch.it.faults;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import java.util.ArrayList;
import java.util.List;

/**
 * What the load plays with: eight chains, each with four pods of its own, {@code a} and {@code b} at its ends and the
 * functions {@code f} and {@code g}. The first four chains are cross-connected, the others carry IPv4 by SRv6.
 */
final class World {
    /** Number of chains. */
    static final int CHAINS = Lab.GROUPS;
    /** Names of the nodes. */
    static final List<String> NODES = List.of("n1", "n2", "n3");
    /** Number of definitions that a chain may have. */
    static final int VARIANTS = 7;
    private static final int FIRST_SRV6 = 4;
    private static final List<String> APPS = List.of("a", "b", "f", "g");

    private World() {
    }

    /** Where a pod stands when a run begins: all chains cross all nodes. */
    private static String home(int app, int group) {
        return NODES.get((app == 0 ? group : app == 1 ? group + 2 : group + app - 1) % NODES.size());
    }

    /** {@return the names of all pods} */
    static List<String> pods() {
        List<String> pods = new ArrayList<>();
        for (int group = 0; group < CHAINS; group++) {
            for (String app : APPS) {
                pods.add(app + group);
            }
        }
        return pods;
    }

    /** Where a pod stands when a run begins. */
    static String home(String pod) {
        return home(APPS.indexOf(pod.substring(0, 1)), group(pod));
    }

    private static int group(String pod) {
        return Integer.parseInt(pod.substring(1));
    }

    /**
     * The entry of a pod.
     *
     * @param pod its name
     * @param node where it runs
     */
    static JsonObject pod(String pod, String node) {
        boolean end = pod.startsWith("a") || pod.startsWith("b");
        JsonObject entry = Inventory.pod(pod, pod, node, end ? new String[] {"eth1"} : new String[] {"in", "out"});
        if (group(pod) >= FIRST_SRV6) {
            List<JsonObject> interfaces = Json.objects(entry, "interface");
            for (int index = 0; index < interfaces.size(); index++) {
                address(interfaces.get(index), end ? 1 : 2 + index,
                    group(pod) * APPS.size() + APPS.indexOf(pod.substring(0, 1)) + 1);
            }
        }
        return entry;
    }

    private static void address(JsonObject attached, int kind, int number) {
        attached.addProperty("mac", String.format("02:00:00:00:%02x:%02x", number, kind));
        attached.add("address", texts("10." + kind + "." + number + ".2/24"));
        attached.add("gateway", texts("10." + kind + "." + number + ".1/24"));
    }

    private static JsonArray texts(String text) {
        JsonArray array = new JsonArray();
        array.add(text);
        return array;
    }

    /** The name of a chain. */
    static String name(int chain) {
        return "c" + chain;
    }

    /**
     * A definition of a chain.
     *
     * @param chain its number
     * @param variant which functions it has; the last one takes the function of another chain
     * @param mark told in its description, so that no two edits are alike
     */
    static Chain chain(int chain, int variant, String mark) {
        Chain definition = Chain.named(name(chain)).with("renderer", chain < FIRST_SRV6 ? "l2xconn" : "srv6")
            .with("description", mark).end("a" + chain, "eth1");
        List<String> functions = switch (variant) {
            case 0 -> List.of("f" + chain);
            case 1 -> List.of("g" + chain);
            case 2, 3 -> List.of("f" + chain, "g" + chain);
            case 4 -> List.of("g" + chain, "f" + chain);
            case 5 -> List.of();
            default -> List.of("f" + (chain ^ 1));
        };
        functions.forEach(definition::function);
        return definition.end("b" + chain, "eth1");
    }
}
