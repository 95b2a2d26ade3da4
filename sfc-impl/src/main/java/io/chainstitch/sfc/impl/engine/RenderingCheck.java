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

import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.NodePlan;

/**
 * Looks at a rendering before it goes to a node. What a renderer makes must stay on the nodes of the chain's paths, and
 * be something; a rendering that is not so is a defect of the renderer and touches no node.
 */
final class RenderingCheck {

    void check(ResolvedChain chain, Rendering rendering) {
        if (rendering.nodes().values().stream().allMatch(NodePlan::isEmpty)) {
            throw new IllegalStateException("it made no object of it");
        }
        for (String node : rendering.nodes().keySet()) {
            if (!chain.nodes().containsKey(node)) {
                throw new IllegalStateException("it put objects on node " + node + ", which no path crosses");
            }
        }
    }
}
