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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * An interface of a node.
 *
 * @param node name of the node
 * @param interfaceName name of the interface, as objects refer to it
 */
record Place(String node, String interfaceName) {
    Place {
        Objects.requireNonNull(node);
        Objects.requireNonNull(interfaceName);
    }

    /** The interfaces of an instance. */
    static Set<Place> of(Hop hop) {
        Set<Place> places = new HashSet<>();
        places.add(new Place(hop.node(), hop.input().name()));
        places.add(new Place(hop.node(), hop.output().name()));
        return places;
    }

    /** The interfaces of all instances on the paths of a chain. */
    static Set<Place> of(ResolvedChain chain) {
        Set<Place> places = new HashSet<>();
        chain.paths().forEach(path -> path.hops().forEach(hop -> places.addAll(of(hop))));
        return places;
    }
}
