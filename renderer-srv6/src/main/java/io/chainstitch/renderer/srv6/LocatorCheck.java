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

import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.ArrayList;
import java.util.List;

/** Checks that the SIDs of each node, and the binding SIDs, have addresses that nobody else has. */
final class LocatorCheck {
    private static final String LEAF = "locator";

    private final ResolvedChain chain;
    private final List<Node> nodes;

    private LocatorCheck(ResolvedChain chain) {
        this.chain = chain;
        this.nodes = chain.nodes().values().stream().sorted(Node.ORDER).toList();
    }

    /**
     * Checks a chain.
     *
     * @throws RefusedException when one of its locators is none, overlaps another one, or has no room for SIDs
     */
    static void check(ResolvedChain chain) {
        LocatorCheck check = new LocatorCheck(chain);
        check.checkFlaws();
        check.checkRoom();
        check.checkOverlaps();
    }

    /** What the inventory cannot mean, and locators that overlap those of nodes that the chain does not cross. */
    private void checkFlaws() {
        for (Node node : nodes) {
            node.flaws().stream().filter(flaw -> flaw.leaf().equals(LEAF)).findFirst().ifPresent(flaw -> {
                throw new RefusedException(flaw.reason(), "node '" + node.name() + "' " + flaw.text()
                    + "; change it in the inventory");
            });
        }
    }

    private void checkRoom() {
        for (Node node : nodes) {
            node.locator().filter(locator -> locator.length() > Addresses.MAX_BLOCK).ifPresent(locator -> {
                throw conflict("locator " + locator + " of node '" + node.name() + "' has no room for SIDs; make it /"
                    + Addresses.MAX_BLOCK + " or shorter");
            });
        }
        IpPrefix bsids = chain.settings().bsidBlock();
        if (bsids.length() > Addresses.MAX_BLOCK) {
            throw conflict("bsid-block " + bsids + " has no room for binding SIDs; make it /" + Addresses.MAX_BLOCK
                + " or shorter");
        }
        IpPrefix block = chain.settings().locatorBlock();
        if (allocated() && block.length() >= Addresses.LOCATOR_LENGTH) {
            throw conflict("locator-block " + block + " has no room for locators, each a /" + Addresses.LOCATOR_LENGTH
                + "; make it shorter, or give every node a locator");
        }
    }

    private boolean allocated() {
        return nodes.stream().anyMatch(node -> node.locator().isEmpty());
    }

    private void checkOverlaps() {
        List<Overlaps.Claim> claims = new ArrayList<>();
        nodes.forEach(node -> node.locator().ifPresent(locator ->
            claims.add(new Overlaps.Claim(locator, "locator " + locator + " of node '" + node.name() + "'"))));
        IpPrefix bsids = chain.settings().bsidBlock();
        claims.add(new Overlaps.Claim(bsids, "bsid-block " + bsids));
        if (allocated()) {
            String without = nodes.stream().filter(node -> node.locator().isEmpty()).findFirst().orElseThrow().name();
            IpPrefix block = chain.settings().locatorBlock();
            claims.add(new Overlaps.Claim(block, "locator-block " + block + ", of which node '" + without
                + "' without a locator gets its own,"));
        }
        Overlaps.first(claims).ifPresent(pair -> {
            throw conflict(pair.one().owner() + " overlaps " + pair.other().owner() + "; change one of them");
        });
    }

    private static RefusedException conflict(String message) {
        return new RefusedException(Reason.LOCATOR_CONFLICT, message);
    }
}
