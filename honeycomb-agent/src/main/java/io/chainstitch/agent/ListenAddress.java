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
package io.chainstitch.agent;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * An address and TCP port to listen on.
 *
 * @param address address of an interface, or a wildcard
 * @param port 1..65535
 */
public record ListenAddress(InetAddress address, int port) {

    /**
     * Reads {@code ADDRESS:PORT}; an IPv6 address stands in brackets. Host names are not looked up, except localhost.
     *
     * @param text the text
     * @return the address
     * @throws IllegalArgumentException says what is wrong
     */
    static ListenAddress parse(String text) {
        HostAndPort parts = HostAndPort.fromString(text).requireBracketsForIPv6();
        if (!parts.hasPort() || parts.getPort() == 0 || parts.getHost().isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not ADDRESS:PORT with a port of 1..65535");
        }
        String host = "localhost".equals(parts.getHost()) ? "127.0.0.1" : parts.getHost();
        return new ListenAddress(InetAddresses.forString(host), parts.getPort());
    }

    /** {@return whether only this machine can reach it} */
    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** {@return the same as the platform's type} */
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    @Override
    public String toString() {
        return HostAndPort.fromParts(InetAddresses.toAddrString(address), port).toString();
    }
}
