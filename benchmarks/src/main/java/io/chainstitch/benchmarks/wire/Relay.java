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

import io.chainstitch.vpp.api.ApiFrames;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between one client and the API socket of a VPP, passes everything on, and records it. It adds one hand-over
 * between threads to each direction, some tens of microseconds.
 */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int READ_SIZE = 1 << 16;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path target;
    private final ServerSocketChannel server;
    private final Path socket;
    private final List<Frame> frames = new ArrayList<>();
    private int connections;

    /**
     * Listens.
     *
     * @param socket where the client connects
     * @param target VPP's socket
     * @throws IOException when it cannot listen
     */
    public Relay(Path socket, Path target) throws IOException {
        this.socket = socket;
        this.target = target;
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        thread("relay", this::accept);
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException e) {
            LOG.debug("Relay {} ends: {}", socket, e.getMessage());
        }
    }

    /** Whoever comes while VPP is away is sent away, as VPP itself would. */
    private void connect(SocketChannel client) throws IOException {
        SocketChannel vpp;
        try {
            vpp = SocketChannel.open(UnixDomainSocketAddress.of(target));
        } catch (IOException e) {
            LOG.debug("Relay {}: VPP is away: {}", socket, e.getMessage());
            client.close();
            return;
        }
        synchronized (frames) {
            connections++;
        }
        thread("relay-requests", () -> pump(client, vpp, true));
        thread("relay-replies", () -> pump(vpp, client, false));
    }

    private void pump(SocketChannel from, SocketChannel to, boolean request) {
        ApiFrames cutter = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
        ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);
        try (from; to) {
            while (from.read(buffer.clear()) >= 0) {
                long now = System.nanoTime();
                ByteBuffer copy = buffer.flip().duplicate();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                cutter.feed(copy);
                record(cutter, request, now);
            }
        } catch (IOException e) {
            LOG.debug("A connection of relay {} ends: {}", socket, e.getMessage());
        }
    }

    private void record(ApiFrames cutter, boolean request, long now) throws IOException {
        synchronized (frames) {
            for (Optional<ByteBuffer> next = cutter.next(); next.isPresent(); next = cutter.next()) {
                byte[] payload = new byte[next.get().remaining()];
                next.get().get(payload);
                frames.add(new Frame(request, now, payload));
            }
            frames.notifyAll();
        }
    }

    /** {@return number of messages so far} */
    public int size() {
        synchronized (frames) {
            return frames.size();
        }
    }

    /**
     * Copies a part of the recording.
     *
     * @param from number of messages to leave out
     * @param to number of messages at its end
     * @return the messages in between, in the order in which they passed
     */
    public List<Frame> frames(int from, int to) {
        synchronized (frames) {
            return List.copyOf(frames.subList(from, to));
        }
    }

    /**
     * Waits until VPP has answered something and nothing has passed for a while.
     *
     * @param from number of messages to leave out
     * @param quiet how long nothing must pass, in milliseconds
     * @return when the last message passed
     * @throws InterruptedException when interrupted
     */
    public long awaitQuiet(int from, long quiet) throws InterruptedException {
        long began = System.nanoTime();
        synchronized (frames) {
            while (System.nanoTime() - began < LIMIT.toNanos()) {
                Optional<Frame> last = frames.size() > from ? Optional.of(frames.get(frames.size() - 1))
                    : Optional.empty();
                long rest = last.map(frame -> TimeUnit.MILLISECONDS.toNanos(quiet) - System.nanoTime() + frame.nanos())
                    .orElse(TimeUnit.MILLISECONDS.toNanos(quiet));
                if (rest <= 0) {
                    return last.orElseThrow().nanos();
                }
                TimeUnit.NANOSECONDS.timedWait(frames, rest + 1);
            }
        }
        throw new IllegalStateException("relay " + socket + " did not get quiet after an answer within "
            + LIMIT.toSeconds() + " s");
    }

    /** {@return how often a client connected; a recording of more than one connection cannot be sent again} */
    public int connections() {
        synchronized (frames) {
            return connections;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
