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
package io.chainstitch.kubernetes.facts;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the API says at one moment.
 *
 * @param known what was listed completely at least once since the start; of the rest nothing is known, so nothing may
 *     be concluded from its absence
 * @param custom the custom resources
 * @param pods the pods
 * @param nodes the nodes
 * @param login the login for agents, empty when the secret is not there or not used
 */
public record ClusterFacts(Set<Source> known, Collection<CustomObject> custom, Collection<PodFacts> pods,
    Collection<NodeFacts> nodes, Optional<Login> login) {

    /** Nothing is known yet. */
    public static final ClusterFacts NOTHING =
        new ClusterFacts(Set.of(), List.of(), List.of(), List.of(), Optional.empty());

    public ClusterFacts {
        known = Set.copyOf(known);
        custom = List.copyOf(custom);
        pods = List.copyOf(pods);
        nodes = List.copyOf(nodes);
        Objects.requireNonNull(login);
    }

    /** What is listed and watched on its own. */
    public enum Source {
        /** Custom resources of kind ServiceFunctionChain. */
        CHAINS,
        /** Custom resources of kind CustomNetwork. */
        NETWORKS,
        /** Custom resources of kind ExternalInterface. */
        EXTERNAL_INTERFACES,
        /** Pods. */
        PODS,
        /** Nodes. */
        NODES,
        /** The secret with the login for agents. */
        SECRET
    }
}
