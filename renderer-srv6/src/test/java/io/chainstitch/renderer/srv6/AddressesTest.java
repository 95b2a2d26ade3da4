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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import org.junit.Test;

/** Addresses and prefixes made of a block and a number. */
public class AddressesTest {
    private static final IpPrefix BLOCK = IpPrefix.of("fcbb:bb00::/32");

    @Test
    public void numberStandsInTheLowBits() {
        IpPrefix locator = IpPrefix.of("fcbb:bb00:7::/48");
        assertEquals(IpAddress.of("fcbb:bb00:7::1"), Addresses.in(locator, 1));
        assertEquals(IpAddress.of("fcbb:bb00:7::1:0"), Addresses.in(locator, 65_536));
        assertEquals(IpAddress.of("fcbb:bb00:7::ffff:ffff"), Addresses.in(locator, 0xffffffffL));
        assertEquals(IpAddress.of("2001:db8:1:2:3:4:0:9"), Addresses.in(IpPrefix.of("2001:db8:1:2:3:4::/96"), 9));
    }

    @Test
    public void numberOutsideOfTheLowBitsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Addresses.in(BLOCK, 0));
        assertThrows(IllegalArgumentException.class, () -> Addresses.in(BLOCK, 0x100000000L));
    }

    @Test
    public void locatorsAreTheParts48BitsLong() {
        assertEquals(IpPrefix.of("fcbb:bb00:1::/48"), Addresses.locator(BLOCK, 1));
        assertEquals(IpPrefix.of("fcbb:bb00:ffff::/48"), Addresses.locator(BLOCK, 65_535));
        assertEquals(IpPrefix.of("fc00:0:3::/48"), Addresses.locator(IpPrefix.of("fc00::/40"), 3));
        assertEquals(IpPrefix.of("fd01:0:1::/48"), Addresses.locator(IpPrefix.of("fd00::/8"), 0x100000001L));
    }

    @Test
    public void locatorOutsideOfTheBlockIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Addresses.locator(BLOCK, 65_536));
        assertThrows(IllegalArgumentException.class, () -> Addresses.locator(BLOCK, -1));
        assertThrows(IllegalArgumentException.class, () -> Addresses.locator(IpPrefix.of("fc00:1:2:3::/64"), 0));
    }
}
