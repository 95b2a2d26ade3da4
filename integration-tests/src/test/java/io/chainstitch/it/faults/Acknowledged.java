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

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may stand at each place of the datastore, by what the controller answered: after a success exactly what was
 * written, after no answer that or what was possible before.
 */
final class Acknowledged {
    /** Nothing is there. */
    static final String ABSENT = "";

    private final Map<String, Set<String>> possible = new TreeMap<>();

    /** The controller said yes. */
    synchronized void written(String place, String content) {
        possible.put(place, new LinkedHashSet<>(Set.of(content)));
    }

    /** The controller said nothing. */
    synchronized void unanswered(String place, String content) {
        possible.computeIfAbsent(place, ignored -> new LinkedHashSet<>(Set.of(ABSENT))).add(content);
    }

    /** Places that were written. */
    synchronized Set<String> places() {
        return new TreeSet<>(possible.keySet());
    }

    /** What may be at a place. */
    synchronized Set<String> at(String place) {
        return Set.copyOf(possible.getOrDefault(place, Set.of(ABSENT)));
    }

    /** A text that is the same for contents that say the same: only the functions of a chain have an order. */
    static String canonical(JsonElement element) {
        return canonical("", element);
    }

    private static String canonical(String name, JsonElement element) {
        if (element.isJsonObject()) {
            Map<String, String> sorted = new TreeMap<>();
            element.getAsJsonObject().entrySet()
                .forEach(entry -> sorted.put(entry.getKey(), canonical(entry.getKey(), entry.getValue())));
            return sorted.toString();
        }
        if (element.isJsonArray()) {
            List<String> entries = new ArrayList<>();
            element.getAsJsonArray().forEach(each -> entries.add(canonical("", each)));
            if (!name.equals("function")) {
                Collections.sort(entries);
            }
            return entries.toString();
        }
        return element.getAsString();
    }
}
