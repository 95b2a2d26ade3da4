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

import java.util.Locale;

/**
 * The kinds of objects that Chainstitch puts on a node, in the order in which they can be created; they are removed in
 * the reverse order. The labels are part of the northbound contract.
 */
public enum ObjectKind {
    /** A FIB table. */
    TABLE,
    /** An interface that was created by Chainstitch: af_packet, memif, tap or loopback. */
    INTERFACE,
    /** A VLAN sub-interface. */
    SUB_INTERFACE,
    /** A VXLAN tunnel, RFC 7348. */
    VXLAN,
    /** An address on an interface. */
    ADDRESS,
    /** A static neighbor. */
    NEIGHBOR,
    /** A static route. */
    ROUTE,
    /** One direction of an L2 cross-connect. */
    CROSS_CONNECT,
    /** A segment identifier of the node, RFC 8986. */
    LOCAL_SID,
    /** An SR policy, RFC 9256. */
    POLICY,
    /** Traffic that is sent into an SR policy. */
    STEERING,
    /** Packets that are sent into a table by source and destination. */
    CLASSIFIER;

    /** {@return the spelling in YANG, shell and golden files, for example {@code cross-connect}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind with the given label.
     *
     * @param label for example {@code sub-interface}
     * @return the kind
     * @throws IllegalArgumentException when there is none
     */
    public static ObjectKind of(String label) {
        for (ObjectKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is no kind of object");
    }
}
