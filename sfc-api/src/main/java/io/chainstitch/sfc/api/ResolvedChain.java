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

import io.chainstitch.vpp.model.IpFamily;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A chain with everything decided that does not depend on the renderer: which instances on which paths.
 *
 * @param definition what the user asked for
 * @param layer what the chain carries
 * @param families address families that all interfaces of the chain share; empty when it carries frames
 * @param network the one network that its interfaces share
 * @param paths the paths, by ascending id
 * @param standby instances that serve no path and take over when another goes
 * @param shared instances on the paths that other chains use, or wait to use, as well
 * @param nodes the nodes of the paths by name
 * @param settings the settings of the controller
 */
public record ResolvedChain(ChainDefinition definition, Layer layer, Set<IpFamily> families, String network,
    List<ChainPath> paths, List<InstanceId> standby, Set<InstanceId> shared, Map<String, Node> nodes,
    Settings settings) {
    public ResolvedChain {
        Objects.requireNonNull(definition);
        Objects.requireNonNull(layer);
        Objects.requireNonNull(network);
        paths = List.copyOf(paths);
        families = Collections.unmodifiableSet(families.isEmpty() ? Set.of() : new TreeSet<>(families));
        standby = List.copyOf(standby);
        shared = Set.copyOf(shared);
        nodes = Map.copyOf(nodes);
        Objects.requireNonNull(settings);
    }
}
