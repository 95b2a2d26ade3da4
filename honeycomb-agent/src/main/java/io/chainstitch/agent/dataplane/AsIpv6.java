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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;

/** VPP guesses the family of some addresses, and calls IPv4 those whose first 12 octets are zero. */
final class AsIpv6 {
    private static final int OCTETS = 16;

    private AsIpv6() {
    }

    /** An address that is known to be an IPv6 address. */
    static IpAddress of(IpAddress told) {
        if (told.family() == IpFamily.IPV6) {
            return told;
        }
        byte[] octets = new byte[OCTETS];
        byte[] last = told.bytes();
        System.arraycopy(last, 0, octets, OCTETS - last.length, last.length);
        return IpAddress.of(octets);
    }
}
