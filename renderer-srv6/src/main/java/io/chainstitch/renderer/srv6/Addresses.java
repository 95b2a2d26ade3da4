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
package io.chainstitch.renderer.srv6;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import java.nio.ByteBuffer;

/** Makes IPv6 addresses and prefixes from a block and a number. */
final class Addresses {
    /** The longest prefix that leaves room for a number. */
    static final int MAX_BLOCK = 96;
    /** Length of the locators that nodes get from a block. */
    static final int LOCATOR_LENGTH = 48;
    private static final int NUMBER_OFFSET = 12;
    private static final long MAX_NUMBER = 0xffffffffL;

    private Addresses() {
    }

    /** An address of a block, with a number in its low 32 bits. */
    static IpAddress in(IpPrefix block, long number) {
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("number " + number + " is outside 1.." + MAX_NUMBER);
        }
        byte[] bytes = block.address().bytes();
        ByteBuffer.wrap(bytes).putInt(NUMBER_OFFSET, (int) number);
        return IpAddress.of(bytes);
    }

    /**
     * The locator of a number.
     *
     * @throws IllegalArgumentException when the block does not have that many
     */
    static IpPrefix locator(IpPrefix block, long number) {
        int bits = LOCATOR_LENGTH - block.length();
        if (bits < 0 || number < 0 || number >> bits != 0) {
            throw new IllegalArgumentException("block " + block + " has no locator of number " + number);
        }
        ByteBuffer bytes = ByteBuffer.wrap(block.address().bytes());
        bytes.putLong(0, bytes.getLong(0) | number << Long.SIZE - LOCATOR_LENGTH);
        return new IpPrefix(IpAddress.of(bytes.array()), LOCATOR_LENGTH);
    }
}
