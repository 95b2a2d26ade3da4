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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose answers a test decides. Its handshake is that of VPP; message numbers begin at 100. */
final class FakeVpp implements AutoCloseable {
    static final long CLIENT_INDEX = 0x80000001L;

    /** What the server does with a request. */
    interface Behaviour {
        void request(Connection connection, ApiMessage request) throws IOException;
    }

    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Map<Integer, MessageDefinition> byId = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<Map<String, Object>> table = new ArrayList<>();
    private final Path socket;
    private final Behaviour behaviour;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Connection last;

    FakeVpp(Path socket, Behaviour behaviour) throws IOException {
        this.socket = socket;
        this.behaviour = behaviour;
        for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
            int id = 100 + ids.size();
            ids.put(definition.name(), id);
            byId.put(id, definition);
            offer(definition.nameCrc(), id);
        }
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread acceptor = new Thread(this::accept);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void offer(String nameCrc, int id) {
        table.add(Map.of("index", id, "name", nameCrc));
    }

    /** Leaves a message out of the table, or offers it with another checksum. */
    synchronized void change(String name, String crc) {
        table.removeIf(entry -> entry.get("name").toString().matches(name + "_[0-9a-f]{8}"));
        if (crc != null) {
            offer(name + "_" + crc, ids.get(name));
        }
    }

    Connection connection() {
        return last;
    }

    /** {@return how many clients came} */
    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Connection connection = new Connection(server.accept());
                last = connection;
                connections.incrementAndGet();
                Thread reader = new Thread(connection::serve);
                reader.setDaemon(true);
                reader.start();
            }
        } catch (IOException ignored) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (last != null) {
            last.close();
        }
        Files.deleteIfExists(socket);
    }

    /** One client. */
    final class Connection {
        private final SocketChannel channel;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        private void serve() {
            ApiFrames frames = new ApiFrames(ApiFrames.DEFAULT_MAXIMUM);
            ByteBuffer in = ByteBuffer.allocate(1 << 16);
            try {
                while (channel.read(in.clear()) >= 0) {
                    frames.feed(in.flip());
                    for (Optional<ByteBuffer> next = frames.next(); next.isPresent(); next = frames.next()) {
                        payload(next.get());
                    }
                }
            } catch (IOException ignored) {
                // The client or the test ended the connection.
            }
        }

        private void payload(ByteBuffer payload) throws IOException {
            int id = payload.getShort();
            MessageDefinition definition = id == 15
                ? ApiDefinitions.builtIn().message("sockclnt_create").orElseThrow() : byId.get(id);
            behaviour.request(this, new ApiMessage(definition.name(), MessageCodec.decode(definition, payload)));
        }

        void welcome(ApiMessage request) throws IOException {
            raw(welcomeFrame(request));
        }

        ByteBuffer welcomeFrame(ApiMessage request) {
            MessageDefinition reply = ApiDefinitions.builtIn().message("sockclnt_create_reply").orElseThrow();
            synchronized (FakeVpp.this) {
                return ApiFrames.frame(16, MessageCodec.encode(reply, Map.of("context", request.number("context"),
                    "index", CLIENT_INDEX, "message_table", table)));
            }
        }

        void send(String name, Map<String, Object> fields) throws IOException {
            raw(frame(name, fields));
        }

        ByteBuffer frame(String name, Map<String, Object> fields) {
            return ApiFrames.frame(ids.get(name), MessageCodec.encode(byId.get(ids.get(name)), fields));
        }

        void raw(ByteBuffer octets) throws IOException {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        }

        void close() throws IOException {
            channel.close();
        }
    }
}
