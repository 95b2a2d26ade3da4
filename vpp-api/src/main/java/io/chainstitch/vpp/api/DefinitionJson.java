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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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

/**
 * Reads the definitions a VPP installation carries ({@code *.api.json}). Types may be used in one file and defined in
 * another, so all files are added before a message is asked for. Malformed content shows as an unchecked exception.
 */
final class DefinitionJson {
    private static final int DEEPEST = 32;
    private static final String ID_FIELD = "_vl_msg_id";

    private final Map<String, JsonArray> structs = new HashMap<>();
    private final Map<String, JsonArray> unions = new HashMap<>();
    private final Map<String, JsonArray> enums = new HashMap<>();
    private final Map<String, JsonObject> aliases = new HashMap<>();
    private final Map<String, JsonArray> messages = new LinkedHashMap<>();

    void add(JsonObject file) {
        collect(file, "types", structs);
        collect(file, "unions", unions);
        collect(file, "enums", enums);
        collect(file, "enumflags", enums);
        collect(file, "messages", messages);
        if (file.has("aliases")) {
            file.getAsJsonObject("aliases").entrySet()
                .forEach(alias -> aliases.put(alias.getKey(), alias.getValue().getAsJsonObject()));
        }
    }

    private static void collect(JsonObject file, String section, Map<String, JsonArray> target) {
        if (file.has(section)) {
            for (JsonElement entry : file.getAsJsonArray(section)) {
                target.put(entry.getAsJsonArray().get(0).getAsString(), entry.getAsJsonArray());
            }
        }
    }

    Iterable<String> names() {
        return messages.keySet();
    }

    MessageDefinition message(String name) {
        JsonArray entry = messages.get(name);
        String crc = option(entry, "crc");
        List<Field> fields = fields(entry, 0).stream().filter(field -> !field.name().equals(ID_FIELD)).toList();
        MessageDefinition definition =
            new MessageDefinition(name, crc.replaceFirst("^0x", "").toLowerCase(Locale.ROOT), fields);
        refuseUnusable(definition);
        return definition;
    }

    /** What cannot be sent, as with a default that does not fit its field, is refused here and not when it is used. */
    private static void refuseUnusable(MessageDefinition definition) {
        int size = new Struct(definition.name(), definition.fields()).minimumSize();
        if (size > ApiFrames.DEFAULT_MAXIMUM) {
            throw new IllegalArgumentException("it takes " + size + " octets or more");
        }
        MessageCodec.encode(definition, Map.of());
    }

    private List<Field> fields(JsonArray entry, int depth) {
        List<Field> fields = new ArrayList<>();
        for (JsonElement element : entry) {
            if (element.isJsonArray()) {
                Field field = field(element.getAsJsonArray(), depth);
                refuseUncounted(field, fields);
                fields.add(field);
            }
        }
        return fields;
    }

    /** The count of an array is read before the array. */
    private static void refuseUncounted(Field field, List<Field> before) {
        if (field.type() instanceof CountedArray array && before.stream().noneMatch(count ->
                count.name().equals(array.countField()) && count.type() instanceof Scalar scalar
                    && scalar != Scalar.BOOL && scalar != Scalar.F64)) {
            throw new IllegalArgumentException("array " + field.name() + " has no number before it that is its count, "
                + array.countField());
        }
    }

    private Field field(JsonArray entry, int depth) {
        String typeName = entry.get(0).getAsString();
        String name = entry.get(1).getAsString();
        JsonElement third = entry.size() > 2 ? entry.get(2) : null;
        if (typeName.equals("string")) {
            if (third == null) {
                throw new IllegalArgumentException("text " + name + " has no length");
            }
            return new Field(name, new Text(third.getAsInt()));
        }
        FieldType type = type(typeName, depth + 1);
        if (entry.size() > 3) {
            return new Field(name, new CountedArray(type, entry.get(3).getAsString()));
        } else if (third == null) {
            return new Field(name, type);
        } else if (third.isJsonObject()) {
            return new Field(name, type, defaultValue(type, third.getAsJsonObject().get("default")));
        }
        int length = third.getAsInt();
        if (length < 1) {
            throw new IllegalArgumentException("array " + name + " has no length");
        }
        return new Field(name, new Array(type, length));
    }

    private static Object defaultValue(FieldType type, JsonElement value) {
        FieldType form = type instanceof Enumeration enumeration ? enumeration.base() : type;
        if (value == null || !(form instanceof Scalar scalar)) {
            return null;
        } else if (scalar == Scalar.BOOL) {
            return !value.getAsString().matches("0|false");
        } else if (scalar == Scalar.F64) {
            return value.getAsDouble();
        }
        return value.getAsLong();
    }

    private FieldType type(String vppName, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("type " + vppName + " contains itself");
        }
        String name = vppName.startsWith("vl_api_") && vppName.endsWith("_t")
            ? vppName.substring("vl_api_".length(), vppName.length() - "_t".length()) : vppName;
        FieldType type = composed(name, depth);
        for (Special special : Special.values()) {
            if (special.typeName().equals(name) && special.minimumSize() == type.minimumSize()) {
                return special;
            }
        }
        return type;
    }

    private FieldType composed(String name, int depth) {
        if (structs.containsKey(name)) {
            return new Struct(name, fields(structs.get(name), depth));
        } else if (unions.containsKey(name)) {
            return new Union(name, fields(unions.get(name), depth).stream()
                .mapToInt(member -> member.type().minimumSize()).max().orElse(0));
        } else if (enums.containsKey(name)) {
            return enumeration(name, enums.get(name));
        } else if (aliases.containsKey(name)) {
            JsonObject alias = aliases.get(name);
            FieldType target = type(alias.get("type").getAsString(), depth + 1);
            return alias.has("length") ? new Array(target, alias.get("length").getAsInt()) : target;
        }
        return scalar(name);
    }

    private static Scalar scalar(String name) {
        for (Scalar scalar : Scalar.values()) {
            if (scalar.name().equals(name.toUpperCase(Locale.ROOT))) {
                return scalar;
            }
        }
        throw new IllegalArgumentException("type " + name + " is defined nowhere");
    }

    private static Enumeration enumeration(String name, JsonArray entry) {
        Map<String, Long> constants = new LinkedHashMap<>();
        for (JsonElement element : entry) {
            if (element.isJsonArray()) {
                constants.put(element.getAsJsonArray().get(0).getAsString(),
                    element.getAsJsonArray().get(1).getAsLong());
            }
        }
        return new Enumeration(name, scalar(option(entry, "enumtype")), constants);
    }

    /** Reads from the object that ends a definition. */
    private static String option(JsonArray entry, String name) {
        JsonElement last = entry.get(entry.size() - 1);
        if (!last.isJsonObject() || !last.getAsJsonObject().has(name)) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return last.getAsJsonObject().get(name).getAsString();
    }
}
