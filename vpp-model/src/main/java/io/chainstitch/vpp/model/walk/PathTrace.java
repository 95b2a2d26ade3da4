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
package io.chainstitch.vpp.model.walk;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the walk of a path found.
 *
 * @param ok whether traffic passes the functions in order and arrives
 * @param message one sentence, naming the first wrong thing when the path is broken
 * @param steps everything that happened
 * @param mtu as {@link WalkResult#mtu()}, up to where the walk came
 * @param share the part of the flows that takes this path, 0..1
 * @param used the objects that the walk relied on
 * @param kept what proxies kept
 */
public record PathTrace(boolean ok, String message, List<WalkStep> steps, int mtu, double share,
    Set<HeldObject> used, Set<Kept> kept) {
    public PathTrace {
        Objects.requireNonNull(message);
        steps = List.copyOf(steps);
        used = Set.copyOf(used);
        kept = Set.copyOf(kept);
    }

    /**
     * A verdict without a walk over choices.
     *
     * @param ok whether traffic passes
     * @param message one sentence
     * @param steps everything that happened
     * @param mtu the largest packet that passes
     */
    public PathTrace(boolean ok, String message, List<WalkStep> steps, int mtu) {
        this(ok, message, steps, mtu, 1, Set.of(), Set.of());
    }
}
