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
import java.util.Set;

/**
 * An interface that Chainstitch creates on a node and removes with its owner. Interfaces that were there before are
 * referred to by their VPP name and have no object.
 *
 * @param name logical name, kind and owner: {@code pod/NAMESPACE/POD/INTERFACE}
 * @param attachment what is behind it
 * @param ipv4Table IPv4 table id it is bound to, 0 is the default table
 * @param ipv6Table IPv6 table id it is bound to, 0 is the default table
 */
public record Interface(String name, Attachment attachment, long ipv4Table, long ipv6Table)
    implements InterfaceObject {

    public Interface {
        Objects.requireNonNull(name);
        Objects.requireNonNull(attachment);
    }

    /**
     * An interface in the default tables.
     *
     * @param name logical name
     * @param attachment what is behind it
     */
    public Interface(String name, Attachment attachment) {
        this(name, attachment, 0, 0);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.INTERFACE;
    }

    @Override
    public Set<TableRef> tables() {
        return boundTables(ipv4Table, ipv6Table);
    }

    @Override
    public Set<String> resources() {
        return Set.of(attachment.resource());
    }

    static Set<TableRef> boundTables(long ipv4Table, long ipv6Table) {
        Set<TableRef> refs = new HashSet<>(TableRef.unlessDefault(new TableRef(IpFamily.IPV4, ipv4Table)));
        refs.addAll(TableRef.unlessDefault(new TableRef(IpFamily.IPV6, ipv6Table)));
        return Set.copyOf(refs);
    }
}
