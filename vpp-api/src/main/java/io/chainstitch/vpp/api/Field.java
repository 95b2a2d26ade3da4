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

import java.util.Objects;

/**
 * One field of a message or of a structure.
 *
 * @param name the name VPP uses
 * @param type form on the wire
 * @param defaultValue what an absent value means: a {@code Long}, {@code Boolean} or {@code Double}; null is zero
 */
public record Field(String name, FieldType type, Object defaultValue) {

    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        if (Long.valueOf(0).equals(defaultValue) || Boolean.FALSE.equals(defaultValue)) {
            defaultValue = null;
        }
    }

    /**
     * Makes a field whose absent value is zero.
     *
     * @param name the name VPP uses
     * @param type form on the wire
     */
    public Field(String name, FieldType type) {
        this(name, type, null);
    }
}
