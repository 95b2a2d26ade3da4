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

import io.chainstitch.kubernetes.facts.CustomKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public final class OutsideTranslationTest {
    @Test
    public void networkOfTheReferenceIsTakenOver() {
        assertEquals(new Entry.OfNetwork("default.network2", true, Optional.of("10.100.0.0/16")),
            Facts.entryOf(Facts.custom(CustomKind.CUSTOM_NETWORK, "network2", "type: L3",
                "subnetCIDR: 10.100.0.0/16", "subnetOneNodePrefixLen: 24")));
        assertEquals(new Entry.OfNetwork("default.l2", false, Optional.empty()),
            Facts.entryOf(Facts.custom(CustomKind.CUSTOM_NETWORK, "l2", "type: L2")));
    }

    @Test
    public void wrongNetworkSaysWhatToMend() {
        assertEquals(List.of("spec.type is 'stub': write L2 or L3.", "spec.subnetCIDR is '10.1.1.1/16': 10.1.1.1/16"
            + " has host bits set, the prefix is 10.1.0.0/16."), Facts.problemsOf(Facts.custom(
                CustomKind.CUSTOM_NETWORK, "n", "type: stub", "subnetCIDR: 10.1.1.1/16")));
        assertEquals(List.of("metadata.name is 'stub', a network that is there without being declared: take another"
            + " name."), Facts.problemsOf(Facts.custom(CustomKind.CUSTOM_NETWORK, "stub", "type: L2")));
        assertEquals(List.of("spec.type is missing: write L2 or L3."),
            Facts.problemsOf(Facts.custom(CustomKind.CUSTOM_NETWORK, "n", "{}")));
    }

    @Test
    public void externalInterfaceOfTheReferenceIsTakenOver() {
        assertEquals(new Entry.OfExternal("default.vlan200", Optional.empty(), List.of(
            new Entry.Attached("node-1", "GigabitEthernet0/5/0", OptionalInt.of(200), Optional.of("10.99.0.100/16"),
                Optional.empty(), Optional.empty()),
            new Entry.Attached("node-2", "GigabitEthernet0/5/0", OptionalInt.empty(), Optional.empty(),
                Optional.of("10.99.0.7"), Optional.of("02:00:00:00:00:0a")))),
            Facts.entryOf(Facts.custom(CustomKind.EXTERNAL_INTERFACE, "vlan200", "type: L2", "network: ''", "nodes:",
                "- {node: node-1, vppInterfaceName: GigabitEthernet0/5/0, IP: 10.99.0.100/16, VLAN: 200}",
                "- {node: node-2, vppInterfaceName: GigabitEthernet0/5/0, vlan: 0, peerAddress: 10.99.0.7,"
                    + " peerMac: '02:00:00:00:00:0A'}")));
        assertEquals(Optional.of("default.blue"), ((Entry.OfExternal) Facts.entryOf(Facts.custom(
            CustomKind.EXTERNAL_INTERFACE, "x", "type: L2", "network: blue"))).network());
    }

    @Test
    public void wrongExternalInterfaceSaysWhatToMend() {
        assertEquals(List.of(
            "spec.nodes[0].vppInterfaceName is missing: write a name of at most 63 characters without blanks.",
            "spec.nodes[0].vlan is 5000: write a whole number from 0 to 4094.",
            "spec.nodes[0].ip is '10.0.0.1': '10.0.0.1' is no address with a prefix length.",
            "spec.nodes[1].node is 'n1' once more: an external interface has one interface on a node; make another"
                + " resource for the second one."),
            Facts.problemsOf(Facts.custom(CustomKind.EXTERNAL_INTERFACE, "x", "nodes:",
                "- {node: n1, vlan: 5000, ip: 10.0.0.1}", "- {node: n1, vppInterfaceName: eth1}")));
    }
}
