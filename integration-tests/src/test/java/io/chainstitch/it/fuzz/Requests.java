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
package io.chainstitch.it.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.chainstitch.it.harness.Json;
import io.chainstitch.vpp.api.testing.Octets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Bad requests. They name only things of their own, beginning with {@code fz}: what they do to others is a defect. The
 * agents that they name are on this machine.
 */
final class Requests {
    private static final String SFC = "data/chainstitch-sfc:sfc";
    private static final String INVENTORY = "data/chainstitch-inventory:inventory";
    private static final String INPUT = "chainstitch-sfc:input";
    private static final List<String> TYPES = List.of("application/json", "text/plain", "application/xml", "text/xml",
        "application/yang-patch+json", "application/yang-patch+xml", "application/yang-data+cbor", "", "x", "*/*",
        "multipart/form-data", Request.JSON + "; charset=utf-16", Request.JSON + ";", "application/octet-stream");
    private static final List<String> QUERIES = List.of("?content=config", "?content=nonsense", "?depth=-1", "?depth=0",
        "?fields=((", "?insert=first", "?insert=before&point=x", "?with-defaults=report-all", "?with-defaults=x",
        "?nosuch=1", "?%00", "?content=config&content=all", "?%", "?=&&=", "?point=/chainstitch-sfc:sfc");
    private static final List<String> TAILS = List.of("/", "//", "/.", "/..", "/nosuch", "/name", "/function",
        "/function=x", "/function=x/name", "/chainstitch-sfc:name", "=x", "=x,y,z", "=",
        "=%00", "=%0a", "=%2F", "=%ff", "=%", "=%zz",
        "=a b", "=;", "/function=" + "x".repeat(4000), "#x", "[name='x']", "/nosuch:x", "/x:y:z", "=\u00e4");
    private static final List<String> METHODS = List.of("PUT", "PUT", "PUT", "PUT", "PUT", "PUT", "PATCH", "PATCH",
        "POST", "DELETE");
    private static final List<String> OTHER_METHODS = List.of("GET", "OPTIONS", "TRACE", "FOO", "get");

    private final Random random;
    private final JsonMutator mutator;

    Requests(Random random) {
        this.random = random;
        this.mutator = new JsonMutator(random);
    }

    /** The next one. */
    Request next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> entry(SFC, "chainstitch-sfc:chain", chain());
            case 4, 5 -> entry(INVENTORY, "chainstitch-inventory:pod", pod());
            case 6 -> entry(INVENTORY, "chainstitch-inventory:node", node());
            case 7 -> random.nextBoolean() ? entry(INVENTORY, "chainstitch-inventory:network", network())
                : entry(INVENTORY, "chainstitch-inventory:external-interface", external());
            case 8 -> operation();
            default -> random.nextBoolean() ? merged() : settings();
        };
    }

    private Request entry(String parent, String list, JsonObject good) {
        String local = list.substring(list.indexOf(':') + 1);
        JsonObject body = mutator.mutated(Json.object(list, Json.array(good)));
        String method = random.nextInt(30) == 0 ? OTHER_METHODS.get(random.nextInt(OTHER_METHODS.size()))
            : METHODS.get(random.nextInt(METHODS.size()));
        String key = random.nextInt(10) > 0 ? keyOf(body.get(list), good) : keyOf(good, good);
        String path = parent + "/" + local + "=" + key;
        if (method.equals("POST") && random.nextBoolean()) {
            path = parent;
        }
        return spoilt(method, path, body);
    }

    /** The key that the body has now, so that the address mostly fits it. */
    private static String keyOf(JsonElement body, JsonObject good) {
        JsonElement entry = body instanceof JsonArray array && !array.isEmpty() ? array.get(0) : body;
        JsonObject named = entry instanceof JsonObject object && object.has("name") ? object : good;
        String name = encoded(named.get("name"));
        return good.has("namespace")
            ? encoded(named.has("namespace") ? named.get("namespace") : good.get("namespace")) + "," + name : name;
    }

    private static String encoded(JsonElement element) {
        String text = element instanceof JsonPrimitive primitive ? primitive.getAsString() : "fz";
        String cut = text.length() > 3000 ? text.substring(0, 3000) : text;
        return URLEncoder.encode(cut, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Request spoilt(String method, String path, JsonObject body) {
        boolean xml = random.nextInt(5) == 0;
        String type = random.nextInt(30) == 0 ? TYPES.get(random.nextInt(TYPES.size()))
            : xml ? Request.XML : Request.JSON;
        String text = xml ? Xml.write(random, body) : mutator.write(body);
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(6) == 0) {
            octets = Octets.mutated(random, octets);
        } else if (random.nextInt(60) == 0) {
            octets = Octets.noise(random, 300);
        }
        String where = path + (random.nextInt(20) == 0 ? TAILS.get(random.nextInt(TAILS.size())) : "")
            + (random.nextInt(25) == 0 ? QUERIES.get(random.nextInt(QUERIES.size())) : "");
        boolean bodiless = List.of("DELETE", "GET", "OPTIONS", "TRACE").contains(method);
        Request request = new Request(method, where, bodiless ? "" : type, bodiless ? new byte[0] : octets);
        // This one is never answered, see PlatformAnswers.
        return request.hasNoEntry() && method.equals("POST") && !request.isOperation()
            ? new Request("PUT", where, type, octets) : request;
    }

    /** Merges into what is there, from a place higher up. */
    private Request merged() {
        if (random.nextBoolean()) {
            JsonObject lists = Json.object("node", Json.array(node()), "pod", Json.array(pod(), pod()), "network",
                Json.array(network()), "external-interface", Json.array(external()));
            return spoilt("PATCH", INVENTORY, mutator.mutated(Json.object("chainstitch-inventory:inventory", lists)));
        }
        return spoilt("PATCH", SFC, mutator.mutated(
            Json.object("chainstitch-sfc:sfc", Json.object("chain", Json.array(chain(), chain())))));
    }

    /** Settings that chains of l2xconn have nothing to do with. */
    private Request settings() {
        String leaf = List.of("default-renderer", "locator-block", "bsid-block", "default-network-table")
            .get(random.nextInt(4));
        JsonObject body = Json.object("chainstitch-sfc:" + leaf, "fz");
        body.add("chainstitch-sfc:" + leaf, Hostile.value(random));
        return spoilt("PUT", SFC + "/settings/" + leaf, body);
    }

    private Request operation() {
        String name = List.of("preview-chain", "preview-chain", "trace-chain", "check-sync", "resync", "nosuch")
            .get(random.nextInt(6));
        JsonObject input = switch (name) {
            case "preview-chain" -> random.nextInt(4) == 0 ? Json.object("name", "fz1") : Json.object("chain", chain());
            case "trace-chain" -> Json.object("name", "fz1", "direction", "forward", "path", 1);
            case "resync" -> Json.object("node", "fz1", "forget", false);
            default -> Json.object("node", "fz1");
        };
        JsonObject body = mutator.mutated(Json.object(INPUT, input));
        if (name.equals("resync") && !body.has(INPUT)) {
            body.add(INPUT, input);
        } else if (name.equals("resync") && body.get(INPUT) instanceof JsonObject left && !left.has("node")) {
            left.addProperty("node", "fz1"); // Without a node, all are rightly compared and pushed to.
        }
        return spoilt("POST", "operations/chainstitch-sfc:" + name, body);
    }

    private String name() {
        return "fz" + random.nextInt(6);
    }

    private JsonObject chain() {
        JsonObject chain = Json.object("name", name(), "renderer", random.nextBoolean() ? "l2xconn" : "srv6");
        if (random.nextInt(3) == 0) {
            chain.addProperty("unidirectional", random.nextBoolean());
            chain.addProperty("max-paths", 1 + random.nextInt(4));
            chain.addProperty("description", "fuzz");
            chain.addProperty("srv6-proxy", "auto");
            chain.addProperty("enabled", random.nextInt(5) > 0);
            chain.addProperty("network", "stub");
        }
        JsonArray functions = new JsonArray();
        int count = random.nextInt(5);
        for (int index = 0; index < count; index++) {
            boolean end = index == 0 || index == count - 1;
            JsonObject function = Json.object("name", "f" + index);
            if (end && random.nextInt(6) == 0) {
                function.addProperty("external-interface", name());
            } else {
                function.add("pod-selector", Json.object("label",
                    Json.array(Json.object("key", "fz", "value", "app" + index))));
            }
            if (end || random.nextBoolean()) {
                function.addProperty("interface", "eth1");
            } else {
                function.addProperty("input-interface", "eth1");
                function.addProperty("output-interface", "eth2");
            }
            functions.add(function);
        }
        chain.add("function", functions);
        return chain;
    }

    private JsonObject pod() {
        int number = random.nextInt(6);
        JsonArray interfaces = new JsonArray();
        for (int index = 1; index <= 1 + random.nextInt(2); index++) {
            JsonObject entry = Json.object("name", "eth" + index, "af-packet",
                Json.object("host-interface", "p" + (1 + 2 * number + index % 2) + "a"));
            if (random.nextInt(3) == 0) {
                entry.add("address", array("10.70." + number + "." + index + "/24"));
                entry.add("gateway", array("10.70." + number + ".254/24"));
                entry.addProperty("mac", "02:00:00:00:70:0" + index);
            } else if (random.nextInt(8) == 0) {
                entry.remove("af-packet");
                entry.add("memif", Json.object("id", 700 + number, "role", "master"));
            } else if (random.nextInt(8) == 0) {
                entry.remove("af-packet");
                entry.add("tap", Json.object("host-interface", "fz" + number));
            }
            interfaces.add(entry);
        }
        return Json.object("namespace", "fz", "name", "fz" + number, "node", "n" + (1 + random.nextInt(3)), "label",
            Json.array(Json.object("key", "fz", "value", "app" + random.nextInt(4))), "interface", interfaces);
    }

    private static JsonArray array(String text) {
        JsonArray array = new JsonArray();
        array.add(text);
        return array;
    }

    private JsonObject node() {
        return Json.object("name", name(), "id", 70, "underlay-address", "192.0.2.77", "underlay-interface",
            "GigabitEthernet0/9/0", "underlay-mtu", 9000, "locator", "fcbb:bb00:77::/48", "agent",
            Json.object("host", "127.0.0.1", "port", 1, "username", "fz", "password", "fz"));
    }

    private JsonObject network() {
        return Json.object("name", name(), "type", random.nextBoolean() ? "l2" : "l3", "subnet",
            array("10.70.0.0/16"));
    }

    private JsonObject external() {
        return Json.object("name", name(), "network", "stub", "attachment", Json.array(Json.object("node", "n1",
            "vpp-interface", "GigabitEthernet0/8/0", "vlan", 700, "peer-address", "10.70.9.1", "peer-mac",
            "02:00:00:00:70:99", "address", "10.70.9.2/24")));
    }
}
