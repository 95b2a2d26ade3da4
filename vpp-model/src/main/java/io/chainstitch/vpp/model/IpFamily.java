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

/** The two address families of the Internet Protocol, with the spelling used in object identifiers. */
public enum IpFamily {
    /** IPv4. */
    IPV4("ipv4", 32),
    /** IPv6. */
    IPV6("ipv6", 128);

    private final String label;
    private final int bits;

    IpFamily(String label, int bits) {
        this.label = label;
        this.bits = bits;
    }

    /** {@return the lower-case name, as used in YANG and in object identifiers} */
    public String label() {
        return label;
    }

    /** {@return the number of bits in an address of this family} */
    public int bits() {
        return bits;
    }

    /**
     * The family with the given label.
     *
     * @param label {@code ipv4} or {@code ipv6}
     * @return the family
     * @throws IllegalArgumentException when the label names no family
     */
    public static IpFamily of(String label) {
        for (IpFamily family : values()) {
            if (family.label.equals(label)) {
                return family;
            }
        }
        throw new IllegalArgumentException("'" + label + "' is no address family, use ipv4 or ipv6");
    }
}
