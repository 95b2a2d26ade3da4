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
import java.util.Optional;

/**
 * Cuts a stream into frames. A frame is a header of 16 octets (8 unused, 32-bit payload length, 4 unused; big endian)
 * and the payload: a 16-bit message number and the message's fields. One instance reads one stream; it is not safe for
 * use by several threads. Memory grows with the octets received, never with the length a header announces.
 */
public final class ApiFrames {
    /** Octets before the payload. */
    public static final int HEADER = 16;
    /** Largest payload accepted unless told otherwise. */
    public static final int DEFAULT_MAXIMUM = 64 << 20;
    private static final int LENGTH_OFFSET = 8;
    private static final int KEPT_BUFFER = 1 << 18;

    private final int maximum;
    private byte[] buffer = new byte[KEPT_BUFFER];
    private int start;
    private int end;

    /**
     * Starts reading a stream.
     *
     * @param maximum largest payload accepted, in octets
     */
    public ApiFrames(int maximum) {
        this.maximum = maximum;
    }

    /**
     * Wraps one message for sending.
     *
     * @param messageId VPP's number of the message, 0..65535
     * @param body the fields as {@link MessageCodec#encode} makes them
     * @return header, number and body, ready to be written
     */
    public static ByteBuffer frame(int messageId, byte[] body) {
        ByteBuffer frame = ByteBuffer.allocate(Math.addExact(HEADER + Short.BYTES, body.length));
        frame.putLong(0).putInt(Short.BYTES + body.length).putInt(0).putShort((short) messageId).put(body);
        return frame.flip();
    }

    /**
     * Takes what was read from the stream.
     *
     * @param bytes read to its limit
     */
    public void feed(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (start == end) {
            start = 0;
            end = 0;
        }
        makeRoom(count);
        bytes.get(buffer, end, count);
        end += count;
    }

    /**
     * Gives the next whole payload.
     *
     * @return the payload from its message number on, valid only until the next call of {@link #feed}; empty when more
     *     octets are needed
     * @throws ApiProtocolException when a header announces a length that is negative, too large, or holds no number
     */
    public Optional<ByteBuffer> next() throws ApiProtocolException {
        if (end - start < HEADER) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(buffer).getInt(start + LENGTH_OFFSET);
        if (length < Short.BYTES || length > maximum) {
            throw new ApiProtocolException("a frame announces " + Integer.toUnsignedString(length)
                + " octets, allowed are " + Short.BYTES + ".." + maximum);
        }
        if (end - start - HEADER < length) {
            return Optional.empty();
        }
        ByteBuffer payload = ByteBuffer.wrap(buffer, start + HEADER, length).slice();
        start += HEADER + length;
        return Optional.of(payload);
    }

    /** {@return whether octets of an unfinished frame are waiting} */
    public boolean partial() {
        return end > start;
    }

    private void makeRoom(int count) {
        int kept = end - start;
        if (end + count <= buffer.length && (kept > 0 || buffer.length == KEPT_BUFFER)) {
            return;
        }
        int needed = Math.addExact(kept, count);
        byte[] target = buffer;
        if (needed <= KEPT_BUFFER) {
            target = buffer.length == KEPT_BUFFER ? buffer : new byte[KEPT_BUFFER];
        } else if (needed > buffer.length) {
            target = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed)];
        }
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        start = 0;
        end = kept;
    }
}
