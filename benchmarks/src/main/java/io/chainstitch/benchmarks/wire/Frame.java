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

/**
 * One message that passed a relay.
 *
 * @param request true from the client to VPP
 * @param nanos when it was read, by {@link System#nanoTime}
 * @param payload the message from its number on; not to be changed
 */
public record Frame(boolean request, long nanos, byte[] payload) {
    private static final int REQUEST_CONTEXT = 6;
    private static final int REPLY_CONTEXT = 2;
    private static final int RETVAL = 6;

    /** {@return VPP's number of the message} */
    public int id() {
        return Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
    }

    /** {@return what ties request and reply together} */
    public int context() {
        int offset = request ? REQUEST_CONTEXT : REPLY_CONTEXT;
        return payload.length < offset + Integer.BYTES ? 0 : ByteBuffer.wrap(payload).getInt(offset);
    }

    int retval() {
        return ByteBuffer.wrap(payload).getInt(RETVAL);
    }
}
