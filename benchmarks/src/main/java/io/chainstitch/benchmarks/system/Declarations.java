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
package io.chainstitch.benchmarks.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What is sent by RESTCONF: nodes, and C3 chains with pods of their own, attached by memif, which needs nothing from
 * the machine. Start and first function are on one node, the rest on another: n1 and n2 where there are two, else
 * another pair for each chain.
 */
final class Declarations {
    private static final int FUNCTIONS = 5;
    private static final int ON_FIRST_NODE = 2;
    private static final int SIDES = 2;

    private final String renderer;
    private final String uplink;
    private final int agentPort;
    private final String user;
    private final String password;
    private final int nodes;

    Declarations(String renderer, String uplink, int agentPort, String user, String password, int nodes) {
        this.renderer = renderer;
        this.uplink = uplink;
        this.agentPort = agentPort;
        this.user = user;
        this.password = password;
        this.nodes = nodes;
    }

    JsonObject inventory(int chains) {
        JsonArray all = new JsonArray();
        for (int number = 1; number <= nodes; number++) {
            all.add(node(number));
        }
        JsonArray pods = new JsonArray();
        for (int chain = 0; chain < chains; chain++) {
            for (int position = 0; position < FUNCTIONS; position++) {
                pods.add(pod(chain, position));
            }
        }
        JsonObject inventory = new JsonObject();
        inventory.add("node", all);
        inventory.add("pod", pods);
        return in("chainstitch-inventory:inventory", inventory);
    }

    private JsonObject node(int number) {
        JsonObject agent = object("host", "127.0.0.1", "username", user, "password", password);
        agent.addProperty("port", agentPort + number - 1);
        JsonObject node = object("name", "n" + number, "underlay-address", underlay(number),
            "underlay-interface", uplink);
        node.addProperty("id", number);
        node.add("agent", agent);
        return node;
    }

    private JsonObject pod(int chain, int position) {
        return pod(chain, position, "n" + (1 + node(chain, position)));
    }

    /** The second node is the one after the first, then the one after that, once all first nodes had their turn. */
    private int node(int chain, int position) {
        int first = 2 * chain % nodes;
        return position < ON_FIRST_NODE ? first : (first + 1 + chain / nodes % (nodes - 1)) % nodes;
    }

    /** The address by which other nodes reach a node. */
    static String underlay(int number) {
        return "2001:db8::" + number;
    }

    /** The list with one pod, on a node. */
    JsonObject podOn(int chain, int position, String node) {
        return in("chainstitch-inventory:pod", array(pod(chain, position, node)));
    }

    static String podKey(int chain, int position) {
        return "bench," + app(chain, position);
    }

    private JsonObject pod(int chain, int position, String node) {
        JsonArray interfaces = new JsonArray();
        for (int side = 0; side < SIDES; side++) {
            int id = (chain * FUNCTIONS + position) * SIDES + side;
            JsonObject memif = new JsonObject();
            memif.addProperty("id", id);
            JsonObject entry = object("name", side == 0 ? "in" : "out", "mac",
                String.format("02:00:00:%02x:%02x:%02x", id >> 16, id >> 8 & 255, id & 255));
            if (renderer.equals("srv6")) {
                JsonArray addresses = new JsonArray();
                addresses.add("10." + (id >> 16) + "." + (id >> 8 & 255) + "." + (id & 255) + "/32");
                entry.add("address", addresses);
            }
            entry.add("memif", memif);
            interfaces.add(entry);
        }
        JsonObject pod = object("namespace", "bench", "name", app(chain, position), "node", node);
        pod.add("label", array(object("key", "app", "value", app(chain, position))));
        pod.add("interface", interfaces);
        return pod;
    }

    private static String app(int chain, int position) {
        return "c" + chain + "-" + position;
    }

    static String name(int chain) {
        return "chain-" + chain;
    }

    /** Settings with tables for a hundred thousand chains of packets, of which each has eight. */
    JsonObject manyTables() {
        JsonObject range = new JsonObject();
        range.addProperty("lower", 1_000);
        range.addProperty("upper", 1_000_000);
        JsonObject settings = new JsonObject();
        settings.add("table-range", range);
        return in("chainstitch-sfc:settings", settings);
    }

    /** The list with one entry that a PUT of the entry needs. */
    JsonObject chain(int number) {
        return in("chainstitch-sfc:chain", array(body(number)));
    }

    /** The container with the first chains. */
    JsonObject chains(int count) {
        return chains(0, count);
    }

    /** The container with the chains from one number on, and before another one. */
    JsonObject chains(int from, int to) {
        JsonArray chains = new JsonArray();
        for (int number = from; number < to; number++) {
            chains.add(body(number));
        }
        return in("chainstitch-sfc:sfc", in("chain", chains));
    }

    /** What the operation preview-chain is asked. */
    JsonObject preview(int number) {
        return in("chain", body(number));
    }

    private JsonObject body(int number) {
        JsonArray functions = new JsonArray();
        for (int position = 0; position < FUNCTIONS; position++) {
            JsonObject selector = in("label", array(object("key", "app", "value", app(number, position))));
            JsonObject function = object("name", "f" + position, "input-interface", "in", "output-interface", "out");
            function.add("pod-selector", selector);
            functions.add(function);
        }
        JsonObject chain = object("name", name(number), "renderer", renderer);
        chain.add("function", functions);
        return chain;
    }

    private static JsonObject in(String name, com.google.gson.JsonElement content) {
        JsonObject object = new JsonObject();
        object.add(name, content);
        return object;
    }

    private static JsonArray array(JsonObject entry) {
        JsonArray array = new JsonArray();
        array.add(entry);
        return array;
    }

    private static JsonObject object(String... keysAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.addProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
