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

import java.util.Objects;
import java.util.Set;

/**
 * A point-to-point VXLAN tunnel (RFC 7348) that hands decapsulated frames to L2, underlay in table 0.
 *
 * @param name logical name, {@code vxlan/…}
 * @param source own end; must be an address of the node, VPP does not check it and would drop silently
 * @param destination the other node's end, of the same family
 * @param vni VXLAN network identifier, 0..2^24-1; VPP accepts more and truncates on the wire
 */
public record Vxlan(String name, IpAddress source, IpAddress destination, int vni) implements InterfaceObject {
    /** The largest VNI. */
    public static final int MAX_VNI = (1 << 24) - 1;
    /** The destination UDP port, also used as source port base. */
    public static final int UDP_PORT = 4789;

    public Vxlan {
        Objects.requireNonNull(name);
        if (source.family() != destination.family()) {
            throw new IllegalArgumentException("the ends of a VXLAN tunnel share a family: " + source + ", "
                + destination);
        }
        if (source.equals(destination)) {
            throw new IllegalArgumentException("both ends of the VXLAN tunnel are " + source);
        }
        if (vni < 0 || vni > MAX_VNI) {
            throw new IllegalArgumentException("VNI " + vni + " is outside 0.." + MAX_VNI);
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.VXLAN;
    }

    @Override
    public Set<String> resources() {
        return Set.of("vxlan " + source + " " + destination + " " + vni);
    }

    /** {@return bytes that the tunnel adds to a frame: outer IP, UDP, VXLAN and the inner Ethernet header} */
    public int overhead() {
        return source.family() == IpFamily.IPV4 ? 50 : 70;
    }
}
