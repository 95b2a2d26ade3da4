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
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A forwarding table, as what a node holds makes it. */
record Fib(NodeView node, TableRef table) {

    /** Who may put an entry into a table; the first one wins where several have the same prefix. */
    private enum Source {
        INTERFACE, SEGMENT_ROUTING, ROUTE, NEIGHBOR
    }

    private record Entry(Source source, IpPrefix prefix, VppObject object) {
    }

    /**
     * What a look-up found.
     *
     * @param prefix the longest prefix that matches
     * @param object what made the entry
     * @param trap who else has that prefix where a steering has it: VPP then shares the traffic with a drop
     */
    record Match(IpPrefix prefix, VppObject object, Optional<String> trap) {
    }

    Optional<Match> lookUp(IpAddress destination) {
        List<Entry> equal = longest(destination);
        if (equal.isEmpty()) {
            return Optional.empty();
        }
        Entry best = equal.get(0);
        node.use(best.object);
        return Optional.of(new Match(best.prefix, best.object,
            best.object instanceof Steering ? trap(equal) : Optional.empty()));
    }

    /** {@return whether a look-up would find a steering} */
    boolean isSteered(IpAddress destination) {
        List<Entry> equal = longest(destination);
        return !equal.isEmpty() && equal.get(0).object instanceof Steering;
    }

    /** The entries of the longest prefix that matches, the one that wins first. */
    private List<Entry> longest(IpAddress destination) {
        int longest = entries().filter(entry -> entry.prefix.contains(destination))
            .mapToInt(entry -> entry.prefix.length()).max().orElse(-1);
        return entries()
            .filter(entry -> entry.prefix.contains(destination) && entry.prefix.length() == longest)
            .sorted(Comparator.comparing(Entry::source)).toList();
    }

    private static Optional<String> trap(List<Entry> equal) {
        return equal.size() > 1 ? Optional.of("the " + equal.get(1).object.key())
            : equal.get(0).prefix.length() == 0 ? Optional.of("the default entry of the table") : Optional.empty();
    }

    private Stream<Entry> entries() {
        return Stream.of(interfaces(), segmentRouting(), routes(), neighbors()).flatMap(all -> all);
    }

    private Stream<Entry> interfaces() {
        return node.all(ObjectKind.ADDRESS, Address.class)
            .filter(own -> bound(own.interfaceName(), own.address().address().family()))
            .flatMap(own -> Stream.of(own.address().prefix(), IpPrefix.host(own.address().address())).distinct()
                .map(prefix -> new Entry(Source.INTERFACE, prefix, own)));
    }

    private Stream<Entry> segmentRouting() {
        Stream<Entry> steered = node.all(ObjectKind.STEERING, Steering.class).flatMap(steering ->
            steering.traffic() instanceof Steering.Packets packets && packets.table() == table.id()
                ? entry(packets.prefix(), steering) : Stream.empty());
        Stream<Entry> sids = node.all(ObjectKind.LOCAL_SID, LocalSid.class).filter(sid -> sid.table() == table.id())
            .flatMap(sid -> entry(IpPrefix.host(sid.sid()), sid));
        Stream<Entry> bindings = node.all(ObjectKind.POLICY, Policy.class)
            .filter(policy -> policy.table() == table.id())
            .flatMap(policy -> entry(IpPrefix.host(policy.bsid()), policy));
        return Stream.of(steered, sids, bindings).flatMap(all -> all);
    }

    private Stream<Entry> entry(IpPrefix prefix, VppObject object) {
        return prefix.family() == table.family() ? Stream.of(new Entry(Source.SEGMENT_ROUTING, prefix, object))
            : Stream.empty();
    }

    private Stream<Entry> routes() {
        return node.all(ObjectKind.ROUTE, Route.class)
            .filter(route -> route.table() == table.id() && route.prefix().family() == table.family())
            .map(route -> new Entry(Source.ROUTE, route.prefix(), route));
    }

    /** VPP makes a host entry of each neighbor. */
    private Stream<Entry> neighbors() {
        return node.all(ObjectKind.NEIGHBOR, Neighbor.class)
            .filter(neighbor -> bound(neighbor.interfaceName(), neighbor.address().family()))
            .map(neighbor -> new Entry(Source.NEIGHBOR, IpPrefix.host(neighbor.address()), neighbor));
    }

    private boolean bound(String interfaceName, IpFamily family) {
        return family == table.family() && node.table(interfaceName, family) == table.id();
    }
}
