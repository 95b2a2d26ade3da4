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

import java.util.Set;

/**
 * Something that a VPP node must hold. Objects are values: equal objects mean the same configuration, whatever spelling
 * they were made from, so an equal object never causes a write.
 */
public sealed interface VppObject
    permits Address, Classifier, CrossConnect, InterfaceObject, LocalSid, Neighbor, Policy, Route, Steering, Table {

    /** {@return the kind of the object} */
    ObjectKind kind();

    /** {@return the identifier, unique among the objects of this kind on a node} */
    String id();

    /** {@return kind and identifier} */
    default ObjectKey key() {
        return new ObjectKey(kind(), id());
    }

    /** {@return the names of the interfaces that must exist before this object and that it must leave before} */
    default Set<String> interfaces() {
        return Set.of();
    }

    /** {@return the tables that must exist before this object; the default table 0 always exists and is left out} */
    default Set<TableRef> tables() {
        return Set.of();
    }

    /** {@return keys of what else must exist before this object, and that it must leave before} */
    default Set<ObjectKey> needs() {
        return Set.of();
    }

    /**
     * What only one object of a node may hold at a time, besides the key: a Linux interface, a memif id, a tunnel's
     * ends. An object cannot be created while another one with the same resource exists.
     *
     * @return names of exclusive resources
     */
    default Set<String> resources() {
        return Set.of();
    }

    /**
     * Whether VPP can turn an object of this key into another one in place, without losing what refers to it.
     *
     * @return false when a change takes removal and creation
     */
    default boolean changesInPlace() {
        return false;
    }

    /**
     * Whether the object brings new traffic into the chain it belongs to. Such objects are written after everything
     * that carries the traffic on, and removed before it.
     *
     * @return true for what attracts traffic
     */
    default boolean attractsTraffic() {
        return false;
    }
}
