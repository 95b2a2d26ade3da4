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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils a JSON document in some places, so that most of it stays good and is looked at. */
final class JsonMutator {
    private static final int MANY = 1000;
    private static final List<String> NAMES = List.of("name", "function", "interface", "pod-selector", "label", "key",
        "value", "external-interface", "input-interface", "enabled", "max-paths", "description", "namespace",
        "af-packet", "memif", "tap", "address", "agent", "host-interface", "nosuch", "", "chainstitch-sfc:function",
        "chainstitch-inventory:name", "nosuch:name", "ietf-interfaces:name", "@name", "@", "Name", "na me", "a:b:c");

    private final Random random;

    JsonMutator(Random random) {
        this.random = random;
    }

    /** Spoils what is behind the document's outermost name. */
    JsonObject mutated(JsonObject good) {
        JsonObject document = good.deepCopy();
        for (int changes = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3); changes > 0; changes--) {
            List<JsonElement> places = new ArrayList<>();
            document.entrySet().forEach(entry -> collect(entry.getValue(), places));
            if (!places.isEmpty() && random.nextInt(20) > 0) {
                change(places.get(random.nextInt(places.size())));
            } else {
                change(document);
            }
        }
        return document;
    }

    /** The objects and arrays below a place, and itself. */
    private static void collect(JsonElement element, List<JsonElement> places) {
        if (element instanceof JsonObject object) {
            places.add(object);
            object.entrySet().forEach(entry -> collect(entry.getValue(), places));
        } else if (element instanceof JsonArray array) {
            places.add(array);
            array.forEach(entry -> collect(entry, places));
        }
    }

    private void change(JsonElement place) {
        if (place instanceof JsonObject object) {
            change(object);
        } else {
            change((JsonArray) place);
        }
    }

    private void change(JsonObject object) {
        List<Map.Entry<String, JsonElement>> entries = List.copyOf(object.entrySet());
        if (entries.isEmpty() || random.nextInt(10) == 0) {
            object.add(NAMES.get(random.nextInt(NAMES.size())), Hostile.value(random));
            return;
        }
        Map.Entry<String, JsonElement> entry = entries.get(random.nextInt(entries.size()));
        if (entry.getKey().equals("host")) {
            return; // The controller would look for that machine.
        }
        switch (random.nextInt(8)) {
            case 0 -> object.remove(entry.getKey());
            case 1 -> {
                object.remove(entry.getKey());
                object.add(NAMES.get(random.nextInt(NAMES.size())), entry.getValue());
            }
            case 2 -> {
                JsonArray wrapped = new JsonArray();
                wrapped.add(entry.getValue());
                object.add(entry.getKey(), wrapped);
            }
            case 3 -> {
                if (entry.getValue() instanceof JsonArray array && !array.isEmpty()) {
                    object.add(entry.getKey(), array.get(0));
                }
            }
            case 4 -> object.add(entry.getKey(), spoiltText(entry.getValue()));
            default -> object.add(entry.getKey(), Hostile.value(random));
        }
    }

    private void change(JsonArray array) {
        switch (random.nextInt(6)) {
            case 0 -> {
                if (!array.isEmpty()) {
                    array.remove(random.nextInt(array.size()));
                }
            }
            case 1 -> {
                if (!array.isEmpty()) {
                    array.add(array.get(random.nextInt(array.size())).deepCopy());
                }
            }
            case 2 -> array.add(Hostile.value(random));
            case 3 -> {
                if (!array.isEmpty() && random.nextInt(10) == 0) {
                    many(array);
                }
            }
            case 4 -> {
                while (!array.isEmpty()) {
                    array.remove(0);
                }
            }
            default -> {
                if (array.size() > 1) {
                    array.set(0, array.get(array.size() - 1));
                }
            }
        }
    }

    /** A thousand entries, each with a name of its own where it has one. */
    private static void many(JsonArray array) {
        JsonElement first = array.get(0);
        for (int number = array.size(); number < MANY; number++) {
            JsonElement copy = first.deepCopy();
            if (copy instanceof JsonObject object && object.has("name")) {
                object.addProperty("name", "fz" + number);
            }
            array.add(copy);
        }
    }

    private JsonElement spoiltText(JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return Hostile.value(random);
        }
        String text = primitive.getAsString();
        int at = random.nextInt(text.length() + 1);
        return new JsonPrimitive(text.substring(0, at) + Hostile.text(random) + text.substring(at));
    }

    /** Writes a document; now and then a member is there twice. */
    String write(JsonElement element) {
        if (element instanceof JsonObject object) {
            List<String> members = new ArrayList<>();
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                String member = new JsonPrimitive(entry.getKey()) + ":" + write(entry.getValue());
                members.add(member);
                if (random.nextInt(200) == 0) {
                    members.add(random.nextBoolean() ? member
                        : new JsonPrimitive(entry.getKey()) + ":" + write(Hostile.value(random)));
                }
            }
            return "{" + String.join(",", members) + "}";
        } else if (element instanceof JsonArray array) {
            List<String> entries = new ArrayList<>();
            array.forEach(entry -> entries.add(write(entry)));
            return "[" + String.join(",", entries) + "]";
        }
        return element.toString();
    }
}
