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

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A static route. Those that Chainstitch makes have one path, to a next hop or into another table.
 *
 * @param table id of the table that holds the route; the family is the prefix's
 * @param prefix what it matches
 * @param path where matching packets go
 */
public record Route(long table, IpPrefix prefix, Path path) implements VppObject {

    public Route {
        Objects.requireNonNull(prefix);
        Objects.requireNonNull(path);
    }

    /** Where a route leads. */
    public sealed interface Path {
    }

    /**
     * To a next hop.
     *
     * @param address the next hop, of the prefix's family
     * @param interfaceName the interface to send on; empty lets VPP resolve the next hop by its own look-up
     */
    public record NextHop(IpAddress address, Optional<String> interfaceName) implements Path {
    }

    /**
     * Into another table.
     *
     * @param tableId id of the table that is looked up next, of the prefix's family
     */
    public record Lookup(long tableId) implements Path {
    }

    /**
     * To whoever is on the link of an interface. Only others make such routes.
     *
     * @param interfaceName the interface
     */
    public record Attached(String interfaceName) implements Path {
        public Attached {
            Objects.requireNonNull(interfaceName);
        }
    }

    /**
     * Over several next hops, among which flows are shared. Only others make such routes.
     *
     * @param hops two or more
     */
    public record Several(List<NextHop> hops) implements Path {
        public Several {
            hops = List.copyOf(hops);
            if (hops.size() < 2) {
                throw new IllegalArgumentException("several next hops are two or more, not " + hops.size());
            }
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ROUTE;
    }

    @Override
    public String id() {
        return table + " " + prefix;
    }

    @Override
    public Set<String> interfaces() {
        return path instanceof Attached attached ? Set.of(attached.interfaceName())
            : hops().stream().flatMap(hop -> hop.interfaceName().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the next hops that packets are sent to, none where they go on otherwise} */
    public List<NextHop> hops() {
        return path instanceof NextHop hop ? List.of(hop) : path instanceof Several several ? several.hops()
            : List.of();
    }

    @Override
    public Set<TableRef> tables() {
        Set<TableRef> refs = new HashSet<>(TableRef.unlessDefault(new TableRef(prefix.family(), table)));
        if (path instanceof Lookup lookup) {
            refs.addAll(TableRef.unlessDefault(new TableRef(prefix.family(), lookup.tableId())));
        }
        return Set.copyOf(refs);
    }

    @Override
    public boolean changesInPlace() {
        return true;
    }
}
