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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How each function instance is attached. A dynamic proxy (End.AD) takes the encapsulation off and puts it on again; a
 * stitched function gets packets without encapsulation, and what it gives back is steered anew.
 */
final class Proxies {
    private final ResolvedChain chain;
    private final Ways ways;
    private final Returns returns;
    private final Set<InstanceId> stitched = new HashSet<>();

    private Proxies(ResolvedChain chain, Ways ways) {
        this.chain = chain;
        this.ways = ways;
        this.returns = new Returns(ways);
    }

    /**
     * Chooses for all instances.
     *
     * @throws RefusedException when an instance can be attached in no way that the chain allows
     */
    static Proxies of(ResolvedChain chain, Ways ways) {
        Proxies proxies = new Proxies(chain, ways);
        proxies.checkFrames();
        for (Direction direction : ways.directions()) {
            ways.in(direction).forEach(way -> way.functions().forEach(proxies::choose));
        }
        ways.in(Direction.FORWARD).forEach(proxies::shorten);
        return proxies;
    }

    /** {@return whether the encapsulation of traffic to this instance ends there} */
    boolean stitches(InstanceId instance) {
        return stitched.contains(instance);
    }

    private ChainDefinition.Srv6Proxy wanted() {
        return chain.definition().srv6Proxy();
    }

    private void choose(Station station) {
        if (stitched.contains(station.instance())) {
            return;
        }
        if (wanted() == ChainDefinition.Srv6Proxy.STITCHED) {
            stitched.add(station.instance());
            return;
        }
        Optional<String> obstacle = obstacle(station);
        if (obstacle.isPresent() && wanted() == ChainDefinition.Srv6Proxy.DYNAMIC) {
            throw new RefusedException(Reason.INTERFACE_CONFLICT, "chain '" + chain.definition().name()
                + "' asks for dynamic proxies, but " + obstacle.get() + "; set srv6-proxy to auto or stitched");
        }
        obstacle.ifPresent(ignored -> stitched.add(station.instance()));
    }

    /** Why an instance cannot be behind a dynamic proxy. */
    private Optional<String> obstacle(Station station) {
        Face back = station.leaving();
        if (chain.shared().contains(station.instance())) {
            return Optional.of(back.instanceText() + " serves other chains, too");
        }
        if (back.subInterface()) {
            return Optional.of(back.text() + " is a VLAN sub-interface, on which VPP has no proxy take packets back");
        }
        if (chain.layer() != Layer.L2 && !(back.managed() && station.entering().managed())) {
            return Optional.of((back.managed() ? station.entering() : back).text()
                + " was attached by somebody else, so its tables are not ours to set");
        }
        if (oneInterfaceBothWays(station)) {
            return Optional.of(back.text() + " is used both ways, and one interface takes back for one proxy");
        }
        return returns.ambiguity(back).map(ways -> "what comes back on " + back.text() + " goes on " + ways);
    }

    private boolean oneInterfaceBothWays(Station station) {
        return !chain.definition().unidirectional() && station.entering() == station.leaving();
    }

    /** Stitches functions where a list would get too long. The choice is good for both directions. */
    private void shorten(Way way) {
        int limit = SegmentLimit.of(chain.layer());
        int dynamic = 0;
        for (Station station : way.functions()) {
            dynamic = stitches(station.instance()) ? 0 : dynamic + 1;
            // The last segment of a list is the end, or a stitched function.
            if (dynamic == limit) {
                if (wanted() == ChainDefinition.Srv6Proxy.DYNAMIC) {
                    throw new RefusedException(Reason.TOO_MANY_SEGMENTS, "path " + way.path() + " of chain '"
                        + chain.definition().name() + "' needs " + way.last() + " segments, and VPP has room for "
                        + limit + "; set srv6-proxy to auto or shorten the chain");
                }
                stitched.add(station.instance());
                dynamic = 0;
            }
        }
    }

    /**
     * What a function gives back on its one interface is told apart by addresses, and frames show none that could be
     * looked at.
     */
    private void checkFrames() {
        if (chain.layer() != Layer.L2) {
            return;
        }
        for (Way way : ways.in(Direction.FORWARD)) {
            for (Station station : way.functions()) {
                if (oneInterfaceBothWays(station)) {
                    throw new RefusedException(Reason.INTERFACE_CONFLICT, station.leaving().text()
                        + " is used both ways by chain '" + chain.definition().name() + "', which carries frames: "
                        + "nothing tells the directions of what comes back apart; give the function two interfaces "
                        + "or make the chain unidirectional");
                }
            }
        }
    }
}
