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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The form of one message.
 *
 * @param name VPP's name of the message
 * @param crc VPP's checksum over the definition: eight lower-case hexadecimal digits
 * @param fields everything after the 16-bit message number, {@code client_index} and {@code context} included
 */
public record MessageDefinition(String name, String crc, List<Field> fields) {

    public MessageDefinition {
        Objects.requireNonNull(name);
        if (!crc.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("message " + name + ": '" + crc + "' is no checksum of 8 hex digits");
        }
        fields = List.copyOf(fields);
        Map<String, Field> seen = new HashMap<>();
        for (Field field : fields) {
            if (seen.put(field.name(), field) != null) {
                throw new IllegalArgumentException("message " + name + " has two fields named " + field.name());
            }
        }
    }

    /** {@return the key in VPP's message table, {@code name_crc}} */
    public String nameCrc() {
        return name + "_" + crc;
    }

    /**
     * Looks a field up.
     *
     * @param fieldName VPP's name of the field
     * @return the field, if the message has it
     */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    boolean has(String fieldName) {
        return field(fieldName).isPresent();
    }
}
