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
package io.chainstitch.shell.view;

import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.Path;
import io.chainstitch.shell.facts.Preview;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says parts of a chain in few words. */
final class Phrases {
    /** Names that a list in a table shows before it only counts. */
    private static final int NAMED = 4;

    private Phrases() {
    }

    /** The first names of a list and how many more there are. */
    static Cell names(List<String> names) {
        if (names.size() <= NAMED) {
            return Cell.of(String.join(",", names));
        }
        return Cell.of(String.join(",", names.subList(0, NAMED - 1)) + ",+" + (names.size() - NAMED + 1));
    }

    static String arrows(Path path) {
        return path.hops().stream().map(hop -> hop.instance() + "@" + hop.node()).collect(Collectors.joining(" → "));
    }

    static String pairs(Map<String, String> pairs) {
        return new TreeMap<>(pairs).entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
    }

    static String selection(Chain.Function function) {
        if (function.externalInterface().isPresent()) {
            return "external interface " + function.externalInterface().get();
        }
        if (function.labels().isEmpty()) {
            return "no selector";
        }
        return "pods with " + pairs(function.labels())
            + function.namespace().map(namespace -> " in namespace " + namespace).orElse("");
    }

    static String interfaces(Chain.Function function) {
        Optional<String> in = function.inputInterface();
        Optional<String> out = function.outputInterface();
        if (in.equals(out)) {
            return in.orElse("");
        }
        return in.isPresent() && out.isPresent() ? in.get() + " → " + out.get()
            : in.map(name -> "in " + name).orElse("") + out.map(name -> "out " + name).orElse("");
    }

    /** The fields of an object, without what only repeats its key. */
    static String attributes(Map<String, String> attributes, String key) {
        return new TreeMap<>(attributes).entrySet().stream()
            .filter(entry -> !entry.getValue().equals(key))
            .map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(" "));
    }

    /** The fields of an object as they would be, and as they are where that is not the same. */
    static String changes(Preview.Item object) {
        Map<String, String> shown = new TreeMap<>(object.attributes());
        object.before().orElse(Map.of()).forEach((name, now) ->
            shown.put(name, orNone(now) + " → " + orNone(shown.getOrDefault(name, ""))));
        return attributes(shown, object.key());
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "-" : value;
    }
}
