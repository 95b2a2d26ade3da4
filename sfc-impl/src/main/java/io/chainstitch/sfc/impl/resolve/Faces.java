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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.SubInterface;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the interfaces of a chain from those of the inventory. */
final class Faces {
    private Faces() {
    }

    /**
     * An interface of a pod.
     *
     * @param pod the pod
     * @param source its interface
     * @return the side, empty when nothing attaches the interface to VPP
     */
    static Optional<Candidate.Side> ofPod(Pod.Id pod, Pod.Interface source) {
        if (source.vppInterface().isPresent()) {
            return Optional.of(podSide(source, source.vppInterface().get(), Optional.empty()));
        }
        return source.attachment().map(attachment -> {
            String name = Names.podInterface(pod.namespace(), pod.name(), source.name());
            return podSide(source, name, Optional.of(new Interface(name, attachment)));
        });
    }

    private static Candidate.Side podSide(Pod.Interface source, String name, Optional<InterfaceObject> created) {
        Set<IpFamily> families = families(source.addresses());
        ChainInterface face = new ChainInterface(source.name(), name, created,
            effectiveNetwork(source.network(), !families.isEmpty() || !source.flaws().isEmpty()),
            source.addresses(), source.gateways(), source.mac(),
            Optional.empty());
        return new Candidate.Side(face, families, source.flaws());
    }

    /**
     * An external interface on one node. Its own address is VPP's, so it is the gateway of who is behind it.
     *
     * @param network the network of the external interface
     * @param attached the attachment on the node
     * @return the side
     */
    static Candidate.Side ofExternal(String network, ExternalInterface.Attached attached) {
        Optional<InterfaceObject> created = attached.vlan().isEmpty() ? Optional.empty()
            : Optional.of(new SubInterface(attached.vppInterface(), attached.vlan().getAsInt(), 1));
        String name = created.map(InterfaceObject::name).orElse(attached.vppInterface());
        List<InterfaceAddress> own = attached.address().stream().toList();
        Set<IpFamily> families = families(own);
        ChainInterface face = new ChainInterface(name, name, created,
            effectiveNetwork(network, !families.isEmpty() || !attached.flaws().isEmpty()),
            behind(attached), own, attached.peerMac(), attached.peerAddress());
        return new Candidate.Side(face, families, attached.flaws());
    }

    /** The peer, on the link that the own address is on. */
    private static List<InterfaceAddress> behind(ExternalInterface.Attached attached) {
        return attached.peerAddress().stream()
            .map(peer -> new InterfaceAddress(peer, attached.address()
                .filter(own -> own.address().family() == peer.family())
                .map(InterfaceAddress::length)
                .orElse(peer.family().bits())))
            .toList();
    }

    /** An interface without addresses in the default network is a plain L2 attachment. */
    private static String effectiveNetwork(String network, boolean addressed) {
        return !addressed && Inventory.DEFAULT_NETWORK.equals(network) ? Inventory.STUB_NETWORK : network;
    }

    private static Set<IpFamily> families(List<InterfaceAddress> addresses) {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        addresses.forEach(address -> families.add(address.address().family()));
        return families;
    }
}
