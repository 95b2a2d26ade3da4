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

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A chain with everything decided that does not depend on the renderer: which instances on which paths.
 *
 * @param definition what the user asked for
 * @param layer what the chain carries
 * @param network the one network that its interfaces share
 * @param paths the paths, by ascending id
 * @param standby instances that serve no path and take over when another goes
 * @param nodes the nodes of the paths by name
 */
public record ResolvedChain(ChainDefinition definition, Layer layer, String network, List<ChainPath> paths,
    List<InstanceId> standby, Map<String, Node> nodes) {
    public ResolvedChain {
        Objects.requireNonNull(definition);
        Objects.requireNonNull(layer);
        Objects.requireNonNull(network);
        paths = List.copyOf(paths);
        standby = List.copyOf(standby);
        nodes = Map.copyOf(nodes);
    }
}
