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
package io.chainstitch.it.realvpp;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ICMP echo as tcpdump saw it.
 *
 * @param place namespace and interface
 * @param time nanoseconds since 1970 by the kernel's clock, one for all namespaces
 * @param vlan its tag; 0 = untagged
 * @param source IPv4 address of the sender
 * @param echo request or reply
 * @param sequence number of the echo
 */
record Frame(String place, long time, int vlan, String source, Echo echo, int sequence) {
    private static final int NANOS = 9;
    private static final Pattern LINE = Pattern.compile(
        "(\\d+\\.\\d+) (?:.* vlan (\\d+),)?.* ([0-9a-f.:]+) > \\S+: ICMP6?,? echo (request|reply), "
        + ".*seq (\\d+),.*");

    /** The two kinds of echo. */
    enum Echo {
        REQUEST, REPLY
    }

    /** Reads a line of {@code tcpdump -n -e -tt}; empty for all that is no echo. */
    static Optional<Frame> parse(String place, String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Frame(place, new BigDecimal(found.group(1)).movePointRight(NANOS).longValue(),
            found.group(2) == null ? 0 : Integer.parseInt(found.group(2)), found.group(3),
            found.group(4).equals("request") ? Echo.REQUEST : Echo.REPLY, Integer.parseInt(found.group(5))));
    }
}
