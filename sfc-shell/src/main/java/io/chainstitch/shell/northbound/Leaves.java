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
package io.chainstitch.shell.northbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yangtools.yang.binding.EnumTypeObject;

/** Reads leaves, any of which may be absent. */
final class Leaves {
    private Leaves() {
    }

    /** A text; an empty one counts as absent. */
    static Optional<String> text(String text) {
        return Optional.ofNullable(text).filter(found -> !found.isEmpty());
    }

    /** A value of an enumeration, as YANG spells it. */
    static Optional<String> word(EnumTypeObject value) {
        return Optional.ofNullable(value).map(EnumTypeObject::getName);
    }

    /** A value of a union of patterns; one that the platform has stored but cannot read back counts as absent. */
    static <T> Optional<T> union(Supplier<T> value) {
        try {
            return Optional.ofNullable(value.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static OptionalLong number(Number number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number.longValue());
    }

    static Optional<Instant> time(DateAndTime time) {
        try {
            return Optional.ofNullable(time).map(found -> OffsetDateTime.parse(found.getValue()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
