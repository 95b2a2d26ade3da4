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
package io.chainstitch.vpp.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.nio.charset.StandardCharsets;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Tags fit into what VPP keeps and stay different. */
@RunWith(JUnitQuickcheck.class)
public class NamesTest {

    private static String tag(String name) {
        return Names.tag(new Interface(name, new Attachment.Loopback(0)));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    public void shortNamesAreKeptWhole() {
        assertEquals("chainstitch/pod/default/web/eth1", tag(Names.podInterface("default", "web", "eth1")));
        assertEquals("chainstitch/sub-interface/GigabitEthernet0/8/0.100",
            Names.tag(new SubInterface("GigabitEthernet0/8/0", 100, 1)));
        assertEquals("chainstitch/vxlan/c/0.1/n2", Names.tag(new Vxlan("vxlan/c/0.1/n2",
            IpAddress.of("192.0.2.1"), IpAddress.of("192.0.2.2"), 1)));
    }

    @Test
    public void sixtyThreeBytesFitAndSixtyFourAreCut() {
        String name = "pod/" + "x".repeat(63 - Names.OWNED.length() - 4);
        assertEquals(Names.OWNED + name, tag(name));
        String cut = tag(name + "y");
        assertEquals(63, bytes(cut));
        assertTrue(cut, cut.matches("chainstitch/pod/x{26}~[0-9a-f]{20}"));
    }

    @Test
    public void hashIsOfTheWholeTag() {
        assertEquals("chainstitch/pod/" + "a".repeat(26) + "~5cc2ee2a34a6e34c0cb6", tag("pod/" + "a".repeat(100)));
    }

    @Test
    public void longNamesThatDifferAtTheEndGetDifferentTags() {
        assertNotEquals(tag("pod/" + "a".repeat(99) + "1"), tag("pod/" + "a".repeat(99) + "2"));
    }

    @Property(trials = 500)
    public void tagAlwaysFitsAndNeverEndsInsideACharacter(String name) {
        String tag = tag("pod/" + name + "\u20ac\ud83d\ude00".repeat(10));
        assertTrue(bytes(tag) <= 63);
        assertTrue(tag.startsWith(Names.OWNED));
        assertEquals(-1, tag.indexOf('\ufffd'));
    }
}
