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
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A renderer with rules that a test sets; a pair of nodes is written {@code from>to}. */
record FakeRenderer(PathScheme scheme, Set<String> unlinkedPairs, Optional<Refusal> refusal)
    implements ChainRenderer {

    static final FakeRenderer EXCLUSIVE = new FakeRenderer(PathScheme.EXCLUSIVE, Set.of(), Optional.empty());

    static FakeRenderer joining() {
        return with(PathScheme.EXCLUSIVE_JOINED_STARTS);
    }

    static FakeRenderer with(PathScheme scheme) {
        return new FakeRenderer(scheme, Set.of(), Optional.empty());
    }

    FakeRenderer without(String... pairs) {
        return new FakeRenderer(scheme, Set.of(pairs), refusal);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public PathScheme pathScheme(ChainDefinition chain, Layer layer) {
        return scheme;
    }

    @Override
    public Optional<Refusal> refuse(ChainDefinition chain) {
        return refusal;
    }

    @Override
    public Optional<String> unlinked(Node from, Node to) {
        String pair = from.name() + ">" + to.name();
        return unlinkedPairs.contains(pair) ? Optional.of("no underlay for " + pair) : Optional.empty();
    }

    @Override
    public Set<IdentifierKey> identifiers(ResolvedChain chain) {
        return Set.of();
    }

    @Override
    public Rendering render(ResolvedChain chain, Map<IdentifierKey, Long> identifiers) {
        return Rendering.EMPTY;
    }
}
