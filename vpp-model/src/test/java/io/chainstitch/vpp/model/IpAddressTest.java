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

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Addresses, prefixes and MAC addresses: one value, one spelling. */
@RunWith(JUnitQuickcheck.class)
public class IpAddressTest {

    @Test
    public void spellingsOfOneAddressAreEqual() {
        assertEquals(IpAddress.of("2001:db8::1"), IpAddress.of("2001:0DB8:0:0:0:0:0:1"));
        assertEquals("2001:db8::1", IpAddress.of("2001:0DB8:0:0:0:0:0:1").toString());
        assertEquals("2001:db8:0:1:1:1:1:1", IpAddress.of("2001:db8::1:1:1:1:1").toString());
    }

    @Test
    public void whatIsNoAddressIsRefused() {
        for (String text : List.of("", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "fe80::1%eth0", "::ffff:1.2.3.4",
            "::ffff:102:304", "2001:db8::1::2", "localhost", "[::1]", "12345::", "1.2.3.4/24", "\u0661.2.3.4")) {
            assertThrows(text, IllegalArgumentException.class, () -> IpAddress.of(text));
        }
    }

    @Test
    public void zonesAndMappedBytesAreRefused() throws UnknownHostException {
        Inet6Address zoned = Inet6Address.getByAddress(null, IpAddress.of("fe80::1").bytes(), 3);
        assertThrows(IllegalArgumentException.class, () -> new IpAddress(zoned));
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 1, 2, 3, 4};
        assertThrows(IllegalArgumentException.class, () -> IpAddress.of(mapped));
        assertThrows(IllegalArgumentException.class, () -> IpAddress.of(new byte[5]));
    }

    @Property(trials = 300)
    public void bytesAndTextAreInverse(long seed) {
        byte[] sixteen = new byte[16];
        new Random(seed).nextBytes(sixteen);
        sixteen[0] |= 0x20;
        byte[] four = Arrays.copyOf(sixteen, 4);
        for (byte[] bytes : List.of(four, sixteen)) {
            IpAddress address = IpAddress.of(bytes);
            assertArrayEquals(bytes, address.bytes());
            assertEquals(address, IpAddress.of(address.toString()));
            assertEquals(bytes.length * 8, address.family().bits());
        }
    }

    @Test
    public void orderIsFamilyThenUnsignedBytes() {
        List<String> ordered = List.of("1.0.0.0", "127.0.0.1", "192.0.2.1", "::", "2001:db8::", "fe80::");
        assertEquals(ordered, Stream.of("fe80::", "192.0.2.1", "::", "127.0.0.1", "2001:db8::", "1.0.0.0")
            .map(IpAddress::of).sorted().map(IpAddress::toString).toList());
    }

    @Property(trials = 300)
    public void prefixHoldsExactlyWhatSharesItsBits(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
        random.nextBytes(bytes);
        bytes[0] |= 0x20;
        IpAddress address = IpAddress.of(bytes);
        int length = random.nextInt(bytes.length * 8 + 1);
        IpPrefix prefix = new InterfaceAddress(address, length).prefix();
        assertEquals(prefix, IpPrefix.of(prefix.toString()));
        assertTrue(prefix.contains(address));
        int bit = random.nextInt(bytes.length * 8);
        bytes[bit / 8] ^= (byte) (0x80 >> bit % 8);
        assertEquals(bit >= length, prefix.contains(IpAddress.of(bytes)));
    }

    @Test
    public void prefixWithHostBitsIsRefusedWithTheRightOne() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> IpPrefix.of("10.1.2.3/23"));
        assertEquals("10.1.2.3/23 has host bits set, the prefix is 10.1.2.0/23", e.getMessage());
        assertEquals("0.0.0.0/0", IpPrefix.of("0.0.0.0/0").toString());
        assertFalse(IpPrefix.of("0.0.0.0/0").contains(IpAddress.of("::")));
    }

    @Test
    public void interfaceAddressKeepsHostBits() {
        assertEquals("10.1.2.3/23", InterfaceAddress.of("10.1.2.3/23").toString());
        for (String text : List.of("10.1.2.3", "10.1.2.3/", "10.1.2.3/33", "::/129", "::/-1", "::/+1", "::/064",
            "::/1/2", "/24", "10.1.2.3/0x8")) {
            assertThrows(text, IllegalArgumentException.class, () -> InterfaceAddress.of(text));
        }
    }

    @Test
    public void macAddressHasOneSpelling() {
        assertEquals(new MacAddress("02:fe:00:00:00:0a"), new MacAddress("02:FE:00:00:00:0A"));
        assertEquals(new MacAddress("02:fe:00:00:00:0a"), MacAddress.of(new byte[] {2, -2, 0, 0, 0, 10}));
        assertArrayEquals(new byte[] {2, -2, 0, 0, 0, 10}, new MacAddress("02:fe:00:00:00:0a").bytes());
        for (String text : List.of("", "02-fe-00-00-00-0a", "02:fe:00:00:00", "02:fe:00:00:00:0a:00", "2:fe:0:0:0:a")) {
            assertThrows(text, IllegalArgumentException.class, () -> new MacAddress(text));
        }
    }
}
