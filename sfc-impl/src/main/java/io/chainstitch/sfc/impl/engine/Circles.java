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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/**
 * Changes of chains that need each other, while one of them has to be through before another one comes. One after the
 * other they can be made in no order; all together they can, when what is to be gone first is gone before the first one
 * gets something new.
 */
final class Circles {
    static final Circles NONE = new Circles(List.of());

    /** The circle of each chain that is in one. */
    private final Map<String, Set<String>> circles = new HashMap<>();
    private final Set<String> members = new TreeSet<>();

    private Circles(List<Set<String>> found) {
        found.forEach(circle -> circle.forEach(chain -> circles.put(chain, circle)));
    }

    /**
     * Finds the circles.
     *
     * @param before for chains that change those that must have gone before
     * @param together for chains that change those that must have gone before, or go together with them
     */
    static Circles of(Map<String, Set<String>> before, Map<String, Set<String>> together) {
        Graph<String, DefaultEdge> needs = new DefaultDirectedGraph<>(DefaultEdge.class);
        enter(needs, before);
        enter(needs, together);
        Circles circles = new Circles(new KosarajuStrongConnectivityInspector<>(needs).stronglyConnectedSets().stream()
            .filter(circle -> circle.size() > 1).toList());
        before.forEach((chain, holders) -> holders.stream().filter(holder -> circles.contain(chain, holder))
            .forEach(holder -> circles.members.addAll(circles.circles.get(chain))));
        return circles;
    }

    private static void enter(Graph<String, DefaultEdge> needs, Map<String, Set<String>> holders) {
        holders.forEach((chain, all) -> {
            needs.addVertex(chain);
            all.forEach(holder -> {
                needs.addVertex(holder);
                needs.addEdge(chain, holder);
            });
        });
    }

    /** Whether two chains need each other. */
    boolean contain(String one, String other) {
        return circles.containsKey(one) && circles.get(one).contains(other);
    }

    /** {@return all chains that are in a circle} */
    Set<String> all() {
        return circles.keySet();
    }

    /** {@return the chains that cannot change one after the other} */
    Set<String> members() {
        return members;
    }
}
