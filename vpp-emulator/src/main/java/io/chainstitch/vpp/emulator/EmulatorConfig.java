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
import io.chainstitch.vpp.model.MacAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The surroundings of an emulated VPP.
 *
 * @param hosts Linux interfaces that af_packet can attach to
 * @param taps names of host sides for which tap interfaces can be made
 * @param interfaces those that are there from the start, in the order of their indexes
 */
public record EmulatorConfig(Set<String> hosts, Set<String> taps, List<Given> interfaces) {

    /**
     * An interface that is there from the start, as a physical one would be.
     *
     * @param name its name in VPP; {@code host-X} is an af_packet interface on the host's X
     * @param mac its Ethernet address; empty = made up
     * @param mtu link MTU in octets; empty = 9000
     * @param up whether it is administratively up
     * @param addresses its addresses
     */
    public record Given(String name, Optional<MacAddress> mac, OptionalInt mtu, boolean up,
            List<InterfaceAddress> addresses) {
        public Given {
            Objects.requireNonNull(name);
            Objects.requireNonNull(mac);
            Objects.requireNonNull(mtu);
            addresses = List.copyOf(addresses);
        }
    }

    public EmulatorConfig {
        hosts = Set.copyOf(hosts);
        taps = Set.copyOf(taps);
        interfaces = List.copyOf(interfaces);
    }

    /** {@return surroundings without any interface} */
    public static EmulatorConfig empty() {
        return new EmulatorConfig(Set.of(), Set.of(), List.of());
    }

    /**
     * Reads an interfaces file; docs/emulator.md describes its form.
     *
     * @param file the file
     * @return what it says
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a line is wrong; the message names file and line
     */
    public static EmulatorConfig read(Path file) throws IOException {
        return InterfacesFile.read(file);
    }
}
