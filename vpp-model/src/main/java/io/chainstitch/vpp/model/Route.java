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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A static route with one path.
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
        return path instanceof NextHop hop ? hop.interfaceName().map(Set::of).orElseGet(Set::of) : Set.of();
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
