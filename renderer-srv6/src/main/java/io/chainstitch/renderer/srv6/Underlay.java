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
package io.chainstitch.renderer.srv6;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes segments reachable: one route for all segments of another node, one for all segments from other tables. */
final class Underlay {
    private final Locators locators;
    private final NodeObjects objects;
    private final Set<Hop> known = new HashSet<>();

    /** From a table of a node to the segments of a node. */
    private record Hop(String from, long table, String to) {
    }

    Underlay(Locators locators, NodeObjects objects) {
        this.locators = locators;
        this.objects = objects;
    }

    /** Makes the segments of a list reachable, each from where the one before it is; the first from a node. */
    void connect(String head, List<Sid> sids) {
        String at = head;
        long table = 0;
        for (Sid sid : sids) {
            if (table != 0 && known.add(new Hop(at, table, sid.node()))) {
                objects.add(at, new Route(table, locators.aggregate(sid.node()), new Route.Lookup(0)));
            }
            if (!at.equals(sid.node()) && known.add(new Hop(at, 0, sid.node()))) {
                route(at, sid.node());
            }
            at = sid.node();
            table = sid.returnTable();
        }
    }

    /** Where the interface towards other nodes is not given, locators are routed by the operator. */
    private void route(String from, String to) {
        Optional<IpAddress> nextHop = locators.underlay(to);
        Optional<String> out = locators.node(from).underlayInterface();
        if (out.isPresent() && nextHop.isPresent()) {
            objects.add(from, new Route(0, locators.of(to), new Route.NextHop(nextHop.get(), out)));
        }
    }
}
