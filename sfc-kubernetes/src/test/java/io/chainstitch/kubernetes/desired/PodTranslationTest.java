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
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.kubernetes.facts.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public final class PodTranslationTest {
    private final List<String> problems = new ArrayList<>();

    private static Entry.PodInterface bare(String name, Optional<String> network) {
        return new Entry.PodInterface(name, network, List.of(), Optional.empty(), List.of(), Optional.empty(),
            Optional.empty());
    }

    private List<Entry.PodInterface> interfaces(String... annotations) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < annotations.length; i += 2) {
            map.put(annotations[i], annotations[i + 1]);
        }
        return ((Entry.OfPod) PodTranslation.read(Facts.pod("p", "n1", map), problems).orElseThrow()).interfaces();
    }

    @Test
    public void podIsTakenOver() {
        PodFacts pod = new PodFacts(new ResourceId("ns", "p"), "u", Optional.empty(), Optional.of("10.1.0.9"), true,
            false, false, Map.of("a", "b"), Map.of());
        assertEquals(Optional.of(new Entry.OfPod(new ResourceId("ns", "p"), Optional.empty(),
            Optional.of("10.1.0.9"), true, false, Map.of("a", "b"), List.of())), PodTranslation.read(pod, problems));
    }

    @Test
    public void hostileTextsForgeNoLinesAndAreCut() {
        String bad = "x\\n2026 WARN forged\\u2028\\u202e" + "y".repeat(5_000);
        for (String field : List.of("address", "gateway", "mac")) {
            problems.clear();
            interfaces("chainstitch.io/interfaces", "[{\"name\":\"eth1\",\"" + field + "\":\"" + bad + "\"}]");
            assertEquals(field, 1, problems.size());
            assertTrue(problems.get(0), problems.get(0).length() < 400);
            assertTrue(problems.get(0), problems.get(0).codePoints().allMatch(point -> point == '…'
                || point >= ' ' && point < 127));
        }
    }

    @Test
    public void thousandsOfMistakesAreNotAllTold() {
        interfaces("chainstitch.io/interfaces", "[" + "{\"name\":7},".repeat(50_000) + "{}]");
        assertEquals(20, problems.size());
        problems.clear();
        assertEquals(List.of(), interfaces("contivpp.io/custom-if", "!,".repeat(50_000) + "~/tap"));
        assertEquals(20, problems.size());
    }

    @Test
    public void podThatLeavesIsGone() {
        PodFacts pod = new PodFacts(new ResourceId("ns", "p"), "u", Optional.of("n1"), Optional.empty(), false, true,
            true, Map.of(), Map.of());
        assertEquals(Optional.empty(), PodTranslation.read(pod, problems));
    }

    @Test
    public void interfacesOfTheReferenceAreNamedInAnyAnnotationThatBeginsSo() {
        assertEquals(List.of(bare("eth7", Optional.empty()), bare("memif1", Optional.of("stub")),
            bare("tap1", Optional.of("default.blue"))),
            interfaces("contivpp.io/custom-if", "tap1/tap/blue, memif1/memif/stub", "contivpp.io/custom-if-2",
                "eth7/veth"));
        assertEquals(List.of(), problems);
    }

    @Test
    public void attachmentsAreTakenOver() {
        assertEquals(List.of(
            new Entry.PodInterface("eth1", Optional.of("default.blue"), List.of("10.9.0.2/24"),
                Optional.of("02:00:00:00:00:0a"), List.of("10.9.0.1/24"), Optional.empty(),
                Optional.of(new Entry.Link.AfPacket("p-eth1"))),
            new Entry.PodInterface("eth2", Optional.of("stub"), List.of(), Optional.empty(), List.of(),
                Optional.of("tap7"), Optional.empty()),
            new Entry.PodInterface("eth3", Optional.empty(), List.of(), Optional.empty(), List.of(),
                Optional.empty(), Optional.of(new Entry.Link.Tap(Optional.of("t3"), Optional.of("pod3"))))),
            interfaces("contivpp.io/custom-if", "eth1/veth/blue,eth2/tap/stub", "chainstitch.io/interfaces",
                "[{\"name\":\"eth1\",\"address\":[\"10.9.0.2/24\"],\"mac\":\"02:00:00:00:00:0A\","
                    + "\"gateway\":\"10.9.0.1/24\",\"attachment\":{\"afPacket\":{\"hostInterface\":\"p-eth1\"}}},"
                    + "{\"name\":\"eth2\",\"vppInterface\":\"tap7\"},"
                    + "{\"name\":\"eth3\",\"attachment\":{\"tap\":{\"hostInterface\":\"t3\","
                    + "\"hostNamespace\":\"pod3\"}}}]"));
        assertEquals(List.of(), problems);
    }

    @Test
    public void memifInterfacesAreNumberedInTheOrderOfTheirNames() {
        assertEquals(List.of(Optional.of(new Entry.Link.Memif(Optional.of("/run/m.sock"), 1, true)),
            Optional.of(new Entry.Link.Memif(Optional.empty(), 2, false)),
            Optional.of(new Entry.Link.Memif(Optional.empty(), 9, true))),
            interfaces("contivpp.io/custom-if", "c/memif,b/memif,a/memif", "chainstitch.io/interfaces",
                "[{\"name\":\"b\",\"attachment\":{\"memif\":{\"role\":\"slave\"}}},"
                    + "{\"name\":\"a\",\"attachment\":{\"memif\":{\"socket\":\"/run/m.sock\"}}},"
                    + "{\"name\":\"c\",\"attachment\":{\"memif\":{\"id\":9}}}]").stream()
                .map(Entry.PodInterface::link).toList());
        assertEquals(List.of(), problems);
    }

    @Test
    public void wrongItemCostsThatInterfaceOnly() {
        assertEquals(List.of(bare("tap1", Optional.empty())),
            interfaces("contivpp.io/custom-if", "tap1/tap,x,y/pipe,tap1/veth"));
        assertEquals(List.of("annotation contivpp.io/custom-if names the interface 'tap1' twice: name it once.",
            "annotation contivpp.io/custom-if has the item 'x': write NAME/TYPE or NAME/TYPE/NETWORK, with type tap,"
                + " veth or memif.",
            "annotation contivpp.io/custom-if has the item 'y/pipe': write NAME/TYPE or NAME/TYPE/NETWORK, with type"
                + " tap, veth or memif."), problems);
    }

    @Test
    public void attachmentThatCannotBeReadLeavesTheInterfaceUnattached() {
        assertEquals(List.of(bare("eth1", Optional.empty()), bare("eth2", Optional.empty())),
            interfaces("contivpp.io/custom-if", "eth1/veth,eth2/memif", "chainstitch.io/interfaces",
                "[{\"name\":\"eth1\",\"attachment\":{\"afPacket\":{}}},{\"name\":\"eth2\",\"attachment\":{}},"
                    + "{\"mac\":\"x\"},7]"));
        assertEquals(List.of(
            "annotation.chainstitch.io/interfaces[3] is no object: write its fields below it.",
            "annotation.chainstitch.io/interfaces[0].attachment.afPacket.hostInterface is missing: write the name of"
                + " the Linux interface in VPP's namespace.",
            "annotation.chainstitch.io/interfaces[1].attachment needs one of afPacket, memif and tap.",
            "annotation.chainstitch.io/interfaces[2].name is missing: write the name of the interface inside the"
                + " pod.",
            "annotation.chainstitch.io/interfaces[3].name is missing: write the name of the interface inside the"
                + " pod."), problems);
    }

    @Test
    public void annotationThatIsNoJsonLeavesTheInterfacesUnattached() {
        for (String text : List.of("{", "[", "nonsense", "\u0000", "[[[[", "{\"name\":\"eth1\"}", "7")) {
            problems.clear();
            assertEquals(text, List.of(bare("eth1", Optional.empty())),
                interfaces("contivpp.io/custom-if", "eth1/veth", "chainstitch.io/interfaces", text));
            assertEquals(text, 1, problems.size());
        }
    }
}
