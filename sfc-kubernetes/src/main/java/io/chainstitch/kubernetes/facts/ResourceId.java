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
package io.chainstitch.kubernetes.facts;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a namespaced resource is.
 *
 * @param namespace its namespace, which has no dot
 * @param name its name within the namespace
 */
public record ResourceId(String namespace, String name) implements Comparable<ResourceId> {
    private static final Comparator<ResourceId> ORDER =
        Comparator.comparing(ResourceId::namespace).thenComparing(ResourceId::name);

    public ResourceId {
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(name);
    }

    /** {@return the name by which the controller knows it; the namespace ends at the first dot} */
    public String dotted() {
        return namespace + "." + name;
    }

    @Override
    public int compareTo(ResourceId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
