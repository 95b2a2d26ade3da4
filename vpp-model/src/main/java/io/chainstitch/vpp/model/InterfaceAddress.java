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
 * An interface's own address: host bits are kept, the length tells which prefix is on the link.
 *
 * @param address the address
 * @param length prefix length, 0..32 or 0..128
 */
public record InterfaceAddress(IpAddress address, int length) {

    public InterfaceAddress {
        Objects.requireNonNull(address);
        checkLength(address, length);
    }

    /**
     * Parses {@code address/length}.
     *
     * @param text the address with its prefix length
     * @return the parsed value
     * @throws IllegalArgumentException when the text is malformed
     */
    public static InterfaceAddress of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("'" + text + "' is no address with a prefix length");
        }
        return new InterfaceAddress(IpAddress.of(text.substring(0, slash)),
            Integer.parseInt(text.substring(slash + 1)));
    }

    static void checkLength(IpAddress address, int length) {
        if (length < 0 || length > address.family().bits()) {
            throw new IllegalArgumentException("prefix length " + length + " is outside 0.."
                + address.family().bits() + " for " + address);
        }
    }

    /** {@return the prefix on the link} */
    public IpPrefix prefix() {
        return new IpPrefix(IpPrefix.masked(address, length), length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
