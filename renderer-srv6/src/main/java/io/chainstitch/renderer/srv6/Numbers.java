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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.IdentifierKey;

/** The numbers of a chain. */
@FunctionalInterface
interface Numbers {
    /**
     * The number of a key.
     *
     * @param key what it is for
     * @return the number
     * @throws IllegalArgumentException when the key was not asked for before
     */
    long of(IdentifierKey key);

    /** {@return the number of the table that an interface has to itself, for all chains} */
    default long ownTable(String interfaceName) {
        return of(new IdentifierKey(IdentifierKey.Pool.TABLE, true, "interface/" + interfaceName));
    }
}
