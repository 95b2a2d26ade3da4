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
import java.util.List;
import java.util.Optional;

/**
 * The command {@code ip route}, as far as it makes plain routes: {@code [add|del] PREFIX [table N] via NEXT-HOP
 * [INTERFACE] | via ip4-lookup-in-table N | via ip6-lookup-in-table N}. Unlike the API it adds paths to those a route
 * has.
 */
final class RouteCommand implements CliFeature.Command {

    /** What was read so far. */
    private static final class Reading {
        private boolean delete;
        private long table;
        private Optional<InterfaceAddress> prefix = Optional.empty();
        private final List<RoutePath> paths = new ArrayList<>();
    }

    private final Interfaces interfaces;
    private final Tables tables;
    private final Routes routes;
    private final Fib fib;

    /**
     * A command.
     *
     * @param interfaces interfaces by name
     * @param tables the tables that there are
     * @param routes the routes of the command line
     * @param fib what tables show
     */
    RouteCommand(Interfaces interfaces, Tables tables, Routes routes, Fib fib) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.routes = routes;
        this.fib = fib;
    }

    @Override
    public Optional<String> run(CliInput input, StringBuilder output) {
        Reading read = new Reading();
        while (!input.atEnd()) {
            if (!option(input, read)) {
                return Optional.of(input.unknown());
            }
        }
        if (read.prefix.isEmpty()) {
            return Optional.of("expected ip4/ip6 destination address/length.");
        }
        if (!read.delete && read.paths.isEmpty()) {
            return Optional.of("expected paths.");
        }
        InterfaceAddress prefix = read.prefix.get();
        Tables.Key table = new Tables.Key(prefix.address().family(), read.table);
        if (!tables.has(table)) {
            return Optional.of("Nonexistent table id " + read.table);
        }
        change(Routes.Key.of(table, prefix), prefix, read);
        return Optional.empty();
    }

    private void change(Routes.Key key, InterfaceAddress prefix, Reading read) {
        if (!read.delete) {
            routes.addPaths(key, fib.shown(key).orElse(prefix), read.paths);
        } else if (read.paths.isEmpty()) {
            routes.remove(key);
        } else {
            routes.removePaths(key, read.paths);
        }
    }

    private boolean option(CliInput input, Reading read) {
        Optional<Long> table = input.after("table", CliInput::number);
        if (table.isPresent()) {
            read.table = table.get();
            return true;
        }
        Optional<InterfaceAddress> prefix = input.prefix();
        if (prefix.isPresent()) {
            read.prefix = prefix;
            return true;
        }
        Optional<RoutePath> path = input.after("via", this::path);
        if (path.isPresent()) {
            read.paths.add(path.get());
            return true;
        }
        boolean delete = input.take("del");
        read.delete |= delete;
        return delete || input.take("add");
    }

    private Optional<RoutePath> path(CliInput input) {
        return input.ipv4().or(input::ipv6).map(nextHop -> via(nextHop, input))
            .or(() -> input.after("ip4-lookup-in-table", CliInput::number).flatMap(id -> lookup(IpFamily.IPV4, id)))
            .or(() -> input.after("ip6-lookup-in-table", CliInput::number).flatMap(id -> lookup(IpFamily.IPV6, id)));
    }

    private RoutePath via(IpAddress nextHop, CliInput input) {
        return input.after("", rest -> rest.word().flatMap(interfaces::named))
            .map(iface -> RoutePath.out(iface.index, nextHop)).orElseGet(() -> RoutePath.lookUp(nextHop, 0));
    }

    private Optional<RoutePath> lookup(IpFamily family, long table) {
        return tables.has(new Tables.Key(family, table))
            ? Optional.of(RoutePath.lookUp(RoutePath.any(family), table)) : Optional.empty();
    }
}
