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
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes one message. */
final class Encoder {
    private static final int IP6_SIZE = 16;
    private static final int IP4_SIZE = 4;
    private static final int MAC_SIZE = 6;

    private final String message;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    private String path = "";

    Encoder(String message) {
        this.message = message;
    }

    byte[] result() {
        return out.toByteArray();
    }

    void fields(List<Field> fields, Map<?, ?> given) {
        Map<String, Object> values = withCounts(fields, given);
        String outer = path;
        int used = 0;
        for (Field field : fields) {
            path = outer.isEmpty() ? field.name() : outer + "." + field.name();
            used += values.containsKey(field.name()) ? 1 : 0;
            Object value = values.get(field.name());
            value(field.type(), value == null ? field.defaultValue() : value);
        }
        path = outer;
        if (used < values.size()) {
            fields.forEach(field -> values.remove(field.name()));
            throw new IllegalArgumentException("message " + message + (outer.isEmpty() ? "" : ", field " + outer)
                + " has no field " + values.keySet().iterator().next());
        }
    }

    private Map<String, Object> withCounts(List<Field> fields, Map<?, ?> given) {
        Map<String, Object> values = new HashMap<>();
        given.forEach((name, value) -> values.put(String.valueOf(name), value));
        for (Field field : fields) {
            if (field.type() instanceof CountedArray array) {
                long size = size(values.get(field.name()));
                Object count = values.get(array.countField());
                if (count instanceof Number number && number.longValue() != size) {
                    throw new IllegalArgumentException("message " + message + ": " + array.countField() + " is "
                        + count + ", but " + field.name() + " has " + size + " elements");
                }
                values.put(array.countField(), size);
            }
        }
        return values;
    }

    private static long size(Object array) {
        if (array instanceof byte[] octets) {
            return octets.length;
        }
        return array instanceof List<?> list ? list.size() : 0;
    }

    private void value(FieldType type, Object value) {
        if (type instanceof Scalar scalar) {
            scalar(scalar, value);
        } else if (type instanceof Enumeration enumeration) {
            scalar(enumeration.base(), value);
        } else if (type instanceof Special special) {
            special(special, value);
        } else if (type instanceof Text text) {
            text(text.length(), value);
        } else if (type instanceof Array array) {
            array(array.element(), value, array.length());
        } else if (type instanceof CountedArray array) {
            array(array.element(), value, (int) size(value));
        } else if (type instanceof Struct struct) {
            fields(struct.fields(), value == null ? Map.of() : expect(value, Map.class));
        } else if (type instanceof Union union) {
            octets(value, union.size());
        }
    }

    private void scalar(Scalar type, Object value) {
        if (type == Scalar.BOOL) {
            out.write(value != null && expect(value, Boolean.class) ? 1 : 0);
        } else if (type == Scalar.F64) {
            double real = value == null ? 0 : expect(value, Number.class).doubleValue();
            bits(Long.reverseBytes(Double.doubleToRawLongBits(real)), Long.BYTES);
        } else {
            bits(value == null ? 0 : integer(type, value), type.minimumSize());
        }
    }

    private long integer(Scalar type, Object value) {
        if (!(value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte)) {
            throw wrong("needs an integer, not " + value);
        }
        long number = ((Number) value).longValue();
        int width = type.minimumSize() * Byte.SIZE;
        if (width < Long.SIZE) {
            long least = type.signed() ? -1L << width - 1 : 0;
            long most = type.signed() ? (1L << width - 1) - 1 : (1L << width) - 1;
            if (number < least || number > most) {
                throw wrong("takes " + least + ".." + most + ", not " + number);
            }
        }
        return number;
    }

    private void bits(long value, int size) {
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
    }

    private void special(Special type, Object value) {
        switch (type) {
            case ADDRESS -> address(value == null ? null : expect(value, IpAddress.class));
            case IP4_ADDRESS -> ip(value == null ? null : expect(value, IpAddress.class), IpFamily.IPV4);
            case IP6_ADDRESS -> ip(value == null ? null : expect(value, IpAddress.class), IpFamily.IPV6);
            case MAC_ADDRESS -> octets(value == null ? null : expect(value, MacAddress.class).bytes(), MAC_SIZE);
            default -> prefix(type, value instanceof IpPrefix prefix
                ? new InterfaceAddress(prefix.address(), prefix.length()) : value);
        }
    }

    private void prefix(Special type, Object value) {
        InterfaceAddress prefix = value == null ? null : expect(value, InterfaceAddress.class);
        IpAddress address = prefix == null ? null : prefix.address();
        if (type == Special.PREFIX) {
            address(address);
        } else {
            ip(address, type == Special.IP4_PREFIX ? IpFamily.IPV4 : IpFamily.IPV6);
        }
        out.write(prefix == null ? 0 : prefix.length());
    }

    private void address(IpAddress address) {
        out.write(address != null && address.family() == IpFamily.IPV6 ? 1 : 0);
        octets(address == null ? null : address.bytes(), IP6_SIZE);
    }

    private void ip(IpAddress address, IpFamily family) {
        if (address != null && address.family() != family) {
            throw wrong("needs an " + family + " address, not " + address);
        }
        octets(address == null ? null : address.bytes(), family == IpFamily.IPV4 ? IP4_SIZE : IP6_SIZE);
    }

    private void text(int length, Object value) {
        byte[] octets = value == null ? new byte[0] : expect(value, String.class).getBytes(StandardCharsets.UTF_8);
        for (byte octet : octets) {
            if (octet == 0) {
                throw wrong("must not contain a zero octet");
            }
        }
        if (length == 0) {
            bits(octets.length, Integer.BYTES);
            out.writeBytes(octets);
        } else if (octets.length >= length) {
            throw wrong("takes " + (length - 1) + " octets, not " + octets.length);
        } else {
            octets(octets, length);
        }
    }

    private void array(FieldType element, Object value, int length) {
        if (element == Scalar.U8) {
            octets(value, length);
            return;
        }
        List<?> values = value == null ? List.of() : expect(value, List.class);
        if (values.size() > length) {
            throw wrong("takes " + length + " elements, not " + values.size());
        }
        for (int i = 0; i < length; i++) {
            value(element, i < values.size() ? values.get(i) : null);
        }
    }

    private void octets(Object value, int length) {
        byte[] octets = value == null ? new byte[0] : expect(value, byte[].class);
        if (octets.length > length) {
            throw wrong("takes " + length + " octets, not " + octets.length);
        }
        out.writeBytes(octets);
        for (int i = octets.length; i < length; i++) {
            out.write(0);
        }
    }

    private <T> T expect(Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw wrong("needs " + type.getSimpleName() + ", not " + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("message " + message + ": field " + path + " " + what);
    }
}
