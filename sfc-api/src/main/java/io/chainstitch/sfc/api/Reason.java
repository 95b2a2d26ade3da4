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
package io.chainstitch.sfc.api;

import java.util.Locale;

/**
 * Why a chain is not ready. Each reason belongs to exactly one state.
 */
public enum Reason {
    /** Fewer than two functions. */
    TOO_SHORT(ChainState.REFUSED),
    /** The definition contradicts itself or lacks something. */
    INVALID_DEFINITION(ChainState.REFUSED),
    /** No pod matches a selector, or an external interface is not declared. */
    NO_MATCHING_INSTANCE(ChainState.PENDING),
    /** Instances match, but none of them can be used now. */
    NO_USABLE_INSTANCE(ChainState.PENDING),
    /** No matching instance has an interface of the name that the chain gives. */
    MISSING_INTERFACE(ChainState.PENDING),
    /** Instances are on nodes that the inventory does not have. */
    UNKNOWN_NODE(ChainState.PENDING),
    /** A node of an installed chain cannot be reached. */
    NODE_UNREACHABLE(ChainState.DEGRADED),
    /** The interfaces are in different networks. */
    MIXED_NETWORKS(ChainState.REFUSED),
    /** The interfaces share no address family. */
    MIXED_FAMILIES(ChainState.REFUSED),
    /** An external interface stands between two functions. */
    EXTERNAL_INTERFACE_NOT_AT_EDGE(ChainState.REFUSED),
    /** An interface would have to serve two masters. */
    INTERFACE_CONFLICT(ChainState.REFUSED),
    /** Two chains steer the same traffic. */
    STEERING_CONFLICT(ChainState.REFUSED),
    /** Start and end are on one node and cannot be told apart. */
    SAME_NODE_L3(ChainState.REFUSED),
    /** The network does not carry this address family. */
    UNSUPPORTED_FAMILY_IN_NETWORK(ChainState.REFUSED),
    /** An address that the rendering needs is not given. */
    MISSING_ADDRESS(ChainState.REFUSED),
    /** A MAC address that the rendering needs is not given. */
    UNKNOWN_MAC(ChainState.REFUSED),
    /** An address is used twice. */
    ADDRESS_CONFLICT(ChainState.REFUSED),
    /** Two locators overlap. */
    LOCATOR_CONFLICT(ChainState.REFUSED),
    /** Nodes of the chain have no underlay that connects them. */
    UNDERLAY_MISSING(ChainState.REFUSED),
    /** The path needs more SIDs than a list holds. */
    TOO_MANY_SEGMENTS(ChainState.REFUSED),
    /** No renderer of that name is running. */
    UNKNOWN_RENDERER(ChainState.PENDING),
    /** A pool of identifiers has none left. */
    IDENTIFIERS_EXHAUSTED(ChainState.FAILED),
    /** A node rejected the change. */
    NODE_REJECTED(ChainState.FAILED),
    /** A defect of Chainstitch or of a renderer. */
    INTERNAL_ERROR(ChainState.FAILED),
    /** The chain is switched off. */
    DISABLED(ChainState.PENDING);

    private final ChainState state;

    Reason(ChainState state) {
        this.state = state;
    }

    /** {@return the one state that this reason explains} */
    public ChainState state() {
        return state;
    }

    /** {@return the spelling of the northbound model, for example {@code missing-interface}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
