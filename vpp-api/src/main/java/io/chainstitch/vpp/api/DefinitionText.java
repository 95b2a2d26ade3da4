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
package io.chainstitch.vpp.api;

import io.chainstitch.vpp.api.FieldType.Array;
import io.chainstitch.vpp.api.FieldType.CountedArray;
import io.chainstitch.vpp.api.FieldType.Enumeration;
import io.chainstitch.vpp.api.FieldType.Scalar;
import io.chainstitch.vpp.api.FieldType.Special;
import io.chainstitch.vpp.api.FieldType.Struct;
import io.chainstitch.vpp.api.FieldType.Text;
import io.chainstitch.vpp.api.FieldType.Union;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads this program's own form of definitions; the head of {@code messages.txt} describes it. */
final class DefinitionText {
    private static final String CORE = "core";
    private static final Pattern MESSAGE = Pattern.compile("(\\w+)_([0-9a-f]{8})");
    private static final Pattern FIELD = Pattern.compile("(\\w+):(\\w+)(?:\\[(\\w*)])?(?:=(\\d+))?");
    private static final List<Field> REPLY = List.of(new Field("context", Scalar.U32));
    private static final List<Field> REQUEST = List.of(new Field("client_index", Scalar.U32), REPLY.get(0));

    private final Map<String, FieldType> types = new HashMap<>();
    private final Map<String, MessageDefinition> messages = new LinkedHashMap<>();
    private final Map<String, String> plugins = new HashMap<>();
    private String plugin = CORE;

    DefinitionText(String text) {
        for (Scalar scalar : Scalar.values()) {
            types.put(scalar.name().toLowerCase(Locale.ROOT), scalar);
        }
        for (Special special : Special.values()) {
            types.put(special.typeName(), special);
        }
        for (String line : text.replaceAll("(?m)^#.*$", "").replaceAll("\n[ ]+(?=\\S)", " ").split("\n")) {
            if (!line.isBlank()) {
                line(line.trim().split("\\s+"));
            }
        }
    }

    Map<String, MessageDefinition> messages() {
        return messages;
    }

    Map<String, String> plugins() {
        return plugins;
    }

    private void line(String[] words) {
        List<String> rest = List.of(words).subList(Math.min(2, words.length), words.length);
        switch (words[0]) {
            case "plugin" -> plugin = words[1];
            case "request" -> message(words[1], REQUEST, rest);
            case "reply" -> message(words[1], REPLY, rest);
            case "message" -> message(words[1], List.of(), rest);
            case "type" -> types.put(words[1], new Struct(words[1], rest.stream().map(this::field).toList()));
            case "enum" -> types.put(words[1], enumeration(words[1], rest));
            case "union" -> types.put(words[1], new Union(words[1], Integer.parseInt(words[2])));
            case "alias" -> types.put(words[1], field("alias:" + words[2]).type());
            default -> throw new IllegalArgumentException("unknown definition '" + words[0] + "'");
        }
    }

    private void message(String nameCrc, List<Field> head, List<String> words) {
        Matcher matcher = matched(MESSAGE, nameCrc);
        List<Field> fields = new ArrayList<>(head);
        words.forEach(word -> fields.add(field(word)));
        String name = matcher.group(1);
        messages.put(name, new MessageDefinition(name, matcher.group(2), fields));
        if (!plugin.equals(CORE)) {
            plugins.put(name, plugin);
        }
    }

    private Enumeration enumeration(String name, List<String> words) {
        Map<String, Long> constants = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            constants.put(word.substring(0, equals), Long.parseLong(word.substring(equals + 1)));
        }
        return new Enumeration(name, (Scalar) types.get(words.get(0)), constants);
    }

    private Field field(String word) {
        Matcher matcher = matched(FIELD, word);
        String length = matcher.group(3);
        FieldType type = matcher.group(2).equals("string")
            ? new Text(length.isEmpty() ? 0 : Integer.parseInt(length)) : plain(matcher.group(2), length);
        return new Field(matcher.group(1), type, defaultValue(type, matcher.group(4)));
    }

    private FieldType plain(String name, String length) {
        FieldType element = types.get(name);
        if (element == null) {
            throw new IllegalArgumentException("unknown type '" + name + "'");
        } else if (length == null) {
            return element;
        }
        return Character.isDigit(length.charAt(0))
            ? new Array(element, Integer.parseInt(length)) : new CountedArray(element, length);
    }

    private static Object defaultValue(FieldType type, String text) {
        if (text == null) {
            return null;
        } else if (type == Scalar.BOOL) {
            return !text.equals("0");
        }
        return Long.valueOf(text);
    }

    private static Matcher matched(Pattern pattern, String word) {
        Matcher matcher = pattern.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + word + "' is malformed");
        }
        return matcher;
    }
}
