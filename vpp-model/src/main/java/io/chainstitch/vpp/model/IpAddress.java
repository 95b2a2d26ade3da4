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

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Objects;

/**
 * An IPv4 or IPv6 address that prints in its canonical form (RFC 5952), so that two spellings of one address are equal.
 *
 * @param inet the address, never with a zone
 */
public record IpAddress(InetAddress inet) implements Comparable<IpAddress> {

    public IpAddress {
        Objects.requireNonNull(inet);
        if (inet instanceof Inet6Address v6 && v6.getScopeId() != 0) {
            throw new IllegalArgumentException("'" + InetAddresses.toAddrString(inet) + "' has a zone");
        }
    }

    /**
     * Parses the textual form. No name is ever looked up.
     *
     * @param text dotted quad or RFC 4291 text without a zone
     * @return the address
     * @throws IllegalArgumentException when the text is no address, or an IPv4-mapped IPv6 address
     */
    public static IpAddress of(String text) {
        InetAddress inet = parse(text);
        if (inet instanceof Inet4Address && text.indexOf(':') >= 0) {
            throw new IllegalArgumentException("'" + text + "' is an IPv4-mapped address, write it as IPv4");
        }
        return new IpAddress(inet);
    }

    private static InetAddress parse(String text) {
        if (text.indexOf('%') < 0 && CharMatcher.ascii().matchesAllOf(text)) {
            try {
                return InetAddresses.forString(text);
            } catch (IllegalArgumentException ignored) {
                // It tells the reason in other words.
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no IP address");
    }

    /**
     * Makes an address from its bytes in network order.
     *
     * @param bytes 4 or 16 bytes
     * @return the address
     * @throws IllegalArgumentException when the length fits no family, or they are an IPv4-mapped IPv6 address
     */
    public static IpAddress of(byte[] bytes) {
        try {
            InetAddress inet = InetAddress.getByAddress(bytes);
            if (inet.getAddress().length != bytes.length) {
                throw new IllegalArgumentException("these bytes are the IPv4-mapped address of "
                    + InetAddresses.toAddrString(inet));
            }
            return new IpAddress(inet);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(bytes.length + " bytes are no IP address", e);
        }
    }

    /** {@return the family of the address} */
    public IpFamily family() {
        return inet instanceof Inet4Address ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    /** {@return the 4 or 16 bytes in network order} */
    public byte[] bytes() {
        return inet.getAddress();
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family().compareTo(other.family());
        return byFamily != 0 ? byFamily : Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return InetAddresses.toAddrString(inet);
    }
}
