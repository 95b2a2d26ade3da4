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

/**
 * A prefix: an address whose host bits are zero, and a length.
 *
 * @param address the network address
 * @param length number of leading bits that count, 0..32 or 0..128
 */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {

    public IpPrefix {
        Objects.requireNonNull(address);
        InterfaceAddress.checkLength(address, length);
        if (length < address.family().bits() && !masked(address, length).equals(address)) {
            throw new IllegalArgumentException(address + "/" + length + " has host bits set, the prefix is "
                + masked(address, length) + "/" + length);
        }
    }

    /**
     * Parses {@code address/length}.
     *
     * @param text the prefix
     * @return the prefix
     * @throws IllegalArgumentException when it is malformed or has host bits
     */
    public static IpPrefix of(String text) {
        InterfaceAddress parsed = InterfaceAddress.of(text);
        return new IpPrefix(parsed.address(), parsed.length());
    }

    /**
     * Whether an address lies in this prefix.
     *
     * @param candidate an address of any family
     * @return true when family and leading bits agree
     */
    public boolean contains(IpAddress candidate) {
        return candidate.family() == address.family() && masked(candidate, length).equals(address);
    }

    /**
     * The prefix that holds one address only.
     *
     * @param address the address
     * @return the prefix of full length
     */
    public static IpPrefix host(IpAddress address) {
        return new IpPrefix(address, address.family().bits());
    }

    /**
     * Whether two prefixes have an address in common.
     *
     * @param other another prefix, of any family
     * @return true when one contains the other
     */
    public boolean overlaps(IpPrefix other) {
        return length <= other.length ? contains(other.address) : other.contains(address);
    }

    static IpAddress masked(IpAddress address, int length) {
        byte[] bytes = address.bytes();
        for (int bit = length; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return IpAddress.of(bytes);
    }

    /** {@return the family of the prefix} */
    public IpFamily family() {
        return address.family();
    }

    @Override
    public int compareTo(IpPrefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
