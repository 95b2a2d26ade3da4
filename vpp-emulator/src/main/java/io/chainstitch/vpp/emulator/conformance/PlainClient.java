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
package io.chainstitch.vpp.emulator.conformance;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiFrames;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.MessageDefinition;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that does one thing after another and hides nothing: each request is followed by a ping, so that no answer
 * and a dump's end are seen without waiting.
 */
final class PlainClient implements AutoCloseable {
    private static final String HANDSHAKE = "sockclnt_create";
    private static final String PING = "control_ping";
    private static final String EVENT = "sw_interface_event";
    private static final int HANDSHAKE_ID = 15;
    private static final int HANDSHAKE_REPLY_ID = 16;
    private static final int READ_BUFFER = 1 << 16;
    private static final long PATIENCE_MILLIS = 10_000;

    private final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    private final Selector selector = Selector.open();
    private final ApiFrames frames = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
    private final ByteBuffer readBuffer = ByteBuffer.allocate(READ_BUFFER);
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, MessageDefinition> byId = new HashMap<>();
    private final List<ApiMessage> events = new ArrayList<>();
    private long client;
    private long context;

    PlainClient(Path socket) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        learn(HANDSHAKE_ID, definition(HANDSHAKE));
        learn(HANDSHAKE_REPLY_ID, definition(HANDSHAKE + "_reply"));
        send(HANDSHAKE, Map.of("name", "conformance"));
        ApiMessage welcome = receive();
        client = welcome.number("index");
        Map<String, MessageDefinition> known = new HashMap<>();
        ApiDefinitions.builtIn().messages().forEach(definition -> known.put(definition.nameCrc(), definition));
        for (ApiMessage entry : welcome.structs("message_table")) {
            Optional.ofNullable(known.get(entry.text("name")))
                .ifPresent(definition -> learn((int) entry.number("index"), definition));
        }
    }

    static MessageDefinition definition(String name) {
        return ApiDefinitions.builtIn().message(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no message " + name));
    }

    /**
     * Sends a request.
     *
     * @return what was answered to it before the ping that follows it
     * @throws EOFException when VPP went away
     */
    List<ApiMessage> ask(String message, Map<String, Object> fields) throws IOException {
        long asked = send(message, fields);
        long pinged = send(PING, Map.of());
        List<ApiMessage> answers = new ArrayList<>();
        while (true) {
            ApiMessage received = receive();
            if (received.name().equals(EVENT)) {
                events.add(received);
            } else if (received.number("context") == pinged) {
                return answers;
            } else if (received.number("context") == asked) {
                answers.add(received);
            }
        }
    }

    /** {@return the events since the last call, as soon as there are as many as expected and nothing more follows} */
    List<ApiMessage> events(int expected) throws IOException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000 / 10;
        do {
            ask(PING, Map.of());
        } while (events.size() < expected && System.nanoTime() < end);
        List<ApiMessage> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private void learn(int id, MessageDefinition definition) {
        ids.put(definition.name(), id);
        byId.put(id, definition);
    }

    private long send(String message, Map<String, Object> fields) throws IOException {
        Integer id = ids.get(message);
        if (id == null) {
            throw new IOException("this VPP does not know " + message);
        }
        Map<String, Object> complete = new LinkedHashMap<>(fields);
        complete.put("context", ++context);
        if (definition(message).field("client_index").isPresent()) {
            complete.putIfAbsent("client_index", client);
        }
        ByteBuffer frame = ApiFrames.frame(id, MessageCodec.encode(definition(message), complete));
        write(frame);
        return context;
    }

    private void write(ByteBuffer frame) throws EOFException {
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            throw (EOFException) new EOFException("VPP has gone").initCause(e);
        }
    }

    private ApiMessage receive() throws IOException {
        while (true) {
            Optional<ByteBuffer> payload = frames.next();
            if (payload.isEmpty()) {
                read();
                continue;
            }
            MessageDefinition definition = byId.get(Short.toUnsignedInt(payload.get().getShort()));
            if (definition != null) {
                return new ApiMessage(definition.name(), MessageCodec.decode(definition, payload.get()));
            }
        }
    }

    private void read() throws IOException {
        if (selector.select(PATIENCE_MILLIS) == 0) {
            throw new IOException("no answer within " + PATIENCE_MILLIS + " ms");
        }
        selector.selectedKeys().clear();
        int count;
        try {
            count = channel.read(readBuffer.clear());
        } catch (IOException e) {
            throw (EOFException) new EOFException("VPP has gone").initCause(e);
        }
        if (count < 0) {
            throw new EOFException("VPP has gone");
        }
        frames.feed(readBuffer.flip());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
