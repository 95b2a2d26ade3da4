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
package io.chainstitch.benchmarks.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The numbers that one VPP gave to messages, out of its answer to the handshake. */
final class MessageNames {
    /** Number of the request {@code sockclnt_create} in every VPP. */
    static final int HANDSHAKE = 15;
    /** Number of its reply in every VPP. */
    static final int HANDSHAKE_REPLY = 16;
    private static final int INDEX = 14;
    private static final int COUNT = 18;
    private static final int ENTRIES = 20;
    private static final int NAME_SIZE = 64;
    private static final int CRC_SUFFIX = 9;

    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final int clientIndex;

    MessageNames(Frame reply) {
        if (reply.id() != HANDSHAKE_REPLY) {
            throw new IllegalStateException("message " + reply.id() + " is no answer to the handshake");
        }
        ByteBuffer payload = ByteBuffer.wrap(reply.payload());
        clientIndex = payload.getInt(INDEX);
        int count = Short.toUnsignedInt(payload.getShort(COUNT));
        for (int i = 0; i < count; i++) {
            int offset = ENTRIES + i * (Short.BYTES + NAME_SIZE);
            int id = Short.toUnsignedInt(payload.getShort(offset));
            byte[] text = new byte[NAME_SIZE];
            payload.get(offset + Short.BYTES, text);
            String name = new String(text, StandardCharsets.US_ASCII);
            name = name.substring(0, Math.max(0, name.indexOf('\0')));
            names.put(id, name);
            ids.put(name, id);
        }
    }

    /** The message's name with its checksum. */
    String full(int id) {
        return names.getOrDefault(id, "unknown-message");
    }

    /** The message's name. */
    String name(int id) {
        String full = full(id);
        return full.substring(0, Math.max(0, full.length() - CRC_SUFFIX));
    }

    int id(String full) {
        Integer id = ids.get(full);
        if (id == null) {
            throw new IllegalStateException("the VPP of the replay has no message " + full);
        }
        return id;
    }

    int clientIndex() {
        return clientIndex;
    }
}
