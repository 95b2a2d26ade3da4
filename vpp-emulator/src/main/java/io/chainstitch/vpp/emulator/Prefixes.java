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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.model.IpAddress;
import java.math.BigInteger;
import java.util.Arrays;

/** Arithmetic on addresses. */
final class Prefixes {
    private Prefixes() {
    }

    static IpAddress masked(IpAddress address, int length) {
        byte[] octets = address.bytes();
        for (int i = 0; i < octets.length; i++) {
            int bits = Math.max(0, Math.min(Byte.SIZE, length - i * Byte.SIZE));
            octets[i] &= (byte) (0xff00 >> bits);
        }
        return IpAddress.of(octets);
    }

    static boolean contains(IpAddress prefix, int length, IpAddress address) {
        byte[] one = prefix.bytes();
        byte[] other = address.bytes();
        int whole = length / Byte.SIZE;
        int rest = (byte) (0xff00 >> length % Byte.SIZE);
        return one.length == other.length && Arrays.equals(one, 0, whole, other, 0, whole)
            && (whole == one.length || ((one[whole] ^ other[whole]) & rest) == 0);
    }

    /** {@return the address whose host bits are all ones} */
    static IpAddress last(IpAddress address, int length) {
        byte[] octets = masked(address, length).bytes();
        byte[] all = new byte[octets.length];
        Arrays.fill(all, (byte) 0xff);
        byte[] network = masked(IpAddress.of(all), length).bytes();
        for (int i = 0; i < octets.length; i++) {
            octets[i] |= (byte) ~network[i];
        }
        return IpAddress.of(octets);
    }

    /** {@return the other address of a prefix of two} */
    static IpAddress twin(IpAddress address) {
        byte[] octets = address.bytes();
        octets[octets.length - 1] ^= 1;
        return IpAddress.of(octets);
    }

    static boolean zero(IpAddress address) {
        return new BigInteger(1, address.bytes()).signum() == 0;
    }

    static boolean linkLocal(IpAddress address) {
        return address.inet().isLinkLocalAddress() && address.bytes().length > Integer.BYTES;
    }

    static boolean multicast(IpAddress address) {
        return address.inet().isMulticastAddress();
    }
}
