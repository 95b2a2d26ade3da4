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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.ObjectKey;
import java.util.Comparator;
import java.util.Objects;

/**
 * An object on a node.
 *
 * @param node name of the node
 * @param key key of the object
 */
public record HeldObject(String node, ObjectKey key) implements Comparable<HeldObject> {
    private static final Comparator<HeldObject> ORDER =
        Comparator.comparing(HeldObject::node).thenComparing(HeldObject::key);

    public HeldObject {
        Objects.requireNonNull(node);
        Objects.requireNonNull(key);
    }

    @Override
    public int compareTo(HeldObject other) {
        return ORDER.compare(this, other);
    }
}
