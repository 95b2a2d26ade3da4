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

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Turns values into a message's octets and back.
 *
 * <p>Values: integers, enumerations and flags are {@code Long} (encoding takes any integral {@code Number}; {@code u64}
 * is carried as its 64 bits), {@code bool} is {@code Boolean}, {@code f64} is {@code Double}, text is {@code String},
 * addresses are {@code IpAddress}, prefixes and addresses with a length are {@code InterfaceAddress} (encoding also
 * takes {@code IpPrefix}), {@code mac_address} is {@code MacAddress}, arrays of {@code u8} and unions are
 * {@code byte[]}, other arrays are {@code List<Object>}, structures are {@code Map<String, Object>}.
 */
public final class MessageCodec {
    /** What VPP reads as "no interface" or "any" in a 32-bit unsigned field. */
    public static final long NONE = 0xffffffffL;

    private MessageCodec() {
    }

    /**
     * Encodes a message.
     *
     * @param definition the message's form
     * @param values by field name; an absent or null value is the field's default, mostly zero. The count of an array
     *     need not be given. Fixed arrays may be given shorter and are filled with zero.
     * @return everything after the 16-bit message number
     * @throws IllegalArgumentException when a value names no field, has the wrong type or does not fit
     */
    public static byte[] encode(MessageDefinition definition, Map<String, Object> values) {
        Encoder encoder = new Encoder(definition.name());
        encoder.fields(definition.fields(), values);
        return encoder.result();
    }

    /**
     * Decodes a message. Octets after the last field are ignored, as VPP pads some messages.
     *
     * @param definition the message's form
     * @param payload everything after the 16-bit message number; read from its position
     * @return a value for each field, in the definition's order
     * @throws ApiProtocolException when the payload ends too early, or holds an address or count that cannot be
     */
    public static Map<String, Object> decode(MessageDefinition definition, ByteBuffer payload)
            throws ApiProtocolException {
        return new Decoder(definition.name(), payload).fields(definition.fields());
    }
}
