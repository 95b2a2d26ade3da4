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
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A connection to one VPP. Requests of all threads are pipelined: VPP answers them in the order in which they were
 * sent. Futures complete on the connection's thread, so what is chained to them with the non-async methods must not
 * block, and must not wait for another request. A request that ended with {@link VppClosedException} or
 * {@link VppTimeoutException} may have been carried out; read back, do not repeat it blindly.
 */
public final class VppClient implements AutoCloseable {
    private final ClientSession session;

    private VppClient(ClientSession session) {
        this.session = session;
    }

    /**
     * Connects and reads VPP's message table.
     *
     * @param socket VPP's API socket, {@code socksvr { socket-name ... }} of its startup.conf
     * @param clientName shown by VPP, at most 63 octets
     * @param definitions the messages known
     * @param options time-outs and limits
     * @return the connection
     * @throws VppApiException when there is no VPP, it does not answer in time, or what answers is no VPP
     * @throws IOException when this machine cannot make a socket
     */
    public static VppClient connect(Path socket, String clientName, ApiDefinitions definitions,
            VppClientOptions options) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw new VppClosedException("cannot connect to VPP's API socket " + socket + ": " + e.getMessage(), e);
        }
        return new VppClient(ClientSession.open(channel, clientName, definitions, options));
    }

    /**
     * Sends a request.
     *
     * @param message name of the message
     * @param fields its values, see {@link MessageCodec}; {@code client_index} and {@code context} are filled in
     * @return the reply whatever its retval, or a {@link VppApiException}
     * @throws IllegalArgumentException when the values do not fit the message
     */
    public CompletableFuture<ApiMessage> request(String message, Map<String, Object> fields) {
        return session.request(message, fields);
    }

    /**
     * Sends a dump.
     *
     * @param message name of the message, {@code ..._dump}
     * @param fields its values, see {@link MessageCodec}
     * @return all details, or a {@link VppApiException}
     * @throws IllegalArgumentException when the values do not fit the message
     */
    public CompletableFuture<List<ApiMessage>> dump(String message, Map<String, Object> fields) {
        return session.dump(message, List.of(fields));
    }

    /**
     * Sends dumps of one kind together. VPP answers in order, so one {@code control_ping} behind the last of them tells
     * the end of all, where each would need its own: half of the messages when most find nothing.
     *
     * @param message name of the message, {@code ..._dump}
     * @param each the values of each of them, see {@link MessageCodec}; no more than VPP answers in a fraction of the
     *     time that a request may take
     * @return the details of all, in the order of the dumps, or a {@link VppApiException}
     * @throws IllegalArgumentException when the values do not fit the message
     */
    public CompletableFuture<List<ApiMessage>> dumpAll(String message, List<Map<String, Object>> each) {
        return session.dump(message, each);
    }

    /**
     * Adds a listener of events. It is called on the executor of the options, one event at a time and in order; events
     * that came before are not repeated.
     *
     * @param listener takes the events
     */
    public void onEvent(Consumer<ApiMessage> listener) {
        session.events().listen(listener);
    }

    /**
     * Tells when the connection ends.
     *
     * @return completes normally after {@link #close()}, else exceptionally with a {@link VppApiException} whose
     *     message is the cause; requests that waited have been failed before
     */
    public CompletableFuture<Void> closed() {
        return session.closed().copy();
    }

    /** {@return why the connection ended, one sentence; empty while it is up} */
    public Optional<String> closeCause() {
        return session.closeCause();
    }

    /**
     * Tells whether a message can be used.
     *
     * @param message name of a request or event
     * @return whether this VPP has it and its reply in a form that can be served
     */
    public boolean supports(String message) {
        try {
            session.table().require(message);
            return true;
        } catch (IncompatibleVppException e) {
            return false;
        }
    }

    /**
     * Insists on messages.
     *
     * @param messages names of requests or events
     * @throws IncompatibleVppException naming the first message, or reply, that cannot be served, and what to do
     */
    public void require(Collection<String> messages) throws IncompatibleVppException {
        for (String message : messages) {
            session.table().require(message);
        }
    }

    /** {@return the number VPP gave this client} */
    public long clientIndex() {
        return session.clientIndex();
    }

    /** Takes leave of VPP and ends the connection; requests that wait fail. Returns when the connection has ended. */
    @Override
    public void close() {
        session.close();
    }
}
