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

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The set of objects that one node must hold, at most one per key, in the order of creation.
 *
 * @param objects the objects by key
 */
public record NodePlan(NavigableMap<ObjectKey, VppObject> objects) {
    /** The plan that holds nothing. */
    public static final NodePlan EMPTY = of(java.util.List.of());

    public NodePlan {
        objects = ImmutableSortedMap.copyOf(objects);
    }

    /**
     * Collects objects into a plan; equal objects become one.
     *
     * @param objects the objects
     * @return the plan
     * @throws IllegalArgumentException when two different objects have the same key
     */
    public static NodePlan of(Collection<? extends VppObject> objects) {
        NavigableMap<ObjectKey, VppObject> byKey = new TreeMap<>();
        for (VppObject object : objects) {
            VppObject other = byKey.putIfAbsent(object.key(), object);
            if (other != null && !other.equals(object)) {
                throw new IllegalArgumentException("two objects for " + object.key() + ": " + ObjectText.print(other)
                    + " and " + ObjectText.print(object));
            }
        }
        return new NodePlan(byKey);
    }

    /**
     * The object with the given key.
     *
     * @param key the key
     * @return the object, if the plan has it
     */
    public Optional<VppObject> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /**
     * The object that is the interface of the given name.
     *
     * @param name logical name
     * @return the interface, if this plan creates it
     */
    public Optional<InterfaceObject> interfaceNamed(String name) {
        for (ObjectKind kind : new ObjectKind[] {ObjectKind.INTERFACE, ObjectKind.SUB_INTERFACE, ObjectKind.VXLAN}) {
            VppObject found = objects.get(new ObjectKey(kind, name));
            if (found instanceof InterfaceObject iface) {
                return Optional.of(iface);
            }
        }
        return Optional.empty();
    }

    /**
     * This plan with some keys changed.
     *
     * @param changes objects by key, an empty value removes the key
     * @return the changed plan
     */
    public NodePlan with(Map<ObjectKey, Optional<VppObject>> changes) {
        NavigableMap<ObjectKey, VppObject> changed = new TreeMap<>(objects);
        changes.forEach((key, value) -> value.ifPresentOrElse(object -> changed.put(key, object),
            () -> changed.remove(key)));
        return new NodePlan(changed);
    }

    /** {@return whether the plan holds nothing} */
    public boolean isEmpty() {
        return objects.isEmpty();
    }

    /**
     * A digest of the plan: two plans have the same exactly if they are equal, so that who knows what should be there
     * need not be told what is there.
     *
     * @return SHA-256 of the objects as {@link ObjectText} prints them, in the order of the plan, each line ended by a
     *     line feed, as 64 lower-case hex digits
     */
    public String digest() {
        Hasher digest = Hashing.sha256().newHasher();
        objects.values().forEach(object ->
            digest.putString(ObjectText.print(object), StandardCharsets.UTF_8).putByte((byte) '\n'));
        return digest.hash().toString();
    }
}
