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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one message. Every length is held against what remains before anything is made for it. */
final class Decoder {
    private static final int IP4_SIZE = 4;
    private static final int IP6_SIZE = 16;
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final String message;
    private final ByteBuffer in;
    private String field = "";

    Decoder(String message, ByteBuffer payload) {
        this.message = message;
        this.in = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    }

    Map<String, Object> fields(List<Field> fields) throws ApiProtocolException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field next : fields) {
            field = next.name();
            values.put(next.name(), next.type() instanceof CountedArray array
                ? array(array.element(), count(values, array)) : value(next.type()));
        }
        return values;
    }

    private Object value(FieldType type) throws ApiProtocolException {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        } else if (type instanceof Enumeration enumeration) {
            return scalar(enumeration.base());
        } else if (type instanceof Special special) {
            return special(special);
        } else if (type instanceof Text text) {
            return text(text.length() == 0 ? variableLength() : text.length());
        } else if (type instanceof Array array) {
            return array(array.element(), array.length());
        } else if (type instanceof Struct struct) {
            return fields(struct.fields());
        } else if (type instanceof Union union) {
            return octets(union.size());
        }
        throw error("has a counted array in a place where its count is unknown");
    }

    private Object scalar(Scalar type) throws ApiProtocolException {
        need(type.minimumSize());
        return switch (type) {
            case U8 -> (long) Byte.toUnsignedInt(in.get());
            case I8 -> (long) in.get();
            case U16 -> (long) Short.toUnsignedInt(in.getShort());
            case I16 -> (long) in.getShort();
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case I32 -> (long) in.getInt();
            case U64, I64 -> in.getLong();
            case F64 -> Double.longBitsToDouble(Long.reverseBytes(in.getLong()));
            case BOOL -> in.get() != 0;
        };
    }

    private Object special(Special type) throws ApiProtocolException {
        need(type.minimumSize());
        return switch (type) {
            case ADDRESS -> address();
            case IP4_ADDRESS -> ip(IP4_SIZE);
            case IP6_ADDRESS -> ip(IP6_SIZE);
            case PREFIX -> prefix(address());
            case IP4_PREFIX -> prefix(ip(IP4_SIZE));
            case IP6_PREFIX -> prefix(ip(IP6_SIZE));
            case MAC_ADDRESS -> MacAddress.of(octets(type.minimumSize()));
        };
    }

    private IpAddress address() throws ApiProtocolException {
        int family = in.get();
        if (family == 0) {
            IpAddress address = ip(IP4_SIZE);
            in.position(in.position() + IP6_SIZE - IP4_SIZE);
            return address;
        } else if (family == 1) {
            return ip(IP6_SIZE);
        }
        throw error("has the unknown address family " + family);
    }

    private IpAddress ip(int size) throws ApiProtocolException {
        byte[] octets = octets(size);
        if (size == IP6_SIZE && ipv4Mapped(octets)) {
            throw error("holds the IPv4-mapped IPv6 address ::ffff:"
                + IpAddress.of(Arrays.copyOfRange(octets, IP6_SIZE - IP4_SIZE, IP6_SIZE))
                + ", which this program would take for IPv4");
        }
        return IpAddress.of(octets);
    }

    /** The JDK turns {@code ::ffff:0:0/96} into IPv4 addresses, so these must not reach it. */
    private static boolean ipv4Mapped(byte[] octets) {
        return Arrays.equals(octets, 0, MAPPED_PREFIX.length, MAPPED_PREFIX, 0, MAPPED_PREFIX.length);
    }

    /** VPP calls an address IPv4 whose first 12 octets are zero; a prefix longer than in IPv4 gives such a one away. */
    private InterfaceAddress prefix(IpAddress announced) throws ApiProtocolException {
        int length = Byte.toUnsignedInt(in.get());
        IpAddress address = length > IP4_SIZE * Byte.SIZE && announced.family() == IpFamily.IPV4
            ? widened(announced) : announced;
        if (length > address.family().bits()) {
            throw error("has the prefix length " + length + " for " + address);
        }
        return new InterfaceAddress(address, length);
    }

    private static IpAddress widened(IpAddress ipv4) {
        byte[] octets = new byte[IP6_SIZE];
        System.arraycopy(ipv4.bytes(), 0, octets, IP6_SIZE - IP4_SIZE, IP4_SIZE);
        return IpAddress.of(octets);
    }

    private String text(int length) throws ApiProtocolException {
        need(length);
        int end = in.position();
        int limit = end + length;
        while (end < limit && in.get(end) != 0) {
            end++;
        }
        byte[] octets = octets(end - in.position());
        in.position(limit);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private int variableLength() throws ApiProtocolException {
        need(Integer.BYTES);
        long length = Integer.toUnsignedLong(in.getInt());
        if (length > in.remaining()) {
            throw error("announces " + length + " octets, " + in.remaining() + " are left");
        }
        return (int) length;
    }

    private long count(Map<String, Object> values, CountedArray array) throws ApiProtocolException {
        if (values.get(array.countField()) instanceof Long count && count >= 0) {
            return count;
        }
        throw error("has no usable count in " + array.countField());
    }

    private Object array(FieldType element, long count) throws ApiProtocolException {
        int size = element.minimumSize();
        int room = in.remaining() / Math.max(1, size);
        if (count > room) {
            throw error("announces " + count + " elements, there is room for " + room);
        }
        if (element == Scalar.U8) {
            return octets((int) count);
        }
        String name = field;
        List<Object> values = new ArrayList<>((int) count);
        Object zero = null;
        for (int i = 0; i < count; i++) {
            field = name;
            if (size == 0 || !isZero(size)) {
                values.add(value(element));
            } else if (zero == null) {
                zero = value(element);
                values.add(zero);
            } else {
                in.position(in.position() + size);
                values.add(zero);
            }
        }
        return values;
    }

    /**
     * Whether an element is made of zeros alone, in which case it has its smallest size and is like all such: the label
     * stack of each route has 16 places, of which hardly one is used, and half of what a dump of routes made was these.
     */
    private boolean isZero(int size) {
        if (size > in.remaining()) {
            return false;
        }
        for (int at = in.position(); at < in.position() + size; at++) {
            if (in.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] octets(int count) throws ApiProtocolException {
        need(count);
        byte[] octets = new byte[count];
        in.get(octets);
        return octets;
    }

    private void need(int count) throws ApiProtocolException {
        if (count > in.remaining()) {
            throw error("needs " + count + " octets, " + in.remaining() + " are left");
        }
    }

    private ApiProtocolException error(String what) {
        return new ApiProtocolException("message " + message + ": field " + field + " " + what);
    }
}
