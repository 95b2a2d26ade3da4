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
package io.chainstitch.vpp.emulator.conformance;

import io.chainstitch.vpp.api.Field;
import io.chainstitch.vpp.api.FieldType;
import io.chainstitch.vpp.api.MessageDefinition;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A field as a row writes it: {@code path=value}. A path is a field's name, with {@code .name} for a field of a
 * structure and {@code [n]} for an element of an array. {@code ~0} is 0xffffffff.
 */
record FieldText(String path, String value) {
    private static final long ALL_ONES = 0xffffffffL;

    static FieldText of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text + "' is no path=value");
        }
        return new FieldText(text.substring(0, equals), text.substring(equals + 1));
    }

    /** {@return the values of a message that the texts give} */
    static Map<String, Object> values(MessageDefinition definition, List<FieldText> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        texts.forEach(text -> text.put(values, definition.fields(), text.path));
        return values;
    }

    /** {@return whether a message has the value} */
    boolean matches(MessageDefinition definition, Map<String, Object> actual) {
        return matches(actual, definition.fields(), path);
    }

    private boolean matches(Map<String, Object> actual, List<Field> fields, String rest) {
        Step step = Step.of(rest);
        FieldType type = step.type(fields);
        Object there = actual.get(step.name);
        if (step.index >= 0) {
            List<?> list = (List<?>) there;
            if (list.size() <= step.index) {
                return false;
            }
            there = list.get(step.index);
        }
        if (type instanceof FieldType.Struct struct) {
            return matches(map(there), struct.fields(), step.rest);
        }
        Object wanted = parse(type);
        return wanted instanceof byte[] octets ? Arrays.equals(octets, (byte[]) there) : Objects.equals(wanted, there);
    }

    private void put(Map<String, Object> into, List<Field> fields, String rest) {
        Step step = Step.of(rest);
        FieldType type = step.type(fields);
        if (step.index < 0) {
            if (type instanceof FieldType.Struct struct) {
                put(map(into.computeIfAbsent(step.name, n -> new LinkedHashMap<String, Object>())), struct.fields(),
                    step.rest);
            } else {
                into.put(step.name, parse(type));
            }
            return;
        }
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) into.computeIfAbsent(step.name, n -> new ArrayList<>());
        while (list.size() <= step.index) {
            list.add(type instanceof FieldType.Struct ? new LinkedHashMap<String, Object>() : 0L);
        }
        if (type instanceof FieldType.Struct struct) {
            put(map(list.get(step.index)), struct.fields(), step.rest);
        } else {
            list.set(step.index, parse(type));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private Object parse(FieldType type) {
        if (type == FieldType.Scalar.BOOL) {
            return Boolean.valueOf(value);
        }
        if (type instanceof FieldType.Scalar || type instanceof FieldType.Enumeration) {
            return value.equals("~0") ? (Object) ALL_ONES : Long.decode(value);
        }
        if (type instanceof FieldType.Text) {
            return value;
        }
        if (type instanceof FieldType.Union union) {
            return Arrays.copyOf(IpAddress.of(value).bytes(), union.size());
        }
        if (type == FieldType.Special.MAC_ADDRESS) {
            return new MacAddress(value);
        }
        return value.indexOf('/') < 0 ? (Object) IpAddress.of(value) : InterfaceAddress.of(value);
    }

    /** The first part of a path. */
    private record Step(String name, int index, String rest) {
        static Step of(String path) {
            int dot = path.indexOf('.');
            String head = dot < 0 ? path : path.substring(0, dot);
            String rest = dot < 0 ? "" : path.substring(dot + 1);
            int bracket = head.indexOf('[');
            return bracket < 0 ? new Step(head, -1, rest)
                : new Step(head.substring(0, bracket),
                    Integer.parseInt(head.substring(bracket + 1, head.length() - 1)), rest);
        }

        FieldType type(List<Field> fields) {
            FieldType type = fields.stream().filter(field -> field.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no field " + name)).type();
            if (type instanceof FieldType.Array array) {
                return array.element();
            }
            return type instanceof FieldType.CountedArray array ? array.element() : type;
        }
    }
}
