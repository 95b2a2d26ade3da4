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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.facts.ClusterFacts.Source;
import java.util.Set;

/** The lists of the datastore that the reflector writes to. */
public enum EntryKind {
    /** VPP nodes of the inventory. They hold the login, so both must be known. */
    NODE(Set.of(Source.NODES, Source.SECRET)),
    /** Networks of the inventory. */
    NETWORK(Set.of(Source.NETWORKS)),
    /** External interfaces of the inventory. */
    EXTERNAL_INTERFACE(Set.of(Source.EXTERNAL_INTERFACES)),
    /** Pods of the inventory. */
    POD(Set.of(Source.PODS)),
    /** Chains. */
    CHAIN(Set.of(Source.CHAINS));

    private final Set<Source> sources;

    EntryKind(Set<Source> sources) {
        this.sources = sources;
    }

    /** {@return what must be known before anything is said about entries of this kind} */
    public Set<Source> sources() {
        return sources;
    }
}
