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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.ApiFrames;
import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.ApiProtocolException;
import io.chainstitch.vpp.api.MessageCodec;
import io.chainstitch.vpp.api.MessageDefinition;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of a VPP: its state, its message numbers and its clients. */
final class ApiService {
    private static final Logger LOG = LoggerFactory.getLogger(ApiService.class);
    private static final long CLIENT_BASE = 0x80000000L;
    private static final String LEAVE = "sockclnt_delete";
    private static final Set<String> CONNECTION_MESSAGES = Set.of(LEAVE, "sockclnt_delete_reply",
        "memclnt_keepalive", "memclnt_keepalive_reply");
    /** What VPP answers when a prefix length is too large for its family. */
    private static final Map<String, Integer> UNREADABLE = Map.of(
        "ip_route_add_del", Refused.INVALID_PREFIX_LENGTH,
        "sw_interface_add_del_address", Refused.ADDRESS_IN_USE);

    private final Emulation emulation;
    private final MessageIds ids;
    private final SlotPool clients = new SlotPool();
    private final Map<Long, Connection> connections = new TreeMap<>();

    ApiService(EmulatorConfig config, Random random) {
        emulation = new Emulation(config, System::nanoTime, random);
        Set<String> names = new HashSet<>(emulation.messages());
        names.addAll(CONNECTION_MESSAGES);
        ids = new MessageIds(ApiDefinitions.builtIn(), names, random);
        clients.take(); // the listener has the first slot
    }

    /**
     * Takes one message of a client.
     *
     * @param connection where it came from
     * @param payload from the message number on
     * @throws VppCrash when the message would end VPP
     */
    void take(Connection connection, ByteBuffer payload) {
        MessageDefinition definition = ids.message(Short.toUnsignedInt(payload.getShort())).orElse(null);
        if (definition == null) {
            LOG.debug("A message with an unknown number was ignored");
            return;
        }
        ByteBuffer body = payload.slice();
        try {
            dispatch(connection, new ApiMessage(definition.name(), MessageCodec.decode(definition, body.duplicate())));
        } catch (ApiProtocolException e) {
            LOG.debug("{} was not understood: {}", definition.name(), e.getMessage());
            refuseUnreadable(connection, definition.name(), body);
        }
    }

    void gone(Connection connection) {
        if (connection.client != Connection.NOBODY) {
            emulation.forget(connection.client);
            connections.remove(connection.client);
            clients.free((int) (connection.client - CLIENT_BASE));
            LOG.info("Client {} has gone", Long.toHexString(connection.client));
            connection.client = Connection.NOBODY;
        }
    }

    private void dispatch(Connection connection, ApiMessage message) {
        switch (message.name()) {
            case MessageIds.HANDSHAKE -> welcome(connection, message);
            case LEAVE -> leave(connection, message);
            default -> handle(message);
        }
    }

    private void welcome(Connection connection, ApiMessage message) {
        gone(connection);
        connection.client = CLIENT_BASE + clients.take();
        connections.put(connection.client, connection);
        send(connection, message, new ApiMessage(MessageIds.HANDSHAKE + "_reply", Handlers.values(
            "client_index", 0L, "response", 0L, "index", connection.client, "message_table", ids.table())));
        LOG.info("Client {} is {}", Long.toHexString(connection.client), message.text("name"));
    }

    private void leave(Connection connection, ApiMessage message) {
        boolean own = connection.client == message.number("index");
        send(connection, message, new ApiMessage(LEAVE + "_reply", Handlers.values("response", own ? 1L : -1L)));
        connection.leaving = own;
    }

    /** VPP carries a request out whoever sent it, but answers only the client that the request names. */
    private void handle(ApiMessage request) {
        emulation.handle(request).ifPresent(outcome -> {
            Connection asker = connections.get(request.number("client_index"));
            if (asker != null) {
                outcome.replies().forEach(reply -> send(asker, request, reply));
            }
            outcome.events().forEach(event -> {
                Connection listener = connections.get(event.client());
                if (listener != null) {
                    listener.send(frame(event.message()));
                }
            });
        });
    }

    private void refuseUnreadable(Connection connection, String name, ByteBuffer body) {
        Integer retval = UNREADABLE.get(name);
        if (retval != null && body.remaining() > 2 * Integer.BYTES
                && Integer.toUnsignedLong(body.getInt(0)) == connection.client) {
            connection.send(frame(new ApiMessage(name + "_reply", Handlers.values("retval", (long) retval,
                "context", Integer.toUnsignedLong(body.getInt(Integer.BYTES))))));
        }
    }

    private void send(Connection to, ApiMessage request, ApiMessage reply) {
        Map<String, Object> fields = new LinkedHashMap<>(reply.fields());
        fields.put("context", request.number("context"));
        to.send(frame(new ApiMessage(reply.name(), fields)));
    }

    private ByteBuffer frame(ApiMessage message) {
        return ApiFrames.frame(ids.id(message.name()),
            MessageCodec.encode(ids.definition(message.name()), message.fields()));
    }

    Iterable<Connection> connections() {
        return Set.copyOf(connections.values());
    }
}
