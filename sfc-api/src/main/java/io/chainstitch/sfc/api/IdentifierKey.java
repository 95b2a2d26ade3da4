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

import java.util.Comparator;
import java.util.Objects;

/**
 * What an identifier is for. The same key keeps the same value until it is released, across restarts.
 *
 * @param pool where the value comes from
 * @param shared whether all chains that ask for this key get one value, which is released with the last of them; else
 *     each chain has a value of its own
 * @param owner what it is for: within the chain, or in the whole network when it is shared
 */
public record IdentifierKey(Pool pool, boolean shared, String owner) implements Comparable<IdentifierKey> {
    private static final Comparator<IdentifierKey> ORDER = Comparator.comparing(IdentifierKey::pool)
        .thenComparing(IdentifierKey::shared).thenComparing(IdentifierKey::owner);

    public IdentifierKey {
        Objects.requireNonNull(pool);
        Objects.requireNonNull(owner);
    }

    /**
     * An identifier of one chain.
     *
     * @param pool where the value comes from
     * @param owner what it is for, within the chain
     */
    public IdentifierKey(Pool pool, String owner) {
        this(pool, false, owner);
    }

    @Override
    public int compareTo(IdentifierKey other) {
        return ORDER.compare(this, other);
    }

    /** The pools of identifiers. */
    public enum Pool {
        /** VXLAN network identifiers. */
        VNI,
        /** VPP table ids, of both families. */
        TABLE,
        /** Numbers of the node locators in {@code settings/locator-block}, each a /48, from 1. */
        LOCATOR,
        /** Function parts of SIDs: the low 32 bits of a SID, above them stands the locator of its node. From 1. */
        SID,
        /** Low 32 bits of binding SIDs; above them stands {@code settings/bsid-block}. From 1. */
        BSID
    }
}
