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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.chainstitch.kubernetes.facts.Login;
import io.chainstitch.kubernetes.facts.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public final class NodeTranslationTest {
    private static final Optional<Login> LOGIN = Optional.of(new Login("admin", "s3cr3t"));
    private final List<String> problems = new ArrayList<>();

    @Test
    public void annotationsBecomeLeaves() {
        assertEquals(Optional.of(new Entry.OfNode("n1", OptionalInt.of(3), Optional.of("2001:db8::1"),
            Optional.of("eth0"), OptionalInt.of(9000), Optional.of("fcbb:bb00:1::/48"), "agent.example", 2832,
            LOGIN)), NodeTranslation.read(Facts.node("n1", "agent-host", "agent.example", "agent-port", "2832",
                "underlay-address", "2001:DB8::1", "underlay-interface", "eth0", "underlay-mtu", "9000",
                "locator", "fcbb:bb00:1::/48", "node-id", "3"), LOGIN, problems));
        assertEquals(List.of(), problems);
    }

    @Test
    public void markedNodeHasItsAgentAtItsInternalAddress() {
        assertEquals(Optional.of(new Entry.OfNode("n1", OptionalInt.empty(), Optional.of("192.0.2.1"),
            Optional.empty(), OptionalInt.empty(), Optional.empty(), "192.0.2.1", 2831, Optional.empty())),
            NodeTranslation.read(Facts.node("n1", "agent", "true"), Optional.empty(), problems));
    }

    @Test
    public void nodeWithoutAnAgentIsNoVppNode() {
        assertEquals(Optional.empty(), NodeTranslation.read(Facts.node("n1", "locator", "fcbb:bb00:1::/48"), LOGIN,
            problems));
        assertEquals(Optional.empty(), NodeTranslation.read(Facts.node("n1", "agent", "false"), LOGIN, problems));
        assertEquals(List.of(), problems);
    }

    @Test
    public void wrongAnnotationsAreNamed() {
        NodeTranslation.read(Facts.node("n1", "agent", "true", "agent-port", "x", "underlay-mtu", "70000",
            "locator", "10.0.0.0/8", "underlay-address", "here"), LOGIN, problems);
        assertEquals(List.of("chainstitch.io/underlay-address is 'here': 'here' is no IP address.",
            "chainstitch.io/underlay-mtu is 70000: write a whole number from 576 to 65535.",
            "chainstitch.io/locator is '10.0.0.0/8': a locator is an IPv6 prefix.",
            "chainstitch.io/agent-port is 'x': write a whole number from 1 to 65535."), problems);
    }

    @Test
    public void hostsAreAddressesOrNames() {
        for (String good : List.of("a", "agent-1.example", "10.0.0.1", "2001:db8::7")) {
            NodeTranslation.read(Facts.node("n1", "agent-host", good), LOGIN, problems);
            assertEquals(good, List.of(), problems);
        }
        for (String bad : List.of("a b", "a:b", "-a", "a..b", "http://a")) {
            problems.clear();
            NodeTranslation.read(Facts.node("n1", "agent-host", bad), LOGIN, problems);
            assertEquals(bad, 1, problems.size());
        }
    }

    @Test
    public void nodeWithoutAnyAddressSaysWhatItNeeds() {
        NodeTranslation.read(new NodeFacts("n1", "uid", List.of(), Map.of(NodeFacts.PREFIX + "agent", "true")), LOGIN,
            problems);
        assertEquals(List.of("chainstitch.io/agent-host is needed: the node has no InternalIP at which its agent could"
            + " be."), problems);
    }

    @Test
    public void passwordIsNowhereInTexts() {
        assertFalse(NodeTranslation.read(Facts.node("n1", "agent", "true"), LOGIN, problems).toString()
            .contains("s3cr3t"));
    }
}
