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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.desired.FieldReader.Form;
import io.chainstitch.kubernetes.facts.Login;
import io.chainstitch.kubernetes.facts.NodeFacts;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the annotations of a node. */
final class NodeTranslation {
    private static final int AGENT_PORT = 2831;
    private static final int HIGHEST = 65_535;
    private static final int LOWEST_MTU = 576;

    private final NodeFacts node;
    private final FieldReader annotations;

    private NodeTranslation(NodeFacts node, List<String> problems) {
        this.node = node;
        Map<String, Object> values = new HashMap<>();
        node.annotations().forEach((key, value) -> values.put(key, number(key, value.strip())));
        this.annotations = FieldReader.of("", values, problems);
    }

    private static Object number(String key, String value) {
        boolean numeric = key.endsWith("-port") || key.endsWith("-mtu") || key.endsWith("-id");
        return numeric && value.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(value) : value;
    }

    /** Empty when the node has no VPP. */
    static Optional<Entry> read(NodeFacts node, Optional<Login> login, List<String> problems) {
        return new NodeTranslation(node, problems).read(login);
    }

    private Optional<Entry> read(Optional<Login> login) {
        Optional<String> host = host();
        Optional<String> internal = internalAddress();
        if (!annotations.has(NodeFacts.PREFIX + "agent-host")
            && !annotations.text(NodeFacts.PREFIX + "agent").equals(Optional.of("true"))) {
            return Optional.empty();
        }
        if (host.isEmpty() && internal.isEmpty()) {
            annotations.problem(NodeFacts.PREFIX + "agent-host",
                "is needed: the node has no InternalIP at which its agent could be.");
        }
        if (!Form.NODE.fits(node.name())) {
            annotations.problem("metadata.name", "does not serve as the name of a node of the controller.");
        }
        Optional<String> underlay = annotations.parsed(NodeFacts.PREFIX + "underlay-address", IpAddress::of)
            .or(() -> internal);
        return Optional.of(new Entry.OfNode(node.name(), number("node-id", 0), underlay,
            annotations.text(NodeFacts.PREFIX + "underlay-interface", Form.INTERFACE),
            number("underlay-mtu", LOWEST_MTU),
            annotations.parsed(NodeFacts.PREFIX + "locator", NodeTranslation::locator),
            host.or(() -> internal).orElse(""), number("agent-port", 1).orElse(AGENT_PORT), login));
    }

    private Optional<String> host() {
        String key = NodeFacts.PREFIX + "agent-host";
        return annotations.text(key).filter(text -> text.contains(":")).isPresent()
            ? annotations.parsed(key, IpAddress::of) : annotations.text(key, Form.HOST);
    }

    private OptionalInt number(String name, int lowest) {
        return annotations.number(NodeFacts.PREFIX + name, lowest, HIGHEST);
    }

    private static IpPrefix locator(String text) {
        IpPrefix prefix = IpPrefix.of(text);
        if (prefix.family() != io.chainstitch.vpp.model.IpFamily.IPV6) {
            throw new IllegalArgumentException("a locator is an IPv6 prefix");
        }
        return prefix;
    }

    private Optional<String> internalAddress() {
        return node.internalAddresses().stream().flatMap(text -> {
            try {
                return java.util.stream.Stream.of(IpAddress.of(text).toString());
            } catch (IllegalArgumentException ignored) {
                return java.util.stream.Stream.empty();
            }
        }).findFirst();
    }
}
