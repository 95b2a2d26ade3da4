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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Sits on the way to VPP and shows to a test what passes, which may change it. */
final class TappedRelay implements AutoCloseable {
    private final Path target;
    private final ServerSocketChannel listener;
    private final Supplier<Tap> taps;

    /**
     * What sees the octets of one connection.
     *
     * @param fromClient makes of those from the client what VPP gets
     * @param fromVpp makes of those from VPP what the client gets
     */
    record Tap(UnaryOperator<byte[]> fromClient, UnaryOperator<byte[]> fromVpp) {
    }

    TappedRelay(Path socket, Path target, Supplier<Tap> taps) throws IOException {
        this.target = target;
        this.taps = taps;
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "tapped-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                SocketChannel vpp = SocketChannel.open(UnixDomainSocketAddress.of(target));
                Tap tap = taps.get();
                daemon(() -> pump(client, vpp, tap.fromClient()));
                daemon(() -> pump(vpp, client, tap.fromVpp()));
            }
        } catch (IOException expected) {
            // The listener was closed.
        }
    }

    private static void pump(SocketChannel from, SocketChannel to, UnaryOperator<byte[]> change) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (from; to) {
            while (from.read(buffer.clear()) >= 0) {
                byte[] octets = new byte[buffer.flip().remaining()];
                buffer.get(octets);
                ByteBuffer changed = ByteBuffer.wrap(change.apply(octets));
                while (changed.hasRemaining()) {
                    to.write(changed);
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
