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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;

/**
 * An IP packet, as far as VPP looks at it.
 *
 * @param source where it comes from
 * @param destination where it goes to, of the same family
 * @param ttl time to live, in IPv6 hop limit
 */
public record Packet(IpAddress source, IpAddress destination, int ttl) {
    /** What pods and VPP start with. */
    public static final int INITIAL_TTL = 64;

    public Packet {
        if (source.family() != destination.family()) {
            throw new IllegalArgumentException("no packet goes from " + source + " to " + destination);
        }
    }

    /**
     * A packet that was sent just now.
     *
     * @param source where it comes from
     * @param destination where it goes to
     */
    public Packet(IpAddress source, IpAddress destination) {
        this(source, destination, INITIAL_TTL);
    }

    /** {@return the family of both addresses} */
    public IpFamily family() {
        return destination.family();
    }

    Packet aged() {
        return new Packet(source, destination, ttl - 1);
    }

    static String named(IpFamily family) {
        return family == IpFamily.IPV4 ? "IPv4" : "IPv6";
    }

    @Override
    public String toString() {
        return named(family()) + " packet from " + source + " to " + destination
            + (family() == IpFamily.IPV4 ? ", TTL " : ", hop limit ") + ttl;
    }
}
