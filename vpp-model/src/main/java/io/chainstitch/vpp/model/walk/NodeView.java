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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Vxlan;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions that the walk asks a reading. */
record NodeView(NodeReading reading) {

    /**
     * Why nothing is received on an interface. VPP looks at the state of a sub-interface and of its parent, and never
     * at the state of a tunnel.
     */
    Optional<String> deaf(String name) {
        return absent(name).or(() -> vxlan(name).isPresent() ? Optional.empty() : down(name))
            .or(() -> subInterface(name).flatMap(sub -> deaf(sub.parent())));
    }

    /**
     * Why nothing is transmitted on an interface. VPP looks at the state of the interface that has the wire: frames
     * leave through a sub-interface that is down as long as its parent is up.
     */
    Optional<String> mute(String name) {
        return absent(name).or(() -> {
            Optional<SubInterface> sub = subInterface(name);
            if (sub.isPresent()) {
                return mute(sub.get().parent());
            }
            return vxlan(name).isPresent() ? Optional.empty() : down(name);
        });
    }

    private Optional<String> absent(String name) {
        return reading.interfaces().containsKey(name) ? Optional.empty()
            : Optional.of("interface " + name + " is not there");
    }

    private Optional<String> down(String name) {
        return reading.interfaces().get(name).adminUp() ? Optional.empty()
            : Optional.of("interface " + name + " is administratively down");
    }

    /** {@return why an interface leads to something else than it was attached to} */
    Optional<String> misattached(Interface expected) {
        Object found = reading.objects().interfaceNamed(expected.name()).orElse(null);
        if (found instanceof Interface iface && iface.attachment().equals(expected.attachment())) {
            return Optional.empty();
        }
        return Optional.of("interface " + expected.name() + " is not attached to " + expected.attachment().resource());
    }

    Optional<CrossConnect> crossConnect(String receive) {
        return reading.objects().get(new ObjectKey(ObjectKind.CROSS_CONNECT, receive)).map(CrossConnect.class::cast);
    }

    Optional<SubInterface> subInterface(String name) {
        return reading.objects().get(new ObjectKey(ObjectKind.SUB_INTERFACE, name)).map(SubInterface.class::cast);
    }

    Optional<Vxlan> vxlan(String name) {
        return reading.objects().get(new ObjectKey(ObjectKind.VXLAN, name)).map(Vxlan.class::cast);
    }

    /** {@return the tunnel that takes what the given tunnel of another node sends} */
    Optional<Vxlan> mirrorOf(Vxlan sent) {
        return reading.objects().objects().values().stream()
            .flatMap(object -> object instanceof Vxlan vxlan ? Stream.of(vxlan) : Stream.empty())
            .filter(vxlan -> vxlan.vni() == sent.vni() && vxlan.source().equals(sent.destination())
                && vxlan.destination().equals(sent.source()))
            .findFirst();
    }

    /** {@return the interface that has an address and passes packets} */
    Optional<String> holder(IpAddress address) {
        return reading.objects().objects().values().stream()
            .flatMap(object -> object instanceof Address own ? Stream.of(own) : Stream.empty())
            .filter(own -> own.address().address().equals(address) && deaf(own.interfaceName()).isEmpty())
            .map(Address::interfaceName)
            .findFirst();
    }

    int mtu(String name) {
        InterfaceState state = reading.interfaces().get(name);
        return state == null ? 0 : state.mtu();
    }
}
