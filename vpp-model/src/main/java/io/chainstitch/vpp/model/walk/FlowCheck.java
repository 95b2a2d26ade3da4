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
 * What was found of everything that becomes of one flow.
 *
 * @param ok whether every segment list that the flow may take leads through one instance of each function, in order, to
 *     an end, and no proxy mixes up what they lead on to
 * @param message one sentence, naming the first wrong thing
 * @param shares the part of the flows that takes each path, 0..1, in the order of the paths that were asked for
 * @param used the objects that the walks relied on
 * @param kept what proxies kept; {@link Kept#mixUp} tells of several flows whether they spoil each other
 */
public record FlowCheck(boolean ok, String message, List<Double> shares, Set<HeldObject> used,
    Set<Kept> kept) {
    public FlowCheck {
        Objects.requireNonNull(message);
        shares = List.copyOf(shares);
        used = Set.copyOf(used);
        kept = Set.copyOf(kept);
    }
}
