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

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The form of a field on the wire. Everything is packed without padding, integers are big endian. */
public sealed interface FieldType {

    /** {@return how many bytes a value takes at least} */
    int minimumSize();

    /** Numbers and truth values. {@code f64} is the one little-endian form. */
    enum Scalar implements FieldType {
        U8(1), I8(1), U16(2), I16(2), U32(4), I32(4), U64(8), I64(8), F64(8), BOOL(1);

        private final int size;

        Scalar(int size) {
            this.size = size;
        }

        @Override
        public int minimumSize() {
            return size;
        }

        boolean signed() {
            return this == I8 || this == I16 || this == I32 || this == I64;
        }

        boolean integer() {
            return this != F64 && this != BOOL;
        }
    }

    /** Forms that have a value class of their own. */
    enum Special implements FieldType {
        ADDRESS(17), IP4_ADDRESS(4), IP6_ADDRESS(16), PREFIX(18), IP4_PREFIX(5), IP6_PREFIX(17), MAC_ADDRESS(6);

        private final int size;

        Special(int size) {
            this.size = size;
        }

        @Override
        public int minimumSize() {
            return size;
        }

        /** {@return the name VPP gives the type} */
        public String typeName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An enumeration or a set of flags; values that have no name are carried too.
     *
     * @param name VPP's name of the type
     * @param base the integer it is sent as
     * @param constants VPP's names of the values
     */
    record Enumeration(String name, Scalar base, Map<String, Long> constants) implements FieldType {
        public Enumeration {
            constants = Map.copyOf(constants);
        }

        @Override
        public int minimumSize() {
            return base.minimumSize();
        }
    }

    /**
     * Text in UTF-8.
     *
     * @param length octets with the terminating zero; 0 means a 32-bit length and that many octets
     */
    record Text(int length) implements FieldType {
        @Override
        public int minimumSize() {
            return length == 0 ? Integer.BYTES : length;
        }
    }

    /**
     * A fixed number of elements.
     *
     * @param element form of one element
     * @param length number of elements
     */
    record Array(FieldType element, int length) implements FieldType {
        @Override
        public int minimumSize() {
            return Math.multiplyExact(element.minimumSize(), length);
        }
    }

    /**
     * As many elements as an earlier field of the same structure says.
     *
     * @param element form of one element
     * @param countField name of the earlier field
     */
    record CountedArray(FieldType element, String countField) implements FieldType {
        @Override
        public int minimumSize() {
            return 0;
        }
    }

    /**
     * A structure.
     *
     * @param name VPP's name of the type
     * @param fields its fields in order
     */
    record Struct(String name, List<Field> fields) implements FieldType {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public int minimumSize() {
            int size = 0;
            for (Field field : fields) {
                size = Math.addExact(size, field.type().minimumSize());
            }
            return size;
        }
    }

    /**
     * A union, carried as its raw octets.
     *
     * @param name VPP's name of the type
     * @param size octets of the largest member
     */
    record Union(String name, int size) implements FieldType {
        @Override
        public int minimumSize() {
            return size;
        }
    }
}
