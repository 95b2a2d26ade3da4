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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.SidBehavior;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What VPP 26.06 says to {@code show sr localsids}. */
@RunWith(JUnitQuickcheck.class)
public class ProxyTextTest {
    private static final Interface POD = Samples.loopback(Samples.POD_A, 5);
    private static final String COUNTERS = "\tGood traffic: \t[0 packets : 0 bytes]\n"
        + "\tBad traffic:  \t[0 packets : 0 bytes]\n--------------------\n";
    private static final String REWRITES = "\tGood rewrite traffic: \t[0 packets : 0 bytes]\n"
        + "\tBad rewrite traffic:  \t[0 packets : 0 bytes]\n";
    private static final String HEAD = "SRv6 - My LocalSID Table:\n=========================\n";
    private static final String FRAMES = "\tAddress: \tfc00::1/128\n"
        + "\tBehavior: \tEnd.AD (Endpoint with dynamic proxy to SR-unaware appliance)\n"
        + "\tOutgoing iface:\tloop5\n\tIncoming iface:\tDELETED (9)\n" + REWRITES + COUNTERS;
    private static final String PACKETS = "\tAddress: \tfc00::2/128\n"
        + "\tBehavior: \tEnd.AD (Endpoint with dynamic proxy to SR-unaware appliance)\n"
        + "\tNext-hop:\t10.0.0.1\n\tOutgoing iface:\tloop7.100\n\tIncoming iface:\tloop7\n" + REWRITES + COUNTERS;
    private static final String OTHER = "\tAddress: \tfc00::3/128\n"
        + "\tBehavior: \tDX2 (Endpoint with decapulation and Layer-2 cross-connect)\n\tIface:  \tloop7\n" + COUNTERS;

    private static Port port(long index, String name, String tag) {
        return new Port(index, index, name, false, 0, 0, false, TagRewrite.NONE, tag, 1,
            MacAddress.of(new byte[6]), 0);
    }

    private static NameView names() {
        return new NameView(List.of(port(5, "loop5", Names.tag(POD)), port(7, "loop7", ""),
            port(8, "loop7.100", ""), port(10, "twin", ""), port(11, "twin", "")), List.of(POD));
    }

    private static Map<IpAddress, SidBehavior> parse(String text) {
        return ProxyText.parse(text, names());
    }

    @Test
    public void proxiesAreFoundAmongOtherSids() {
        assertEquals(Map.of(IpAddress.of("fc00::1"),
            new SidBehavior.EndAd(Samples.POD_A, "deleted-9", Optional.empty()),
            IpAddress.of("fc00::2"),
            new SidBehavior.EndAd("loop7.100", "loop7", Optional.of(IpAddress.of("10.0.0.1")))),
            parse(HEAD + FRAMES + OTHER + PACKETS));
    }

    @Test
    public void whatLooksDifferentIsLeftOut() {
        String whole = HEAD + PACKETS;
        for (String changed : List.of(whole.replace("/128", "/64"), whole.replace("End.AD (", "End.AS ("),
                whole.replace("\tOutgoing iface:\tloop7.100\n", ""), whole.replace("10.0.0.1", "10.0.0.300"),
                whole.replace("iface:\tloop7\n", "iface:\tloop99\n"), whole.replace("loop7.100", "twin"),
                whole.replace("\tIncoming", "\tOutgoing"), whole.replace("fc00::2", "fc00::g"),
                whole.replace("\tBehavior", "\tAddress: \tfc00::9/128\n\tBehavior"), "", "-")) {
            assertEquals(changed, Map.of(), parse(changed));
        }
    }

    @Property(trials = 2000)
    public void damagedTextIsNoError(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(HEAD + FRAMES + OTHER + PACKETS);
        for (int i = 0; i < 3; i++) {
            int start = random.nextInt(text.length());
            text.replace(start, Math.min(text.length(), start + random.nextInt(20)),
                PACKETS.substring(0, random.nextInt(PACKETS.length())));
        }
        assertTrue(parse(text.toString()).size() <= 10);
    }
}
