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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Decides the one layer of a chain from the addresses of all its interfaces. */
final class LayerChoice {
    private record Use(Candidate candidate, Candidate.Side side) {
        String text() {
            Set<IpFamily> families = side.families();
            return Phrases.side(candidate, side) + " has "
                + (families.isEmpty() ? "no address" : families.size() > 1 ? "both" : "only " + spelled(families));
        }

        private static String spelled(Set<IpFamily> families) {
            return families.contains(IpFamily.IPV4) ? "IPv4" : "IPv6";
        }
    }

    private final ChainDefinition chain;

    LayerChoice(ChainDefinition chain) {
        this.chain = chain;
    }

    /** The layer of a chain by the families that its interfaces share; IPv4 where they share both. */
    static Layer layer(Set<IpFamily> shared) {
        return shared.isEmpty() ? Layer.L2 : shared.contains(IpFamily.IPV4) ? Layer.IPV4 : Layer.IPV6;
    }

    /** The families that all interfaces share; none when no interface has an address. */
    Set<IpFamily> shared(List<FunctionMatch> matches) throws RefusedException {
        Set<IpFamily> shared = EnumSet.allOf(IpFamily.class);
        boolean addressed = false;
        for (FunctionMatch match : matches) {
            for (Candidate candidate : match.candidates()) {
                for (Candidate.Side side : candidate.sides()) {
                    shared.retainAll(side.families());
                    addressed |= !side.families().isEmpty();
                }
            }
        }
        if (addressed && shared.isEmpty()) {
            throw mixed(matches);
        }
        return addressed ? shared : Set.of();
    }

    /** Where all together share no family, two of them share none: there are only two families. */
    private RefusedException mixed(List<FunctionMatch> matches) {
        List<Use> uses = new ArrayList<>();
        matches.forEach(match -> match.candidates().forEach(candidate ->
            candidate.sides().forEach(side -> uses.add(new Use(candidate, side)))));
        for (Use one : uses) {
            for (Use other : uses) {
                if (one != other && Collections.disjoint(one.side().families(), other.side().families())
                    && !one.side().families().equals(other.side().families())) {
                    return new RefusedException(Reason.MIXED_FAMILIES, "The interfaces of chain '" + chain.name()
                        + "' share no address family: " + one.text() + " and " + other.text()
                        + "; give all of them one family, or none of them an address");
                }
            }
        }
        throw new IllegalStateException("the interfaces share a family after all");
    }
}
