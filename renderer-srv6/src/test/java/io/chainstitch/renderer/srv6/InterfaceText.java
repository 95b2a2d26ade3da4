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

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.SubInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An interface while its words are read: what it is, and {@code attribute=value} words that follow. */
final class InterfaceText {
    private final String label;
    private final String name;
    private final Optional<InterfaceObject> created;
    private final boolean external;
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private final List<InterfaceAddress> gateways = new ArrayList<>();
    private Optional<MacAddress> mac = Optional.empty();
    private Optional<IpAddress> peer = Optional.empty();
    private String network = Inventory.DEFAULT_NETWORK;

    private InterfaceText(String label, String name, Optional<InterfaceObject> created, boolean external) {
        this.label = label;
        this.name = name;
        this.created = created;
        this.external = external;
    }

    static InterfaceText ofPod(String pod, String text) {
        String[] parts = text.split("[=:]");
        if ("vpp".equals(parts[1])) {
            return new InterfaceText(parts[0], parts[2], Optional.empty(), false);
        }
        String owned = Names.podInterface("default", pod, parts[0]);
        return new InterfaceText(parts[0], owned, Optional.of(new Interface(owned, attachment(parts))), false);
    }

    private static Attachment attachment(String[] parts) {
        if ("memif".equals(parts[1])) {
            Attachment.Memif.Role role = Attachment.Memif.Role.valueOf(parts[4].toUpperCase(Locale.ROOT));
            return new Attachment.Memif(parts[2], Long.parseLong(parts[3]), role);
        }
        return new Attachment.AfPacket(parts[2]);
    }

    static InterfaceText ofExternal(String vppName) {
        int dot = vppName.indexOf('.');
        return new InterfaceText(vppName, vppName, dot < 0 ? Optional.empty() : Optional.of(new SubInterface(
            vppName.substring(0, dot), Integer.parseInt(vppName.substring(dot + 1)), 1)), true);
    }

    /** Reads one attribute; false when the word is none. */
    boolean attribute(String word) {
        String value = word.substring(word.indexOf('=') + 1);
        switch (word.substring(0, word.indexOf('='))) {
            case "address" -> (external ? gateways : addresses).add(InterfaceAddress.of(value));
            case "gateway" -> gateways.add(InterfaceAddress.of(value));
            case "mac" -> mac = Optional.of(new MacAddress(value));
            case "peer" -> peer = Optional.of(IpAddress.of(value));
            case "network" -> network = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    ChainInterface read() {
        peer.ifPresent(address -> addresses.add(new InterfaceAddress(address, gateways.stream()
            .filter(own -> own.address().family() == address.family()).map(InterfaceAddress::length).findFirst()
            .orElse(address.family().bits()))));
        return new ChainInterface(label, name, created, network, addresses, gateways, mac, peer);
    }
}
