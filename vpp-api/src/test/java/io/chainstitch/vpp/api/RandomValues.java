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
import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes values that fit a definition. */
final class RandomValues {
    private static final int LONGEST_ARRAY = 5;
    private static final String LETTERS = "abcXYZ09-._/ äß漢😀";

    /** Of its values most are zeros on the wire, too. */
    private static final Random ZEROS = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        protected int next(int bits) {
            return 0;
        }

        @Override
        public double nextGaussian() {
            return 0;
        }
    };

    private final Random random;

    RandomValues(long seed) {
        this(new Random(seed));
    }

    private RandomValues(Random random) {
        this.random = random;
    }

    Map<String, Object> fields(List<Field> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            values.put(field.name(), value(field.type()));
            if (field.type() instanceof CountedArray array) {
                Object made = values.get(field.name());
                values.put(array.countField(), made instanceof byte[] octets ? (long) octets.length
                    : (long) ((List<?>) made).size());
            }
        }
        return values;
    }

    private Object value(FieldType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        } else if (type instanceof Enumeration enumeration) {
            return scalar(enumeration.base());
        } else if (type instanceof Special special) {
            return special(special);
        } else if (type instanceof Text text) {
            return text(text.length() == 0 ? 200 : text.length() - 1);
        } else if (type instanceof Array array) {
            return array(array.element(), array.length());
        } else if (type instanceof CountedArray array) {
            return array(array.element(), random.nextInt(LONGEST_ARRAY));
        } else if (type instanceof Struct struct) {
            return fields(struct.fields());
        }
        return octets(((Union) type).size());
    }

    private Object scalar(Scalar type) {
        if (type == Scalar.BOOL) {
            return random.nextBoolean();
        } else if (type == Scalar.F64) {
            return random.nextGaussian();
        }
        int unused = Long.SIZE - type.minimumSize() * Byte.SIZE;
        return type.signed() ? random.nextLong() >> unused : random.nextLong() >>> unused;
    }

    private Object special(Special type) {
        return switch (type) {
            case ADDRESS -> address(random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6);
            case IP4_ADDRESS -> address(IpFamily.IPV4);
            case IP6_ADDRESS -> address(IpFamily.IPV6);
            case PREFIX -> prefix(random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6);
            case IP4_PREFIX -> prefix(IpFamily.IPV4);
            case IP6_PREFIX -> prefix(IpFamily.IPV6);
            case MAC_ADDRESS -> MacAddress.of(octets(type.minimumSize()));
        };
    }

    private InterfaceAddress prefix(IpFamily family) {
        return new InterfaceAddress(address(family), random.nextInt(family.bits() + 1));
    }

    private IpAddress address(IpFamily family) {
        return IpAddress.of(octets(family.bits() / Byte.SIZE));
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        int wanted = random.nextInt(longest + 1) / 4;
        for (int i = 0; i < wanted; i++) {
            int at = LETTERS.offsetByCodePoints(0, random.nextInt(LETTERS.codePointCount(0, LETTERS.length())));
            text.appendCodePoint(LETTERS.codePointAt(at));
        }
        return text.toString();
    }

    private Object array(FieldType element, int length) {
        if (element == Scalar.U8) {
            return octets(length);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add((random.nextInt(3) == 1 ? new RandomValues(ZEROS) : this).value(element));
        }
        return values;
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    /** {@return the values in a form that compares by content} */
    static String shown(Object value) {
        if (value instanceof byte[] octets) {
            return java.util.HexFormat.of().formatHex(octets);
        } else if (value instanceof List<?> list) {
            return list.stream().map(RandomValues::shown).toList().toString();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new java.util.TreeMap<>();
            map.forEach((key, inner) -> sorted.put(key.toString(), shown(inner)));
            return sorted.toString();
        }
        return value.getClass().getSimpleName() + ":" + value;
    }
}
