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

import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.Node;
import java.util.List;
import java.util.Optional;

/** Asks the renderer once for each pair of nodes; replies need the way back, too. */
final class Links implements LaneProblem.NodeLinks {
    private static final byte LINKED = 1;
    private static final byte UNLINKED = 2;

    private final ChainRenderer renderer;
    private final boolean bothWays;
    private final List<Node> nodes;
    private final byte[][] known;

    Links(ChainRenderer renderer, boolean bothWays, List<Node> nodes) {
        this.renderer = renderer;
        this.bothWays = bothWays;
        this.nodes = nodes;
        known = new byte[nodes.size()][nodes.size()];
    }

    @Override
    public boolean linked(int from, int to) {
        if (known[from][to] == 0) {
            known[from][to] = missing(from, to).isEmpty() ? LINKED : UNLINKED;
        }
        return known[from][to] == LINKED;
    }

    /** The renderer's sentence, empty when the nodes are linked. */
    Optional<String> missing(int from, int to) {
        if (from == to) {
            return Optional.empty();
        }
        Optional<String> forward = renderer.unlinked(nodes.get(from), nodes.get(to));
        return forward.isPresent() || !bothWays ? forward : renderer.unlinked(nodes.get(to), nodes.get(from));
    }
}
