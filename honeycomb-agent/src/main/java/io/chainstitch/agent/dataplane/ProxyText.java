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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.SidBehavior;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the dynamic proxies out of what VPP says to {@code show sr localsids}. What does not look exactly as VPP 26.06
 * writes it is left out, as is everything else of that list.
 */
final class ProxyText {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyText.class);
    private static final String END_OF_SID = "--------------------";
    private static final Pattern ADDRESS = Pattern.compile("\\tAddress: \\t(\\S+)/128");
    private static final String BEHAVIOR = "\tBehavior: \tEnd.AD (";
    private static final Pattern LINE =
        Pattern.compile("\\t(Next-hop|Outgoing iface|Incoming iface):\\t(\\S.*)");
    private static final Pattern DELETED = Pattern.compile("DELETED \\((\\d{1,10})\\)");
    private final Map<String, List<Port>> ports;
    private final NameView names;

    private ProxyText(NameView names) {
        this.names = names;
        this.ports = names.ports().stream().collect(Collectors.groupingBy(Port::vppName));
    }

    /** The proxies by SID. */
    static Map<IpAddress, SidBehavior> parse(String text, NameView names) {
        ProxyText reader = new ProxyText(names);
        Map<IpAddress, SidBehavior> found = new HashMap<>();
        for (String sid : text.split(END_OF_SID + "\\R")) {
            reader.sid(sid.lines().toList(), found);
        }
        return found;
    }

    private void sid(List<String> lines, Map<IpAddress, SidBehavior> found) {
        List<String> addresses = lines.stream().map(ADDRESS::matcher).filter(Matcher::matches)
            .map(match -> match.group(1)).toList();
        if (addresses.size() != 1 || lines.stream().noneMatch(line -> line.startsWith(BEHAVIOR))) {
            return;
        }
        try {
            found.put(IpAddress.of(addresses.get(0)), proxy(lines));
        } catch (IllegalArgumentException e) {
            LOG.debug("VPP describes the proxy {} in a way that is not known: {}", lines, e.getMessage());
        }
    }

    private SidBehavior.EndAd proxy(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines) {
            Matcher match = LINE.matcher(line);
            if (match.matches() && values.put(match.group(1), match.group(2)) != null) {
                throw new IllegalArgumentException(match.group(1) + " is there twice");
            }
        }
        return new SidBehavior.EndAd(name(values.get("Outgoing iface")), name(values.get("Incoming iface")),
            Optional.ofNullable(values.get("Next-hop")).map(IpAddress::of));
    }

    private String name(String told) {
        if (told == null) {
            throw new IllegalArgumentException("an interface is missing");
        }
        Matcher deleted = DELETED.matcher(told);
        if (deleted.matches()) {
            return names.name(Long.parseLong(deleted.group(1)));
        }
        List<Port> known = ports.getOrDefault(told, List.of());
        if (known.size() != 1) {
            throw new IllegalArgumentException(known.size() + " interfaces are named " + told);
        }
        return names.name(known.get(0).index());
    }
}
