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

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A decoded message, or a structure within one. Every getter throws {@code IllegalArgumentException} with the names of
 * message and field when the field does not exist or holds another kind of value.
 *
 * @param name VPP's name of the message
 * @param fields values by field name, in the forms {@link MessageCodec} names
 */
public record ApiMessage(String name, Map<String, Object> fields) {

    public ApiMessage {
        Objects.requireNonNull(name);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Reads an integer or enumeration.
     *
     * @param field the field's name
     * @return its value; unsigned 32-bit values are 0..2^32-1
     */
    public long number(String field) {
        return value(field, Long.class);
    }

    /**
     * Reads an integer that fits 32 bits with its sign dropped, such as an interface index.
     *
     * @param field the field's name
     * @return its low 32 bits
     */
    public int bits(String field) {
        return (int) number(field);
    }

    /**
     * Reads a truth value.
     *
     * @param field the field's name
     * @return its value
     */
    public boolean flag(String field) {
        return value(field, Boolean.class);
    }

    /**
     * Reads a floating-point number.
     *
     * @param field the field's name
     * @return its value
     */
    public double real(String field) {
        return value(field, Double.class);
    }

    /**
     * Reads a text.
     *
     * @param field the field's name
     * @return its value up to the first zero octet
     */
    public String text(String field) {
        return value(field, String.class);
    }

    /** {@return VPP's verdict: 0 or above is success, see {@link Retval}} */
    public int retval() {
        return (int) number("retval");
    }

    /**
     * Reads an address.
     *
     * @param field the field's name
     * @return its value
     */
    public IpAddress address(String field) {
        return value(field, IpAddress.class);
    }

    /**
     * Reads an address with a prefix length.
     *
     * @param field the field's name
     * @return its value, host bits kept
     */
    public InterfaceAddress prefix(String field) {
        return value(field, InterfaceAddress.class);
    }

    /**
     * Reads an Ethernet address.
     *
     * @param field the field's name
     * @return its value
     */
    public MacAddress mac(String field) {
        return value(field, MacAddress.class);
    }

    /**
     * Reads octets: an array of {@code u8} or a union.
     *
     * @param field the field's name
     * @return a copy of its value
     */
    public byte[] bytes(String field) {
        return value(field, byte[].class).clone();
    }

    /**
     * Reads a structure.
     *
     * @param field the field's name
     * @return the structure with the getters of a message
     */
    @SuppressWarnings("unchecked")
    public ApiMessage struct(String field) {
        return new ApiMessage(name + "." + field, value(field, Map.class));
    }

    /**
     * Reads an array of anything but octets.
     *
     * @param field the field's name
     * @return the elements
     */
    @SuppressWarnings("unchecked")
    public List<Object> list(String field) {
        return Collections.unmodifiableList(value(field, List.class));
    }

    /**
     * Reads an array of structures.
     *
     * @param field the field's name
     * @return the structures with the getters of a message
     */
    @SuppressWarnings("unchecked")
    public List<ApiMessage> structs(String field) {
        return list(field).stream()
            .map(element -> new ApiMessage(name + "." + field, (Map<String, Object>) element)).toList();
    }

    /** {@return name and values; the value of a field named {@code secret} is left out} */
    @Override
    public String toString() {
        Map<String, Object> shown = new LinkedHashMap<>(fields);
        shown.computeIfPresent("secret", (field, value) -> "(hidden)");
        return name + shown;
    }

    private <T> T value(String field, Class<T> type) {
        Object value = fields.get(field);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(name + " has " + (value == null ? "no field " + field
                : "a field " + field + " that is no " + type.getSimpleName()));
        }
        return type.cast(value);
    }
}
