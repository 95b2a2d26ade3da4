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
package io.chainstitch.sfc.api;

import io.chainstitch.vpp.model.IpPrefix;
import java.util.List;
import java.util.Objects;

/**
 * A custom network.
 *
 * @param name unique name
 * @param type its layer
 * @param subnets prefixes of its interfaces
 */
public record Network(String name, Type type, List<IpPrefix> subnets) {
    public Network {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        subnets = List.copyOf(subnets);
    }

    /** The layer of a network. */
    public enum Type {
        /** Frames. */
        L2,
        /** Packets. */
        L3
    }
}
