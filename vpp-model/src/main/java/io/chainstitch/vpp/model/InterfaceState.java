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
import java.util.Optional;

/**
 * What a node says of one of its interfaces, whoever made it.
 *
 * @param name logical name if the interface is owned, else VPP's name
 * @param vppName the name that VPP shows
 * @param index VPP's software interface index; it changes when VPP restarts
 * @param adminUp whether the interface is administratively up
 * @param linkUp whether VPP reports link; no health signal, a vanished veth still says up
 * @param tag the tag, empty when there is none
 * @param mac the interface's own MAC address
 * @param mtu the packet MTU in bytes, 0 when VPP reports none
 * @param lender name of the interface whose addresses it uses, when it is unnumbered
 */
public record InterfaceState(String name, String vppName, long index, boolean adminUp, boolean linkUp, String tag,
    MacAddress mac, int mtu, Optional<String> lender) {
    public InterfaceState {
        Objects.requireNonNull(lender);
    }

    /** An interface that uses no addresses but its own. */
    public InterfaceState(String name, String vppName, long index, boolean adminUp, boolean linkUp, String tag,
            MacAddress mac, int mtu) {
        this(name, vppName, index, adminUp, linkUp, tag, mac, mtu, Optional.empty());
    }

    /** {@return the same interface, which uses the addresses of another one} */
    public InterfaceState unnumbered(String other) {
        return new InterfaceState(name, vppName, index, adminUp, linkUp, tag, mac, mtu, Optional.of(other));
    }
}
