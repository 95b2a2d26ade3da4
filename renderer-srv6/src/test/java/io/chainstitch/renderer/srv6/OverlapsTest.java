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
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Prefixes that have an address in common. */
@RunWith(JUnitQuickcheck.class)
public class OverlapsTest {

    private static Overlaps.Claim claim(String prefix) {
        return new Overlaps.Claim(IpPrefix.of(prefix), prefix);
    }

    @Test
    public void equalAndContainedPrefixesOverlap() {
        assertTrue(Overlaps.first(List.of(claim("10.0.0.1/32"), claim("10.0.0.1/32"))).isPresent());
        assertEquals("10.0.0.0/8",
            Overlaps.first(List.of(claim("10.9.0.1/32"), claim("10.0.0.0/8"))).orElseThrow().one().owner());
    }

    @Test
    public void containerFarBeforeInTheOrderIsFound() {
        assertTrue(Overlaps.first(List.of(claim("10.0.0.0/8"), claim("9.0.0.0/8"), claim("10.200.0.0/16"),
            claim("11.0.0.0/8"))).isPresent());
    }

    @Test
    public void familiesAndNeighboursDoNotOverlap() {
        assertEquals(Optional.empty(), Overlaps.first(List.of(claim("0.0.0.0/0"), claim("::/0"))));
        assertEquals(Optional.empty(), Overlaps.first(List.of(claim("10.0.0.0/24"), claim("10.0.1.0/24"))));
        assertEquals(Optional.empty(), Overlaps.first(List.of()));
    }

    @Property(trials = 1000)
    public void sameAsComparingAllWithAll(long seed) {
        Random random = new Random(seed);
        List<Overlaps.Claim> claims = new ArrayList<>();
        for (int index = 0; index < 2 + random.nextInt(6); index++) {
            String address = "10." + random.nextInt(4) + "." + 64 * random.nextInt(4) + "." + random.nextInt(3);
            claims.add(claim(InterfaceAddress.of(address + "/" + (12 + random.nextInt(21))).prefix().toString()));
        }
        boolean overlap = false;
        for (int one = 0; one < claims.size(); one++) {
            for (int other = 0; other < one; other++) {
                overlap |= claims.get(one).prefix().overlaps(claims.get(other).prefix());
            }
        }
        assertEquals(claims.toString(), overlap, Overlaps.first(claims).isPresent());
    }
}
