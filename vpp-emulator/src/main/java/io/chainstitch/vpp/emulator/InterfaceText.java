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

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code show interface} prints, for all interfaces or for those that are named. VPP leaves out counters of 0, and
 * here no packet passes, so there are none. It cuts what is wider than its column.
 */
final class InterfaceText implements CliFeature.Command {
    private static final int NAME_WIDTH = 32;
    private static final int INDEX_WIDTH = 5;
    private static final int STATE_WIDTH = 10;
    private static final int MTU_WIDTH = 21;
    private static final int COUNTER_WIDTH = 16;
    private static final String HEAD = center("Name", NAME_WIDTH) + center("Idx", INDEX_WIDTH)
        + center("State", STATE_WIDTH) + center("MTU (L3/IP4/IP6/MPLS)", MTU_WIDTH) + center("Counter", COUNTER_WIDTH)
        + center("Count", COUNTER_WIDTH) + "\n";

    private final Interfaces interfaces;

    InterfaceText(Interfaces interfaces) {
        this.interfaces = interfaces;
    }

    @Override
    public Optional<String> run(CliInput input, StringBuilder output) {
        Set<Iface> named = new LinkedHashSet<>();
        while (!input.atEnd()) {
            Optional<Iface> next = interfaces.all().stream().filter(iface -> input.takeWord(iface.name)).findFirst();
            if (next.isEmpty()) {
                return Optional.of(input.unknown());
            }
            named.add(next.get());
        }
        Collection<Iface> shown = named.isEmpty() ? interfaces.all().stream()
            .sorted(Comparator.comparing(iface -> interfaces.hardwareOf(iface).name)).toList() : named;
        output.append(HEAD);
        shown.forEach(iface -> output.append(line(iface)));
        return Optional.empty();
    }

    private static String line(Iface iface) {
        return left(iface.name, NAME_WIDTH) + center(Integer.toString(iface.index), INDEX_WIDTH)
            + center(iface.admin ? "up" : "down", STATE_WIDTH) + center(Arrays.stream(iface.mtu)
                .mapToObj(Long::toString).collect(Collectors.joining("/")), MTU_WIDTH) + "\n";
    }

    private static String left(String text, int width) {
        return text.length() > width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }

    /** In the middle; the odd space comes first. */
    private static String center(String text, int width) {
        int space = Math.max(0, width - text.length());
        return left(" ".repeat(space - space / 2) + text, width);
    }
}
