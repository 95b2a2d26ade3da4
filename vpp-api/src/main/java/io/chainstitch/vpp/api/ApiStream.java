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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * One stream of frames. A thread of its own reads and calls the handler; any thread writes, directly while the socket
 * takes it, else the rest is queued for the stream's thread. So a peer that does not read blocks nobody.
 */
final class ApiStream implements Runnable {
    private static final int READ_SIZE = 1 << 16;
    private static final String PEER_CLOSED = "VPP closed the connection";

    /** What the stream's thread calls. */
    interface Handler {
        void payload(ByteBuffer payload) throws VppApiException;

        void tick();

        void ended(VppApiException cause);
    }

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ApiFrames frames;
    private final long queueLimit;
    private final Duration tick;
    private final Handler handler;
    private final Queue<ByteBuffer> outgoing = new ArrayDeque<>();
    private long queued;
    private VppApiException end;

    ApiStream(SocketChannel channel, int maximumFrame, Duration tick, Handler handler) throws IOException {
        this.channel = channel;
        this.frames = new ApiFrames(maximumFrame);
        this.queueLimit = maximumFrame;
        this.tick = tick;
        this.handler = handler;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Sends frames, in one piece with respect to other threads.
     *
     * @param message frames to send
     * @throws VppApiException when the stream has ended, or too much is waiting for a peer that does not read
     */
    void send(ByteBuffer message) throws VppApiException {
        synchronized (outgoing) {
            if (end != null) {
                throw new VppClosedException(end.getMessage(), end);
            }
            if (queued > 0 && queued + message.remaining() > queueLimit) {
                throw new VppTimeoutException("VPP does not read its API socket, " + queued + " octets are waiting");
            }
            try {
                if (outgoing.isEmpty()) {
                    channel.write(message);
                }
            } catch (IOException e) {
                throw endWith(new VppClosedException(PEER_CLOSED, e));
            }
            if (message.hasRemaining()) {
                outgoing.add(message);
                queued += message.remaining();
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                selector.wakeup();
            }
        }
    }

    /**
     * Ends the stream; its thread then tells the handler. The first cause given stays.
     *
     * @param cause why
     */
    void end(VppApiException cause) {
        synchronized (outgoing) {
            endWith(cause);
        }
    }

    private VppApiException endWith(VppApiException cause) {
        if (end == null) {
            end = cause;
            selector.wakeup();
        }
        return end;
    }

    private boolean open() {
        synchronized (outgoing) {
            return end == null;
        }
    }

    @Override
    public void run() {
        try {
            loop();
        } catch (VppApiException e) {
            end(e);
        } catch (IOException e) {
            end(new VppClosedException(PEER_CLOSED, e));
        } catch (RuntimeException e) {
            end(new ApiProtocolException("the connection to VPP was given up after an internal error: " + e, e));
        } finally {
            end(new VppClosedException("the connection's thread died"));
            closeQuietly();
            handler.ended(end);
        }
    }

    private void loop() throws IOException {
        ByteBuffer in = ByteBuffer.allocateDirect(READ_SIZE);
        long ticked = System.nanoTime();
        while (open()) {
            selector.select(tick.toMillis());
            selector.selectedKeys().clear();
            write();
            read(in);
            if (System.nanoTime() - ticked >= tick.toNanos()) {
                ticked = System.nanoTime();
                handler.tick();
            }
        }
    }

    private void write() throws IOException {
        synchronized (outgoing) {
            while (!outgoing.isEmpty()) {
                queued -= channel.write(outgoing.peek());
                if (outgoing.peek().hasRemaining()) {
                    return;
                }
                outgoing.remove();
            }
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read(ByteBuffer in) throws IOException {
        int count = channel.read(in.clear());
        if (count < 0) {
            throw new VppClosedException(PEER_CLOSED
                + (frames.partial() ? " in the middle of a message" : ""));
        }
        frames.feed(in.flip());
        Optional<ByteBuffer> payload = frames.next();
        while (payload.isPresent() && open()) {
            handler.payload(payload.get());
            payload = frames.next();
        }
    }

    private void closeQuietly() {
        try (channel; selector) {
            key.cancel();
        } catch (IOException ignored) {
            // The descriptors are given up either way.
        }
    }
}
