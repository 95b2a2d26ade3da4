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

import io.chainstitch.vpp.model.MacAddress;

/** An interface. Confined to the emulation's thread. */
final class Iface {
    static final MacAddress NO_MAC = new MacAddress("00:00:00:00:00:00");

    /** How the carrier of an interface behaves. */
    enum Link {
        /** There is never a carrier: local0, a memif without a peer. */
        NEVER,
        /** The carrier follows the administrative state. */
        FOLLOWS_ADMIN
    }

    final int index;
    final int parent;
    final String name;
    final Kind kind;
    final MacAddress mac;
    final Link link;
    final long vlan;
    boolean admin;
    boolean carrier;
    long linkMtu;
    long[] mtu = new long[4];
    String tag = "";

    private Iface(int index, int parent, String name, Kind kind, MacAddress mac, Link link, long vlan) {
        this.index = index;
        this.parent = parent;
        this.name = name;
        this.kind = kind;
        this.mac = mac;
        this.link = link;
        this.vlan = vlan;
    }

    /** An interface with hardware, real or not; an Ethernet one has a mac and the MTU of VPP's devices. */
    static Iface hardware(int index, String name, Kind kind, MacAddress mac, Link link) {
        Iface made = new Iface(index, index, name, kind, mac, link, 0);
        if (!mac.equals(NO_MAC)) {
            made.linkMtu = Interfaces.DEVICE_MTU;
            made.mtu[0] = Interfaces.DEVICE_MTU;
        }
        return made;
    }

    /** A sub-interface that takes the frames with one VLAN tag. */
    static Iface sub(int index, Iface parent, long vlan) {
        return new Iface(index, parent.index, parent.name + "." + vlan, parent.kind, NO_MAC, parent.link, vlan);
    }

    boolean isSub() {
        return parent != index;
    }

    boolean ethernet() {
        return !mac.equals(NO_MAC);
    }
}
