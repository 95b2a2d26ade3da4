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
 * An address on an interface.
 *
 * @param interfaceName the interface
 * @param address the address with its prefix length
 */
public record Address(String interfaceName, InterfaceAddress address) implements VppObject {

    public Address {
        Objects.requireNonNull(interfaceName);
        Objects.requireNonNull(address);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ADDRESS;
    }

    @Override
    public String id() {
        return interfaceName + " " + address;
    }

    @Override
    public Set<String> interfaces() {
        return Set.of(interfaceName);
    }
}
