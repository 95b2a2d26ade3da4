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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.ResourceId;
import java.util.Comparator;
import java.util.Objects;

/**
 * An entry of the datastore.
 *
 * @param kind which list
 * @param name key in the list; of a pod NAMESPACE/NAME
 */
public record EntryKey(EntryKind kind, String name) implements Comparable<EntryKey> {
    private static final Comparator<EntryKey> ORDER =
        Comparator.comparing(EntryKey::kind).thenComparing(EntryKey::name);

    public EntryKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
    }

    /**
     * The entry of a custom resource. Namespaces have no dots, so no two resources have one.
     *
     * @param object the resource
     * @return the key
     */
    public static EntryKey of(CustomObject object) {
        return new EntryKey(switch (object.kind()) {
            case SERVICE_FUNCTION_CHAIN -> EntryKind.CHAIN;
            case CUSTOM_NETWORK -> EntryKind.NETWORK;
            case EXTERNAL_INTERFACE -> EntryKind.EXTERNAL_INTERFACE;
        }, object.id().dotted());
    }

    /**
     * The entry of a pod.
     *
     * @param id of the pod
     * @return the key
     */
    public static EntryKey ofPod(ResourceId id) {
        return new EntryKey(EntryKind.POD, id.toString());
    }

    @Override
    public int compareTo(EntryKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " " + name;
    }
}
