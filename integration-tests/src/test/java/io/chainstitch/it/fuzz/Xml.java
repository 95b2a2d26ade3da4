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
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same documents as XML, and what XML alone can do wrong. */
final class Xml {
    private static final Map<String, String> NAMESPACES = Map.of("chainstitch-sfc", "urn:chainstitch:sfc",
        "chainstitch-inventory", "urn:chainstitch:inventory");
    private static final List<String> PROLOGUES = List.of("<?xml version=\"1.0\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml version=\"1.1\"?>", "<?xml version=\"9\"?>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE r [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;&x;&x;&x;&x;&x;&x;\">]>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/nosuch.dtd\">", "<?php ?>", "<!-- -- -->", "\ufeff", " ");

    private Xml() {
    }

    static String write(Random random, JsonObject document) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(10) == 0) {
            text.append(PROLOGUES.get(random.nextInt(PROLOGUES.size())));
        }
        document.entrySet().forEach(entry -> element(text, entry.getKey(), entry.getValue()));
        return text.toString();
    }

    private static void element(StringBuilder text, String name, JsonElement value) {
        if (value instanceof JsonArray array) {
            array.forEach(entry -> element(text, name, entry));
            return;
        }
        int colon = name.indexOf(':');
        String tag = name.substring(colon + 1);
        String namespace = colon < 0 ? null : NAMESPACES.getOrDefault(name.substring(0, colon), "urn:nosuch");
        text.append('<').append(tag).append(namespace == null ? "" : " xmlns=\"" + namespace + "\"").append('>');
        if (value instanceof JsonObject object) {
            object.entrySet().forEach(entry -> element(text, entry.getKey(), entry.getValue()));
        } else if (value.isJsonPrimitive()) {
            text.append(value.getAsString().replace("&", "&amp;").replace("<", "&lt;"));
        }
        text.append("</").append(tag).append('>');
    }
}
