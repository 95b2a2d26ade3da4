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

import com.google.common.hash.Hashing;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Names;
import java.nio.charset.StandardCharsets;

/**
 * VPP's own Ethernet address on a managed interface.
 *
 * <p>Left to itself VPP takes one at random each time that the interface is made. A pod that sends to the gateway then
 * goes on using the address that it resolved before VPP restarted, for half a minute and more. So the address follows
 * from the name of the interface: it is the same after each restart, and on the node to which the pod moves.
 */
final class HardwareAddress {
    /** Unicast, and administered locally: it collides with no address of a vendor (IEEE 802). */
    private static final byte FIRST_OCTET = 2;
    private static final int OCTETS = 6;

    private HardwareAddress() {
    }

    static MacAddress of(Interface object) {
        byte[] octets = new byte[OCTETS];
        Hashing.sha256().hashString(Names.tag(object), StandardCharsets.UTF_8).writeBytesTo(octets, 0, OCTETS);
        octets[0] = FIRST_OCTET;
        return MacAddress.of(octets);
    }
}
