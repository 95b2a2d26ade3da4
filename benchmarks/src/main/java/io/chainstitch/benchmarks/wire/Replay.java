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
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends recorded requests to a fresh VPP, from the handshake on and in the same order, so that it gives out the same
 * interface numbers. Nothing is decoded or decided: this is what the messages themselves cost.
 */
public final class Replay implements AutoCloseable {
    private static final int READ_SIZE = 1 << 16;
    /** The longest dump of many chains takes a few seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double MILLI = 1e6;

    private final Duration patience;
    private final List<Frame> recording;
    private final SocketChannel channel;
    private final Selector selector;
    private final ApiFrames cutter = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);
    private final MessageNames then;
    private final MessageNames now;
    /** How many replies each request had. */
    private final Map<Integer, Integer> replies = new HashMap<>();
    private final Map<Integer, Integer> refused = new HashMap<>();

    /**
     * Connects and shakes hands.
     *
     * @param recording everything that one connection sent and received
     * @param socket socket of the fresh VPP
     * @throws IOException when it cannot connect
     */
    public Replay(List<Frame> recording, Path socket) throws IOException {
        this(recording, socket, PATIENCE);
    }

    Replay(List<Frame> recording, Path socket, Duration patience) throws IOException {
        this.patience = patience;
        this.recording = recording;
        this.then = names(recording);
        recording.stream().filter(frame -> !frame.request() && isReply(then, frame)).forEach(frame -> {
            replies.merge(frame.context(), 1, Integer::sum);
            if (isRefusal(then, frame)) {
                refused.put(frame.context(), frame.retval());
            }
        });
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        Frame hello = recording.stream().filter(frame -> frame.id() == MessageNames.HANDSHAKE).findFirst()
            .orElseThrow();
        channel.write(ApiFrames.frame(MessageNames.HANDSHAKE,
            Arrays.copyOfRange(hello.payload(), Short.BYTES, hello.payload().length)));
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        now = new MessageNames(read().orElseThrow(() -> new IOException("VPP does not answer the handshake")));
    }

    private static MessageNames names(List<Frame> recording) {
        return new MessageNames(recording.stream().filter(frame -> frame.id() == MessageNames.HANDSHAKE_REPLY)
            .findFirst().orElseThrow(() -> new IllegalStateException("nothing was recorded")));
    }

    private static boolean isReply(MessageNames names, Frame frame) {
        String name = names.name(frame.id());
        return frame.id() != MessageNames.HANDSHAKE_REPLY && (name.endsWith("_reply") || name.endsWith("_details"));
    }

    private static boolean isRefusal(MessageNames names, Frame frame) {
        return names.name(frame.id()).endsWith("_reply") && frame.retval() < 0;
    }

    /**
     * The last one of several connections.
     *
     * @param recording everything that a relay recorded
     * @return what was sent and received since the last handshake began
     */
    public static List<Frame> lastConnection(List<Frame> recording) {
        int last = 0;
        for (int i = 0; i < recording.size(); i++) {
            if (recording.get(i).request() && recording.get(i).id() == MessageNames.HANDSHAKE) {
                last = i;
            }
        }
        return recording.subList(last, recording.size());
    }

    /**
     * Counts the requests of a part.
     *
     * @param recording everything that was recorded
     * @param from number of messages to leave out
     * @param to number of messages at its end
     * @return how many requests of each name are in the part
     */
    public static Map<String, Integer> histogram(List<Frame> recording, int from, int to) {
        MessageNames names = names(recording);
        Map<String, Integer> counts = new TreeMap<>();
        recording.subList(from, to).stream().filter(Frame::request)
            .forEach(frame -> counts.merge(names.name(frame.id()), 1, Integer::sum));
        return counts;
    }

    /**
     * Tells what passed when.
     *
     * @param recording everything that was recorded
     * @param from number of messages to leave out
     * @param to number of messages at its end
     * @param zero the time that counts as 0, by {@link System#nanoTime}
     * @return a line for each message: milliseconds, direction, name
     */
    public static List<String> timeline(List<Frame> recording, int from, int to, long zero) {
        MessageNames names = names(recording);
        return recording.subList(from, to).stream()
            .map(frame -> String.format(Locale.ROOT, "%9.3f %s %s", (frame.nanos() - zero) / MILLI,
                frame.request() ? ">" : "<", names.name(frame.id())))
            .toList();
    }

    /**
     * Sends a part of the recording; parts follow one another without gaps.
     *
     * @param from number of messages to leave out
     * @param to number of messages at its end
     * @param inFlight how many requests are sent before their replies are awaited; 1 = one by one
     * @return how long it took, in nanoseconds
     * @throws IOException when the connection breaks or the answers differ from the recorded ones
     */
    public long run(int from, int to, int inFlight) throws IOException {
        List<Frame> requests = recording.subList(from, to).stream()
            .filter(frame -> frame.request() && frame.id() != MessageNames.HANDSHAKE
                && !then.name(frame.id()).startsWith("memclnt_keepalive")
                && !then.name(frame.id()).startsWith("sockclnt_delete"))
            .toList();
        List<ByteBuffer> frames = requests.stream().map(this::translated).toList();
        long began = System.nanoTime();
        for (int start = 0; start < frames.size(); start += inFlight) {
            int end = Math.min(frames.size(), start + inFlight);
            for (int i = start; i < end; i++) {
                write(frames.get(i));
            }
            await(requests.subList(start, end));
        }
        return System.nanoTime() - began;
    }

    private void write(ByteBuffer frame) throws IOException {
        while (frame.hasRemaining()) {
            if (channel.write(frame) == 0) {
                channel.keyFor(selector).interestOps(SelectionKey.OP_WRITE);
                selector.select(key -> { });
                channel.keyFor(selector).interestOps(SelectionKey.OP_READ);
            }
        }
    }

    private ByteBuffer translated(Frame request) {
        byte[] body = Arrays.copyOfRange(request.payload(), Short.BYTES, request.payload().length);
        ByteBuffer.wrap(body).putInt(0, now.clientIndex());
        return ApiFrames.frame(now.id(then.full(request.id())), body);
    }

    private void await(List<Frame> requests) throws IOException {
        Map<Integer, Integer> rest = new HashMap<>();
        requests.stream().filter(request -> replies.containsKey(request.context()))
            .forEach(request -> rest.put(request.context(), replies.get(request.context())));
        while (!rest.isEmpty()) {
            Frame frame = read().orElseThrow(() -> new IOException("the replay went another way than the recording:"
                + " VPP still owes " + owed(requests, rest)));
            if (isReply(now, frame)) {
                rest.computeIfPresent(frame.context(), (context, left) -> left == 1 ? null : left - 1);
                if (isRefusal(now, frame) && !refused.containsKey(frame.context())) {
                    throw new IOException("the replay went another way than the recording: "
                        + now.name(frame.id()) + " has retval " + frame.retval());
                }
            }
        }
    }

    private String owed(List<Frame> requests, Map<Integer, Integer> rest) {
        return requests.stream().filter(request -> rest.containsKey(request.context()))
            .map(request -> rest.get(request.context()) + " of " + replies.get(request.context()) + " answers to "
                + then.name(request.id()) + " " + HexFormat.of().formatHex(request.payload()))
            .collect(Collectors.joining(", "));
    }

    /** {@return the next message; empty when none has come for a long time} */
    private Optional<Frame> read() throws IOException {
        while (true) {
            Optional<ByteBuffer> next = cutter.next();
            if (next.isPresent()) {
                byte[] payload = new byte[next.get().remaining()];
                next.get().get(payload);
                return Optional.of(new Frame(false, System.nanoTime(), payload));
            }
            int size = channel.read(buffer.clear());
            if (size < 0) {
                throw new IOException("VPP closed the connection during the replay");
            }
            if (size == 0 && selector.select(key -> { }, patience.toMillis()) == 0) {
                return Optional.empty();
            }
            cutter.feed(buffer.flip());
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
