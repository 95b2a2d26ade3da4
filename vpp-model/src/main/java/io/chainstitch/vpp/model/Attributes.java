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
package io.chainstitch.vpp.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Attributes of an object while it is being made.
 *
 * @param kind kind of the object
 * @param values values by attribute name
 * @param known collects the names that were asked for
 */
record Attributes(ObjectKind kind, Map<String, String> values, Set<String> known) {
    boolean has(String name) {
        known.add(name);
        return values.containsKey(name);
    }

    String text(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("a " + kind.label() + " needs the attribute " + name);
        }
        return values.get(name);
    }

    long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " of a " + kind.label() + " is no number: " + text(name), e);
        }
    }

    int integer(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw new IllegalArgumentException(name + " of a " + kind.label() + " is out of range: " + value);
        }
        return (int) value;
    }

    long number(String name, long absent) {
        return has(name) ? number(name) : absent;
    }

    /** The values of {@code NAME.1}, {@code NAME.2} and so on. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        while (has(name + "." + (texts.size() + 1))) {
            texts.add(values.get(name + "." + (texts.size() + 1)));
        }
        return texts;
    }
}
