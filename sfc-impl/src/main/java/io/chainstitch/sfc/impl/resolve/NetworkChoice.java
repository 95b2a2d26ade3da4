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
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides the one network of a chain. With a network in the definition, instances outside it are left out; without one
 * all interfaces must share whichever they are in. A network that is not declared makes the chain pending, with
 * {@code no-usable-instance}: declaring it is all that is missing.
 */
final class NetworkChoice {
    private final ChainDefinition chain;
    private final Inventory inventory;

    NetworkChoice(ChainDefinition chain, Inventory inventory) {
        this.chain = chain;
        this.inventory = inventory;
    }

    static boolean declared(Inventory inventory, String network) {
        return Inventory.DEFAULT_NETWORK.equals(network) || Inventory.STUB_NETWORK.equals(network)
            || inventory.networks().containsKey(network);
    }

    void checkDeclared() throws RefusedException {
        if (chain.network().isPresent() && !declared(inventory, chain.network().get())) {
            throw new RefusedException(Reason.NO_USABLE_INSTANCE, "Network '" + chain.network().get() + "' of chain '"
                + chain.name() + "' is not declared: add it to the networks of the inventory");
        }
    }

    /** The matches without the candidates that are in another network than the chain's. */
    List<FunctionMatch> within(List<FunctionMatch> matches) throws RefusedException {
        if (chain.network().isEmpty()) {
            checkShared(matches);
            return matches;
        }
        List<FunctionMatch> kept = new ArrayList<>();
        for (FunctionMatch match : matches) {
            kept.add(within(match, chain.network().get()));
        }
        return kept;
    }

    private FunctionMatch within(FunctionMatch match, String network) throws RefusedException {
        List<Candidate> inside = match.candidates().stream()
            .filter(candidate -> candidate.sides().stream().allMatch(side -> network.equals(side.face().network())))
            .toList();
        if (inside.isEmpty()) {
            Candidate outside = match.candidates().get(0);
            Candidate.Side side = network.equals(outside.input().face().network()) ? outside.output()
                : outside.input();
            throw new RefusedException(Reason.MIXED_NETWORKS, Phrases.function(chain, match.function())
                + " has no instance in " + Phrases.network(network) + ", which the chain asks for: "
                + Phrases.side(outside, side) + " is in " + Phrases.network(side.face().network())
                + "; correct one of the two");
        }
        return new FunctionMatch(match.function(), inside, match.defects());
    }

    private void checkShared(List<FunctionMatch> matches) throws RefusedException {
        Candidate first = matches.get(0).candidates().get(0);
        String network = first.input().face().network();
        for (FunctionMatch match : matches) {
            for (Candidate candidate : match.candidates()) {
                for (Candidate.Side side : candidate.sides()) {
                    if (!network.equals(side.face().network())) {
                        throw new RefusedException(Reason.MIXED_NETWORKS, "Chain '" + chain.name()
                            + "' would cross networks: " + Phrases.side(first, first.input()) + " is in "
                            + Phrases.network(network) + " and " + Phrases.side(candidate, side) + " is in "
                            + Phrases.network(side.face().network())
                            + "; put them into one network, or name the network in the chain");
                    }
                }
            }
        }
    }
}
