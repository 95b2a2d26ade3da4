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
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Finds out which numbers a drawing needs: gives out some, all different within their pool, and remembers the keys. */
final class AskedNumbers implements Numbers {
    private final Map<IdentifierKey, Long> given = new LinkedHashMap<>();
    private final Map<IdentifierKey.Pool, Long> last = new EnumMap<>(IdentifierKey.Pool.class);

    @Override
    public long of(IdentifierKey key) {
        return given.computeIfAbsent(key, asked -> last.merge(asked.pool(), 1L, Long::sum));
    }

    Set<IdentifierKey> keys() {
        return Collections.unmodifiableSet(given.keySet());
    }
}
