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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.InterfaceCounters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads counters out of what VPP says to {@code show interface}. VPP writes columns of a fixed width and cuts what does
 * not fit: names after 32 characters, numbers after 16 digits. So an interface is known by its index, with the name as
 * a check, and a number that fills its column may be a larger one and is not taken. A counter of 0 is not written.
 *
 * <p>What does not look as VPP 26.06 writes it is left out. An interface that is told twice, or of which a counter that
 * is asked for or the line after it is not understood, is left out as a whole, for an absent counter would be taken
 * for 0; the others stay.
 */
final class InterfaceCounterText {
    private static final int NAME_WIDTH = 32;
    /** Where the index ends, and where the first counter begins: name, index, state and MTU have their columns. */
    private static final int INDEX_END = 37;
    private static final int HEAD_WIDTH = 68;
    private static final int COUNTER_WIDTH = 16;
    private static final Pattern INDEX = Pattern.compile(" {0,2}(\\d{1,5}) {0,2}");
    private static final Pattern STATE_AND_MTU = Pattern.compile(" *(?:up|down|error)(?:/punt)? *\\d[0-9/]{0,20} *");
    private static final Pattern NUMBER = Pattern.compile(" *(\\d{1,15})");
    private static final List<String> ASKED = List.of("rx packets", "rx bytes", "tx packets", "tx bytes", "drops");

    private final NameView names;
    private final Map<String, Map<String, Long>> found = new HashMap<>();
    private final Set<String> spoilt = new HashSet<>();
    /** The interface that the lines are about; empty where it is none that we know. */
    private Optional<String> current = Optional.empty();

    private InterfaceCounterText(NameView names) {
        this.names = names;
    }

    /** The counters of the interfaces that are known, by name. */
    static Map<String, InterfaceCounters> parse(String text, NameView names) {
        InterfaceCounterText reader = new InterfaceCounterText(names);
        text.lines().forEach(reader::line);
        reader.found.keySet().removeAll(reader.spoilt);
        Map<String, InterfaceCounters> counters = new HashMap<>();
        reader.found.forEach((name, values) -> counters.put(name, counters(values)));
        return counters;
    }

    private static InterfaceCounters counters(Map<String, Long> values) {
        List<Long> asked = ASKED.stream().map(counter -> values.getOrDefault(counter, 0L)).toList();
        return new InterfaceCounters(asked.get(0), asked.get(1), asked.get(2), asked.get(3), asked.get(4));
    }

    private void line(String line) {
        if (line.isBlank()) {
            return;
        }
        String head = line.substring(0, Math.min(HEAD_WIDTH, line.length()));
        if (!head.isBlank()) {
            begin(head);
        }
        String counter = line.substring(head.length());
        if (!counter.isBlank()) {
            current.ifPresent(name -> counter(name, counter));
        }
    }

    private void begin(String head) {
        Optional<Long> index = index(head);
        if (index.isEmpty()) {
            current.ifPresent(spoilt::add);
        }
        current = index.flatMap(names::port)
            .filter(port -> cut(port.vppName()).equals(head.substring(0, NAME_WIDTH).stripTrailing()))
            .map(port -> names.name(port.index()));
        if (current.isPresent() && found.put(current.get(), new HashMap<>()) != null) {
            spoilt.add(current.get());
        }
    }

    /** VPP's index of the interface that a line begins with, none when the line begins otherwise. */
    private static Optional<Long> index(String head) {
        if (head.length() < HEAD_WIDTH || !STATE_AND_MTU.matcher(head.substring(INDEX_END)).matches()) {
            return Optional.empty();
        }
        return Optional.of(INDEX.matcher(head.substring(NAME_WIDTH, INDEX_END))).filter(Matcher::matches)
            .map(match -> Long.parseLong(match.group(1)));
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(NAME_WIDTH, name.length()));
    }

    private void counter(String name, String text) {
        String counter = text.substring(0, Math.min(COUNTER_WIDTH, text.length())).stripTrailing();
        if (ASKED.contains(counter)) {
            Matcher number = NUMBER.matcher(text.substring(Math.min(COUNTER_WIDTH, text.length())));
            if (!number.matches() || found.get(name).put(counter, Long.parseLong(number.group(1))) != null) {
                spoilt.add(name);
            }
        }
    }
}
