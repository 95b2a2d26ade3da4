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
package io.chainstitch.it.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Short ways to make and read JSON. */
public final class Json {
    private Json() {
    }

    /**
     * Makes an object.
     *
     * @param keysAndValues names, each followed by a string, number, boolean or JSON element
     * @return the object
     */
    public static JsonObject object(Object... keysAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            Object value = keysAndValues[i + 1];
            if (value instanceof JsonElement element) {
                object.add(key, element);
            } else if (value instanceof Number number) {
                object.addProperty(key, number);
            } else if (value instanceof Boolean truth) {
                object.addProperty(key, truth);
            } else {
                object.addProperty(key, value.toString());
            }
        }
        return object;
    }

    /**
     * Makes an array.
     *
     * @param elements what it holds
     * @return the array
     */
    public static JsonArray array(JsonElement... elements) {
        JsonArray array = new JsonArray();
        for (JsonElement element : elements) {
            array.add(element);
        }
        return array;
    }

    /**
     * Reads a list.
     *
     * @param parent what holds it
     * @param list its name
     * @return its entries, none when it is absent
     */
    public static List<JsonObject> objects(JsonObject parent, String list) {
        List<JsonObject> objects = new ArrayList<>();
        if (parent.has(list)) {
            parent.getAsJsonArray(list).forEach(element -> objects.add(element.getAsJsonObject()));
        }
        return objects;
    }

    /**
     * Reads a leaf.
     *
     * @param object what holds it
     * @param leaf its name
     * @return its text, empty when it is absent
     */
    public static String text(JsonObject object, String leaf) {
        return object.has(leaf) ? object.get(leaf).getAsString() : "";
    }
}
