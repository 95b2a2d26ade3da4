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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.IdentifierKey.Pool;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Which numbers may be given out. */
@RunWith(JUnitQuickcheck.class)
public class NumberSpaceTest {

    private static NumberSpace space(Pool pool, String locatorBlock, String bsidBlock, String... locators) {
        Settings settings = new Settings("srv6", IpPrefix.of(locatorBlock), IpPrefix.of(bsidBlock),
            new Settings.Range(7, 9), new Settings.Range(70, 90), 0);
        return NumberSpace.of(pool, settings, List.of(locators).stream().map(IpPrefix::of).toList());
    }

    private static Settings.Range range(Pool pool, String locatorBlock, String bsidBlock) {
        return space(pool, locatorBlock, bsidBlock).range();
    }

    @Test
    public void lengthOfABlockDecidesHowManyNumbersItHas() {
        assertEquals(new Settings.Range(1, 65_535), range(Pool.LOCATOR, "fcbb:bb00::/32", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 15), range(Pool.LOCATOR, "fcbb:bb00::/44", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 0), range(Pool.LOCATOR, "fcbb:bb00::/48", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 0), range(Pool.LOCATOR, "fcbb:bb00::/64", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 0xffff_ffffL), range(Pool.LOCATOR, "::/0", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 0xffff_ffffL), range(Pool.SID, "fcbb:bb00::/32", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 0xffff_ffffL), range(Pool.BSID, "fcbb:bb00::/32", "fcbb:bbff::/48"));
        assertEquals(new Settings.Range(1, 255), range(Pool.BSID, "fcbb:bb00::/32", "fcbb:bbff::/120"));
        assertEquals(new Settings.Range(1, 0), range(Pool.BSID, "fcbb:bb00::/32", "fcbb:bbff::/128"));
        assertEquals(new Settings.Range(7, 9), range(Pool.VNI, "::/0", "::/0"));
        assertEquals(new Settings.Range(70, 90), range(Pool.TABLE, "::/0", "::/0"));
    }

    @Test
    public void locatorsOfOthersAndTheBindingSidsAreLeftOut() {
        NumberSpace space = space(Pool.LOCATOR, "fcbb:bb00::/32", "fcbb:bb00:5::/48", "fcbb:bb00:1::/48",
            "fcbb:bb00:2:7::/64", "fcbb:bb00:10::/44", "2001:db8::/48");
        assertEquals(3, space.skip(1));
        assertFalse(space.contains(2));
        assertTrue(space.contains(4));
        assertEquals(6, space.skip(5));
        assertEquals(0x20, space.skip(0x10));
        assertFalse(space.contains(0x1f));
        assertTrue(space.contains(0xffff));
        assertFalse(space.contains(0x1_0000));
    }

    @Test
    public void blockThatBelongsToOthersAsAWholeHasNoNumber() {
        NumberSpace space = space(Pool.LOCATOR, "fcbb:bb00::/32", "fcbb:bbff::/48", "fcbb::/16");
        assertTrue(space.skip(1) > space.range().upper());
    }

    @Property(trials = 300)
    public void numberIsInExactlyWhenItsPrefixOverlapsNoOther(long seed) {
        Random random = new Random(seed);
        IpPrefix block = prefix(random, 40 + random.nextInt(8));
        List<IpPrefix> locators = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            locators.add(prefix(random, 36 + random.nextInt(40)));
        }
        IpPrefix bsids = prefix(random, 40 + random.nextInt(60));
        NumberSpace space = NumberSpace.of(Pool.LOCATOR, new Settings("srv6", block, bsids, new Settings.Range(1, 1),
            new Settings.Range(1, 1), 0), locators);
        long highest = (1 << 48 - block.length()) - 1;
        for (long number = 1; number <= highest; number++) {
            IpPrefix locator = locator(block, number);
            boolean expected = !locator.overlaps(bsids) && locators.stream().noneMatch(locator::overlaps);
            assertEquals("number " + number + " of " + block + " beside " + locators + " and " + bsids, expected,
                space.contains(number));
        }
        assertFalse(space.contains(highest + 1));
        assertFalse(space.contains(0));
    }

    /** All of them lie close to each other, so that many overlap. */
    private static IpPrefix prefix(Random random, int length) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) 0xfc;
        for (int index = 4; index < bytes.length; index++) {
            bytes[index] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0);
        }
        return masked(bytes, length);
    }

    private static IpPrefix masked(byte[] bytes, int length) {
        for (int bit = length; bit < 128; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return new IpPrefix(IpAddress.of(bytes), length);
    }

    private static IpPrefix locator(IpPrefix block, long number) {
        byte[] bytes = block.address().bytes();
        bytes[4] |= (byte) (number >> 8);
        bytes[5] |= (byte) number;
        return new IpPrefix(IpAddress.of(bytes), 48);
    }
}
