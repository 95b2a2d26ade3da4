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
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the SIDs of each node are. */
final class Locators {
    private final ResolvedChain chain;
    private final Numbers numbers;
    private final Map<String, IpPrefix> known = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> sourceTexts = new HashMap<>();

    Locators(ResolvedChain chain, Numbers numbers) {
        this.chain = chain;
        this.numbers = numbers;
    }

    /** {@return the node of a name} */
    Node node(String name) {
        Node node = chain.nodes().get(name);
        if (node == null) {
            throw new IllegalArgumentException("chain " + chain.definition().name() + " crosses node " + name
                + ", which it does not have");
        }
        return node;
    }

    /** {@return the locator of a node: its own, else one from the block} */
    IpPrefix of(String node) {
        return known.computeIfAbsent(node, name -> node(name).locator().orElseGet(() -> Addresses.locator(
            chain.settings().locatorBlock(),
            numbers.of(new IdentifierKey(IdentifierKey.Pool.LOCATOR, true, "node/" + name)))));
    }

    /** {@return the shortest description of where the SIDs of a node are, which all nodes of the block share} */
    IpPrefix aggregate(String node) {
        IpPrefix locator = of(node);
        IpPrefix block = chain.settings().locatorBlock();
        return block.length() <= locator.length() && block.contains(locator.address()) ? block : locator;
    }

    /** {@return what tells the locator of a node, in words that hold no allocated number} */
    String text(String node) {
        return texts.computeIfAbsent(node, name -> node(name).locator().map(IpPrefix::toString)
            .orElseGet(() -> name + " in " + chain.settings().locatorBlock()));
    }

    /** {@return what tells the source of a node, in words that hold no allocated number} */
    String sourceText(String node) {
        return sourceTexts.computeIfAbsent(node,
            name -> underlay(name).map(IpAddress::toString).orElseGet(() -> text(name)));
    }

    /** {@return what a node sends encapsulated packets from: where other nodes reach it, else its locator} */
    IpAddress source(String node) {
        return underlay(node).orElseGet(() -> of(node).address());
    }

    /** {@return where other nodes reach a node; SRv6 has no IPv4 underlay} */
    Optional<IpAddress> underlay(String node) {
        return node(node).underlayAddress().filter(address -> address.family() == IpFamily.IPV6);
    }
}
