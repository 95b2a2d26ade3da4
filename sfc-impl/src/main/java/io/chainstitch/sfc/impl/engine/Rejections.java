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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chains that were changed together when a node said no. Each is tried alone then. One that cannot go without the
 * others rests until it is time to try them together again. Belongs to the engine's thread.
 */
final class Rejections {
    private final Map<String, Rejection> rejections = new TreeMap<>();

    private record Rejection(Refusal why, boolean rests) {
    }

    /** A node rejected what the chain changed together with others. */
    void put(String chain, Refusal why) {
        rejections.put(chain, new Rejection(why, false));
    }

    /** The chain cannot go alone. */
    void rest(String chain, Refusal why) {
        rejections.put(chain, new Rejection(why, true));
    }

    /** {@return why a chain cannot have what it wants together with others, empty when they may be tried together} */
    Optional<Refusal> of(String chain) {
        return Optional.ofNullable(rejections.get(chain)).map(Rejection::why);
    }

    boolean rests(String chain) {
        return rejections.containsKey(chain) && rejections.get(chain).rests;
    }

    /** They may be tried together with others, or found their way without them. */
    void forget(Collection<String> chains) {
        chains.forEach(rejections::remove);
    }

    /** {@return those of some chains that must be tried alone} */
    List<String> among(Collection<String> chains) {
        List<String> found = new ArrayList<>(rejections.keySet());
        found.retainAll(chains);
        return found;
    }
}
