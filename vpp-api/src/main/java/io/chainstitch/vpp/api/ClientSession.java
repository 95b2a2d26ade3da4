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
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on one connection: handshake, requests, replies, events, end. */
final class ClientSession implements ApiStream.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);
    private static final int HANDSHAKE_ID = 15;
    private static final int HANDSHAKE_REPLY_ID = 16;
    private static final String HANDSHAKE = "sockclnt_create";
    private static final String CONTEXT = "context";
    private static final Duration LONGEST_TICK = Duration.ofMillis(250);
    private static final Duration SHORTEST_TICK = Duration.ofMillis(5);
    private static final int TICKS_PER_TIMEOUT = 8;
    private static final Duration LEAVE_TIME = Duration.ofMillis(500);

    private final ApiDefinitions definitions;
    private final PendingRequests pending;
    private final EventQueue events;
    private final ApiStream stream;
    private final Thread thread;
    private final CompletableFuture<MessageTable> handshake = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile MessageTable table;
    private volatile long clientIndex;
    private volatile boolean leaving;
    private volatile String closeCause;

    private ClientSession(SocketChannel channel, String name, ApiDefinitions definitions, VppClientOptions options)
            throws IOException {
        this.definitions = definitions;
        this.pending = new PendingRequests(System::nanoTime, options.requestTimeout());
        this.events = new EventQueue(options.eventExecutor());
        this.stream = new ApiStream(channel, options.maximumFrame(), tick(options.requestTimeout()), this);
        this.thread = new Thread(stream, "vpp-api-" + name);
        thread.setDaemon(true);
    }

    private static Duration tick(Duration timeout) {
        Duration part = timeout.dividedBy(TICKS_PER_TIMEOUT);
        return part.compareTo(LONGEST_TICK) > 0 ? LONGEST_TICK
            : part.compareTo(SHORTEST_TICK) < 0 ? SHORTEST_TICK : part;
    }

    static ClientSession open(SocketChannel channel, String name, ApiDefinitions definitions,
            VppClientOptions options) throws IOException {
        byte[] hello = MessageCodec.encode(definitions.message(HANDSHAKE).orElseThrow(), Map.of("name", name));
        ClientSession session = new ClientSession(channel, name, definitions, options);
        session.thread.start();
        session.stream.send(ApiFrames.frame(HANDSHAKE_ID, hello));
        session.table = session.await(options.connectTimeout());
        return session;
    }

    private MessageTable await(Duration timeout) throws VppApiException {
        try {
            return handshake.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new VppClosedException("the handshake with VPP failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            VppTimeoutException late = new VppTimeoutException("VPP did not answer the handshake within "
                + timeout.toMillis() + " ms");
            stream.end(late);
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            VppClosedException interrupted = new VppClosedException("the handshake with VPP was interrupted", e);
            stream.end(interrupted);
            throw interrupted;
        }
    }

    CompletableFuture<ApiMessage> request(String message, Map<String, Object> fields) {
        Pending.Request request = new Pending.Request(message, pending.now());
        try {
            refuseWhenLeaving();
            MessageDefinition definition = table.require(message);
            int context = pending.add(request);
            send(request, frame(definition, fields, context));
        } catch (VppApiException e) {
            fail(request, e);
        } catch (IllegalArgumentException e) {
            pending.remove(request);
            throw e;
        }
        return request.future();
    }

    CompletableFuture<List<ApiMessage>> dump(String message, List<Map<String, Object>> each) {
        Pending.Dump dump = new Pending.Dump(message, pending.now());
        try {
            refuseWhenLeaving();
            MessageDefinition definition = table.require(message);
            MessageDefinition ping = table.require("control_ping");
            List<ByteBuffer> frames = new ArrayList<>();
            each.forEach(fields -> frames.add(frame(definition, fields, pending.add(dump))));
            frames.add(frame(ping, Map.of(), pending.add(dump)));
            send(dump, joined(frames));
        } catch (VppApiException e) {
            fail(dump, e);
        } catch (IllegalArgumentException e) {
            pending.remove(dump);
            throw e;
        }
        return dump.future();
    }

    private static ByteBuffer joined(List<ByteBuffer> frames) {
        ByteBuffer all = ByteBuffer.allocate(frames.stream().mapToInt(ByteBuffer::remaining).sum());
        frames.forEach(all::put);
        return all.flip();
    }

    private void refuseWhenLeaving() throws VppClosedException {
        if (leaving) {
            throw new VppClosedException("this program closed the connection to VPP");
        }
    }

    private ByteBuffer frame(MessageDefinition definition, Map<String, Object> fields, int context) {
        Map<String, Object> values = new HashMap<>(fields);
        values.put("client_index", clientIndex);
        values.put(CONTEXT, Integer.toUnsignedLong(context));
        return ApiFrames.frame(table.id(definition), MessageCodec.encode(definition, values));
    }

    private void send(Pending request, ByteBuffer frames) throws VppApiException {
        stream.send(frames);
        LOG.trace("Sent {}", request.message());
    }

    private void fail(Pending request, VppApiException cause) {
        pending.remove(request);
        request.fail(cause);
    }

    @Override
    public void payload(ByteBuffer payload) throws VppApiException {
        int id = Short.toUnsignedInt(payload.getShort());
        if (!handshake.isDone()) {
            handshakeReply(id, payload);
            return;
        }
        Optional<MessageDefinition> definition = handshake.join().byId(id);
        if (definition.isEmpty()) {
            LOG.debug("VPP sent the message number {}, which is not used here", id);
            return;
        }
        message(definition.get(), MessageCodec.decode(definition.get(), payload));
    }

    private void handshakeReply(int id, ByteBuffer payload) throws VppApiException {
        if (id != HANDSHAKE_REPLY_ID) {
            throw new ApiProtocolException("what answers on the socket is no VPP: message " + id
                + " instead of " + HANDSHAKE_REPLY_ID);
        }
        MessageDefinition definition = definitions.message(MessageTable.replyName(HANDSHAKE)).orElseThrow();
        ApiMessage reply = new ApiMessage(definition.name(), MessageCodec.decode(definition, payload));
        if (reply.number("response") < 0) {
            throw new ApiProtocolException("VPP refused the connection: " + reply.number("response"));
        }
        clientIndex = reply.number("index");
        handshake.complete(new MessageTable(reply, definitions));
    }

    private void message(MessageDefinition definition, Map<String, Object> values) throws VppApiException {
        ApiMessage message = new ApiMessage(definition.name(), values);
        if (message.name().equals("memclnt_keepalive")) {
            MessageDefinition reply = handshake.join().require("memclnt_keepalive_reply");
            stream.send(ApiFrames.frame(handshake.join().id(reply),
                MessageCodec.encode(reply, Map.of(CONTEXT, message.number(CONTEXT)))));
        } else if (definition.has(CONTEXT)) {
            pending.answer((int) message.number(CONTEXT), message);
        } else {
            events.add(message);
        }
    }

    @Override
    public void tick() {
        pending.expire();
    }

    @Override
    public void ended(VppApiException cause) {
        closeCause = cause.getMessage();
        handshake.completeExceptionally(cause);
        pending.failAll(cause);
        if (leaving) {
            closed.complete(null);
        } else {
            closed.completeExceptionally(cause);
        }
    }

    void close() {
        if (!leaving && !closed.isDone()) {
            CompletableFuture<ApiMessage> farewell = request("sockclnt_delete", Map.of("index", clientIndex));
            leaving = true;
            waitBriefly(farewell);
            stream.end(new VppClosedException("this program closed the connection to VPP"));
        }
        waitBriefly(closed);
    }

    /** The connection's own thread must not wait for itself. */
    private void waitBriefly(CompletableFuture<?> future) {
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            future.get(LEAVE_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("VPP did not take leave: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    MessageTable table() {
        return table;
    }

    EventQueue events() {
        return events;
    }

    CompletableFuture<Void> closed() {
        return closed;
    }

    Optional<String> closeCause() {
        return Optional.ofNullable(closeCause);
    }

    long clientIndex() {
        return clientIndex;
    }
}
