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
package io.chainstitch.sfc.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a resolved chain into objects on nodes. A renderer is an OSGi service; its methods are pure functions, called
 * from any thread. When the service goes away its chains become pending.
 */
public interface ChainRenderer {

    /** {@return the name by which chains and settings select this renderer, for example {@code l2xconn}} */
    String name();

    /**
     * How the paths of a chain may share instances.
     *
     * @param chain the definition
     * @param layer what the chain carries
     * @return the scheme
     */
    PathScheme pathScheme(ChainDefinition chain, Layer layer);

    /**
     * Whether this renderer can never serve the definition, whatever the inventory holds.
     *
     * @param chain a definition that passed the general checks
     * @return why not
     */
    Optional<Refusal> refuse(ChainDefinition chain);

    /**
     * Whether traffic can pass between two nodes.
     *
     * @param from one node
     * @param to another node
     * @return a sentence that says what is missing, empty when they are linked
     */
    Optional<String> unlinked(Node from, Node to);

    /**
     * Whether this renderer cannot serve a chain as it was resolved.
     *
     * @param chain the chain
     * @return why not
     */
    default Optional<Refusal> refuse(ResolvedChain chain) {
        return Optional.empty();
    }

    /**
     * The identifiers that a rendering needs. Only asked for chains that are not refused.
     *
     * @param chain the chain
     * @return keys, each of which gets a value before {@link #render} is called
     */
    Set<IdentifierKey> identifiers(ResolvedChain chain);

    /**
     * Renders a chain.
     *
     * @param chain the chain
     * @param identifiers values for what {@link #identifiers} asked for
     * @return the objects
     */
    Rendering render(ResolvedChain chain, Map<IdentifierKey, Long> identifiers);
}
