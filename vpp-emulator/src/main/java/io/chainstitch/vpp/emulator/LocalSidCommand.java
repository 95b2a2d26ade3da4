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

import io.chainstitch.vpp.model.IpAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The command {@code sr localsid}. Like VPP's it stops reading where it understands no more, and then does what it has
 * read: a dynamic proxy whose interface is misspelt becomes a SID of the behavior End.
 */
final class LocalSidCommand implements CliFeature.Command {
    private static final Map<Integer, String> COMPLAINTS = Map.of(
        -1, "Identical localsid already exists. Requested localsid not created.",
        -2, "The requested localsid could not be deleted. SR localsid not found",
        -4, "There is already one FIB entry for therequested localsid non segment routing related",
        -6, "Error on the plugin based localsid creation.");
    private static final int NO_SUCH_TABLE = -3;
    private static final Map<String, Behavior> BEHAVIORS = behaviors();

    /** What was read so far. */
    private static final class Reading {
        private boolean delete;
        private boolean psp;
        private Optional<LocalSids.Key> key = Optional.empty();
        private long table;
        private Optional<Behavior> behavior = Optional.empty();
        private Arguments arguments = new Arguments(0, WideAddress.ZERO);
        private Optional<LocalSids.Proxy> proxy = Optional.empty();
    }

    private record Arguments(long target, WideAddress nextHop) {
    }

    private final Interfaces interfaces;
    private final LocalSids sids;

    LocalSidCommand(Interfaces interfaces, LocalSids sids) {
        this.interfaces = interfaces;
        this.sids = sids;
    }

    private static Map<String, Behavior> behaviors() {
        Map<String, Behavior> byWord = new LinkedHashMap<>();
        byWord.put("end.x", Behavior.X);
        byWord.put("end.t", Behavior.T);
        byWord.put("end.dx6", Behavior.DX6);
        byWord.put("end.dx4", Behavior.DX4);
        byWord.put("end.dx2", Behavior.DX2);
        byWord.put("end.dt6", Behavior.DT6);
        byWord.put("end.dt4", Behavior.DT4);
        return byWord;
    }

    @Override
    public Optional<String> run(CliInput input, StringBuilder output) {
        Reading read = new Reading();
        boolean understood = true;
        while (understood && !input.atEnd()) {
            understood = option(input, read);
        }
        if (read.behavior.isEmpty() && read.psp) {
            read.behavior = Optional.of(Behavior.END);
        }
        if (read.key.isEmpty()) {
            return Optional.of("Error: SRv6 LocalSID address is mandatory.");
        }
        if (!read.delete && read.behavior.isEmpty()) {
            return Optional.of("Error: SRv6 LocalSID behavior is mandatory.");
        }
        if (read.psp && read.behavior.filter(b -> b == Behavior.END || b == Behavior.X).isEmpty()) {
            return Optional.of("Error: SRv6 PSP only compatible with End and End.X");
        }
        int result = read.delete ? sids.remove(read.key.get(), read.table) : sids.add(sid(read));
        return result == NO_SUCH_TABLE ? Optional.of("FIB table " + read.table + " does not exist")
            : Optional.ofNullable(COMPLAINTS.get(result));
    }

    private LocalSids.LocalSid sid(Reading read) {
        LocalSids.LocalSid sid = sids.resolve(read.key.orElseThrow(), read.psp, read.behavior.orElseThrow().number,
            read.table, read.arguments.target, read.arguments.nextHop);
        return new LocalSids.LocalSid(sid.key(), sid.psp(), sid.behavior(), sid.table(), sid.target(), sid.nextHop(),
            read.proxy);
    }

    private boolean option(CliInput input, Reading read) {
        if (input.take("del")) {
            read.delete = true;
            return true;
        }
        if (read.key.isEmpty()) {
            read.key = input.after("prefix", LocalSidCommand::prefix)
                .or(() -> input.after("address", LocalSidCommand::address))
                .or(() -> input.after("addr", LocalSidCommand::address));
            if (read.key.isPresent()) {
                return true;
            }
        }
        Optional<Long> table = input.after("fib-table", CliInput::number);
        if (table.isPresent()) {
            read.table = table.get();
            return true;
        }
        if (read.behavior.isEmpty() && input.take("behavior")) {
            behavior(input, read);
            return read.behavior.isPresent();
        }
        if (!read.psp && input.take("psp")) {
            read.psp = true;
            return true;
        }
        return false;
    }

    private static Optional<LocalSids.Key> prefix(CliInput input) {
        return input.ipv6().flatMap(address -> input.after("/", CliInput::number)
            .map(length -> new LocalSids.Key(address, (int) Math.min(length, Short.MAX_VALUE))));
    }

    private static Optional<LocalSids.Key> address(CliInput input) {
        return input.ipv6().map(address -> new LocalSids.Key(address, 0));
    }

    private void behavior(CliInput input, Reading read) {
        for (Map.Entry<String, Behavior> entry : BEHAVIORS.entrySet()) {
            Optional<Arguments> arguments = input.after(entry.getKey(), rest -> arguments(entry.getValue(), rest));
            if (arguments.isPresent()) {
                read.behavior = Optional.of(entry.getValue());
                read.arguments = arguments.get();
                return;
            }
        }
        read.proxy = input.after("end.ad", this::proxy);
        if (read.proxy.isPresent()) {
            read.behavior = Optional.of(Behavior.AD);
        } else if (input.take("end")) {
            read.behavior = Optional.of(Behavior.END);
        }
    }

    private Optional<Arguments> arguments(Behavior behavior, CliInput input) {
        return switch (behavior.target) {
            case INTERFACE -> iface(input).map(index -> new Arguments(index, WideAddress.ZERO));
            case NEXT_HOP -> iface(input).flatMap(index -> input.ipv6()
                .map(nextHop -> new Arguments(index, WideAddress.of(nextHop))));
            case IPV4_NEXT_HOP -> iface(input).flatMap(index -> input.ipv4()
                .map(nextHop -> new Arguments(index, WideAddress.of(nextHop))));
            default -> input.number().map(table -> new Arguments(table, WideAddress.ZERO));
        };
    }

    private Optional<LocalSids.Proxy> proxy(CliInput input) {
        Optional<IpAddress> nextHop = Optional.empty();
        Optional<Integer> out = Optional.empty();
        Optional<Integer> in = Optional.empty();
        boolean understood = true;
        while (understood) {
            boolean before = nextHop.isPresent();
            if (nextHop.isEmpty()) {
                nextHop = input.after("nh", CliInput::ipv4).or(() -> input.after("nh", CliInput::ipv6));
            }
            understood = nextHop.isPresent() != before;
            if (!understood && out.isEmpty()) {
                out = input.after("oif", this::iface);
                understood = out.isPresent();
            }
            if (!understood && in.isEmpty()) {
                in = input.after("iif", this::iface);
                understood = in.isPresent();
            }
        }
        return out.isPresent() && in.isPresent() ? Optional.of(new LocalSids.Proxy(nextHop, out.get(), in.get()))
            : Optional.empty();
    }

    private Optional<Integer> iface(CliInput input) {
        return input.word().flatMap(interfaces::named).map(iface -> iface.index);
    }
}
