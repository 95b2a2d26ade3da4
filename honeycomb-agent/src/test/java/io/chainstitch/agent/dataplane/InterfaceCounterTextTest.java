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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What VPP 26.06 says to {@code show interface}. */
@RunWith(JUnitQuickcheck.class)
public class InterfaceCounterTextTest {
    private static final Interface POD = Samples.loopback(Samples.POD_A, 5);
    private static final String LONG = "TenGigabitEthernet0000/3b/00/0-left";
    private static final InterfaceCounters NOTHING = new InterfaceCounters(0, 0, 0, 0, 0);
    private static final String HEAD =
        "              Name               Idx    State  MTU (L3/IP4/IP6/MPLS)     Counter          Count     \n";
    private static final String QUIET =
        "local0                            0     down          0/0/0/0       \n";
    private static final String BUSY =
        "loop5                             5      up          9000/0/0/0     rx packets                    12\n"
        + "                                                                    rx bytes                    1234\n"
        + "                                                                    tx packets                     7\n"
        + "                                                                    tx bytes                     700\n"
        + "                                                                    drops                          3\n"
        + "                                                                    ip4                            2\n"
        + "                                                                    tx-error                       1\n";
    private static final String SENDING =
        "memif7/4.100                     1234    up           0/0/0/0       tx packets                     8\n"
        + "                                                                    tx bytes                     888\n";
    private static final String CUT =
        "TenGigabitEthernet0000/3b/00/0-l99999 down/punt65535/65535/65535/655rx packets                     1\n"
        + "                                                                    rx bytes         999999999999999\n"
        + "                                                                    rx-unicast packe               1\n"
        + "                                                                    rx-unicast bytes 999999999999999\n";
    private static final String ALL = HEAD + CUT + QUIET + BUSY + SENDING;
    private static final Map<String, InterfaceCounters> COUNTERS = Map.of("local0", NOTHING, Samples.POD_A,
        new InterfaceCounters(12, 1234, 7, 700, 3), "memif7/4.100", new InterfaceCounters(0, 0, 8, 888, 0), LONG,
        new InterfaceCounters(1, 999999999999999L, 0, 0, 0));

    private static Port port(long index, String name, String tag) {
        return new Port(index, index, name, false, 0, 0, false, TagRewrite.NONE, tag, 1,
            MacAddress.of(new byte[6]), 0);
    }

    private static Map<String, InterfaceCounters> parse(String text) {
        return InterfaceCounterText.parse(text, new NameView(List.of(port(0, "local0", ""),
            port(5, "loop5", Names.tag(POD)), port(1234, "memif7/4.100", ""), port(99999, LONG, "")), List.of(POD)));
    }

    @Test
    public void countersAreFoundByTheNamesThatObjectsHaveAndAnAbsentOneIsZero() {
        assertEquals(COUNTERS, parse(ALL));
    }

    @Test
    public void nothingElseIsTakenForAnInterface() {
        for (String other : List.of("", "-", HEAD, "show interface: unknown input `x'\n", BUSY.substring(1),
                BUSY.replace("  5  ", "  6  "), BUSY.replace("loop5", "loop6"), BUSY.replace("up", "on"),
                BUSY.replace("9000/0/0/0", "          "), BUSY.replace("9000/0/0/0", "9000-0-0-0"),
                BUSY.replace("  5  ", " -5  "), BUSY.replace("  5  ", "     "), BUSY.replace("loop5", "  loop5"),
                BUSY.replaceAll("(?m)^ +", ""), "\u00e4" + BUSY)) {
            assertEquals(other, Map.of(), parse(HEAD + other));
        }
    }

    @Test
    public void counterThatIsNotUnderstoodTakesItsInterfaceAlong() {
        for (String bad : List.of("1234567890123456", "             -12", "            1e12", "            12.0", "",
                "              12 ", "            0x12", "\u0661\u0662")) {
            String busy = BUSY.replace("              12\n", bad + "\n");
            assertEquals(bad, Set.of("local0", "memif7/4.100"), parse(HEAD + QUIET + SENDING + busy).keySet());
        }
    }

    @Test
    public void linesOfOtherCountersAreSkipped() {
        String more = " ".repeat(68) + "rx-miss         lots of them\n" + " ".repeat(68) + "?\n\n";
        assertEquals(COUNTERS.get(Samples.POD_A),
            parse(HEAD + BUSY.replaceAll("(?m)^( +drops)", more + "$1")).get(Samples.POD_A));
    }

    @Test
    public void linesAfterSomethingUnknownAreNobodysCounters() {
        assertEquals(Set.of("local0"), parse(HEAD + QUIET + BUSY.replace("loop5", "loop9")).keySet());
        assertEquals(NOTHING, parse(HEAD + QUIET + BUSY.replace("loop5", "loop9")).get("local0"));
    }

    @Test
    public void lineThatIsNoneOfAnyInterfaceTakesTheOneBeforeItAlong() {
        assertEquals(Set.of("memif7/4.100"), parse(HEAD + SENDING + QUIET + "what is this\n"
            + BUSY.substring(BUSY.indexOf('\n') + 1)).keySet());
    }

    @Test
    public void interfaceThatIsToldTwiceIsLeftOut() {
        assertEquals(Set.of("local0"), parse(HEAD + BUSY + QUIET + BUSY).keySet());
        assertEquals(Map.of(), parse(HEAD + BUSY.replace("tx packets", "rx packets")));
    }

    @Property(trials = 2000)
    public void damagedTextIsNoErrorAndInventsNoInterface(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(ALL);
        for (int i = 0; i < 3; i++) {
            int start = random.nextInt(text.length());
            text.replace(start, Math.min(text.length(), start + random.nextInt(90)),
                random.nextBoolean() ? "" : ALL.substring(random.nextInt(ALL.length() / 2), ALL.length() / 2 + 1));
        }
        Set<String> unknown = new HashSet<>(parse(text.toString()).keySet());
        unknown.removeAll(COUNTERS.keySet());
        assertTrue(text.toString(), unknown.isEmpty());
    }

    @Property(trials = 500)
    public void whatIsLostAtTheEndSpoilsAtTheMostWhatComesRightBeforeIt(long seed) {
        Random random = new Random(seed);
        String whole = HEAD + SENDING + QUIET + BUSY;
        int busy = whole.indexOf("loop5");
        Map<String, InterfaceCounters> found = parse(whole.substring(0, busy + random.nextInt(whole.length() - busy)));
        assertEquals(COUNTERS.get("memif7/4.100"), found.get("memif7/4.100"));
        assertTrue(found.toString(), NOTHING.equals(found.getOrDefault("local0", NOTHING)));
    }
}
