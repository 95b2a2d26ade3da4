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

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The messages one running VPP offers, by the numbers it gave them, joined with the definitions this program has. */
final class MessageTable {
    private static final int CRC_SUFFIX = 9;
    private static final String DUMP = "_dump";

    private final ApiDefinitions definitions;
    private final Map<String, Integer> idByNameCrc = new HashMap<>();
    private final Map<String, String> crcByName = new HashMap<>();
    private final Map<Integer, MessageDefinition> definitionById = new HashMap<>();

    /**
     * Joins the two.
     *
     * @param reply the answer to the handshake
     * @param definitions what this program knows
     */
    MessageTable(ApiMessage reply, ApiDefinitions definitions) {
        this.definitions = definitions;
        for (ApiMessage entry : reply.structs("message_table")) {
            String nameCrc = entry.text("name");
            int split = nameCrc.length() - CRC_SUFFIX;
            if (split > 0 && nameCrc.charAt(split) == '_') {
                add(nameCrc.substring(0, split), nameCrc, (int) entry.number("index"));
            }
        }
    }

    private void add(String name, String nameCrc, int id) {
        idByNameCrc.put(nameCrc, id);
        crcByName.put(name, nameCrc.substring(name.length() + 1));
        definitions.message(name).filter(definition -> definition.nameCrc().equals(nameCrc))
            .ifPresent(definition -> definitionById.put(id, definition));
    }

    Optional<MessageDefinition> byId(int id) {
        return Optional.ofNullable(definitionById.get(id));
    }

    /** {@return the number VPP gave the message, which {@link #require} has found} */
    int id(MessageDefinition definition) {
        return idByNameCrc.get(definition.nameCrc());
    }

    /**
     * Names the message VPP answers a request with.
     *
     * @param request name of the request
     * @return name of the reply, or of the details of a dump
     */
    static String replyName(String request) {
        return request.endsWith(DUMP)
            ? request.substring(0, request.length() - DUMP.length()) + "_details" : request + "_reply";
    }

    /**
     * Checks that a message and its reply can be used with this VPP.
     *
     * @param name name of the request or event
     * @return its definition
     * @throws IncompatibleVppException naming the message that cannot be served
     */
    MessageDefinition require(String name) throws IncompatibleVppException {
        MessageDefinition definition = usable(name);
        String reply = replyName(name);
        if (definitions.message(reply).isPresent()) {
            usable(reply);
        }
        return definition;
    }

    private MessageDefinition usable(String name) throws IncompatibleVppException {
        MessageDefinition definition = definitions.message(name).orElseThrow(() -> new IncompatibleVppException(
            "no definition of message " + name + " is known: give the directory of the node's *.api.json files"));
        Optional<String> refusal = definitions.refusal(name);
        if (refusal.isPresent()) {
            throw new IncompatibleVppException(refusal.get());
        }
        if (!idByNameCrc.containsKey(definition.nameCrc())) {
            throw new IncompatibleVppException(crcByName.containsKey(name) ? differs(definition) : absent(name));
        }
        return definition;
    }

    private String differs(MessageDefinition definition) {
        return "VPP's message " + definition.name() + " has the checksum " + crcByName.get(definition.name())
            + ", known is " + definition.crc() + ": give the directory of this VPP's own *.api.json files";
    }

    private String absent(String name) {
        return definitions.plugin(name)
            .map(plugin -> "VPP has no message " + name + " because its plugin " + plugin
                + " is not loaded: enable it in the plugins section of startup.conf and restart VPP")
            .orElse("VPP has no message " + name + ": it is another release than the one supported");
    }
}
