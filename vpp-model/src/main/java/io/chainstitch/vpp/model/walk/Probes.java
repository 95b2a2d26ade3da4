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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is sent to find out what becomes of traffic. */
final class Probes {
    private final Set<IpAddress> nodes = new HashSet<>();

    Probes(Collection<NodeReading> readings) {
        for (NodeReading reading : readings) {
            new NodeView(reading, new Trail(List.of())).all(ObjectKind.ADDRESS, Address.class)
                .forEach(own -> nodes.add(own.address().address()));
        }
    }

    /** One frame, or packets between the ends of both prefixes. */
    List<Optional<Packet>> of(Traffic traffic) {
        if (!(traffic instanceof Traffic.Packets packets)) {
            return List.of(Optional.empty());
        }
        List<Optional<Packet>> probes = new ArrayList<>();
        for (IpAddress source : ends(packets.source())) {
            for (IpAddress destination : ends(packets.destination())) {
                probes.add(Optional.of(new Packet(source, destination)));
            }
        }
        return probes;
    }

    /** The first and the last host of a prefix that is no node. */
    private Set<IpAddress> ends(IpPrefix prefix) {
        BigInteger first = number(prefix.address());
        BigInteger last = first.add(BigInteger.ONE.shiftLeft(prefix.family().bits() - prefix.length()))
            .subtract(BigInteger.ONE);
        if (first.equals(last)) {
            return Set.of(prefix.address());
        }
        // What is first and last of a network is no host.
        BigInteger margin = last.subtract(first).equals(BigInteger.ONE) ? BigInteger.ZERO : BigInteger.ONE;
        Set<IpAddress> ends = new HashSet<>();
        ends.add(host(first.add(margin), BigInteger.ONE, prefix));
        ends.add(host(last.subtract(margin), BigInteger.ONE.negate(), prefix));
        return ends;
    }

    private IpAddress host(BigInteger from, BigInteger step, IpPrefix prefix) {
        IpAddress address = address(from, prefix);
        return nodes.contains(address) && prefix.contains(address(from.add(step), prefix))
            ? host(from.add(step), step, prefix) : address;
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.bytes());
    }

    private static IpAddress address(BigInteger number, IpPrefix prefix) {
        byte[] bytes = new byte[prefix.family().bits() / Byte.SIZE];
        byte[] magnitude = number.toByteArray();
        int length = Math.min(bytes.length, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - length, bytes, bytes.length - length, length);
        return IpAddress.of(bytes);
    }
}
