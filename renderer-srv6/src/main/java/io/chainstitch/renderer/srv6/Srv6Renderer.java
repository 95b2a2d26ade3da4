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
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Renders a chain over SRv6: steering into SR policies (RFC 9256), whose segments lead through the functions to the
 * end. Functions know nothing of SRv6: they are behind dynamic proxies (End.AD) where a proxy can tell where packets go
 * on, and get packets without encapsulation elsewhere.
 */
@Component(service = ChainRenderer.class)
public final class Srv6Renderer implements ChainRenderer {
    /** The name by which chains select this renderer. */
    public static final String NAME = "srv6";

    /**
     * What the chain asks for that was looked at last. Who has heard that a chain is not refused asks for its
     * identifiers next, and both come of the same drawing.
     */
    private volatile Asked last = new Asked(null, Set.of());

    private record Asked(ResolvedChain chain, Set<IdentifierKey> keys) {
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PathScheme pathScheme(ChainDefinition chain, Layer layer) {
        if (layer == Layer.L2) {
            return chain.unidirectional() ? PathScheme.SHARED_STARTS : PathScheme.EXCLUSIVE;
        }
        return chain.srv6Proxy() == ChainDefinition.Srv6Proxy.DYNAMIC ? PathScheme.EXCLUSIVE_PAIRS : PathScheme.PAIRS;
    }

    @Override
    public Optional<Refusal> refuse(ChainDefinition chain) {
        return DefinitionCheck.refuse(chain);
    }

    @Override
    public Optional<String> unlinked(Node from, Node to) {
        for (Node node : List.of(from, to)) {
            Optional<IpAddress> underlay = node.underlayAddress();
            if (underlay.isEmpty()) {
                return Optional.of("node " + node.name() + " needs an IPv6 underlay-address");
            }
            if (underlay.get().family() != IpFamily.IPV6) {
                return Optional.of("node " + node.name() + " needs an IPv6 underlay-address instead of "
                    + underlay.get() + ", because SRv6 has no IPv4 underlay");
            }
        }
        return from.underlayAddress().equals(to.underlayAddress())
            ? Optional.of("nodes " + from.name() + " and " + to.name() + " have the same underlay address "
                + from.underlayAddress().orElseThrow())
            : Optional.empty();
    }

    @Override
    public Optional<Refusal> refuse(ResolvedChain chain) {
        try {
            LocatorCheck.check(chain);
            Ways ways = Ways.of(chain);
            chain.families().forEach(family -> AddressCheck.check(family, ways));
            AskedNumbers asked = new AskedNumbers();
            ResourceCheck.check(chain.definition().name(), Drawing.of(chain, asked).nodes());
            last = new Asked(chain, asked.keys());
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    @Override
    public Set<IdentifierKey> identifiers(ResolvedChain chain) {
        Asked known = last;
        if (known.chain() == chain) {
            return known.keys();
        }
        AskedNumbers asked = new AskedNumbers();
        Drawing.ask(chain, asked);
        return asked.keys();
    }

    @Override
    public Rendering render(ResolvedChain chain, Map<IdentifierKey, Long> identifiers) {
        return Drawing.of(chain, key -> {
            Long number = identifiers.get(key);
            if (number == null) {
                throw new IllegalArgumentException("no number for " + key + " of chain " + chain.definition().name());
            }
            return number;
        });
    }
}
