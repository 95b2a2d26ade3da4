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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addresses that others gave to their interfaces in table 0: what tunnels can start from. VPP tells nobody when an
 * address changes, so it is asked each time, but first at the interfaces where the addresses were found before.
 */
final class Underlay {
    private final VppSession vpp;
    private final Map<IpAddress, Long> lastSeen = new ConcurrentHashMap<>();

    Underlay(VppSession vpp) {
        this.vpp = vpp;
    }

    /** {@return those of the addresses that an interface of others has in table 0} */
    CompletableFuture<Set<IpAddress>> served(NameView names, Set<IpAddress> addresses) {
        List<Port> likely = addresses.stream().map(lastSeen::get)
            .flatMap(index -> index == null ? Stream.empty() : names.foreign().stream()
                .filter(port -> port.index() == index)).distinct().toList();
        return among(names, likely, addresses).thenCompose(found -> found.equals(addresses)
            ? CompletableFuture.completedFuture(found) : among(names, names.foreign(), addresses));
    }

    private CompletableFuture<Set<IpAddress>> among(NameView names, Collection<Port> ports,
            Set<IpAddress> addresses) {
        Scene scene = new Scene(names, List.of());
        List<Supplier<CompletableFuture<List<IpAddress>>>> questions = new ArrayList<>();
        Set<IpFamily> families = addresses.stream().map(IpAddress::family).collect(Collectors.toSet());
        ports.stream().filter(port -> port.index() != 0).forEach(port ->
            families.forEach(family -> questions.add(() -> on(scene, port, family, addresses))));
        return Bursts.run(questions).thenApply(found -> found.stream().collect(Collectors.toSet()));
    }

    /** The wanted addresses of one interface; nothing when it is not in table 0, or vanished meanwhile. */
    private CompletableFuture<List<IpAddress>> on(Scene scene, Port port, IpFamily family, Set<IpAddress> addresses) {
        boolean ipv6 = family == IpFamily.IPV6;
        CompletableFuture<Boolean> inTable0 = TableBindings.table(vpp, port.index(), ipv6)
            .thenApply(Optional.of(0L)::equals);
        return AddressReader.read(vpp, scene, port, ipv6).thenCombine(inTable0, (held, usable) -> {
            List<IpAddress> found = held.stream().flatMap(each -> each.object().stream())
                .map(object -> ((Address) object).address().address())
                .filter(address -> usable && addresses.contains(address)).toList();
            found.forEach(address -> lastSeen.put(address, port.index()));
            return found;
        });
    }
}
