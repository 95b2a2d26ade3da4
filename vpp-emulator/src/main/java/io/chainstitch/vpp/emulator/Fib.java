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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a FIB table shows: for each prefix the entry of the best of the sources that want it. It is worked out from
 * addresses, neighbors, routes and segments whenever it is asked for.
 */
final class Fib {

    /** Who wants an entry, best first, with VPP's number of the source. */
    enum Source {
        SPECIAL(1), INTERFACE(4), SEGMENT_ROUTING(5), API(8), CLI(9), ADJACENCY(15),
        RECURSIVE_RESOLUTION(18), DEFAULT_ROUTE(20);

        final int number;

        Source(int number) {
            this.number = number;
        }
    }

    /**
     * A FIB entry.
     *
     * @param shown its prefix, with host bits where VPP shows them
     * @param source the best source
     * @param paths one or more
     * @param stats number of its counters
     */
    record Entry(InterfaceAddress shown, Source source, List<RoutePath> paths, long stats) {
    }

    private static final int SHORTEST_WITHOUT_BROADCAST = 31;
    private static final List<Entry> ALWAYS_IPV4 = List.of(drop("0.0.0.0/0", Source.DEFAULT_ROUTE),
        drop("0.0.0.0/32", Source.DEFAULT_ROUTE), drop("240.0.0.0/4", Source.SPECIAL),
        drop("224.0.0.0/4", Source.SPECIAL), drop("255.255.255.255/32", Source.DEFAULT_ROUTE));
    private static final List<Entry> ALWAYS_IPV6 = List.of(drop("::/0", Source.DEFAULT_ROUTE),
        single(InterfaceAddress.of("fe80::/10"), Source.SPECIAL,
            RoutePath.lookUp(RoutePath.any(IpFamily.IPV6), 0)));

    private final Interfaces interfaces;
    private final Tables tables;
    private final Addresses addresses;
    private final Neighbors neighbors;
    private final Routes routes;
    private final Routes typed;
    private final SegmentRoutes segments;
    private final Lookups lookups;

    Fib(Interfaces interfaces, Tables tables, Addresses addresses, Neighbors neighbors, Routes routes,
            Routes typed, SegmentRoutes segments, Lookups lookups) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.addresses = addresses;
        this.neighbors = neighbors;
        this.routes = routes;
        this.typed = typed;
        this.segments = segments;
        this.lookups = lookups;
    }

    /** {@return the prefix of an entry as it is shown, with the host bits of who made it; nothing if there is none} */
    Optional<InterfaceAddress> shown(Routes.Key key) {
        SegmentRoutes.Entry segment = segments.get(key);
        if (segment != null) {
            return Optional.of(segment.shown());
        }
        Routes.Route route = routes.get(key) == null ? typed.get(key) : routes.get(key);
        if (route != null) {
            return Optional.of(route.shown());
        }
        Tables.Key table = key.table();
        if (isLookedUp(key)) {
            return Optional.of(new InterfaceAddress(key.network(), key.length()));
        }
        return around(table, key.network()).stream().map(Entry::shown)
            .filter(shown -> Routes.Key.of(table, shown).equals(key)).findFirst();
    }

    /** {@return the entry of exactly this prefix; nothing if there is none} */
    Optional<Entry> entry(Routes.Key key) {
        return entry(key, around(key.table(), key.network()));
    }

    /** {@return the entry of the longest prefix that covers another one, or is it; nothing if there is none} */
    Optional<Entry> longest(Tables.Key table, InterfaceAddress prefix) {
        List<Entry> around = around(table, prefix.address());
        return keys(table, prefix.address(), prefix.length()).flatMap(key -> entry(key, around).stream()).findFirst();
    }

    private Optional<Entry> entry(Routes.Key key, List<Entry> around) {
        return given(key, around).or(() -> isLookedUp(key) ? Optional.of(resolved(key.table(), key.network(),
            keys(key.table(), key.network(), key.length()).flatMap(each -> given(each, around).stream()).findFirst()
                .orElseThrow())) : Optional.empty());
    }

    /** What is there of an exact prefix, other than for being looked up. */
    private Optional<Entry> given(Routes.Key key, List<Entry> around) {
        return Stream.of(around.stream().filter(entry -> Routes.Key.of(key.table(), entry.shown).equals(key)),
                Stream.ofNullable(segments.get(key)).map(Fib::of),
                Stream.ofNullable(routes.get(key)).map(route -> of(route, Source.API)),
                Stream.ofNullable(typed.get(key)).map(route -> of(route, Source.CLI)))
            .flatMap(each -> each).min(Comparator.comparing(Entry::source));
    }

    private boolean isLookedUp(Routes.Key key) {
        return key.length() == key.table().family().bits() && lookups.has(key.table(), key.network());
    }

    /** The prefixes of an address, the longest one first. */
    private static Stream<Routes.Key> keys(Tables.Key table, IpAddress address, int longest) {
        return IntStream.rangeClosed(0, longest).map(left -> longest - left)
            .mapToObj(length -> new Routes.Key(table, Prefixes.masked(address, length), length));
    }

    /** Entries that cover an address and come from interfaces and neighbors, or are always there. */
    private List<Entry> around(Tables.Key table, IpAddress address) {
        List<Entry> around = new ArrayList<>(always(table));
        addresses.around(address).stream()
            .filter(own -> interfaces.find(own.sw()).map(iface -> iface.admin).orElse(false))
            .filter(own -> tables.of(own.sw(), table.family()).equals(table))
            .forEach(own -> connected(own.sw(), own.address(), around));
        neighbors.at(address).stream().filter(entry -> tables.of(entry.key().sw(), table.family()).equals(table))
            .filter(Fib::isShown).map(Fib::adjacent).forEach(around::add);
        around.removeIf(entry -> !Prefixes.contains(entry.shown.address(), entry.shown.length(), address));
        return around;
    }

    List<Entry> entries(Tables.Key table) {
        Map<Routes.Key, Entry> best = new LinkedHashMap<>();
        Stream.of(always(table), connected(table), segments.in(table).values().stream().map(Fib::of).toList(),
                given(table, routes, Source.API), given(table, typed, Source.CLI), adjacent(table))
            .flatMap(List::stream).sorted(Comparator.comparing(Entry::source))
            .forEach(entry -> best.putIfAbsent(Routes.Key.of(table, entry.shown), entry));
        lookups.in(table).forEach(target -> resolve(table, target, best));
        return best.values().stream().sorted(Comparator.comparingInt(entry -> entry.shown.length())).toList();
    }

    private static List<Entry> always(Tables.Key table) {
        return table.family() == IpFamily.IPV4 ? ALWAYS_IPV4 : ALWAYS_IPV6;
    }

    /** The interfaces of a table. */
    private Stream<Iface> bound(Tables.Key table) {
        return table.id() != 0 ? tables.bound(table).stream().flatMap(index -> interfaces.find(index).stream())
            : interfaces.all().stream().filter(iface -> tables.of(iface.index, table.family()).id() == 0);
    }

    private List<Entry> connected(Tables.Key table) {
        List<Entry> made = new ArrayList<>();
        bound(table).filter(iface -> iface.admin).forEach(iface -> addresses.of(iface.index, table.family())
            .forEach(address -> connected(iface.index, address, made)));
        return made;
    }

    private static void connected(int sw, InterfaceAddress own, List<Entry> made) {
        IpFamily family = own.address().family();
        int bits = family.bits();
        made.add(single(new InterfaceAddress(own.address(), bits), Source.INTERFACE,
            RoutePath.receive(sw, own.address())));
        if (own.length() == bits) {
            return;
        }
        made.add(single(family == IpFamily.IPV4 ? own
            : new InterfaceAddress(Prefixes.masked(own.address(), own.length()), own.length()), Source.INTERFACE,
            RoutePath.out(sw, RoutePath.any(family))));
        if (family == IpFamily.IPV6) {
            return;
        }
        if (own.length() == SHORTEST_WITHOUT_BROADCAST) {
            IpAddress twin = Prefixes.twin(own.address());
            made.add(single(new InterfaceAddress(twin, bits), Source.INTERFACE, RoutePath.out(sw, twin)));
            return;
        }
        for (IpAddress edge : List.of(Prefixes.masked(own.address(), own.length()),
                Prefixes.last(own.address(), own.length()))) {
            if (!edge.equals(own.address())) {
                made.add(single(new InterfaceAddress(edge, bits), Source.INTERFACE, RoutePath.drop(family)));
            }
        }
    }

    private static Entry of(SegmentRoutes.Entry segment) {
        return new Entry(segment.shown(), Source.SEGMENT_ROUTING, segment.paths(), 0);
    }

    private static Entry of(Routes.Route route, Source source) {
        return new Entry(route.shown(), source, route.paths(), route.stats());
    }

    private static List<Entry> given(Tables.Key table, Routes routes, Source source) {
        return routes.in(table).values().stream().map(route -> of(route, source)).toList();
    }

    private List<Entry> adjacent(Tables.Key table) {
        return bound(table).flatMap(iface -> neighbors.behind(iface.index).stream()).filter(Fib::isShown)
            .filter(entry -> entry.key().address().family() == table.family()).map(Fib::adjacent).toList();
    }

    private static Entry adjacent(Neighbors.Entry neighbor) {
        IpAddress address = neighbor.key().address();
        return single(new InterfaceAddress(address, address.family().bits()), Source.ADJACENCY,
            RoutePath.out(neighbor.key().sw(), address));
    }

    /** Neighbors give host routes, except link-local ones, which VPP keeps apart. */
    private static boolean isShown(Neighbors.Entry neighbor) {
        return (neighbor.flags() & Neighbors.NO_FIB_ENTRY) == 0 && !Prefixes.linkLocal(neighbor.key().address());
    }

    /** An address that something is sent to by way of a table gets a host entry with what covers it. */
    private static void resolve(Tables.Key table, IpAddress target, Map<Routes.Key, Entry> best) {
        Routes.Key host = new Routes.Key(table, target, table.family().bits());
        if (best.containsKey(host)) {
            return;
        }
        best.put(host, resolved(table, target, best.values().stream()
            .filter(entry -> entry.source != Source.RECURSIVE_RESOLUTION)
            .filter(entry -> Prefixes.contains(entry.shown.address(), entry.shown.length(), target))
            .max(Comparator.comparingInt(entry -> entry.shown.length())).orElseThrow()));
    }

    private static Entry resolved(Tables.Key table, IpAddress target, Entry cover) {
        List<RoutePath> paths = cover.paths.stream().map(path -> path.type() == RoutePath.NORMAL
            && path.sw() != Handlers.NONE && Prefixes.zero(path.nextHop())
            ? RoutePath.out((int) path.sw(), target) : path).toList();
        return new Entry(new InterfaceAddress(target, table.family().bits()), Source.RECURSIVE_RESOLUTION, paths, 0);
    }

    private static Entry drop(String prefix, Source source) {
        InterfaceAddress parsed = InterfaceAddress.of(prefix);
        return single(parsed, source, RoutePath.drop(parsed.address().family()));
    }

    private static Entry single(InterfaceAddress shown, Source source, RoutePath path) {
        return new Entry(shown, source, List.of(path), 0);
    }
}
