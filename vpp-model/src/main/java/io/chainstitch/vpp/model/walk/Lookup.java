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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.TableRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A look-up on a node, from table to table.
 *
 * @param trail where the steps are written
 * @param node the node
 * @param at the interface that received what is looked up
 */
record Lookup(Trail trail, NodeView node, Port at) {

    /**
     * What was found.
     *
     * @param match the entry, never one that leads into another table
     * @param drop why nothing is
     */
    record Result(Optional<Fib.Match> match, Optional<String> drop) {
        static Result none(String why) {
            return new Result(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * The way to a next hop.
     *
     * @param out the interface
     * @param nextHop the neighbor there
     * @param fault why there is none
     */
    record Way(Port out, IpAddress nextHop, Optional<String> fault) {
    }

    Result of(TableRef first, IpAddress destination) {
        Set<TableRef> seen = new HashSet<>();
        TableRef table = first;
        while (seen.add(table)) {
            if (!node.hasTable(table)) {
                return Result.none(name(table) + " is not there");
            }
            Optional<Fib.Match> match = new Fib(node, table).lookUp(destination);
            if (match.isEmpty()) {
                return Result.none("no route to " + destination + " in " + name(table));
            }
            trail.step(at, "lookup", destination + " in " + name(table) + ": " + match.get().object().key());
            if (match.get().trap().isPresent()) {
                return Result.none("the steering of " + match.get().prefix() + " in " + name(table)
                    + " shares its prefix with " + match.get().trap().get() + ": VPP drops a part of the flows");
            }
            if (!(match.get().object() instanceof Route route && route.path() instanceof Route.Lookup next)) {
                return new Result(match, Optional.empty());
            }
            table = new TableRef(first.family(), next.tableId());
        }
        return Result.none("looking up " + destination + " goes round from table to table");
    }

    /** A next hop without interface is looked up in table 0, whatever table the route is in. */
    /**
     * The ways of a route to a destination; one for each path, as flows are shared among them.
     *
     * @return empty when the route leads into another table
     */
    List<Way> ways(Route route, IpAddress destination) {
        return route.path() instanceof Route.Attached attached
            ? List.of(new Way(port(attached.interfaceName()), destination, Optional.empty()))
            : route.hops().stream().map(this::way).toList();
    }

    Way way(Route.NextHop hop) {
        if (hop.interfaceName().isPresent()) {
            trail.step(at, "route", "by " + hop.address() + " on interface " + hop.interfaceName().get());
            return new Way(port(hop.interfaceName().get()), hop.address(), Optional.empty());
        }
        Result result = of(new TableRef(hop.address().family(), 0), hop.address());
        Object found = result.match().map(Fib.Match::object).orElse(null);
        if (found instanceof Route route && route.hops().stream().anyMatch(next -> next.interfaceName().isPresent())) {
            return way(route.hops().stream().filter(next -> next.interfaceName().isPresent()).findFirst().get());
        }
        if (found instanceof Route route && route.path() instanceof Route.Attached attached) {
            return new Way(port(attached.interfaceName()), hop.address(), Optional.empty());
        }
        String out = found instanceof Address own && !own.address().address().equals(hop.address())
            ? own.interfaceName() : found instanceof Neighbor neighbor ? neighbor.interfaceName() : null;
        if (out == null) {
            return new Way(at, hop.address(), Optional.of("next hop " + hop.address() + " is on no network of the node"
                + result.drop().map(why -> ", " + why).orElse("")));
        }
        trail.step(at, "route", "by " + hop.address() + " on interface " + out);
        return new Way(port(out), hop.address(), Optional.empty());
    }

    private Port port(String name) {
        return new Port(at.node(), name);
    }

    static String name(TableRef table) {
        return Packet.named(table.family()) + " table " + table.id();
    }

    static TableRef ipv6(long id) {
        return new TableRef(IpFamily.IPV6, id);
    }
}
