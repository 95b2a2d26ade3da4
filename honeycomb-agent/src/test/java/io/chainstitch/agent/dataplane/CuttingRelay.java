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
package io.chainstitch.agent.dataplane;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Sits on the way to VPP and cuts the connection after a given number of octets from the client. */
final class CuttingRelay implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Path target;
    private final ServerSocketChannel listener;
    private final AtomicLong left = new AtomicLong(NEVER);
    private final AtomicLong total = new AtomicLong();

    CuttingRelay(Path socket, Path target) throws IOException {
        this.target = target;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        daemon(this::accept);
    }

    /** The present connection ends after so many more octets; the next one is whole. */
    void cutAfter(long octets) {
        left.set(octets);
    }

    /** {@return octets that went through in both directions} */
    long total() {
        return total.get();
    }

    /** Forgets a cut that was not reached. */
    boolean spare() {
        return left.getAndSet(NEVER) != NEVER;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                connect(listener.accept());
            }
        } catch (IOException expected) {
            // The listener was closed.
        }
    }

    private void connect(SocketChannel client) throws IOException {
        try {
            SocketChannel vpp = SocketChannel.open(UnixDomainSocketAddress.of(target));
            daemon(() -> pump(client, vpp, true));
            daemon(() -> pump(vpp, client, false));
        } catch (IOException vppIsAway) {
            client.close();
        }
    }

    private void pump(SocketChannel from, SocketChannel to, boolean counted) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (from; to) {
            while (from.read(buffer.clear()) >= 0) {
                buffer.flip();
                boolean cut = counted && left.get() < buffer.remaining();
                if (cut) {
                    buffer.limit((int) left.getAndSet(NEVER));
                } else if (counted && left.get() != NEVER) {
                    left.addAndGet(-buffer.remaining());
                }
                total.addAndGet(buffer.remaining());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                if (cut) {
                    return;
                }
            }
        } catch (IOException expected) {
            // One side went away, and so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
