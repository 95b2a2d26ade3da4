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
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions that the walk asks a reading. What answers a question counts as used. */
record NodeView(NodeReading reading, Trail trail) {

    String name() {
        return reading.node();
    }

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
        reading.objects().interfaceNamed(name).ifPresent(this::use);
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
        return get(CrossConnect.class, new ObjectKey(ObjectKind.CROSS_CONNECT, receive));
    }

    /** The steering of all frames that an interface receives. */
    Optional<Steering> steering(String receive) {
        return get(Steering.class, new ObjectKey(ObjectKind.STEERING, receive));
    }

    Optional<Policy> policy(IpAddress bsid) {
        return get(Policy.class, Policy.keyOf(bsid));
    }

    Optional<SubInterface> subInterface(String name) {
        return get(SubInterface.class, new ObjectKey(ObjectKind.SUB_INTERFACE, name));
    }

    Optional<Vxlan> vxlan(String name) {
        return get(Vxlan.class, new ObjectKey(ObjectKind.VXLAN, name));
    }

    /** Whether Chainstitch attached a pod by an interface. Others' attachments are read, too, under VPP's names. */
    boolean managed(String name) {
        return reading.objects().interfaceNamed(name).isPresent()
            && Stream.of("host-", "memif", "tap").noneMatch(name::startsWith);
    }

    Optional<Neighbor> neighbor(String interfaceName, IpAddress address) {
        return get(Neighbor.class, new ObjectKey(ObjectKind.NEIGHBOR, interfaceName + " " + address));
    }

    private <T extends VppObject> Optional<T> get(Class<T> type, ObjectKey key) {
        return reading.objects().get(key).map(this::used).map(type::cast);
    }

    private <T extends VppObject> T used(T object) {
        use(object);
        return object;
    }

    void use(VppObject object) {
        trail.use(name(), object.key());
    }

    /** All objects of a kind, none of them used by that. */
    <T extends VppObject> Stream<T> all(ObjectKind kind, Class<T> type) {
        return reading.objects().objects().tailMap(new ObjectKey(kind, "")).values().stream()
            .takeWhile(object -> object.kind() == kind).map(type::cast);
    }

    /** {@return the tunnel that takes what the given tunnel of another node sends} */
    Optional<Vxlan> mirrorOf(Vxlan sent) {
        return all(ObjectKind.VXLAN, Vxlan.class)
            .filter(vxlan -> vxlan.vni() == sent.vni() && vxlan.source().equals(sent.destination())
                && vxlan.destination().equals(sent.source()))
            .findFirst().map(this::used);
    }

    /** {@return the interface that has an address and passes packets} */
    Optional<String> holder(IpAddress address) {
        return all(ObjectKind.ADDRESS, Address.class)
            .filter(own -> own.address().address().equals(address) && deaf(own.interfaceName()).isEmpty())
            .findFirst().map(this::used).map(Address::interfaceName);
    }

    /** {@return the addresses that an interface has, or uses of another one} */
    List<Address> addresses(String interfaceName, IpFamily family) {
        InterfaceState state = reading.interfaces().get(interfaceName);
        String lender = state == null ? interfaceName : state.lender().orElse(interfaceName);
        return all(ObjectKind.ADDRESS, Address.class)
            .filter(own -> own.interfaceName().equals(interfaceName) || own.interfaceName().equals(lender))
            .filter(own -> own.address().address().family() == family).map(this::used).toList();
    }

    /** {@return whether an address lies in a network of an interface, beside the interface's own addresses} */
    boolean onLink(String interfaceName, IpAddress address) {
        return addresses(interfaceName, address.family()).stream().map(own -> own.address().prefix())
            .anyMatch(prefix -> prefix.length() < prefix.family().bits() && prefix.contains(address));
    }

    /** The proxies that take back what an interface receives: frames, or packets of one family. */
    List<LocalSid> proxies(String receive, Optional<IpFamily> family) {
        return all(ObjectKind.LOCAL_SID, LocalSid.class)
            .filter(sid -> sid.behavior() instanceof SidBehavior.EndAd proxy && proxy.inInterface().equals(receive)
                && proxy.nextHop().map(IpAddress::family).equals(family))
            .toList();
    }

    List<Classifier> classifiers(String receive, Packet packet) {
        return all(ObjectKind.CLASSIFIER, Classifier.class)
            .filter(classifier -> classifier.interfaceName().equals(receive)
                && classifier.family() == packet.family()
                && classifier.matches().stream().anyMatch(match -> match.source().contains(packet.source())
                    && match.destination().contains(packet.destination())))
            .map(this::used).toList();
    }

    /** {@return the table to which an interface is bound; one that others made counts as bound to none} */
    long table(String interfaceName, IpFamily family) {
        return reading.objects().interfaceNamed(interfaceName).map(object -> {
            if (object instanceof Interface iface) {
                return family == IpFamily.IPV4 ? iface.ipv4Table() : iface.ipv6Table();
            }
            if (object instanceof SubInterface sub) {
                return family == IpFamily.IPV4 ? sub.ipv4Table() : sub.ipv6Table();
            }
            return 0L;
        }).orElse(0L);
    }

    boolean hasTable(TableRef table) {
        return table.id() == 0 || reading.objects().get(new ObjectKey(ObjectKind.TABLE, table.toString()))
            .map(this::used).isPresent();
    }

    int mtu(String name) {
        InterfaceState state = reading.interfaces().get(name);
        return state == null ? 0 : state.mtu();
    }
}
