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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiFrames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** One client's socket. Confined to the server's thread. */
final class Connection {
    /** The index of a client that has not shaken hands. */
    static final long NOBODY = -1;
    private static final int READ_BUFFER = 1 << 16;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BUFFER);
    final ApiFrames frames = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
    long client = NOBODY;
    boolean leaving;

    Connection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** {@return false at the end of the stream} */
    boolean read() throws IOException {
        int count = channel.read(readBuffer.clear());
        frames.feed(readBuffer.flip());
        return count >= 0;
    }

    void send(ByteBuffer frame) {
        waiting.add(frame);
    }

    /** Writes what the socket takes, and asks to be called again for the rest. */
    void flush() throws IOException {
        while (!waiting.isEmpty()) {
            channel.write(waiting.peek());
            if (waiting.peek().hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            waiting.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    boolean drained() {
        return waiting.isEmpty();
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing was to be sent any more.
        }
    }
}
