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

import static org.junit.Assert.assertEquals;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** What belongs to the part of a node's plan that a change is cut out of. */
public class CompositionTest {
    private final Composition composition = new Composition();

    private static Route to(String prefix, Route.Path path, int table) {
        return new Route(table, IpPrefix.of(prefix), path);
    }

    private void hold(String chain, VppObject object) {
        composition.hold(chain, NodePlan.of(List.of(object)));
    }

    /** An agent has the routes of a table in one entry: a part without routes would take it away with the others. */
    @Test
    public void routesOfOtherChainsInTheSameTableAreInThePartEvenIfTheyLeaveByNoInterface() {
        Route mine = to("fcbb:bb00::/32", new Route.Lookup(0), 1001);
        Route theirs = to("fd77:1::/64", new Route.Lookup(0), 1001);
        hold("one", mine);
        hold("two", theirs);
        hold("two", to("fcbb:bb00::/32", new Route.Lookup(0), 1002));
        hold("two", to("10.0.0.0/8", new Route.Lookup(0), 1001));
        assertEquals(Set.of(mine.key(), theirs.key()), composition.neighbourhood(List.of(mine), new HashSet<>()));
        composition.release("two", NodePlan.of(List.of(theirs)), NodePlan.EMPTY);
        assertEquals(Set.of(mine.key()), composition.neighbourhood(List.of(mine), new HashSet<>()));
    }

    @Test
    public void routesOfOtherChainsOverTheSameInterfaceAreInThePart() {
        Route mine = over("fcbb:bb00:2::/48", "2001:db8::2");
        Route theirs = over("fcbb:bb00:3::/48", "2001:db8::3");
        hold("one", mine);
        hold("two", theirs);
        assertEquals(Set.of(mine.key(), theirs.key()), composition.neighbourhood(List.of(mine), new HashSet<>()));
    }

    private static Route over(String prefix, String nextHop) {
        return to(prefix, new Route.NextHop(IpAddress.of(nextHop), Optional.of("GigabitEthernet0/9/0")), 0);
    }
}
