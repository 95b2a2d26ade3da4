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

import io.chainstitch.vpp.model.IpPrefix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds prefixes that have an address in common. */
final class Overlaps {
    private Overlaps() {
    }

    /**
     * A prefix and whose it is.
     *
     * @param prefix the prefix
     * @param owner how messages name the owner
     */
    record Claim(IpPrefix prefix, String owner) {
    }

    /**
     * Two claims that overlap.
     *
     * @param one the wider one
     * @param other the other one
     */
    record Pair(Claim one, Claim other) {
    }

    /** The first two claims that overlap. In ascending order a prefix stands right before what lies in it. */
    static Optional<Pair> first(List<Claim> claims) {
        List<Claim> sorted = claims.stream()
            .sorted(Comparator.comparing(Claim::prefix).thenComparing(Claim::owner)).toList();
        for (int index = 1; index < sorted.size(); index++) {
            Pair pair = new Pair(sorted.get(index - 1), sorted.get(index));
            if (pair.one.prefix.overlaps(pair.other.prefix)) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }
}
