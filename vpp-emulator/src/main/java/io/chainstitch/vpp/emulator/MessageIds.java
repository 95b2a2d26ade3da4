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
import io.chainstitch.vpp.api.MessageDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** The numbers of messages, which VPP chooses anew at each start, except those of the handshake. */
final class MessageIds {
    static final String HANDSHAKE = "sockclnt_create";
    private static final int HANDSHAKE_ID = 15;
    private static final int HANDSHAKE_REPLY_ID = 16;
    private static final int FIRST_FREE = 17;
    private static final int SPREAD = 1000;

    private final Map<Integer, MessageDefinition> byId = new TreeMap<>();
    private final Map<String, Integer> byName = new TreeMap<>();

    MessageIds(ApiDefinitions definitions, Collection<String> names, Random random) {
        put(HANDSHAKE_ID, definitions.message(HANDSHAKE).orElseThrow());
        put(HANDSHAKE_REPLY_ID, definitions.message(HANDSHAKE + "_reply").orElseThrow());
        List<MessageDefinition> rest = new ArrayList<>(names.stream().map(definitions::message)
            .flatMap(Optional::stream).toList());
        Collections.shuffle(rest, random);
        int id = FIRST_FREE + random.nextInt(SPREAD);
        for (MessageDefinition definition : rest) {
            put(id++, definition);
        }
    }

    Optional<MessageDefinition> message(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    MessageDefinition definition(String name) {
        return byId.get(id(name));
    }

    int id(String name) {
        return byName.get(name);
    }

    /** {@return the table of the handshake's reply} */
    List<Map<String, Object>> table() {
        return byId.entrySet().stream().map(entry -> Handlers.values("index", (long) entry.getKey(),
            "name", entry.getValue().nameCrc())).toList();
    }

    private void put(int id, MessageDefinition definition) {
        byId.put(id, definition);
        byName.put(definition.name(), id);
    }
}
