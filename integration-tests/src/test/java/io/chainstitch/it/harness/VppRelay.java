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
package io.chainstitch.it.harness;

import io.chainstitch.vpp.api.ApiFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Stands between an agent and its VPP and notes the names of the requests that can change something. */
public final class VppRelay implements AutoCloseable {
    private static final int READ_SIZE = 1 << 16;
    /** The number of {@code sockclnt_create_reply}, the only one that is the same in every VPP. */
    private static final int HANDSHAKE_REPLY = 16;
    /** Where its table is: number, client index, context, retval, index and count come before. */
    private static final int TABLE_COUNT = 18;
    private static final int TABLE = 20;
    private static final int NAME_SIZE = 64;
    private static final int CHECKSUM = 9;
    /** Where the text of {@code cli_inband} is: number, client index, context and length come before. */
    private static final int COMMAND = 14;

    private final Path target;
    private final ServerSocketChannel server;
    private final List<String> writes = new ArrayList<>();

    private volatile boolean open = true;
    private volatile Consumer<String> watcher = name -> { };

    private VppRelay(Path target, ServerSocketChannel server) {
        this.target = target;
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param socket where the agent connects
     * @param target VPP's socket
     * @return the relay
     * @throws IOException when it cannot listen
     */
    public static VppRelay start(Path socket, Path target) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        VppRelay relay = new VppRelay(target, server);
        thread(relay::accept);
        return relay;
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                if (!open) {
                    client.close();
                    continue;
                }
                SocketChannel vpp = SocketChannel.open(StandardProtocolFamily.UNIX);
                try {
                    vpp.connect(UnixDomainSocketAddress.of(target));
                } catch (IOException e) {
                    client.close();
                    vpp.close();
                    continue;
                }
                Map<Integer, String> names = new ConcurrentHashMap<>();
                thread(() -> pump(client, vpp, frame -> note(frame, names)));
                thread(() -> pump(vpp, client, frame -> learn(frame, names)));
            } catch (IOException e) {
                return; // Closed.
            }
        }
    }

    private interface Sight {
        void see(ByteBuffer frame);
    }

    private static void pump(SocketChannel from, SocketChannel to, Sight sight) {
        ApiFrames cutter = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
        ByteBuffer buffer = ByteBuffer.allocate(READ_SIZE);
        try (from; to) {
            while (from.read(buffer.clear()) >= 0) {
                cutter.feed(buffer.flip().duplicate());
                for (Optional<ByteBuffer> next = cutter.next(); next.isPresent(); next = cutter.next()) {
                    sight.see(next.get());
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException ignored) {
            // One side has ended, which ends the other.
        }
    }

    private static void learn(ByteBuffer frame, Map<Integer, String> names) {
        if (!names.isEmpty() || Short.toUnsignedInt(frame.getShort(frame.position())) != HANDSHAKE_REPLY) {
            return;
        }
        int begin = frame.position();
        int count = Short.toUnsignedInt(frame.getShort(begin + TABLE_COUNT));
        for (int i = 0; i < count; i++) {
            int entry = begin + TABLE + i * (Short.BYTES + NAME_SIZE);
            byte[] text = new byte[NAME_SIZE];
            frame.get(entry + Short.BYTES, text);
            String name = new String(text, StandardCharsets.US_ASCII).split("\0", 2)[0];
            names.put(Short.toUnsignedInt(frame.getShort(entry)),
                name.substring(0, Math.max(0, name.length() - CHECKSUM)));
        }
    }

    private void note(ByteBuffer frame, Map<Integer, String> names) {
        String name = names.getOrDefault(Short.toUnsignedInt(frame.getShort(frame.position())), "");
        boolean reads = name.isEmpty() || name.endsWith("_dump") || name.endsWith("_get") || name.endsWith("_lookup")
            || name.startsWith("want_") || name.startsWith("show_") || name.startsWith("sockclnt_")
            || name.contains("ping")
            || name.startsWith("memclnt_") || name.equals("cli_inband") && command(frame).startsWith("show ");
        if (!reads) {
            synchronized (writes) {
                writes.add(name);
            }
            watcher.accept(name);
        }
    }

    private static String command(ByteBuffer frame) {
        ByteBuffer text = frame.duplicate();
        text.position(Math.min(frame.position() + COMMAND, frame.limit()));
        return StandardCharsets.US_ASCII.decode(text).toString();
    }

    /** {@return the names of the writing requests since the last call, in order} */
    public List<String> takeWrites() {
        synchronized (writes) {
            List<String> taken = List.copyOf(writes);
            writes.clear();
            return taken;
        }
    }

    /**
     * Lets new connections through, or closes them at once.
     *
     * @param isOpen whether VPP can be reached
     */
    public void open(boolean isOpen) {
        open = isOpen;
    }

    /**
     * Has somebody told of each writing request before VPP gets it; as long as he does not return, VPP waits.
     *
     * @param told the name of the request
     */
    public void watch(Consumer<String> told) {
        watcher = told;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
