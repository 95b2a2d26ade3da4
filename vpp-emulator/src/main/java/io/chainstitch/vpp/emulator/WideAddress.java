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

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The 16 octets in which VPP's segment routing holds an address of either family: IPv4 after twelve zeros. Read back,
 * every address that begins so counts as IPv4.
 *
 * @param address the octets as an IPv6 address
 */
record WideAddress(IpAddress address) {
    static final WideAddress ZERO = new WideAddress(RoutePath.any(IpFamily.IPV6));
    private static final int SIZE = 16;
    private static final int LOW = SIZE - Integer.BYTES;

    static WideAddress of(IpAddress address) {
        byte[] octets = address.bytes();
        byte[] wide = new byte[SIZE];
        System.arraycopy(octets, 0, wide, SIZE - octets.length, octets.length);
        return new WideAddress(IpAddress.of(wide));
    }

    /** The octets when VPP has written the index of an interface over them, in the byte order of its machine. */
    static WideAddress ofIndex(int index) {
        byte[] wide = new byte[SIZE];
        ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN).putInt(index);
        return new WideAddress(IpAddress.of(wide));
    }

    int index() {
        return ByteBuffer.wrap(address.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** {@return the last four octets} */
    IpAddress low() {
        return IpAddress.of(Arrays.copyOfRange(address.bytes(), LOW, SIZE));
    }

    /** {@return the address as VPP reads it back} */
    IpAddress shown() {
        return Prefixes.zero(Prefixes.masked(address, LOW * Byte.SIZE)) ? low() : address;
    }

    /** {@return the prefix as VPP reads it back; one that VPP would give a length beyond IPv4 stays an IPv6 prefix} */
    InterfaceAddress prefix(int length) {
        IpAddress shown = shown();
        return new InterfaceAddress(length > shown.family().bits() ? address : shown, length);
    }
}
