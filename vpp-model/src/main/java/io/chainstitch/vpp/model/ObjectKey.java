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
package io.chainstitch.vpp.model;

import java.util.Objects;

/**
 * What makes an object unique on its node. The natural order is the order of creation, then the identifier.
 *
 * @param kind the kind
 * @param id the identifier among objects of this kind, for example the receive interface of a cross-connect
 */
public record ObjectKey(ObjectKind kind, String id) implements Comparable<ObjectKey> {
    public ObjectKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }

    @Override
    public int compareTo(ObjectKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind.label() + " " + id;
    }
}
