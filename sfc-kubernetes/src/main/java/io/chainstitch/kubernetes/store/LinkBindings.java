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
package io.chainstitch.kubernetes.store;

import io.chainstitch.kubernetes.desired.Entry;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.HostInterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.Attachment;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.AfPacketBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.MemifBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.TapBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.memif.Memif;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Attachments of pods in their YANG form. */
final class LinkBindings {
    private LinkBindings() {
    }

    static Attachment of(Entry.Link link) {
        if (link instanceof Entry.Link.AfPacket afPacket) {
            return new AfPacketBuilder().setAfPacket(new org.opendaylight.yang.gen.v1.urn.chainstitch.inventory
                .rev261122.inventory.pod._interface.attachment.af.packet.AfPacketBuilder()
                .setHostInterface(new HostInterfaceName(afPacket.hostInterface())).build()).build();
        }
        if (link instanceof Entry.Link.Memif memif) {
            return new MemifBuilder().setMemif(new org.opendaylight.yang.gen.v1.urn.chainstitch.inventory
                .rev261122.inventory.pod._interface.attachment.memif.MemifBuilder()
                .setSocket(memif.socket().orElse(null)).setId(Uint32.valueOf(memif.id()))
                .setRole(memif.master() ? Memif.Role.Master : Memif.Role.Slave).build()).build();
        }
        Entry.Link.Tap tap = (Entry.Link.Tap) link;
        return new TapBuilder().setTap(new org.opendaylight.yang.gen.v1.urn.chainstitch.inventory
            .rev261122.inventory.pod._interface.attachment.tap.TapBuilder()
            .setHostInterface(tap.hostInterface().map(HostInterfaceName::new).orElse(null))
            .setHostNamespace(tap.hostNamespace().orElse(null)).build()).build();
    }
}
