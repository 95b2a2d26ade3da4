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
import static org.junit.Assert.assertThrows;

import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** What SIDs occupy. */
public class LocalSidTest {

    private static LocalSid proxy(String sid, Optional<String> nextHop) {
        return new LocalSid(IpAddress.of(sid), 0, new SidBehavior.EndAd("to", "from", nextHop.map(IpAddress::of)));
    }

    @Test
    public void twoProxiesOfOneFamilyExcludeEachOtherOnAnInterface() {
        assertEquals(proxy("fc00::1", Optional.of("10.0.0.1")).resources(),
            proxy("fc00::2", Optional.of("10.0.0.2")).resources());
        assertEquals(proxy("fc00::1", Optional.empty()).resources(), proxy("fc00::2", Optional.empty()).resources());
    }

    @Test
    public void proxiesOfBothFamiliesShareAnInterface() {
        assertNotEquals(proxy("fc00::1", Optional.of("10.0.0.1")).resources(),
            proxy("fc00::2", Optional.of("2001:db8::1")).resources());
    }

    @Test
    public void proxyOfFramesExcludesOtherTakersOfFrames() {
        assertEquals(new Steering(new Steering.Frames("from"), IpAddress.of("fc00::b")).resources(),
            proxy("fc00::1", Optional.empty()).resources());
        assertEquals(new CrossConnect("from", "elsewhere").resources(),
            proxy("fc00::1", Optional.empty()).resources());
    }

    @Test
    public void otherBehaviorsShareEverything() {
        assertEquals(Set.of(),
            new LocalSid(IpAddress.of("fc00::1"), 0, new SidBehavior.EndDx2("to")).resources());
    }

    @Test
    public void sidIsAnIpv6Address() {
        assertThrows(IllegalArgumentException.class,
            () -> new LocalSid(IpAddress.of("192.0.2.1"), 0, new SidBehavior.End()));
    }
}
