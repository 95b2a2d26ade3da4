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
import java.util.Set;

/**
 * Names a FIB table of one family.
 *
 * @param family the family
 * @param id table id, 0..2^32-2; 0 always exists
 */
public record TableRef(IpFamily family, long id) {
    /** The largest table id; VPP uses 2^32-1 for "none". */
    public static final long MAX_ID = 0xfffffffeL;

    public TableRef {
        Objects.requireNonNull(family);
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException("table id " + id + " is outside 0.." + MAX_ID);
        }
    }

    static Set<TableRef> unlessDefault(TableRef ref) {
        return ref.id == 0 ? Set.of() : Set.of(ref);
    }

    @Override
    public String toString() {
        return family.label() + "/" + id;
    }
}
