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
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.runner.RunWith;

/** The command that makes a proxy. */
@RunWith(JUnitQuickcheck.class)
public class ProxyCommandTest {

    private static String text(long table, String hop, String out, String in) {
        SidBehavior.EndAd proxy =
            new SidBehavior.EndAd("a; quit", "b\nquit", Optional.ofNullable(hop).map(IpAddress::of));
        return ProxyCommand.text(new LocalSid(IpAddress.of("FC00:0::1"), table, proxy), proxy, out, in);
    }

    @Test
    public void commandHasAddressesAndNamesOfVpp() {
        assertEquals("sr localsid prefix fc00::1/128 behavior end.ad oif host-f0 iif memif700000/7",
            text(0, null, "host-f0", "memif700000/7"));
        assertEquals("sr localsid prefix fc00::1/128 fib-table 7 behavior end.ad nh 10.0.0.1 oif loop0.100 iif loop1",
            text(7, "10.0.0.1", "loop0.100", "loop1"));
        assertEquals("sr localsid prefix fc00::1/128 behavior end.ad nh fd00::1 oif vxlan_tunnel0 iif loop1",
            text(0, "fd00:0:0::1", "vxlan_tunnel0", "loop1"));
    }

    @Test
    public void namesWithOtherCharactersAreRefusedByName() {
        for (String name : List.of("", " ", "host a", "host-a\n", "-x", "a;b", "a{b", "a\tb", "\u00e4",
                "a".repeat(64))) {
            CallRefused refused = assertThrows(name, CallRefused.class, () -> text(0, null, name, "loop1"));
            assertTrue(refused.getMessage(), refused.getMessage().contains("'" + name + "'"));
            assertThrows(name, CallRefused.class, () -> text(0, null, "loop1", name));
        }
    }

    @Property(trials = 1000)
    public void commandIsOneLineOfTheSameWordsWhateverTheNames(String out, String in) {
        try {
            String[] words = text(0, null, out, in).split("\\s", -1);
            assertEquals(10, words.length);
            assertEquals(out, words[7]);
            assertEquals(in, words[9]);
        } catch (CallRefused refused) {
            assertTrue(refused.getMessage(), refused.getMessage().contains("do not go into a command"));
        }
    }
}
