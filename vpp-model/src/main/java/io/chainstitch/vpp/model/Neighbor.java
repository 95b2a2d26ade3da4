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

import java.util.Objects;
import java.util.Set;

/**
 * A static neighbor: VPP sends to it without asking who has the address.
 *
 * @param interfaceName the interface behind which the neighbor is
 * @param address the neighbor's address
 * @param mac the neighbor's MAC address
 */
public record Neighbor(String interfaceName, IpAddress address, MacAddress mac) implements VppObject {

    public Neighbor {
        Objects.requireNonNull(interfaceName);
        Objects.requireNonNull(address);
        Objects.requireNonNull(mac);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.NEIGHBOR;
    }

    @Override
    public String id() {
        return interfaceName + " " + address;
    }

    @Override
    public Set<String> interfaces() {
        return Set.of(interfaceName);
    }

    @Override
    public boolean changesInPlace() {
        return true;
    }
}
